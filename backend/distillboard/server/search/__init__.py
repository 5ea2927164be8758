"""Search: the run list, its filter language, sorting by anything, and what differs between runs."""
