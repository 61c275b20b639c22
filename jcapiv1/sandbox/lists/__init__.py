"""What every list shares: filter, search, sort, page and fields."""
