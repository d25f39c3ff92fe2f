"""The findings of an article as dataclasses.

Written by generate_model.py from extract/emit/schema/v1/articles.json: do not edit. Positions are half-open intervals
of Unicode code points, as Python counts them: ``article.text[m.start:m.end] == m.text`` for what is one piece of the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self


@dataclass(frozen=True)
class Block:
    kind: Literal["title", "lead", "byline", "heading", "paragraph", "quote", "item", "caption", "post", "attribution", "table", "code"]
    start: int
    """Position of the first character."""
    end: int
    """Position just past the last character."""
    published: str | None = None
    """When the post of a live blog that the block is in was published, in ISO 8601; absent elsewhere."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            kind=data["kind"],
            start=data["start"],
            end=data["end"],
            published=data["published"] if data.get("published") is not None else None,
        )


@dataclass(frozen=True)
class Date:
    id: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    text: str
    """The words of the text; of a statement what was said, without the words that attribute it."""
    start: int
    """Position of the first character."""
    end: int
    """Position just past the last character."""
    value: str
    """TIMEX3 value: ISO 8601, or FUTURE_REF, P2D, XXXX-06 … as TIMEX3 has them."""
    first: str | None
    """First day of the calendar interval."""
    last: str | None
    """Last day of the calendar interval, included."""
    certain: bool
    """False if the direction, the year or the order was guessed."""
    mod: str | None
    """TIMEX3 modifier: START, MID, END, APPROX, BEFORE, AFTER …"""
    quant: str | None
    """TIMEX3 quantifier of a SET: EVERY …"""
    freq: str | None
    """TIMEX3 frequency of a SET: 2X …"""
    anchor: str | None
    """What a relative date was counted from: published, or the id of another date."""
    rule: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            type=data["type"],
            text=data["text"],
            start=data["start"],
            end=data["end"],
            value=data["value"],
            first=data["first"],
            last=data["last"],
            certain=data["certain"],
            mod=data["mod"],
            quant=data["quant"],
            freq=data["freq"],
            anchor=data["anchor"],
            rule=data["rule"],
        )


@dataclass(frozen=True)
class Mention:
    start: int
    """Position of the first character."""
    end: int
    """Position just past the last character."""
    text: str
    form: Literal["name", "nominal", "pronoun"]
    """A word that only describes is nominal, too: the Danish of Danish ships."""
    rule: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            start=data["start"],
            end=data["end"],
            text=data["text"],
            form=data["form"],
            rule=data["rule"],
        )


@dataclass(frozen=True)
class Role:
    title: str
    """As the article has it, with the adjective of a nation before it: Ukrainian president."""
    of: str | None
    """The country or organization that the title is of."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            title=data["title"],
            of=data["of"],
        )


@dataclass(frozen=True)
class Entity:
    id: str
    kind: Literal["person", "organization", "place", "nationality", "group", "other"]
    name: str
    """The fullest name that the article has: U.S. if it never writes United States. key is the same in all
    articles."""
    key: str | None
    """Kind, normalized name and country, to group the entities of many articles by: person/barack-obama/USA. null
    where the article gives no name."""
    roles: list[Role]
    country: str | None
    """ISO 3166-1 alpha-3 of the state that it is, lies in or acts for, or IGO, UNO, EUR, NGO or MNC."""
    sector: str | None
    """PLOVER's sector: GOV, MIL, COP …"""
    latitude: float | None
    """Degrees; of places."""
    longitude: float | None
    geonames: int | None
    """Id in GeoNames; of places."""
    region: str | None
    """First-level division of the country that a city is in, as GeoNames calls it: Texas."""
    mentions: list[Mention]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            kind=data["kind"],
            name=data["name"],
            key=data["key"],
            roles=[Role.from_json(item) for item in data["roles"]],
            country=data["country"],
            sector=data["sector"],
            latitude=data["latitude"],
            longitude=data["longitude"],
            geonames=data["geonames"],
            region=data["region"],
            mentions=[Mention.from_json(item) for item in data["mentions"]],
        )


@dataclass(frozen=True)
class Codes:
    cameo: str | None
    plover: str | None
    mode: str | None
    """PLOVER mode."""
    quad: str | None
    """Quad class: verbal-cooperation …"""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            cameo=data["cameo"],
            plover=data["plover"],
            mode=data["mode"],
            quad=data["quad"],
        )


@dataclass(frozen=True)
class Moment:
    date: str | None
    """Id of the date; null for the day of publication."""
    value: str
    """TIMEX3 value: ISO 8601, or FUTURE_REF, P2D, XXXX-06 … as TIMEX3 has them."""
    first: str | None
    """First day of the calendar interval."""
    last: str | None
    """Last day of the calendar interval, included."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            date=data["date"],
            value=data["value"],
            first=data["first"],
            last=data["last"],
        )


@dataclass(frozen=True)
class Party:
    entity: str | None
    """Id of the entity."""
    name: str
    """The entity's name, or the words."""
    text: str
    """The words of the text; of a statement what was said, without the words that attribute it."""
    start: int
    """Position of the first character."""
    end: int
    """Position just past the last character."""
    head: str
    """The head word of the phrase."""
    country: str | None
    """ISO 3166-1 alpha-3, or IGO, UNO, EUR, NGO or MNC."""
    sector: str | None
    """PLOVER's sector: GOV, MIL, COP …"""
    role: str | None
    """The first title that the article gives, without the adjective of a nation: Minister of Defense."""
    role_of: str | None
    """What the role is of: Ukraine."""
    kind: Literal["unnamed"] | None = None
    """unnamed: a speaker whom the text does not name."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            entity=data["entity"],
            name=data["name"],
            kind=data["kind"] if data.get("kind") is not None else None,
            text=data["text"],
            start=data["start"],
            end=data["end"],
            head=data["head"],
            country=data["country"],
            sector=data["sector"],
            role=data["role"],
            role_of=data["role_of"],
        )


@dataclass(frozen=True)
class Passage:
    text: str
    """The words of the text; of a statement what was said, without the words that attribute it."""
    start: int
    """Position of the first character."""
    end: int
    """Position just past the last character."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            text=data["text"],
            start=data["start"],
            end=data["end"],
        )


@dataclass(frozen=True)
class Span:
    start: int
    """Position of the first character."""
    end: int
    """Position just past the last character."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            start=data["start"],
            end=data["end"],
        )


@dataclass(frozen=True)
class Status:
    polarity: Literal["positive", "negative"]
    tense: Literal["past", "present", "future"]
    modality: Literal["asserted", "alleged", "possible", "conditional"]
    attributed_to: str | None
    """Id of the entity whose words report the event, or the words that name the source where it is no entity:
    diplomats."""
    quote: str | None
    """Id of the quote that it is in."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            polarity=data["polarity"],
            tense=data["tense"],
            modality=data["modality"],
            attributed_to=data["attributed_to"],
            quote=data["quote"],
        )


@dataclass(frozen=True)
class Time:
    date: str | None
    """Id of the date; null for the day of publication."""
    value: str
    """TIMEX3 value: ISO 8601, or FUTURE_REF, P2D, XXXX-06 … as TIMEX3 has them."""
    first: str | None
    """First day of the calendar interval."""
    last: str | None
    """Last day of the calendar interval, included."""
    basis: Literal["text", "article"]
    """text: the text gives a date; article: only the day of publication is known."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            date=data["date"],
            value=data["value"],
            first=data["first"],
            last=data["last"],
            basis=data["basis"],
        )


@dataclass(frozen=True)
class Event:
    id: str
    type: str
    """The type of the act, one of the examples or what a rule file declares."""
    act: str
    """The act within its type: propose (puts forward an idea, a plan, a motion or a bill for others to decide),
    offer (offers to do or give something; bids), demand (insists that another party does something), request
    (asks, urges, invites or calls on another party to do something), agree (agrees to do something, or strikes a
    deal), accept (accepts, approves, adopts or ratifies what another party put forward), sign (signs an accord, a
    law or a contract), reject (turns down, vetoes, votes down or rules out what another party put forward),
    refuse (declines to do something), promise (promises, pledges or guarantees to do something), plan (announces
    an intention or a plan for itself), threaten (threatens a party), warn (warns a party of consequences or of a
    danger), accuse (accuses or blames a party), condemn (condemns, denounces or criticizes a party), investigate
    (opens or runs an inquiry into a party), sue (takes a party to court or files a complaint), charge (charges or
    indicts a party with a crime), deny (denies a claim), meet (meets a party), negotiate (holds talks with a
    party, or mediates), discuss (discusses a topic with a party), visit (travels to a party or a place,
    officially or for talks), host (hosts a meeting or a visitor), call (telephones a party), exchange (swaps
    prisoners, bodies or goods with a party), hand-over (hands over people or things), return (gives back people
    or things), release (frees people, or publishes documents), provide (gives aid, money or arms), deliver
    (delivers goods or letters), announce (announces a decision, a result or a launch), praise (praises, thanks or
    welcomes), back (backs, endorses or defends another party), apologize (apologizes to a party), cooperate
    (works together with a party), share (shares intelligence or information), lift (lifts or eases a measure),
    resign (gives up an office), withdraw (withdraws troops, a claim, or from a deal), cease-fire (stops
    fighting), protest (demonstrates or rallies), strike (stops work), boycott (boycotts a party or an event),
    obstruct (blocks or occupies a place), suspend (suspends or cancels relations, aid, talks or a deal), expel
    (expels or dismisses people), mobilize (moves or readies forces, or holds drills), alert (puts forces on
    alert), arrest (arrests or detains people), seize (seizes, raids or takes over by force), ban (bans something
    or closes it down), impose (imposes a sanction, a tariff, a fine or a curfew), attack (attacks, bombs or
    shoots), kill (kills people), abduct (abducts people), convict (finds a party guilty), sentence (sentences a
    party), acquit (finds a party not guilty, or clears it), rule (decides a case as a court), or what a rule file
    declares."""
    content: str | None
    """Coarse class of the theme: meeting, ceasefire …"""
    actors: list[Party]
    recipients: list[Party]
    trigger: Passage
    """The word that names the act."""
    theme: Passage | None
    """What is proposed, agreed on, discussed …"""
    time: Time | None
    """When the act took or takes place."""
    due: Moment | None
    """When what is proposed, promised, demanded or planned is to happen."""
    where: list[str]
    """Ids of entities."""
    quantities: list[str]
    """Ids of quantities."""
    status: Status
    outcome: Literal["accepted", "rejected"] | None
    """The answer to a proposal; null if the article links none."""
    response_to: str | None
    """Id of the event that this one answers."""
    same_as: str | None
    """Id of the event that reports the same act before this one, such as its headline."""
    confidence: float
    """Share of such findings that are acts of the actors named, as measured on annotated news; rather too low
    than too high."""
    codes: Codes
    sentence: Span
    rule: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            type=data["type"],
            act=data["act"],
            content=data["content"],
            actors=[Party.from_json(item) for item in data["actors"]],
            recipients=[Party.from_json(item) for item in data["recipients"]],
            trigger=Passage.from_json(data["trigger"]),
            theme=Passage.from_json(data["theme"]) if data["theme"] is not None else None,
            time=Time.from_json(data["time"]) if data["time"] is not None else None,
            due=Moment.from_json(data["due"]) if data["due"] is not None else None,
            where=data["where"],
            quantities=data["quantities"],
            status=Status.from_json(data["status"]),
            outcome=data["outcome"],
            response_to=data["response_to"],
            same_as=data["same_as"],
            confidence=data["confidence"],
            codes=Codes.from_json(data["codes"]),
            sentence=Span.from_json(data["sentence"]),
            rule=data["rule"],
        )


@dataclass(frozen=True)
class Counted:
    text: str
    lemma: str
    """Dictionary form with its noun modifiers: commercial fisherman."""
    start: int
    """Position of the first character."""
    end: int
    """Position just past the last character."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            text=data["text"],
            lemma=data["lemma"],
            start=data["start"],
            end=data["end"],
        )


@dataclass(frozen=True)
class Half:
    side: str | None
    """Whose number it is, in the words of the text; null where it does not say."""
    value: float | None
    counted: Counted | None
    about: Passage | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            side=data["side"],
            value=data["value"],
            counted=Counted.from_json(data["counted"]) if data["counted"] is not None else None,
            about=Passage.from_json(data["about"]) if data["about"] is not None else None,
        )


@dataclass(frozen=True)
class Normalized:
    value: float | None
    low: float | None
    high: float | None
    unit: str
    """ucum:m, iso4217:USD …"""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            value=data["value"],
            low=data["low"],
            high=data["high"],
            unit=data["unit"],
        )


@dataclass(frozen=True)
class Quantity:
    id: str
    kind: Literal["count", "ordinal", "percent", "money", "measure", "age", "ratio", "exchange", "score", "vote", "fraction"]
    text: str
    """The words of the text; of a statement what was said, without the words that attribute it."""
    start: int
    """Position of the first character."""
    end: int
    """Position just past the last character."""
    value: float | None
    low: float | None
    """Lower end of a range."""
    high: float | None
    """Upper end of a range."""
    bound: Literal["exact", "about", "at-least", "at-most", "more-than", "less-than", "between"]
    change: Literal["up", "down"] | None
    role: Literal["by", "from", "to", "from-to"] | None
    """The part of a change that it is: how far it went, where it began or ended. A range that goes from one end
    to the other is from-to."""
    unit: str | None
    """As written: ucum:km, iso4217:USD; hundredths such as cents are iso4217:USD/100."""
    unit_text: str | None
    """The unit as the text has it."""
    unit_from: Literal["paper", "dateline"] | None
    """What gave a plain $ its currency, a guess: the country of the paper or of the dateline; null where the
    words give it."""
    normalized: Normalized | None
    """The amount in the SI unit, or in the whole currency; null without a unit that has one."""
    counted: Counted | None
    """The noun that the number counts."""
    about: Passage | None
    """What the quantity is about: the ticket of “$6 a ticket”."""
    pair: list[Half]
    """The two sides of an exchange or a score; for, against and abstentions of a vote."""
    linked: list[str]
    """Ids of the other parts of the same change."""
    rule: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            kind=data["kind"],
            text=data["text"],
            start=data["start"],
            end=data["end"],
            value=data["value"],
            low=data["low"],
            high=data["high"],
            bound=data["bound"],
            change=data["change"],
            role=data["role"],
            unit=data["unit"],
            unit_text=data["unit_text"],
            unit_from=data["unit_from"],
            normalized=Normalized.from_json(data["normalized"]) if data["normalized"] is not None else None,
            counted=Counted.from_json(data["counted"]) if data["counted"] is not None else None,
            about=Passage.from_json(data["about"]) if data["about"] is not None else None,
            pair=[Half.from_json(item) for item in data["pair"]],
            linked=data["linked"],
            rule=data["rule"],
        )


@dataclass(frozen=True)
class Reference:
    entity: str | None
    """Id of the entity."""
    name: str
    """The entity's name, or the words."""
    text: str
    """The words of the text; of a statement what was said, without the words that attribute it."""
    start: int
    """Position of the first character."""
    end: int
    """Position just past the last character."""
    kind: Literal["unnamed"] | None = None
    """unnamed: a speaker whom the text does not name."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            entity=data["entity"],
            name=data["name"],
            kind=data["kind"] if data.get("kind") is not None else None,
            text=data["text"],
            start=data["start"],
            end=data["end"],
        )


@dataclass(frozen=True)
class Quote:
    id: str
    kind: Literal["direct", "indirect", "mixed"]
    text: str
    """The words of the text; of a statement what was said, without the words that attribute it."""
    start: int
    """Position of the first character."""
    end: int
    """Position just past the last character."""
    spans: list[tuple[int, int]]
    """Start and end of each piece of an interrupted quotation."""
    speaker: Reference | None
    cue: Passage | None
    """The reporting word."""
    manner: Passage | None
    """In what it was said: in a statement …"""
    relation: Literal["speech", "belief", "intention"]
    """Beliefs and intentions are reported of people who need not have spoken."""
    polarity: Literal["positive", "negative"]
    """Negative where the text denies that it was said."""
    modality: Literal["asserted", "alleged", "possible", "conditional"]
    addressee: Reference | None
    """Who was spoken to."""
    rule: str
    speakers: list[Reference] | None = None
    """Where several speak together: each of them."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            kind=data["kind"],
            text=data["text"],
            start=data["start"],
            end=data["end"],
            spans=[tuple(item) for item in data["spans"]],
            speaker=Reference.from_json(data["speaker"]) if data["speaker"] is not None else None,
            cue=Passage.from_json(data["cue"]) if data["cue"] is not None else None,
            speakers=[Reference.from_json(item) for item in data["speakers"]] if data.get("speakers") is not None else None,
            manner=Passage.from_json(data["manner"]) if data["manner"] is not None else None,
            relation=data["relation"],
            polarity=data["polarity"],
            modality=data["modality"],
            addressee=Reference.from_json(data["addressee"]) if data["addressee"] is not None else None,
            rule=data["rule"],
        )


@dataclass(frozen=True)
class Article:
    schema: Literal["dateline/v1"]
    """Name and version of this shape."""
    program: str | None
    """Version of the program."""
    rules: str | None
    """Version of the rules: the same for the same rules."""
    id: str | None
    """The article's id in the input."""
    url: str | None
    title: str | None
    authors: list[str]
    """Who wrote the article: the names in the byline."""
    byline: str | None
    """The byline as the article has it."""
    site: str | None
    """Name of the publication."""
    language: str | None
    """BCP 47 tag."""
    published: str | None
    """ISO 8601 date, or date and time, that relative dates count from."""
    published_source: Literal["input", "meta", "json-ld", "time", "url", "text", "htmldate", "default"] | None
    """Where the time of publication was found."""
    updated: str | None
    """ISO 8601 date, or date and time, of the last change that the page states."""
    section: str | None
    """The part of the publication, such as World."""
    tags: list[str]
    """The topics that the page names."""
    description: str | None
    """What the page says in short of the article."""
    image: str | None
    """Address of the picture of the article."""
    skipped: Literal["language"] | None
    """Why nothing was looked for in the text: it is in another language."""
    text: str
    """The cleaned text; every start and end counts in it."""
    blocks: list[Block]
    """Headings, paragraphs and so on, in text order."""
    entities: list[Entity]
    dates: list[Date]
    quantities: list[Quantity]
    quotes: list[Quote]
    events: list[Event]
    fields: dict[str, Any] | None = None
    """Fields of the input record that were copied through."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            schema=data["schema"],
            program=data["program"],
            rules=data["rules"],
            id=data["id"],
            url=data["url"],
            title=data["title"],
            authors=data["authors"],
            byline=data["byline"],
            site=data["site"],
            language=data["language"],
            published=data["published"],
            published_source=data["published_source"],
            updated=data["updated"],
            section=data["section"],
            tags=data["tags"],
            description=data["description"],
            image=data["image"],
            skipped=data["skipped"],
            fields=data["fields"] if data.get("fields") is not None else None,
            text=data["text"],
            blocks=[Block.from_json(item) for item in data["blocks"]],
            entities=[Entity.from_json(item) for item in data["entities"]],
            dates=[Date.from_json(item) for item in data["dates"]],
            quantities=[Quantity.from_json(item) for item in data["quantities"]],
            quotes=[Quote.from_json(item) for item in data["quotes"]],
            events=[Event.from_json(item) for item in data["events"]],
        )
