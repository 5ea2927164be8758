"""Queues: where runs wait, and how a worker takes the next one."""
