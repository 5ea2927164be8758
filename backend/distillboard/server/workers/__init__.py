"""Workers: who trains, on what, and when they were last heard of."""
