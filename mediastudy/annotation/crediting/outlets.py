"""An outlet's own name as a page writes it: spelled out, run together, or as the host says it."""

from __future__ import annotations

import re
from functools import lru_cache

OUTLET, HOST = "<OUTLET>", "<HOST>"
GENERIC = frozenset(
    ["www", "www1", "www2", "com", "co", "uk", "org", "net", "gov", "edu", "info", "news", "us", "au", "ca", "in", "m"]
)
NEVER = r"(?!)"
LEAST = 3
"""An outlet whose name has fewer letters is not looked for in lines: too much else is spelled so."""


def label(outlet: str) -> str:
    """Return what names the outlet: the host without www and ending, else the name without "The"."""
    if " " in outlet or "." not in outlet:
        return re.sub(r"^[Tt]he ", "", outlet)
    parts = [part for part in outlet.lower().split(".") if part not in GENERIC]
    return parts[-1] if parts else outlet


def for_outlet(form: str, outlet: str) -> re.Pattern[str]:
    """Return the rule's form with the outlet's own name and host put in (one that names neither is compiled once)."""
    own = outlet if OUTLET in form or HOST in form else ""
    return _compiled(form, own)


@lru_cache(maxsize=4096)
def _compiled(form: str, outlet: str) -> re.Pattern[str]:
    letters = re.findall(r"\w", label(outlet).replace("_", "")) if outlet else []
    if len(letters) < LEAST:
        return re.compile(form.replace(OUTLET, NEVER).replace(HOST, NEVER))
    run_together, apart = "".join(letters), r"\W{0,2}".join(letters)
    spelled, host = rf"(?i:(?:the )?{apart}(?:\.com|\.org)?)", rf"(?i:{run_together}\.\w{{2,4}})"
    return re.compile(form.replace(OUTLET, spelled).replace(HOST, host))
