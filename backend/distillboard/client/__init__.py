"""The typed client, the reporter and the command line."""
