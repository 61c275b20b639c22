"""What a sandbox holds: records, the outbox, the clock."""
