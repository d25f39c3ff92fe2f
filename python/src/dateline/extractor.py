"""Texts, records and files in, articles out."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any, Self, TypeAlias, overload

from dateline._binary import checked_binary
from dateline._session import INDEX, Answer, Program, Session
from dateline.article import Article
from dateline.errors import RecordError

FilePath: TypeAlias = os.PathLike[str]
"""A file or folder in any format that the program reads: text, HTML, JSON lines, WARC, archives and so on."""

Record: TypeAlias = Mapping[str, Any]
"""A text with what is known of it: ``text`` or ``html``, and if wanted ``id``, ``url``, ``title``, ``published``, ``byline``, ``language``."""

Source: TypeAlias = str | Record | FilePath
"""What an article is read from. A str is always a text, never the name of a file."""

_PATH_BYTES = 16_000  # of the paths of one command line: Windows takes 32,767 characters in all


class Extractor:
    """Extracts articles with fixed options. Single texts are given to one program that keeps running.

    >>> with Extractor(published="2025-06-02") as extractor:
    ...     article = extractor.extract("Kenya proposed a summit to Uganda on Monday.")
    ...     [act.act for act in article.acts]
    ['propose']

    It may be used by several threads: single texts wait for each other, iterators have programs of their own.

    :param published: the date of texts that have none, from which words such as "Monday" count.
    :param rules: a folder with rule files, which are added to the shipped ones or override them by name.
    :param jobs: how many articles are worked on at once; all cores if None.
    :param any_language: also search text that is not English.
    :param guess_date: guess the date of publication of pages that do not state it clearly.
    :param keep_fields: fields of records to copy to ``Article.fields``.
    :raises BinaryNotFound: if the program is not installed.
    :raises VersionMismatch: if the program is not that of this package.
    """

    def __init__(
        self,
        *,
        published: str | date | None = None,
        rules: str | FilePath | None = None,
        jobs: int | None = None,
        any_language: bool = False,
        guess_date: bool = False,
        keep_fields: Sequence[str] = (),
    ) -> None:
        self._command = [checked_binary(), "--config", os.devnull, "extract", "--format", "articles", "--quiet"]
        self._keep_fields = list(keep_fields)
        if published is not None:
            self._command += ["--published", published.isoformat() if isinstance(published, date) else published]
        if rules is not None:
            self._command += ["--rules", os.fspath(rules)]
        if jobs is not None:
            self._command += ["--jobs", str(jobs)]
        if any_language:
            self._command.append("--any-language")
        if guess_date:
            self._command.append("--guess-date")
        self._session: Session | None = None
        self._lock = threading.Lock()

    @overload
    def extract(self, source: Source) -> Article: ...  # type: ignore[overload-overlap]  # a str is one text, not an iterable of them

    @overload
    def extract(
        self, source: Iterable[Source], *, on_error: Callable[[RecordError], object] | None = None
    ) -> Iterator[Article]: ...

    def extract(
        self, source: Source | Iterable[Source], *, on_error: Callable[[RecordError], object] | None = None
    ) -> Article | Iterator[Article]:
        """Return the article of one text, record or file, or an iterator over those of several, in their order.

        The iterator reads its input as far ahead as the program needs and no further. Its program ends with it, also
        if it is closed or garbage before its end. A folder, archive or dump gives as many articles as it holds.

        :param on_error: called with the error of each record that cannot be read, which is then skipped. Without it
            the first such error is raised: for texts and records when its turn comes, for files at the end.
        :raises RecordError: if a record cannot be read.
        :raises RulesError: if the rules have mistakes.
        :raises UsageError: if an option has a wrong value.
        """
        if isinstance(source, (str, Mapping)):
            return self._one(source)
        if isinstance(source, os.PathLike):
            return self._only(source)
        return self._several(iter(source), on_error or _raise)

    def _one(self, source: str | Record) -> Article:
        with self._lock:
            if self._session is None or not self._session.usable():
                self._end_session()
                self._session = self._new_session()
            try:
                _send(self._session, source)
                answer = self._session.answer()
            except BaseException:
                self._end_session()
                raise
        if isinstance(answer, RecordError):
            raise RecordError(answer.message, source="text", hint=answer.hint)
        return Article.from_json(answer)

    def _only(self, path: FilePath) -> Article:
        articles = list(self._files([path], _raise))
        if len(articles) != 1:
            raise RecordError(f"has {len(articles)} articles, not one", source=os.fspath(path), hint="pass it in a list")
        return articles[0]

    def _several(self, sources: Iterator[Source], on_error: Callable[[RecordError], object]) -> Iterator[Article]:
        for first in sources:
            sources = chain([first], sources)
            if isinstance(first, os.PathLike):
                yield from self._of_paths(sources, on_error)
            else:
                yield from self._of_texts(sources, on_error)
            return

    def _of_texts(self, sources: Iterator[object], on_error: Callable[[RecordError], object]) -> Iterator[Article]:
        session = self._new_session()
        try:
            for index, answer in enumerate(_answers(session, sources)):
                if isinstance(answer, RecordError):
                    on_error(answer)
                else:
                    yield Article.from_json({**answer, "id": answer["id"] or str(index)})
        finally:
            session.close()

    def _of_paths(self, paths: Iterator[object], on_error: Callable[[RecordError], object]) -> Iterator[Article]:
        for batch in _batches(paths):
            yield from self._files(batch, on_error)

    def _files(self, paths: Sequence[FilePath], on_error: Callable[[RecordError], object]) -> Iterator[Article]:
        command = [*self._command, *_keep(self._keep_fields)]
        program = Program(command, [_argument(path) for path in paths])
        try:
            for line in program.stdout:
                yield Article.from_line(line)
            program.check()
            for failure in program.failures():
                if "skipped" not in failure:  # files of folders that are no articles
                    on_error(_file_error(failure))
        finally:
            program.close()

    def _new_session(self) -> Session:
        return Session([*self._command, "--input-format", "jsonl", *_keep([INDEX, *self._keep_fields])])

    def _end_session(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.close()

    def close(self) -> None:
        """End the program that waits for single texts. The extractor can still be used; it starts a new one."""
        with self._lock:
            self._end_session()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        if getattr(self, "_session", None) is not None:
            self._end_session()


@overload
def extract(  # type: ignore[overload-overlap]
    source: Source,
    *,
    published: str | date | None = None,
    rules: str | FilePath | None = None,
    jobs: int | None = None,
    any_language: bool = False,
    guess_date: bool = False,
    keep_fields: Sequence[str] = (),
) -> Article: ...


@overload
def extract(
    source: Iterable[Source],
    *,
    published: str | date | None = None,
    rules: str | FilePath | None = None,
    jobs: int | None = None,
    any_language: bool = False,
    guess_date: bool = False,
    keep_fields: Sequence[str] = (),
    on_error: Callable[[RecordError], object] | None = None,
) -> Iterator[Article]: ...


def extract(
    source: Source | Iterable[Source], *, on_error: Callable[[RecordError], object] | None = None, **options: Any
) -> Article | Iterator[Article]:
    """Extract one article, or an iterator over several. The options are those of :class:`Extractor`.

    A str is a text; files are given as ``pathlib.Path``.

    >>> article = extract("Kenya proposed a summit to Uganda on Monday.", published="2025-06-02")
    >>> [(act.actors[0].name, act.act, act.recipients[0].name) for act in article.acts]
    [('Kenya', 'propose', 'Uganda')]

    Each call for a single text starts the program, which takes a tenth of a second: pass an iterable for many texts, or
    keep an :class:`Extractor` if they come one at a time.
    """
    extractor = Extractor(**options)
    if isinstance(source, (str, Mapping, os.PathLike)):
        with extractor:
            return extractor.extract(source)
    return extractor.extract(source, on_error=on_error)


def _raise(error: RecordError) -> None:
    raise error


def _answers(session: Session, sources: Iterable[object]) -> Iterator[Answer]:
    """Yield the answers to all sources, in their order, while a bounded number of them is in the program."""
    for source in sources:
        _send(session, source)
        while session.full() or session.ready():
            yield session.answer()
    session.finish()
    while session.pending:
        yield session.answer()


def _send(session: Session, source: object) -> None:
    if isinstance(source, str):
        session.send({"text": source})
    elif isinstance(source, Mapping):
        session.send(source)
    elif isinstance(source, os.PathLike):
        session.refuse("is a path among texts: pass paths and texts in separate calls")
    else:
        session.refuse(f"is a {type(source).__name__}, not a str or a mapping")


def _batches(paths: Iterable[object]) -> Iterator[list[FilePath]]:
    """Yield the paths in groups that fit on a command line."""
    batch: list[FilePath] = []
    size = 0
    for path in paths:
        if not isinstance(path, os.PathLike):
            raise TypeError(f"{path!r} is no path: pass paths and texts in separate calls")
        length = len(os.fsencode(path)) + 1
        if batch and size + length > _PATH_BYTES:
            yield batch
            batch, size = [], 0
        batch.append(path)
        size += length
    yield batch


def _argument(path: FilePath) -> str:
    """Return a path as an argument that is not taken for standard input."""
    name = os.fspath(path)
    return os.path.join(os.curdir, name) if name.startswith("-") else name


def _keep(fields: Iterable[str]) -> list[str]:
    return [argument for field in fields for argument in ("--keep-fields", field.replace(",", r"\,"))]


def _file_error(failure: Mapping[str, Any]) -> RecordError:
    return RecordError(failure["message"], source=failure["source"], record=failure.get("record"), hint=failure.get("hint"))
