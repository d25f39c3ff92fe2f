"""Streams: order, back-pressure, errors and the end of programs."""

from __future__ import annotations

import gc
import itertools
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import children

import dateline
from dateline import Extractor, RecordError
from dateline._session import MAX_PENDING

SENTENCE = "Kenya proposed a summit to Uganda."


def numbered(count: int) -> Iterator[str]:
    return (f"{SENTENCE} It cost ${i + 1}." for i in range(count))


def amounts(articles: Iterator[dateline.Article]) -> list[float | None]:
    return [article.quantities[-1].value for article in articles]


def test_order() -> None:
    assert amounts(dateline.extract(numbered(500))) == list(range(1, 501))


def test_input_is_read_as_needed() -> None:
    """The iterator reads no more than what may be in flight, even of an endless input."""
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        for text in itertools.cycle([SENTENCE]):
            read += 1
            yield text

    articles = dateline.extract(endless())
    assert read == 0
    for _ in range(10):
        next(articles)
    time.sleep(0.2)
    assert read <= MAX_PENDING + 10
    articles.close()  # type: ignore[attr-defined]


def test_input_is_read_in_the_callers_thread() -> None:
    """A cursor of sqlite3 refuses any other thread."""
    threads = set()

    def texts() -> Iterator[str]:
        for text in numbered(100):
            threads.add(threading.get_ident())
            yield text

    list(dateline.extract(texts()))
    assert threads == {threading.get_ident()}


def test_large_texts_in_and_out() -> None:
    """Texts and answers that are larger than any pipe block nothing."""
    large = f"{SENTENCE} The cat sat on the mat with 3 dogs.\n\n" * 4000
    articles = dateline.extract([large] * 4, jobs=2)
    assert [len(a.text) for a in articles] == [len(large.rstrip())] * 4


def test_more_failures_than_fit_in_flight() -> None:
    failed: list[RecordError] = []
    texts = [*[""] * (3 * MAX_PENDING), SENTENCE]
    assert len(list(dateline.extract(texts, on_error=failed.append))) == 1
    assert [e.index for e in failed] == list(range(3 * MAX_PENDING))


def test_failures_keep_their_turn() -> None:
    events: list[str] = []
    sources: Any = [SENTENCE, None, SENTENCE, {"text": object()}, "", SENTENCE, Path("x"), 3.5]
    for article in dateline.extract(sources, on_error=lambda e: events.append(f"error {e.index}")):
        events.append(f"article {article.id}")
    assert events == ["article 0", "error 1", "article 2", "error 3", "error 4", "article 5", "error 6", "error 7"]


def test_a_failure_raises_when_its_turn_comes() -> None:
    articles = dateline.extract([SENTENCE, "", SENTENCE])
    assert next(articles).acts
    with pytest.raises(RecordError, match=r"texts\[1\]: no text"):
        next(articles)
    assert not children()


def test_failures_of_files(samples: Path, tmp_path: Path) -> None:
    """They are reported after the articles: none of these is lost."""
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": 5}\n')
    paths = [tmp_path / "missing.txt", bad, samples / "harbor.txt"]
    failed: list[RecordError] = []
    assert len(list(dateline.extract(paths, on_error=failed.append))) == 1
    assert [(e.source, e.record, e.index) for e in failed] == [(str(paths[0]), None, None), (str(bad), 1, None)]
    articles = dateline.extract(paths)
    next(articles)
    with pytest.raises(RecordError, match="no such file"):
        next(articles)


def test_an_error_of_the_input_is_the_callers() -> None:
    def texts() -> Iterator[str]:
        yield SENTENCE
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        list(dateline.extract(texts()))
    assert not children()


@pytest.mark.parametrize("how", ["close", "delete", "exhaust"])
def test_programs_end_with_their_iterator(how: str) -> None:
    threads = threading.active_count()
    articles = dateline.extract(itertools.repeat(SENTENCE, 20 if how == "exhaust" else 10**9))
    next(articles)
    if how == "close":
        articles.close()  # type: ignore[attr-defined]
    elif how == "exhaust":
        list(articles)
    else:
        del articles
        gc.collect()
    assert not children()
    assert threading.active_count() == threads


def test_a_killed_program_is_reported_and_replaced() -> None:
    articles = dateline.extract(itertools.repeat(SENTENCE))
    next(articles)
    if not children():
        pytest.skip("no /proc")
    for pid in children():
        os.kill(int(pid), signal.SIGKILL)
    with pytest.raises(dateline.ProgramError, match="signal 9"):
        for _ in articles:
            pass
    with Extractor() as extractor:
        assert extractor.extract(SENTENCE).acts
        for pid in children():
            os.kill(int(pid), signal.SIGKILL)
        time.sleep(0.2)
        assert extractor.extract(SENTENCE).acts


def test_threads_share_an_extractor() -> None:
    with Extractor() as extractor:
        found: dict[int, list[float | None]] = {}

        def work(number: int) -> None:
            texts = [f"{SENTENCE} It cost ${number * 100 + i}." for i in range(1, 20)]
            found[number] = amounts(iter([extractor.extract(text) for text in texts]))

        threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == {n: [n * 100 + i for i in range(1, 20)] for n in range(4)}
    assert not children()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of terminals differ")
def test_interrupt_ends_both() -> None:
    """Ctrl-C goes to Python and the program; neither stays, and Python raises KeyboardInterrupt."""
    script = textwrap.dedent("""
        import itertools, dateline
        for n, a in enumerate(dateline.extract(itertools.repeat("Kenya proposed a summit."))):
            if n == 5: print("ready", flush=True)
    """)
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None and process.stdout.readline() == b"ready\n"
    os.killpg(process.pid, signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert stderr.decode().rstrip().endswith("KeyboardInterrupt") and process.returncode != 0
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
