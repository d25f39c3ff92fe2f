package document

import (
	"cmp"
	"encoding/json"
)

// None is the index of no finding.
const None = -1

// EntityKind says what an entity is.
type EntityKind string

// The kinds of entities.
const (
	Person       EntityKind = "person"
	Organization EntityKind = "organization"
	Place        EntityKind = "place"
	Nationality  EntityKind = "nationality"
	Other        EntityKind = "other" // an event, a work, a law, a product
	Group        EntityKind = "group" // people of a role or side without a name: "Ukrainian officials"
)

// Form says how a mention names its entity.
type Form string

// The forms of a mention.
const (
	FormName    Form = "name"
	FormNominal Form = "nominal" // "the minister", and the Danish of "Danish ships"
	FormPronoun Form = "pronoun"
)

// Entity is a person or a thing that the text names, with all its mentions.
type Entity struct {
	Kind      EntityKind
	Name      string // the fullest name that the text has, or the words of the first mention if it has none
	Key       string // the same for the same name, kind and country in every article: "person/barack-obama/USA"; empty if it has no name
	Roles     []Role
	Country   string    // ISO 3166-1 alpha-3 of the state that it is, lies in or acts for, or IGO, UNO, EUR, NGO, MNC; empty if unknown
	Sector    string    // PLOVER's: GOV, MIL, COP …; empty if unknown or none
	Location  *Location // of places
	State     string    // of nationalities, the usual name of their country, which the text need not have: "Norway"
	Gender    string    // "male", "female" or "", of persons
	Principal int       // index of the entity that this one acts for (a minister's country), or None
	Mentions  []EntityMention
}

// Location is the geographic position of a place.
type Location struct {
	Latitude, Longitude float64 // degrees
	GeoNames            int     // id in GeoNames
	Region              string  // of cities, the first-level division of the country, as GeoNames calls it: "Texas"; empty if unknown
}

// Role is what a person is, and of what.
type Role struct {
	Title  string // "Minister of Defense", "president"
	Of     string // "Ukraine"
	Phrase string // the title with the adjective of a nation before it, "Ukrainian president"; empty if there is none
}

// Whole returns the title as the text has it, with the adjective of a nation before it.
func (r *Role) Whole() string { return cmp.Or(r.Phrase, r.Title) }

// EntityMention is one mention of an entity.
type EntityMention struct {
	Range
	Form  Form
	Rule  string
	Joint bool // it refers to several entities at once and is a mention of each: "both sides"
}

// Date is a temporal expression in the sense of TIMEX3.
type Date struct {
	Range
	Type     string // DATE, TIME, DURATION or SET
	Value    string // TIMEX3 value
	First    string // first day of the calendar interval; empty is open or unknown
	Last     string // last day, included
	Guessed  bool   // the direction, the year or the order was guessed
	Mod      string // TIMEX3 mod: START, MID, END, APPROX, BEFORE, AFTER …
	Quant    string // TIMEX3 quant of a SET: "EVERY"
	Freq     string // TIMEX3 freq of a SET: "2X"
	Anchor   string // "published", or "" if the value depends on the words alone
	AnchorTo int    // index of the date that the value was counted from, or None
	Rule     string
}

// Quantity is a number with what it measures or counts. Numbers are decimal digits, as exact as the text has them:
// an amount of money is never rounded to binary.
type Quantity struct {
	Range
	Kind       string // count, ordinal, percent, money, measure, age, ratio, fraction, exchange, score or vote
	Value      *json.Number
	Low, High  *json.Number
	Bound      string // exact, about, at-least, at-most, more-than, less-than or between
	Change     string // up, down or ""
	Role       string // the part of a change that it is: by, from, to, from-to or ""
	Linked     []int  // indexes of the other parts of the same change
	Unit       string // "ucum:km", "iso4217:USD", "iso4217:USD/100" (cents) or ""
	UnitText   string
	UnitFrom   string      // "paper" or "dateline": whose country decides the currency of a plain "$"; empty if the words do
	Normalized *Normalized // in the SI unit or the whole currency; nil without a unit that has one
	Counted    *Counted
	About      *Range // what the quantity is about
	Pair       []Half // the two sides of an exchange or a score; for, against and abstentions of a vote
	Rule       string
}

// Normalized is an amount in the SI unit of its dimension, or in whole units of the currency if it is written in hundredths.
type Normalized struct {
	Value     *json.Number
	Low, High *json.Number
	Unit      string // "ucum:m", "iso4217:USD"
}

// Counted is the noun that a number counts.
type Counted struct {
	Range
	Lemma string // with its noun modifiers: "commercial fisherman"
}

// Half is one side of an exchange, a score or a vote.
type Half struct {
	Value   *json.Number
	Party   *Range // whose number it is; nil if the text does not say
	Counted *Counted
	About   *Range
}

// Reference points from a finding to a party: to an entity if one was found, to bare words otherwise.
type Reference struct {
	Range
	Entity int    // index into Document.Entities, or None
	Name   string // the entity's name, or the words
	Head   Range  // the head word, of who takes part in an event

	Country, Sector string // of a party that is not an entity; like Entity's

	Unnamed bool // a speaker whom the text does not name: "a senior official"
}

// Quote is reported speech.
type Quote struct {
	Range
	Kind      string // direct, indirect or mixed
	Text      string // the words that were said: the pieces joined by spaces, without the attribution, outer marks and a comma at the end
	Spans     []Span // the pieces of an interrupted quotation, without marks; at least one
	Speaker   *Reference
	Speakers  []Reference // each of them, if Speaker joins several
	Addressee *Reference  // told *reporters*
	Cue       *Range      // the reporting word
	Manner    *Range      // said *in a statement*
	Relation  string      // speech (or empty), belief or intention
	Polarity  string      // of the reporting: positive (or empty), or negative ("did not say that")
	Modality  string      // of the reporting: asserted (or empty), alleged, possible or conditional ("would have said")
	Rule      string
}

// Event is an act that the text reports.
type Event struct {
	Range      // the sentence
	Type       string
	Act        string
	Content    string // coarse class of the theme: meeting, ceasefire …
	Actors     []Reference
	Recipients []Reference
	Trigger    Range
	Theme      *Range
	Time       *Moment // when the act took or takes place; nil if unknown
	Due        *Moment // when what is proposed, promised, demanded or planned is to happen; nil if unknown
	Where      []int   // indexes of entities
	Quantities []int
	Status     Status
	Outcome    string  // of proposals: accepted or rejected; empty if the article links no answer
	ResponseTo int     // index of the event that this one answers, or None
	SameAs     int     // index of the event that reports the same act before this one, or None
	Confidence float64 // share of such findings that are acts of the actors that they name, from 0 to 1
	Codes      Codes
	Rule       string
}

// Moment is the time of an act.
type Moment struct {
	Date  int    // index of the date that gives it, or None: the day of publication
	Value string // TIMEX3 value
	First string // first day of the calendar interval; empty is open or unknown
	Last  string // last day, included
}

// Status says whether and in whose words an event happened.
type Status struct {
	Polarity     string // positive or negative
	Tense        string // past, present or future
	Modality     string // asserted, alleged, possible or conditional
	AttributedTo int    // index of the entity whose words report it, or None
	Quote        int    // index of the quote that contains it, or None
}

// Codes are an event's codes in the ontologies of political science.
type Codes struct {
	CAMEO  string // "026"
	PLOVER string // "REQUEST"
	Mode   string // "meet"
	Quad   string // "verbal-cooperation"
}
