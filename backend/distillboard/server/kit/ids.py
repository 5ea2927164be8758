"""Ids that sort by age and names that one can read."""

import secrets
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_EPOCH_MS = 1_577_836_800_000
_RANDOM_BITS = 30
_LENGTH = 14

_ADJECTIVES = (
    "amber", "brave", "brisk", "calm", "clear", "crisp", "deft", "eager", "fair", "fleet", "fond", "gentle", "glad",
    "grand", "hardy", "keen", "kind", "light", "lively", "lucid", "mellow", "merry", "mild", "neat", "nimble", "noble",
    "plain", "proud", "quick", "quiet", "rapid", "ready", "rosy", "sharp", "silver", "sleek", "smart", "solid", "spry",
    "steady", "still", "sunny", "swift", "tidy", "true", "vivid", "warm", "wise",
)  # fmt: skip
_NOUNS = (
    "alder", "aspen", "badger", "beech", "birch", "bison", "cedar", "crane", "curlew", "dove", "eagle", "elm", "falcon",
    "fern", "finch", "fox", "gull", "hare", "hawk", "hazel", "heron", "ibis", "jay", "kestrel", "lark", "linnet",
    "lynx", "maple", "marten", "merlin", "moss", "oak", "osprey", "otter", "owl", "pine", "plover", "raven", "robin",
    "rowan", "seal", "sparrow", "stoat", "swallow", "swan", "tern", "thrush", "willow", "wren", "yew",
)  # fmt: skip


def new_id() -> str:
    """Fourteen lower-case base32 characters: milliseconds since 2020 first, then 30 random bits."""
    elapsed = time.time_ns() // 1_000_000 - _EPOCH_MS
    number = (elapsed << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS)
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(5 * (_LENGTH - 1), -1, -5))


def new_name() -> str:
    """A name for a run nobody named, e.g. ``calm-heron-417``."""
    return f"{secrets.choice(_ADJECTIVES)}-{secrets.choice(_NOUNS)}-{secrets.randbelow(1000)}"


def new_token() -> str:
    """A lease's secret: 256 random bits, URL-safe."""
    return secrets.token_urlsafe(32)
