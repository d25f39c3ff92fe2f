"""A spaCy component that adds what Dateline finds to a Doc.

    nlp = spacy.blank("en")
    nlp.add_pipe("dateline", config={"published": "2025-06-04"})
    doc = nlp("On Monday Kenya proposed a summit to Uganda.")
    doc.spans["dateline_acts"]                  # the words that name acts
    doc.spans["dateline_acts"][0]._.dateline    # the Act itself
    doc._.dateline                              # the Article

The other groups are ``dateline_statements``, ``dateline_dates``, ``dateline_quantities`` and ``dateline_entities``.
Spans are in code points of ``doc.text``; one that ends inside a token of spaCy's is expanded to the whole token. The positions
in ``doc._.dateline`` are those of the cleaned text, ``doc._.dateline.text``.
"""

from __future__ import annotations

import functools
import json
import logging
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from dateline.align import positions
from dateline.article import Article
from dateline.errors import RecordError
from dateline.extractor import Extractor
from dateline.frames import Kind
from dateline.marks import Mark, marks

GROUPS: dict[Kind, str] = {
    "act": "dateline_acts",
    "statement": "dateline_statements",
    "date": "dateline_dates",
    "quantity": "dateline_quantities",
    "entity": "dateline_entities",
}

_log = logging.getLogger(__name__)

_KEY = "dateline"  # of the JSON in doc.user_data, which spaCy can store


def _register() -> None:
    Doc.set_extension("dateline", getter=_article_of, force=True)
    Span.set_extension("dateline", getter=_finding_of, force=True)


def _article_of(doc: Doc) -> Article | None:
    text = doc.user_data.get(_KEY)
    return None if text is None else _parsed(text)


@functools.lru_cache(maxsize=16)
def _parsed(text: str) -> Article:
    return Article.from_line(text)


def _finding_of(span: Span) -> Any:
    article = _article_of(span.doc)
    if article is None or not span.id_:
        return None
    lists = (article.acts, article.quotes, article.dates, article.quantities, article.entities)
    return next((finding for findings in lists for finding in findings if finding.id == span.id_), None)


class Component:
    """The component: it keeps one program running, and gives ``nlp.pipe`` a program for the whole stream."""

    def __init__(self, published: str | None, rules: str | None, any_language: bool) -> None:
        self._options = published, rules, any_language
        self._extractor = Extractor(published=published, rules=None if rules is None else Path(rules), any_language=any_language)

    def __reduce__(self) -> tuple[Any, ...]:  # for nlp.pipe(n_process=2)
        return Component, self._options

    def __call__(self, doc: Doc) -> Doc:
        try:
            return _annotate(doc, self._extractor.extract(doc.text))
        except RecordError as err:
            return _unread(doc, err)

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 0) -> Iterator[Doc]:
        """Yield the docs with their findings, in their order. The program reads ahead as it needs, whatever the batch size."""
        docs: deque[Doc] = deque()
        errors: list[RecordError] = []

        def texts() -> Iterator[str]:
            for doc in stream:
                docs.append(doc)
                yield doc.text

        for article in self._extractor.extract(texts(), on_error=errors.append):
            yield from _unread_docs(docs, errors)
            yield _annotate(docs.popleft(), article)
        yield from _unread_docs(docs, errors)


def _unread_docs(docs: deque[Doc], errors: list[RecordError]) -> Iterator[Doc]:
    """Yield the docs at the head of the queue that could not be read."""
    for error in errors:
        yield _unread(docs.popleft(), error)
    errors.clear()


def _unread(doc: Doc, error: RecordError) -> Doc:
    """Return a doc without findings. That an empty one has none needs no warning."""
    if doc.text.strip():
        _log.warning("no findings: %s", error)
    return doc


def _annotate(doc: Doc, article: Article) -> Doc:
    try:
        where = positions(doc.text, article.text)
    except ValueError as err:
        _log.warning("no findings: %s", err)
        return doc
    doc.user_data[_KEY] = json.dumps(article.to_dict())
    for kind, group in GROUPS.items():
        spans = [_span(doc, where[mark.start], where[mark.end - 1] + 1, mark) for mark in marks(article, [kind])]
        doc.spans[group] = [span for span in spans if span is not None]
    return doc


def _span(doc: Doc, start: int, end: int, mark: Mark) -> Span | None:
    return doc.char_span(start, end, label=mark.label, span_id=mark.id, alignment_mode="expand")


@Language.factory(  # type: ignore[untyped-decorator, misc, unused-ignore]  # without spaCy it has no types
    "dateline",
    assigns=["doc._.dateline", "doc.spans", "span._.dateline"],
    default_config={"published": None, "rules": None, "any_language": False},
)
def create(nlp: Language, name: str, published: str | None, rules: str | None, any_language: bool) -> Component:
    """Return the component. The settings are those of :class:`dateline.Extractor`."""
    return Component(published, rules, any_language)


_register()
