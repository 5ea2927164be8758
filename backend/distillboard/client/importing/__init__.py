"""Taking in trainings that were never reported: MMEngine's work directories."""
