"""The events room: what a training reports, taken in once whatever is sent twice."""
