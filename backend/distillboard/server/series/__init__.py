"""The series room: curves of many runs in one answer."""
