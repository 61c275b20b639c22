"""What a setting is and where it comes from."""
