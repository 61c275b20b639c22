"""Secrets, and keeping them out of sight."""
