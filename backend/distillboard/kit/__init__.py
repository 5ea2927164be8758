"""What belongs to no noun and is needed in more than one room; standard library only."""
