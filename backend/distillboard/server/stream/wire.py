"""A message as it stands in the stream."""


def event(name: str, document: str) -> bytes:
    """A message on the wire, up to its id, which is its reader's; JSON has no line breaks."""
    return f"event: {name}\ndata: {document}\nid: ".encode()
