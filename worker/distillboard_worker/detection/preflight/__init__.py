"""What is found out about a run before it trains: the first stage of every run, and of pre-flights alone."""
