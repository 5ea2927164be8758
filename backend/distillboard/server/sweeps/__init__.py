"""The sweeps room: many runs from one spec, all or none."""
