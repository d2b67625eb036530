"""A number with its noun, as every sentence has it."""


def counted(number: int, noun: str) -> str:
    """Return the number and the noun, which is regular: ``"1 article"``, ``"12 articles"``, ``"2,056 stories"``."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"
