"""Proposals: abbreviations of a corpus that the lexicon lacks, found by NLTK's Punkt trainer (Kiss and Strunk 2006).

Nothing here runs when articles are read: it is how a lexicon is made for other outlets. The trainer proposes, a reader
decides, and what is accepted goes into a lexicon file with its class and rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nltk.tokenize.punkt import PunktTrainer

from mediastudy.annotation.abbreviations import Abbreviations, abbreviations
from mediastudy.annotation.tokens import tokenise
from mediastudy.lexicon import Lexicons

BEFORE_STOP = re.compile(r"[^\W\d_][\w.'’-]*\.(?=\s)")
OPENING = "“‘\"'([{—–"


class Proposal(NamedTuple):
    """A form that behaves like an abbreviation, as it is mostly written, and how often it stands in the corpus."""

    form: str
    times: int


def propose_abbreviations(texts: Iterable[str], lexicons: Lexicons) -> list[Proposal]:
    """Return the abbreviations that `texts` use and the lexicon ``abbreviations`` lacks, most frequent first.

    The evidence is Kiss and Strunk's: a short word that stands with a full stop more often than chance and rarely
    without one. Forms that are already one token with their stop (initials, "Ill." after a comma) are left out.
    """
    trainer, written = PunktTrainer(), Counter[str]()
    for text in texts:
        trainer.train(text, finalize=False)
        written.update(BEFORE_STOP.findall(text))
    trainer.finalize_training()
    types = {kind.lstrip(OPENING) for kind in trainer.get_params().abbrev_types}
    found = _written(types, written)
    compiled = abbreviations(lexicons)
    return sorted(
        (proposal for proposal in found if not _is_known(proposal.form, compiled)), key=lambda proposal: -proposal.times
    )


def _written(types: set[str], written: Counter[str]) -> Iterator[Proposal]:
    """Yield each type in its most frequent spelling; the trainer knows it in small letters and without its stop."""
    seen: set[str] = set()
    for form, count in written.most_common():
        kind = form.lower().rstrip(".")
        if kind in types and kind not in seen:
            seen.add(kind)
            yield Proposal(form, count)


def _is_known(form: str, compiled: Abbreviations) -> bool:
    """Say whether the form is one token with its stop already, before a name, a number, or after a comma."""
    contexts = (f"{form} Smith", f"{form} 5", f"Smith, {form}, ")
    return any(form in tokenise(context, compiled)[2] for context in contexts)
