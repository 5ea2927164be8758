"""MMDetection's model zoo: what was published, what of it is here, and models made of it."""
