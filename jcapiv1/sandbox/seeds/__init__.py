"""What a sandbox starts with: made from a number, or read from a file."""
