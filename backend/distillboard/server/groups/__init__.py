"""Groups: the run list gathered by a field, with means of metrics."""
