"""The stream room: what changed, pushed to whoever watches."""
