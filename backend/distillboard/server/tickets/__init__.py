"""Tickets: messages that wake workers and watchers up, and the janitor that makes up for lost ones."""
