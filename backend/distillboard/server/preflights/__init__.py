"""Pre-flights: a spec is examined before a run is made of it."""
