"""Findings as rows of a table, with the columns of ``dateline extract --format csv``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, get_args

from dateline.model import Date, Entity, Event, Moment, Party, Quantity, Quote, Time

if TYPE_CHECKING:
    import pandas

    from dateline.article import Article

Kind = Literal["act", "statement", "date", "quantity", "entity", "belief", "intention"]
Row = dict[str, Any]


def check_kind(kind: str) -> None:
    """Raise ValueError unless there are findings of the kind."""
    if kind not in get_args(Kind):
        raise ValueError(f"there is no kind {kind!r}: the kinds are {', '.join(get_args(Kind))}")


def to_pandas(articles: Iterable[Article], kind: Kind = "act") -> pandas.DataFrame:
    """Return the findings of a kind as a data frame, a row for each.

    The columns have the names and values of ``dateline extract --format csv``: several values in a cell have "; "
    between them.

    >>> from dateline import extract, to_pandas
    >>> articles = extract(["Kenya proposed a summit to Uganda.", "Uganda rejected it."])
    >>> to_pandas(articles)[["article", "actors", "act"]].values.tolist()
    [['0', 'Kenya', 'propose'], ['1', 'Uganda', 'reject']]
    """
    try:
        import pandas
    except ImportError as err:
        raise ImportError("to_pandas needs pandas: pip install pandas") from err
    check_kind(kind)
    made = [row for article in articles for row in rows(article, kind)]
    return pandas.DataFrame(made, columns=columns(kind))


def rows(article: Article, kind: Kind) -> list[Row]:
    """Return the findings of a kind as dicts, all with the same keys."""
    head = {"url": article.url, "article": article.id, "title": article.title, "published": article.published, "kind": kind}
    tail = {"program": article.program, "rules": article.rules}
    return [{**head, **cells, **tail} for cells in _cells(article, kind)]


def columns(kind: Kind) -> list[str]:
    """Return the names of the columns of a kind, in their order."""
    cells = {"act": ACT, "date": DATE, "quantity": QUANTITY, "entity": ENTITY}.get(kind, STATEMENT)
    return ["url", "article", "title", "published", "kind", *cells, "program", "rules"]


ACT = (
    "id type act content actors actor_countries actor_sectors actor_keys recipients recipient_countries recipient_sectors "
    "recipient_keys text start end theme time time_basis first last due due_first due_last where quantities polarity tense "
    "modality attributed_to outcome response_to same_as confidence cameo plover mode quad sentence sentence_start sentence_end rule"
).split()
STATEMENT = (
    "id type text start end speaker speaker_role speaker_role_of speaker_country speaker_sector speaker_key addressee cue "
    "polarity modality rule"
).split()
DATE = "id type text start end date first last certain rule".split()
QUANTITY = "id type text start end value low high bound change unit counted about rule".split()
ENTITY = "id type name key role role_of country sector latitude longitude geonames region mentions text start end rule".split()


def _cells(article: Article, kind: Kind) -> Iterator[Row]:
    if kind == "act":
        return (_act(act, article) for act in article.acts)
    if kind == "date":
        return (_date(date) for date in article.dates)
    if kind == "quantity":
        return (_quantity(quantity) for quantity in article.quantities)
    if kind == "entity":
        return (_entity(entity) for entity in article.entities)
    relation = "speech" if kind == "statement" else kind
    return (_statement(quote, article) for quote in article.quotes if quote.relation == relation)


def _act(act: Event, article: Article) -> Row:
    source = article.entity(act.status.attributed_to)
    places = [article.entity(id) for id in act.where]
    quantities = {quantity.id: quantity.text for quantity in article.quantities}
    return {
        "id": act.id,
        "type": act.type,
        "act": act.act,
        "content": act.content,
        **_parties("actor", act.actors, article),
        **_parties("recipient", act.recipients, article),
        "text": act.trigger.text,
        "start": act.trigger.start,
        "end": act.trigger.end,
        "theme": act.theme and act.theme.text,
        **_interval("time", "first", "last", act.time),
        "time_basis": act.time and act.time.basis,
        **_interval("due", "due_first", "due_last", act.due),
        "where": _join(place.name for place in places if place),
        "quantities": _join(quantities.get(id) for id in act.quantities),
        "polarity": act.status.polarity,
        "tense": act.status.tense,
        "modality": act.status.modality,
        "attributed_to": source.name if source else act.status.attributed_to,
        "outcome": act.outcome,
        "response_to": act.response_to,
        "same_as": act.same_as,
        "confidence": act.confidence,
        "cameo": act.codes.cameo,
        "plover": act.codes.plover,
        "mode": act.codes.mode,
        "quad": act.codes.quad,
        "sentence": article.text[act.sentence.start : act.sentence.end],
        "sentence_start": act.sentence.start,
        "sentence_end": act.sentence.end,
        "rule": act.rule,
    }


def _parties(name: str, parties: Sequence[Party], article: Article) -> Row:
    entities = [article.entity(party.entity) for party in parties]
    return {
        f"{name}s": _join(party.name for party in parties),
        f"{name}_countries": _join(party.country for party in parties),
        f"{name}_sectors": _join(party.sector for party in parties),
        f"{name}_keys": _join(entity.key if entity else None for entity in entities),
    }


def _statement(statement: Quote, article: Article) -> Row:
    speaker = statement.speaker
    entity = article.entity(speaker.entity) if speaker else None
    return {
        "id": statement.id,
        "type": statement.kind,
        "text": statement.text,
        "start": statement.start,
        "end": statement.end,
        "speaker": speaker and speaker.name,
        **_role("speaker_role", "speaker_role_of", entity),
        "speaker_country": entity and entity.country,
        "speaker_sector": entity and entity.sector,
        "speaker_key": entity and entity.key,
        "addressee": statement.addressee and statement.addressee.name,
        "cue": statement.cue and statement.cue.text,
        "polarity": statement.polarity,
        "modality": statement.modality,
        "rule": statement.rule,
    }


def _date(date: Date) -> Row:
    return {
        "id": date.id,
        "type": date.type,
        "text": date.text,
        "start": date.start,
        "end": date.end,
        **_interval("date", "first", "last", date),
        "certain": date.certain,
        "rule": date.rule,
    }


def _quantity(quantity: Quantity) -> Row:
    return {
        "id": quantity.id,
        "type": quantity.kind,
        "text": quantity.text,
        "start": quantity.start,
        "end": quantity.end,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "bound": quantity.bound,
        "change": quantity.change,
        "unit": quantity.unit,
        "counted": quantity.counted and quantity.counted.lemma,
        "about": quantity.about and quantity.about.text,
        "rule": quantity.rule,
    }


def _entity(entity: Entity) -> Row:
    first = entity.mentions[0]
    return {
        "id": entity.id,
        "type": entity.kind,
        "name": entity.name,
        "key": entity.key,
        **_role("role", "role_of", entity),
        "country": entity.country,
        "sector": entity.sector,
        "latitude": entity.latitude,
        "longitude": entity.longitude,
        "geonames": entity.geonames,
        "region": entity.region,
        "mentions": len(entity.mentions),
        "text": first.text,
        "start": first.start,
        "end": first.end,
        "rule": first.rule,
    }


def _role(title: str, of: str, entity: Entity | None) -> Row:
    role = entity.roles[0] if entity and entity.roles else None
    return {title: role and role.title, of: role and role.of}


def _interval(value: str, first: str, last: str, time: Date | Moment | Time | None) -> Row:
    return {value: time and time.value, first: time and time.first, last: time and time.last}


def _join(values: Iterable[str | None]) -> str | None:
    """Return several values as one, with semicolons between them and none inside; None if there are none."""
    parts = [(value or "").replace(";", ",") for value in values]
    return "; ".join(parts) if any(parts) else None
