"""What the tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def samples() -> Path:
    return ROOT / "testdata"


@pytest.fixture
def binary() -> str:
    return dateline.find_binary()


@pytest.fixture(scope="module")
def extractor() -> Iterator[dateline.Extractor]:
    with dateline.Extractor(published="2025-06-04") as extractor:
        yield extractor


def children() -> set[str]:
    """Return the processes that this one has started; empty where there is no /proc."""
    tasks = Path(f"/proc/{os.getpid()}/task")
    return {pid for task in tasks.glob("*/children") for pid in task.read_text().split()} if tasks.is_dir() else set()
