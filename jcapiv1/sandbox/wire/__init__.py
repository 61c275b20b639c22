"""HTTP in and out: connections, request bodies, answers."""
