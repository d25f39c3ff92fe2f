"""Texts, records and files in; articles out, in order."""

from __future__ import annotations

import json
import subprocess
from datetime import date, datetime
from pathlib import Path

import pytest

import dateline
from dateline import Extractor, RecordError

SENTENCE = "On Monday Kenya proposed a summit to Uganda."


def test_article_equals_json_of_program(samples: Path, binary: str) -> None:
    """Every field of every sample is read, and written back as it was."""
    for path in sorted(samples.glob("*.txt")):
        done = subprocess.run([binary, "extract", "-f", "articles", str(path)], capture_output=True, check=True)
        wanted = json.loads(done.stdout)
        article = dateline.extract(path)
        assert without_none(json.loads(json.dumps(article.to_dict()))) == without_none(wanted)
        assert dateline.Article.from_json(article.to_dict()) == article


def without_none(value: object) -> object:
    """Optional fields are absent from the JSON and None in Python."""
    if isinstance(value, dict):
        return {name: without_none(v) for name, v in value.items() if v is not None}
    if isinstance(value, list):
        return [without_none(v) for v in value]
    return value


@pytest.mark.parametrize(
    "prefix",
    ["", "😀😀 ", "Café «Zoë» – ", "日本語。\n\n", "e\u0301\u200b ", "\U0001f1fa\U0001f1e6 ", "\ud800 ", "\r\n\t", "\x07 "],
    ids=["ascii", "emoji", "accents", "cjk", "combining", "flag", "surrogate", "space", "control"],
)
def test_positions_are_those_of_python(extractor: Extractor, prefix: str) -> None:
    article = extractor.extract(f"{prefix}{SENTENCE} “We need 12 ships 🚢,” said Zoë Müller. {SENTENCE}")
    pieces = [(m.start, m.end, m.text) for e in article.entities for m in e.mentions]
    pieces += [(act.trigger.start, act.trigger.end, act.trigger.text) for act in article.acts]
    pieces += [(date.start, date.end, date.text) for date in article.dates]
    pieces += [(quantity.start, quantity.end, quantity.text) for quantity in article.quantities]
    assert len(article.acts) >= 2 and article.quantities and article.dates
    for start, end, text in pieces:
        assert article.text[start:end] == text
    for statement in article.statements:
        assert " ".join(article.text[start:end] for start, end in statement.spans).rstrip(",") == statement.text


def test_published(extractor: Extractor) -> None:
    for published in ("2025-06-04", date(2025, 6, 4), datetime(2025, 6, 4, 12, 0)):
        assert dateline.extract(SENTENCE, published=published).dates[0].value == "2025-06-02"
    assert dateline.extract(SENTENCE).published is None
    record = {"text": SENTENCE, "published": date(2024, 1, 3)}  # the record's own date counts
    assert extractor.extract(record).dates[0].value == "2024-01-01"


def test_records(extractor: Extractor) -> None:
    record = {"html": f"<p>{SENTENCE}</p>", "url": "https://example.org/1", "title": "T", "id": 7}
    article = extractor.extract(record)
    assert (article.id, article.url, article.title) == ("7", "https://example.org/1", "T")
    assert article.fields is None and "dateline-index" not in json.dumps(article.to_dict())


def test_kept_fields() -> None:
    record = {"text": SENTENCE, "desk": "world", "a,b": 1}
    assert dateline.extract(record, keep_fields=["desk", "a,b"]).fields == {"desk": "world", "a,b": 1}


def test_ids() -> None:
    assert [a.id for a in dateline.extract([SENTENCE, {"text": SENTENCE, "id": "x"}, {"text": SENTENCE}])] == ["0", "x", "2"]
    assert dateline.extract(SENTENCE).id is None


def test_paths(samples: Path, tmp_path: Path) -> None:
    names = ["istanbul.txt", "takeover.html", "harbor.txt"]
    articles = list(dateline.extract(samples / name for name in names))
    assert [Path(a.id or "").name for a in articles] == names
    odd = tmp_path / "-a[1] b.txt"
    odd.write_text(SENTENCE)
    assert dateline.extract(odd).acts
    lines = tmp_path / "two.jsonl"
    lines.write_text(json.dumps({"text": SENTENCE}) + "\n" + json.dumps({"text": SENTENCE}) + "\n")
    assert len(list(dateline.extract([lines]))) == 2
    with pytest.raises(RecordError, match="2 articles, not one"):
        dateline.extract(lines)


def test_more_paths_than_a_command_line_takes(tmp_path: Path) -> None:
    paths = [tmp_path / f"{'n' * 150}{i:03}.txt" for i in range(200)]
    for path in paths:
        path.write_text("Yes.")
    assert [a.id for a in dateline.extract(paths)] == [str(p) for p in paths]


def test_rules(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "phase: event\nrules:\n  - name: knight\n    match: |\n      trigger:[lemma=knight, tag=VB*]\n"
        "    args: {actor: subject, recipient: object}\n    emit: {event: support, act: back}\n    tests: |\n"
        "      + [Denmark](actor) [knighted](trigger) [Rossi](recipient).\n      - The knight slept.\n"
    )
    text = "Denmark knighted Rossi."
    assert not dateline.extract(text).acts
    article = dateline.extract(text, rules=tmp_path)
    assert [act.act for act in article.acts] == ["back"] and "+" in (article.rules or "")


def test_nothing() -> None:
    assert list(dateline.extract([])) == []
    assert list(dateline.extract(iter(()))) == []


def test_language() -> None:
    german = "Die Regierung hat am Montag einen neuen Vorschlag vorgelegt, den die Opposition abgelehnt hat. " * 3
    assert dateline.extract(german).skipped == "language"
    assert dateline.extract(german, any_language=True).skipped is None


def test_displacy() -> None:
    shown = dateline.extract(f"😀 {SENTENCE}").to_displacy()
    assert [(shown["text"][e["start"] : e["end"]], e["label"]) for e in shown["ents"]] == [
        ("Monday", "DATE"), ("Kenya", "PLACE"), ("Uganda", "PLACE")]  # fmt: skip
    ends = [0] + [e["end"] for e in shown["ents"]]
    assert all(e["start"] >= end for e, end in zip(shown["ents"], ends))
    with pytest.raises(ValueError, match="no kind 'acts'"):
        dateline.extract(SENTENCE).to_displacy(["acts"])  # type: ignore[list-item]
