"""Dateline: acts, statements, dates and quantities from news, by rules.

>>> import dateline
>>> article = dateline.extract("Kenya proposed a summit to Uganda on Monday.", published="2025-06-02")
>>> act = article.acts[0]
>>> act.act, act.actors[0].name, act.theme.text
('propose', 'Kenya', 'a summit')
>>> [(date.text, date.value) for date in article.dates]
[('Monday', '2025-06-02')]

The package starts the program ``dateline``, which its wheels carry; nothing is loaded from a network.
"""

from dateline._binary import find_binary
from dateline._version import __version__
from dateline.article import Act, Article, Statement
from dateline.errors import (
    BinaryNotFound,
    DatelineError,
    ProgramError,
    RecordError,
    RulesError,
    UsageError,
    VersionMismatch,
)
from dateline.extractor import Extractor, extract
from dateline.frames import Kind, to_pandas
from dateline.model import Date, Entity, Mention, Party, Passage, Quantity

__all__ = [
    "Act",
    "Article",
    "BinaryNotFound",
    "Date",
    "DatelineError",
    "Entity",
    "Extractor",
    "Kind",
    "Mention",
    "Party",
    "Passage",
    "ProgramError",
    "Quantity",
    "RecordError",
    "RulesError",
    "Statement",
    "UsageError",
    "VersionMismatch",
    "__version__",
    "extract",
    "find_binary",
    "to_pandas",
]
