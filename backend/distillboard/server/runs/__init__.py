"""Runs: the record of every training, from its submission to its end."""
