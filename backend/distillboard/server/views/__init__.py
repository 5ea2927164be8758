"""Saved views: what a page shows, under a name that a team shares."""
