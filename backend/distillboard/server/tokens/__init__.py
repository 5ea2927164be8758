"""Tokens: who may call, in which role, and until when."""
