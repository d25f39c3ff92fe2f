"""One running program that reads records from a pipe and writes an article for each of them, in order.

A thread writes the records and a thread reads the articles, so that neither pipe can fill up while the other one waits.
The caller's own iterables are only used in the caller's thread: a cursor of a database may be one.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import tempfile
import threading
from collections import deque
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import IO, Any

from dateline.errors import DatelineError, ProgramError, RecordError, RulesError, UsageError

INDEX = "dateline-index"
"""The field that takes the number of a record through the program."""

MAX_PENDING = 64
"""How many records may be in the program and the pipes at once: enough for all processors, little for the memory."""

MAX_PENDING_BYTES = 8 << 20

_MAX_READ_AHEAD = 16  # articles that wait for the caller
_POLL_SECONDS = 0.05  # records that fail write no article, so the file of errors is looked at when none comes

Answer = dict[str, Any] | RecordError
"""The JSON of an article, or why there is none."""


class Program:
    """A process of the program, with its errors in files, which unlike pipes cannot fill up. Closing it ends the process."""

    def __init__(self, command: Sequence[str], inputs: Sequence[str]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="dateline-")
        self._errors = Path(self._folder.name, "errors.jsonl")
        self._errors_read = 0
        self._stderr = tempfile.TemporaryFile()
        try:
            self._process = subprocess.Popen(
                [*command, "--errors", str(self._errors), "--", *inputs],
                stdin=subprocess.PIPE if "-" in inputs else subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=self._stderr,
                env=_environment(),
            )
        except BaseException:
            self._stderr.close()
            self._folder.cleanup()
            raise
        assert self._process.stdout is not None
        self.stdout: IO[bytes] = self._process.stdout

    @property
    def stdin(self) -> IO[bytes]:
        assert self._process.stdin is not None
        return self._process.stdin

    def running(self) -> bool:
        return self._process.poll() is None

    def failures(self) -> list[dict[str, Any]]:
        """Return the failed records that the program has written since the last call."""
        try:
            with self._errors.open("rb") as file:
                file.seek(self._errors_read)
                lines = file.read()
        except FileNotFoundError:
            return []
        complete = lines[: lines.rfind(b"\n") + 1]
        self._errors_read += len(complete)
        return [json.loads(line) for line in complete.splitlines()]

    def check(self) -> None:
        """Wait for the end of the program, and raise what it failed with. Failed records (status 3) are no failure of it."""
        status = self._process.wait()
        if status in (0, 3):
            return
        self._stderr.seek(0)
        raise _failure(status, self._stderr.read().decode("utf-8", "replace").strip())

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        self.kill()
        self.stdout.close()
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):  # what was not written yet
                self._process.stdin.close()
        self._stderr.close()
        self._folder.cleanup()


def _environment() -> dict[str, str]:
    """Return the environment without the flags that the program would take from it."""
    return {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}


def _failure(status: int, stderr: str) -> DatelineError:
    last = stderr.rsplit("\n", 1)[-1]
    if status == 2:
        return UsageError(stderr.removeprefix("dateline: "))
    if last.endswith("in the rules") or "cannot read the rules" in last or last.startswith("dateline: rules: "):
        return RulesError(stderr)
    what = f"was stopped by signal {-status}" if status < 0 else f"failed with status {status}"
    return ProgramError(f"the program {what}" + (f": {stderr}" if stderr else ""), status, stderr)


class Session:
    """A program that is given records and gives an answer to each, in their order. For one thread at a time."""

    def __init__(self, command: Sequence[str]) -> None:
        self._program = Program(command, ["-"])
        self._records: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._lines: queue.Queue[bytes | None] = queue.Queue(_MAX_READ_AHEAD)
        self._threads = [
            threading.Thread(target=_write, args=(self._program.stdin, self._records), daemon=True),
            threading.Thread(target=_read, args=(self._program.stdout, self._lines), daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        self._owner = os.getpid()
        self._sizes: deque[int] = deque()  # of the records without an answer
        self._asked = 0
        self._answered = 0
        self._failed: dict[int, RecordError] = {}
        self._held: tuple[int, dict[str, Any]] | None = None  # an article that comes after a failed record

    def usable(self) -> bool:
        """Report whether the program runs, and is not that of a parent process."""
        return self._owner == os.getpid() and self._program.running()

    @property
    def pending(self) -> int:
        """How many records have no answer yet."""
        return self._asked - self._answered

    def full(self) -> bool:
        """Report whether an answer must be taken before the next record."""
        return self.pending >= MAX_PENDING or sum(self._sizes) >= MAX_PENDING_BYTES

    def ready(self) -> bool:
        """Report whether an answer is probably there."""
        return self.pending > 0 and (self._held is not None or not self._lines.empty())

    def send(self, record: Mapping[str, Any]) -> None:
        """Send a record. One that is no JSON is answered with an error when its turn comes."""
        try:
            line = json.dumps({**record, INDEX: self._asked}, default=_plain).encode("ascii")
        except (TypeError, ValueError, RecursionError) as err:
            self.refuse(f"cannot be written as JSON: {err}")
            return
        self._put(line)

    def refuse(self, message: str) -> None:
        """Make the next answer an error."""
        self._failed[self._asked] = _record_error(self._asked, message)
        self._put(b"null")  # a line that fails, so that the lines of the program are counted like the records

    def _put(self, line: bytes) -> None:
        self._asked += 1
        self._sizes.append(len(line))
        self._records.put(line + b"\n")

    def finish(self) -> None:
        """Close the input: no record follows."""
        self._records.put(None)

    def answer(self) -> Answer:
        """Wait for the next answer."""
        index = self._answered
        while index not in self._failed and (self._held is None or self._held[0] > index):
            self._wait(index)
        self._answered += 1
        self._sizes.popleft()
        if index in self._failed:
            return self._failed.pop(index)
        assert self._held is not None
        article, self._held = self._held[1], None
        return article

    def _wait(self, index: int) -> None:
        """Take an article or the errors that have come since the last time."""
        if self._held is not None:  # the article after it is there, so its error has been written
            self._note_failures()
            self._failed.setdefault(index, _record_error(index, "the program gave no answer"))
            return
        try:
            line = self._lines.get(timeout=_POLL_SECONDS)
        except queue.Empty:
            self._note_failures()
            return
        if line is None:
            self._note_failures()
            if index not in self._failed:
                self._program.check()
                raise ProgramError("the program ended before its input")
            self._lines.put(None)  # for the next call
            return
        article = json.loads(line)
        fields = article["fields"]
        index = fields.pop(INDEX)
        if article["id"] == f"stdin:{index + 1}":  # that of a record without one
            article["id"] = None
        self._held = index, article
        if not fields:
            del article["fields"]

    def _note_failures(self) -> None:
        for failure in self._program.failures():
            if failure.get("skipped") == "language":  # its article comes, too
                continue
            index = failure["line"] - 1 if "line" in failure else self._answered
            if index >= self._answered:  # not one that was refused
                self._failed.setdefault(index, _record_error(index, failure["message"], failure.get("hint")))

    def close(self) -> None:
        """End the program and the threads, whatever they are doing."""
        if self._owner != os.getpid():
            return
        self._program.kill()
        self._records.put(None)
        for thread in self._threads:
            while thread.is_alive():
                with contextlib.suppress(queue.Empty):  # one that waits for room in the queue
                    self._lines.get_nowait()
                thread.join(0.01)
        self._program.close()


def _record_error(index: int, message: str, hint: str | None = None) -> RecordError:
    return RecordError(message, source=f"texts[{index}]", index=index, hint=hint)


def _write(stdin: IO[bytes], records: queue.SimpleQueue[bytes | None]) -> None:
    try:
        while (line := records.get()) is not None:
            stdin.write(line)
            if records.empty():
                stdin.flush()
    except OSError:  # the program has ended; its status says why
        pass
    finally:
        with contextlib.suppress(OSError):
            stdin.close()


def _read(stdout: IO[bytes], lines: queue.Queue[bytes | None]) -> None:
    for line in stdout:
        lines.put(line)
    lines.put(None)


def _plain(value: object) -> str:
    """Return the JSON of what rows of tables have and JSON has not."""
    if isinstance(value, date):  # and datetime
        return value.isoformat()
    if isinstance(value, os.PathLike):
        return str(os.fspath(value))
    raise TypeError(f"a value is a {type(value).__name__}")
