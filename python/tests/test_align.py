"""Positions of cleaned texts in the original ones."""

from __future__ import annotations

import pytest

from dateline import Extractor
from dateline.align import positions

SENTENCE = "Kenya 😀 proposed a “summit” on May 5."


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        f"\n\n  {SENTENCE}  \n",
        f"date 2025-06-02\n\n{SENTENCE}\r\n\r\n{SENTENCE}",
        f"Title of it\n\n{SENTENCE}\x00\x07 {SENTENCE}",
        f"{SENTENCE} \ud800 {SENTENCE}",
        f"e\u0301\u00a0\u200b\u00ad {SENTENCE}",
        f"{SENTENCE}\u2028{SENTENCE}\x85{SENTENCE}",
    ],
)
def test_cleaned_texts(extractor: Extractor, text: str) -> None:
    article = extractor.extract(text)
    where = positions(text, article.text)
    assert len(where) == len(article.text) + 1 and where == sorted(where)
    for mention in [m for e in article.entities for m in e.mentions] + [act.trigger for act in article.acts]:
        assert text[where[mention.start] : where[mention.end - 1] + 1] == mention.text


def test_other_texts() -> None:
    with pytest.raises(ValueError, match="not part of"):
        positions("one", "two")
