"""One change to many runs: each is changed as a whole or left as it was, and says so."""
