"""One address of Redis in the two spellings that redis-py and kombu want."""


def kombu_url(redis_url: str) -> str:
    """``redis_url`` (``redis://…``, ``rediss://…`` or ``unix:///path``) as kombu spells it."""
    scheme, mark, rest = redis_url.partition("://")
    return f"redis+socket://{rest}" if mark and scheme == "unix" else redis_url
