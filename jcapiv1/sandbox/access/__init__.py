"""Who may do what: keys, rights, the rate limit, tokens of service accounts."""
