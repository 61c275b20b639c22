"""What every operation shares: its path, its parameters, its body, its tenant, its refusals."""
