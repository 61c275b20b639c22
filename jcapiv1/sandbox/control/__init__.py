"""The control endpoint, off the API path: what other languages and people do to the sandbox."""
