"""Settling: what chains and the habit of an outlet add to the calls on single articles, and the columns that result."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from mediastudy.copies.calls import MIXED, STAFF, UNKNOWN, WIRE, Call
from mediastudy.copies.chains import COPY, Link, Reread, chains
from mediastudy.copies.traces import Trace

COPY_COLUMNS: Mapping[str, str] = {
    "copy": "whose copy the article is: staff, wire, mixed or unknown",
    "copy_evidence": "what says so",
    "chain": "the id of the original of its chain; empty for an article that shares its text with no other",
    "chain_role": "original, copy or edited copy",
    "chain_similarity": "how much of the text it shares with the original (Jaccard, 5-word shingles)",
}
MOSTLY = 0.8
"""From this share of an agency's text on, an article without a credit is the agency's copy;"""
PARTLY = 0.3
"""from this share on it is mixed."""
HABIT = 5
"""An outlet that credits this many articles to agencies,"""
SHARE = 0.02
"""and this share of its articles, is taken to credit all of its agency copy."""
Facts = dict[str, Any]


def settle(traces: Sequence[Trace], reread: Reread) -> dict[str, Facts]:
    """Return the columns COPY_COLUMNS of every article, by id; the order of `traces` does not matter."""
    links = chains(traces, reread)
    calls = {trace.id: trace.call for trace in traces}
    calls |= _by_chain({trace.id: trace for trace in traces}, links)
    crediting = _crediting(traces)
    calls |= {
        trace.id: _added(calls[trace.id], STAFF, "no credit")
        for trace in traces
        if trace.outlet in crediting and calls[trace.id].copy == UNKNOWN and not calls[trace.id].evidence
    }
    return {trace.id: _facts(calls[trace.id], links.get(trace.id)) for trace in traces}


def _crediting(traces: Iterable[Trace]) -> frozenset[str]:
    """The outlets that credit agencies as a habit."""
    every, credited = Counter[str](), Counter[str]()
    for trace in traces:
        every[trace.outlet] += 1
        credited[trace.outlet] += trace.call.copy == WIRE
    return frozenset(name for name, count in credited.items() if count >= max(HABIT, SHARE * every[name]))


def _by_chain(traces: Mapping[str, Trace], links: Mapping[str, Link]) -> dict[str, Call]:
    """The calls that change because of what another article of the chain is known to be."""
    members: dict[str, list[str]] = defaultdict(list)
    for identity, link in links.items():
        members[link.chain].append(identity)
    found = {}
    for chain, ids in members.items():
        agency, share = _of_agency(chain, ids, traces, links)
        for identity in ids:
            taken = links[identity].taken * share if identity != chain else share
            changed = _with_agency(traces[identity].call, agency, taken)
            if not agency and links[identity].role == COPY:
                changed = _with_outlet(traces[identity], traces[chain])
            if changed:
                found[identity] = changed
    return found


def _of_agency(
    chain: str, ids: Iterable[str], traces: Mapping[str, Trace], links: Mapping[str, Link]
) -> tuple[str, float]:
    """The agency whose text the chain holds, and how much of the original is in the article that says so.

    Of articles that hold as much of it the original says so, else the one with the least id.
    """
    known = [
        (-1.0 if identity == chain else -links[identity].lent, identity != chain, identity)
        for identity in ids
        if traces[identity].call.homes or traces[identity].call.copy == WIRE
    ]
    if not known:
        return "", 0.0
    share, _, identity = min(known)
    call = traces[identity].call
    return call.agency or next(iter(call.homes), "wire services"), -share


def _with_agency(call: Call, agency: str, share: float) -> Call | None:
    """The call on an article of which `share` is an agency's text, where its own credits say less."""
    if not agency or agency in call.homes or call.copy == WIRE or share < PARTLY:
        return None
    whole = share >= MOSTLY and not call.firm
    return _added(call, WIRE if whole else MIXED, f"chain: {agency}")


def _with_outlet(trace: Trace, original: Trace) -> Call | None:
    """The call on a copy of another outlet's own article: whose it is cannot be told from a person's name."""
    call = trace.call
    if trace.outlet == original.outlet or call.firm or call.homes or call.copy in (WIRE, MIXED):
        return None
    return _added(call, UNKNOWN, f"chain: {original.outlet}")


def _added(call: Call, copy: str, reason: str) -> Call:
    return replace(call, copy=copy, evidence="; ".join(part for part in (reason, call.evidence) if part))


def _facts(call: Call, link: Link | None) -> Facts:
    values = (link.chain, link.role, round(link.similarity, 4)) if link else ("", "", None)
    return dict(zip(COPY_COLUMNS, (call.copy, call.evidence, *values), strict=True))
