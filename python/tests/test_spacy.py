"""The spaCy component."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from conftest import children

spacy = pytest.importorskip("spacy")

TEXT = "😀 On Monday Kenya proposed a summit to Uganda. “We need 12 ships,” minister Zoë Otieno said."


@pytest.fixture(scope="module")
def nlp() -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("dateline", config={"published": "2025-06-04"})
    return nlp


def texts(doc: Any, group: str) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.spans[group]]


def test_spans(nlp: Any) -> None:
    doc = nlp(TEXT)
    assert texts(doc, "dateline_acts") == [("proposed", "PROPOSE")]
    assert texts(doc, "dateline_dates") == [("Monday", "DATE")]
    assert texts(doc, "dateline_quantities") == [("12 ships", "COUNT")]
    assert ("Zoë Otieno", "PERSON") in texts(doc, "dateline_entities")
    assert doc.spans["dateline_acts"][0]._.dateline.recipients[0].name == "Uganda"
    assert doc.spans["dateline_statements"][0]._.dateline.speaker.name == "Zoë Otieno"
    assert doc._.dateline.dates[0].value == "2025-06-02"
    assert doc[0:1]._.dateline is None


def test_changed_text_keeps_positions(nlp: Any) -> None:
    doc = nlp("date 2025-06-02\r\n\r\n" + TEXT + "\r\n")
    assert texts(doc, "dateline_acts") == [("proposed", "PROPOSE")]


def test_pipe_keeps_order_and_docs_without_text(nlp: Any) -> None:
    sources = list(itertools.islice(itertools.cycle([TEXT, "", "Chile rejected it.", " \n"]), 300))
    docs = list(nlp.pipe(sources))
    assert [doc.text for doc in docs] == sources
    found = [[span.label_ for span in doc.spans["dateline_acts"]] if "dateline_acts" in doc.spans else None for doc in docs]
    assert found == list(itertools.islice(itertools.cycle([["PROPOSE"], None, ["REJECT"], None]), 300))


def test_docs_can_be_stored(nlp: Any) -> None:
    doc = nlp(TEXT)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.dateline == doc._.dateline
    assert texts(again, "dateline_acts") == texts(doc, "dateline_acts")


def test_processes(nlp: Any) -> None:
    assert [len(doc.spans["dateline_acts"]) for doc in nlp.pipe([TEXT] * 6, n_process=2)] == [1] * 6


def test_program_ends_with_pipeline() -> None:
    before = children()
    own = spacy.blank("en")
    own.add_pipe("dateline")
    own(TEXT)
    own.remove_pipe("dateline")
    del own
    import gc

    gc.collect()
    assert children() <= before
