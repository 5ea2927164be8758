"""The logs room: the lines a training wrote, in order, by index."""
