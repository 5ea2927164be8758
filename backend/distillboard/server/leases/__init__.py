"""Leases: who holds a running run, and until when."""
