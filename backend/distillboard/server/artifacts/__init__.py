"""The artifacts room: files by digest, each stored once, and the names runs know them by."""
