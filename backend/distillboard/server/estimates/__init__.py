"""Estimates: what runs will cost and when they begin, from the history of similar ones."""
