"""Data frames have the columns and values of --format csv."""

from __future__ import annotations

import csv
import io
import subprocess
from pathlib import Path
from typing import get_args

import pytest

import dateline
from dateline.frames import Kind, columns, rows


@pytest.mark.parametrize("kind", get_args(Kind))
def test_rows_are_those_of_csv(kind: Kind, samples: Path, binary: str) -> None:
    paths = sorted(samples.glob("*.txt"))
    done = subprocess.run([binary, "extract", "-f", "csv", "--kinds", kind, *map(str, paths)], capture_output=True, check=True)
    wanted = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    found = [row for article in dateline.extract(paths) for row in rows(article, kind)]
    assert sorted(map(cells, found)) == sorted(cells({name: row[name] for name in columns(kind)}) for row in wanted)
    roles = {(row["article"], row["id"]): row["speaker_role"] for row in wanted}
    for row in found:  # an article has "Danish minister" for what a line has "minister"
        assert str(row.get("speaker_role") or "").endswith(roles[row["article"], row["id"]])


DECIMALS = {"value", "low", "high", "confidence", "latitude", "longitude"}  # CSV writes them with a decimal point


def cells(row: dict[str, object]) -> list[tuple[str, str]]:
    """Return a row as CSV has it, with empty cells and without the apostrophe that guards against formulas."""
    numbers = {name: float(str(value)) for name, value in row.items() if name in DECIMALS and value not in (None, "")}
    return [(name, text(value)) for name, value in sorted({**row, **numbers}.items()) if name != "speaker_role"]


def text(value: object) -> str:
    if value is None:
        return ""
    written = str(value).lower() if isinstance(value, bool) else str(value)
    return written[1:] if written[:1] == "'" and written[1:2] in set("=+-@") else written.replace("\r\n", "\n")


def test_frame() -> None:
    pandas = pytest.importorskip("pandas")
    article = dateline.extract("Kenya proposed a summit to Uganda.")
    frame = article.to_pandas()
    assert list(frame.columns) == columns("act") and frame.loc[0, "actors"] == "Kenya"
    empty = dateline.to_pandas([], "quantity")
    assert isinstance(empty, pandas.DataFrame) and list(empty.columns) == columns("quantity") and empty.empty
    with pytest.raises(ValueError, match="no kind 'acts'"):
        article.to_pandas("acts")  # type: ignore[arg-type]
