"""Reporting to a run: what a training says, kept until the server has it."""
