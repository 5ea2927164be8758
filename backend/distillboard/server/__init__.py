"""The service: the record, the queue of claims, the artifacts, the live stream."""
