"""An article with what was found in it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from dateline import model

if TYPE_CHECKING:
    import pandas

    from dateline.frames import Kind

Act = model.Event
Statement = model.Quote


@dataclass(frozen=True)
class Article(model.Article):
    """An article: its text, and the findings with their positions in it.

    ``text`` is the cleaned text, in which all positions count. Of a plain text it differs from the input in the ends of
    lines, in control characters, and in header lines and space at its ends.
    """

    @classmethod
    def from_line(cls, line: str | bytes) -> Self:
        """Return the article of a line that ``dateline extract --format articles`` has written."""
        return cls.from_json(json.loads(line))

    def to_dict(self) -> dict[str, Any]:
        """Return the article as dicts and lists, with the names of the JSON. ``from_json`` takes it back."""
        return dataclasses.asdict(self)

    @property
    def acts(self) -> list[Act]:
        """Who did what to whom: proposals, agreements, attacks and so on. The JSON calls them events."""
        return self.events

    @property
    def statements(self) -> list[Statement]:
        """Who said what, direct and indirect. ``quotes`` has them too, with reported beliefs and intentions."""
        return [quote for quote in self.quotes if quote.relation == "speech"]

    def entity(self, id: str | None) -> model.Entity | None:
        """Return the entity with an id, such as that of a party or a speaker."""
        return next((e for e in self.entities if e.id == id), None)

    def date(self, id: str | None) -> model.Date | None:
        """Return the date with an id, such as that of the time of an act."""
        return next((d for d in self.dates if d.id == id), None)

    def to_pandas(self, kind: Kind = "act") -> pandas.DataFrame:
        """Return the findings of a kind as a data frame: see :func:`dateline.to_pandas`."""
        from dateline.frames import to_pandas

        return to_pandas([self], kind)

    def to_displacy(self, kinds: Sequence[Kind] = ("entity", "date", "quantity")) -> dict[str, Any]:
        """Return the article in the form that ``displacy.render(…, style="ent", manual=True)`` takes.

        displaCy shows no overlapping marks: of two that overlap, that which begins first is kept, or the longer one.

        >>> from dateline import extract
        >>> extract("Kenya proposed a summit.").to_displacy()["ents"]
        [{'start': 0, 'end': 5, 'label': 'PLACE'}]
        """
        from dateline.marks import marks, without_overlaps

        ents = [{"start": m.start, "end": m.end, "label": m.label} for m in without_overlaps(marks(self, kinds))]
        return {"text": self.text, "ents": ents, "title": self.title}
