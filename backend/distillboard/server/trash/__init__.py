"""Trash: runs that were deleted, until they are restored or forgotten with their files."""
