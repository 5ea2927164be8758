"""The embedded stack: Redis, API and one worker under one supervisor, on one machine, without root."""
