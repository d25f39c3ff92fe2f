package record

import "encoding/json"

// Kind says what a line of the events format is about.
type Kind string

// The kinds of lines.
const (
	KindAct       Kind = "act"
	KindStatement Kind = "statement"
	KindDate      Kind = "date"
	KindQuantity  Kind = "quantity"
	KindEntity    Kind = "entity"
	KindBelief    Kind = "belief"    // what people think, as a StatementLine
	KindIntention Kind = "intention" // what people want or plan, as a StatementLine
)

// Kinds are all kinds of lines, in the order of lines that begin at the same position.
var Kinds = []Kind{KindAct, KindStatement, KindDate, KindQuantity, KindEntity, KindBelief, KindIntention}

// UsualKinds are the kinds of lines that are written if none are chosen: the entities are in the other lines, and who
// believes or intends something need not have said it.
var UsualKinds = Kinds[:4:4]

// Line is one finding, complete in itself: an *ActLine, *StatementLine, *DateLine, *QuantityLine or *EntityLine.
//
// It has the fields that the finding has in a Article, with the things themselves
// where the record has their ids. What a record calls the kind of a quote or a quantity is
// its "type" here, so that "kind" always distinguishes the lines and "type" the findings of one kind.
type Line interface{ line() *LineHead }

// LineHead is what every line begins with.
type LineHead struct {
	Schema string `json:"schema" jsonschema:"enum=dateline/v1" jsonschema_description:"Name and version of this shape."`
	Kind   Kind   `json:"kind"`
	Made
	ID      string      `json:"id" jsonschema_description:"The finding's id within its article."`
	Article LineArticle `json:"article"`
}

func (h *LineHead) line() *LineHead { return h }

// LineArticle names the article that a line comes from.
type LineArticle struct {
	ID        *string `json:"id" jsonschema:"nullable" jsonschema_description:"The article's id in the input."`
	URL       *string `json:"url" jsonschema:"nullable"`
	Title     *string `json:"title" jsonschema:"nullable"`
	Published *string `json:"published" jsonschema:"nullable" jsonschema_description:"ISO 8601 date, or date and time."`

	Fields map[string]json.RawMessage `json:"fields,omitempty" jsonschema_description:"Fields of the input record that were copied through."`
}

// LineReference is a party, with what the article says about it.
type LineReference struct {
	Name string  `json:"name" jsonschema_description:"The fullest name in the article, or the words."`
	Key  *string `json:"key" jsonschema:"nullable" jsonschema_description:"That of the entity line of the same name: kind, normalized name and country."`
	Kind *string `json:"kind" jsonschema:"nullable,enum=person,enum=organization,enum=place,enum=nationality,enum=group,enum=other,enum=unnamed" jsonschema_description:"unnamed: a speaker whom the text does not name."`
	Affiliation
	Passage
}

// LineParty is a party of an act.
type LineParty struct {
	LineReference
	Head string `json:"head" jsonschema_description:"The head word of the phrase."`
}

// LineMoment is the time of an act.
type LineMoment struct {
	Text  *string `json:"text" jsonschema:"nullable" jsonschema_description:"The words of the text; null for the day of publication."`
	Start *int    `json:"start" jsonschema:"nullable,minimum=0"`
	End   *int    `json:"end" jsonschema:"nullable,minimum=0"`
	Interval
}

// LineTime is when an act took place, and how that is known.
type LineTime struct {
	LineMoment
	Basis string `json:"basis" jsonschema:"enum=text,enum=article" jsonschema_description:"text: the text gives a date; article: only the day of publication is known."`
}

// LineDate is the date of an act.
type LineDate struct {
	Passage
	Interval
}

// LineQuantity is a quantity of an act, or a part of a change.
type LineQuantity struct {
	Type string `json:"type"`
	Passage
	Amount
	Counted *string `json:"counted" jsonschema:"nullable" jsonschema_description:"Lemma of the counted noun."`
}

// LineAnswered is the act that another one answers.
type LineAnswered struct {
	ID       string `json:"id" jsonschema:"pattern=^V[0-9]+$"`
	Act      string `json:"act"`
	Text     string `json:"text" jsonschema_description:"The word that names the act."`
	Sentence string `json:"sentence"`

	SentenceCut bool `json:"sentence_cut,omitempty" jsonschema_description:"True where the sentence is longer than 1,000 bytes and this is the part of it around the word; absent otherwise."`
}

// LineStatus says whether and in whose words an act happened.
type LineStatus struct {
	Factuality
	AttributedTo *string `json:"attributed_to" jsonschema:"nullable" jsonschema_description:"Name of who reports the act."`
	Quote        *string `json:"quote" jsonschema:"nullable" jsonschema_description:"The quotation that the act is in."`

	QuoteCut bool `json:"quote_cut,omitempty" jsonschema_description:"True where the quotation is longer than 1,000 bytes and this is the part of it around the act; absent otherwise."`
}

// ActLine is an event.
type ActLine struct {
	LineHead
	Class
	Actors     []LineParty    `json:"actors"`
	Recipients []LineParty    `json:"recipients"`
	Trigger    Passage        `json:"trigger" jsonschema_description:"The word that names the act."`
	Theme      *Passage       `json:"theme" jsonschema:"nullable" jsonschema_description:"What is proposed, agreed on, discussed …"`
	Time       *LineTime      `json:"time" jsonschema:"nullable" jsonschema_description:"When the act took or takes place."`
	Due        *LineMoment    `json:"due" jsonschema:"nullable" jsonschema_description:"When what is proposed, promised, demanded or planned is to happen."`
	Where      []string       `json:"where" jsonschema_description:"Names of places."`
	Quantities []LineQuantity `json:"quantities"`
	Status     LineStatus     `json:"status"`
	Outcome    *string        `json:"outcome" jsonschema:"nullable,enum=accepted,enum=rejected" jsonschema_description:"The answer to a proposal; null if the article links none."`
	ResponseTo *LineAnswered  `json:"response_to" jsonschema:"nullable" jsonschema_description:"The act that this one answers."`
	SameAs     *string        `json:"same_as" jsonschema:"nullable,pattern=^V[0-9]+$" jsonschema_description:"Id of the act that is the same, reported before this one; jq 'select(.same_as == null)' drops repeats."`
	Confidence float64        `json:"confidence" jsonschema:"minimum=0,maximum=1" jsonschema_description:"Share of such findings that are acts of the actors named, as measured on annotated news; rather too low than too high."`
	Codes      Codes          `json:"codes"`
	Sentence   Sentence       `json:"sentence"`
	Rule       string         `json:"rule"`
}

// StatementLine is a quote.
type StatementLine struct {
	LineHead
	Type string `json:"type" jsonschema:"enum=direct,enum=indirect,enum=mixed"`
	Passage
	Spans   [][2]int       `json:"spans" jsonschema_description:"Start and end of each piece of an interrupted quotation."`
	Speaker *LineReference `json:"speaker" jsonschema:"nullable"`
	Cue     *Passage       `json:"cue" jsonschema:"nullable" jsonschema_description:"The reporting word."`
	Reporting
	Addressee *LineReference `json:"addressee" jsonschema:"nullable" jsonschema_description:"Who was spoken to."`
	Sentence  Sentence       `json:"sentence" jsonschema_description:"The sentence in which the quotation begins."`
	Rule      string         `json:"rule"`
}

// DateLine is a date.
type DateLine struct {
	LineHead
	Type string `json:"type" jsonschema:"enum=DATE,enum=TIME,enum=DURATION,enum=SET"`
	LineDate
	Certain  bool     `json:"certain" jsonschema_description:"False if the direction, the year or the order was guessed."`
	Mod      *string  `json:"mod" jsonschema:"nullable" jsonschema_description:"TIMEX3 modifier: START, MID, END, APPROX, BEFORE, AFTER …"`
	Quant    *string  `json:"quant" jsonschema:"nullable" jsonschema_description:"TIMEX3 quantifier of a SET: EVERY …"`
	Freq     *string  `json:"freq" jsonschema:"nullable" jsonschema_description:"TIMEX3 frequency of a SET: 2X …"`
	Anchor   *string  `json:"anchor" jsonschema:"nullable" jsonschema_description:"What a relative date was counted from: published, or the words of another date."`
	Sentence Sentence `json:"sentence"`
	Rule     string   `json:"rule"`
}

// QuantityLine is a quantity.
type QuantityLine struct {
	LineHead
	Type string `json:"type" jsonschema:"enum=count,enum=ordinal,enum=percent,enum=money,enum=measure,enum=age,enum=ratio,enum=exchange,enum=score,enum=vote,enum=fraction"`
	Passage
	Amount
	Counted  *Counted       `json:"counted" jsonschema:"nullable" jsonschema_description:"The noun that the number counts."`
	About    *Passage       `json:"about" jsonschema:"nullable" jsonschema_description:"What the quantity is about: the ticket of “$6 a ticket”."`
	Pair     []Half         `json:"pair" jsonschema_description:"The two sides of an exchange or a score; for, against and abstentions of a vote."`
	Linked   []LineQuantity `json:"linked" jsonschema_description:"The other parts of the same change."`
	Sentence Sentence       `json:"sentence"`
	Rule     string         `json:"rule"`
}

// EntityLine is a person or a thing that an article names, with all its mentions there.
type EntityLine struct {
	LineHead
	Type      string   `json:"type" jsonschema:"enum=person,enum=organization,enum=place,enum=nationality,enum=group,enum=other"`
	Key       *string  `json:"key" jsonschema:"nullable" jsonschema_description:"Kind, normalized name and country, to group the entities of many articles by: person/barack-obama/USA. null where the article gives no name."`
	Name      string   `json:"name" jsonschema_description:"The fullest name in the article."`
	Roles     []Role   `json:"roles"`
	Country   *string  `json:"country" jsonschema:"nullable" jsonschema_description:"ISO 3166-1 alpha-3 of the state that it is, lies in or acts for, or IGO, UNO, EUR, NGO or MNC."`
	Sector    *string  `json:"sector" jsonschema:"nullable" jsonschema_description:"PLOVER's sector: GOV, MIL, COP …"`
	Latitude  *float64 `json:"latitude" jsonschema:"nullable" jsonschema_description:"Degrees; of places."`
	Longitude *float64 `json:"longitude" jsonschema:"nullable"`
	GeoNames  *int     `json:"geonames" jsonschema:"nullable" jsonschema_description:"Id in GeoNames; of places."`
	Region    *string  `json:"region" jsonschema:"nullable" jsonschema_description:"First-level division of the country that a city is in, as GeoNames calls it: Texas."`
	Passage
	Mentions []Mention `json:"mentions" jsonschema_description:"All mentions; text, start and end of the line are those of the first."`
	Sentence Sentence  `json:"sentence" jsonschema_description:"The sentence of the first mention."`
	Rule     string    `json:"rule" jsonschema_description:"The rule that found the first mention."`
}
