"""Health: whether the service lives, whether it is ready, and what Prometheus wants to know."""
