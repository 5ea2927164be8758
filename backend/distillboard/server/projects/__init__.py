"""Projects: what runs are kept apart by."""
