"""The findings of an article as labelled pieces of its text, for tools that show or hold spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dateline.frames import Kind, check_kind

if TYPE_CHECKING:
    from dateline.article import Article


class Mark(NamedTuple):
    """A piece of the text: ``label`` names the sort of finding, ``id`` the finding."""

    start: int
    end: int
    label: str
    id: str


def marks(article: Article, kinds: Sequence[Kind]) -> list[Mark]:
    """Return the marks of some kinds of findings in the order of the text. An act is marked at the word that names it."""
    for kind in kinds:
        check_kind(kind)
    return sorted(mark for kind in dict.fromkeys(kinds) for mark in _of_kind(article, kind))


def _of_kind(article: Article, kind: Kind) -> Iterator[Mark]:
    if kind == "entity":
        for entity in article.entities:
            for mention in entity.mentions:
                yield Mark(mention.start, mention.end, entity.kind.upper(), entity.id)
    elif kind == "date":
        for date in article.dates:
            yield Mark(date.start, date.end, date.type, date.id)
    elif kind == "quantity":
        for quantity in article.quantities:
            yield Mark(quantity.start, quantity.end, quantity.kind.upper(), quantity.id)
    elif kind == "act":
        for act in article.acts:
            yield Mark(act.trigger.start, act.trigger.end, act.act.upper(), act.id)
    else:
        relation = "speech" if kind == "statement" else kind
        for quote in article.quotes:
            if quote.relation == relation:
                yield from (Mark(start, end, kind.upper(), quote.id) for start, end in quote.spans)


def without_overlaps(marks: Iterable[Mark]) -> list[Mark]:
    """Return the marks that do not overlap one before: that which begins first, or the longest of those that begin together."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept
