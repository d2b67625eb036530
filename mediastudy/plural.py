"""A number with its noun, as sentences of models and figures have it."""


def counted(count: int, noun: str) -> str:
    """Return ``"1 article"``, ``"12 articles"``."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"
