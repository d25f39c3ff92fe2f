"""What can go wrong. Every error of this package is a DatelineError."""

from __future__ import annotations


class DatelineError(Exception):
    """An error of the package or of the program."""


class BinaryNotFound(DatelineError, FileNotFoundError):
    """The program ``dateline`` is not installed beside this package, nor in a folder of PATH."""


class VersionMismatch(DatelineError):
    """The program has another version than the package, or is another program."""


class UsageError(DatelineError, ValueError):
    """An argument has a value that the program does not accept."""


class RulesError(DatelineError, ValueError):
    """Mistakes in rule files. The message is that of the program: file, line, column and the line itself for each of them."""


class ProgramError(DatelineError, RuntimeError):
    """The program failed or was stopped.

    ``status`` is its exit status, negative for a signal, and ``stderr`` what it wrote to standard error.
    """

    def __init__(self, message: str, status: int | None = None, stderr: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.stderr = stderr


class RecordError(DatelineError, ValueError):
    """One text, record or file that cannot be read.

    ``index`` is its position in the iterable, counted from 0; None for files. ``source`` names the file, or the text as
    ``texts[3]``. ``record`` is the number of the record in a file that holds several, counted from 1.
    """

    def __init__(
        self, message: str, *, source: str, index: int | None = None, record: int | None = None, hint: str | None = None
    ) -> None:
        where = source if record is None else f"{source}, record {record}"
        super().__init__(f"{where}: {message}" + (f" (hint: {hint})" if hint else ""))
        self.message = message
        self.source = source
        self.index = index
        self.record = record
        self.hint = hint
