"""The metrics room: packed points, current summaries, thinned reads."""
