// Package record is the JSON shape of the output: a document as one article record (New), or as a line for each finding
// (Lines).
//
//	doc, err := extractor.Extract(raw)
//	line, err := json.Marshal(record.New(doc, document.CodePoints))
//
// It reads documents and nothing else. The JSON Schemas are made from its types.
package record

import "encoding/json"

// Schema names the shape of the output. Fields may be added under the same name;
// one that changes its meaning or goes away gives it a new number.
const Schema = "dateline/v1"

// Article is an article and everything found in it, as one JSON object.
//
// The shape is fixed: every key is there in every record, null where the value is
// unknown and [] where nothing was found, so that tools which guess a table's columns
// from its first rows guess right. The one exception is "fields", which is only
// where fields of the input were asked for. Positions count the cleaned text in the
// unit asked for, half open.
//
// The tags of the fields carry their descriptions, which the JSON Schema repeats.
type Article struct {
	Head
	Blocks     []Block    `json:"blocks" jsonschema_description:"Headings, paragraphs and so on, in text order."`
	Entities   []Entity   `json:"entities"`
	Dates      []Date     `json:"dates"`
	Quantities []Quantity `json:"quantities"`
	Quotes     []Quote    `json:"quotes"`
	Events     []Event    `json:"events"`
}

// Head is what an article record has before its lists.
type Head struct {
	Schema string `json:"schema" jsonschema:"enum=dateline/v1" jsonschema_description:"Name and version of this shape."`
	Made
	ID              *string                    `json:"id" jsonschema:"nullable" jsonschema_description:"The article's id in the input."`
	URL             *string                    `json:"url" jsonschema:"nullable"`
	Title           *string                    `json:"title" jsonschema:"nullable"`
	Authors         []string                   `json:"authors" jsonschema_description:"Who wrote the article: the names in the byline."`
	Byline          *string                    `json:"byline" jsonschema:"nullable" jsonschema_description:"The byline as the article has it."`
	Site            *string                    `json:"site" jsonschema:"nullable" jsonschema_description:"Name of the publication."`
	Language        *string                    `json:"language" jsonschema:"nullable" jsonschema_description:"BCP 47 tag."`
	Published       *string                    `json:"published" jsonschema:"nullable" jsonschema_description:"ISO 8601 date, or date and time, that relative dates count from."`
	PublishedSource *string                    `json:"published_source" jsonschema:"nullable,enum=input,enum=meta,enum=json-ld,enum=time,enum=url,enum=text,enum=htmldate,enum=default" jsonschema_description:"Where the time of publication was found."`
	Updated         *string                    `json:"updated" jsonschema:"nullable" jsonschema_description:"ISO 8601 date, or date and time, of the last change that the page states."`
	Section         *string                    `json:"section" jsonschema:"nullable" jsonschema_description:"The part of the publication, such as World."`
	Tags            []string                   `json:"tags" jsonschema_description:"The topics that the page names."`
	Description     *string                    `json:"description" jsonschema:"nullable" jsonschema_description:"What the page says in short of the article."`
	Image           *string                    `json:"image" jsonschema:"nullable" jsonschema_description:"Address of the picture of the article."`
	Skipped         *string                    `json:"skipped" jsonschema:"nullable,enum=language" jsonschema_description:"Why nothing was looked for in the text: it is in another language."`
	Fields          map[string]json.RawMessage `json:"fields,omitempty" jsonschema_description:"Fields of the input record that were copied through."`
	Text            string                     `json:"text" jsonschema_description:"The cleaned text; every start and end counts in it."`
}

// Made names what made a record.
type Made struct {
	Program *string `json:"program" jsonschema:"nullable" jsonschema_description:"Version of the program."`
	Rules   *string `json:"rules" jsonschema:"nullable" jsonschema_description:"Version of the rules: the same for the same rules."`
}

// Span is a half-open interval of the cleaned text.
type Span struct {
	Start int `json:"start" jsonschema:"minimum=0" jsonschema_description:"Position of the first character."`
	End   int `json:"end" jsonschema:"minimum=0" jsonschema_description:"Position just past the last character."`
}

// Passage is a piece of the cleaned text and its span.
type Passage struct {
	Text string `json:"text" jsonschema_description:"The words of the text; of a statement what was said, without the words that attribute it."`
	Span
}

// Block is a heading, a paragraph or another block; no sentence crosses its edges.
type Block struct {
	Kind string `json:"kind" jsonschema:"enum=title,enum=lead,enum=byline,enum=heading,enum=paragraph,enum=quote,enum=item,enum=caption,enum=post,enum=attribution,enum=table,enum=code"`
	Span

	Published string `json:"published,omitempty" jsonschema_description:"When the post of a live blog that the block is in was published, in ISO 8601; absent elsewhere."`
}

// Entity is a person, a body, a place or a thing that the text names.
type Entity struct {
	ID        string    `json:"id" jsonschema:"pattern=^E[0-9]+$"`
	Kind      string    `json:"kind" jsonschema:"enum=person,enum=organization,enum=place,enum=nationality,enum=group,enum=other"`
	Name      string    `json:"name" jsonschema_description:"The fullest name that the article has: U.S. if it never writes United States. key is the same in all articles."`
	Key       *string   `json:"key" jsonschema:"nullable" jsonschema_description:"Kind, normalized name and country, to group the entities of many articles by: person/barack-obama/USA. null where the article gives no name."`
	Roles     []Role    `json:"roles"`
	Country   *string   `json:"country" jsonschema:"nullable" jsonschema_description:"ISO 3166-1 alpha-3 of the state that it is, lies in or acts for, or IGO, UNO, EUR, NGO or MNC."`
	Sector    *string   `json:"sector" jsonschema:"nullable" jsonschema_description:"PLOVER's sector: GOV, MIL, COP …"`
	Latitude  *float64  `json:"latitude" jsonschema:"nullable" jsonschema_description:"Degrees; of places."`
	Longitude *float64  `json:"longitude" jsonschema:"nullable"`
	GeoNames  *int      `json:"geonames" jsonschema:"nullable" jsonschema_description:"Id in GeoNames; of places."`
	Region    *string   `json:"region" jsonschema:"nullable" jsonschema_description:"First-level division of the country that a city is in, as GeoNames calls it: Texas."`
	Mentions  []Mention `json:"mentions"`
}

// Role is what a person is, and of what.
type Role struct {
	Title string  `json:"title" jsonschema_description:"As the article has it, with the adjective of a nation before it: Ukrainian president."`
	Of    *string `json:"of" jsonschema:"nullable" jsonschema_description:"The country or organization that the title is of."`
}

// Mention is one span that names an entity.
type Mention struct {
	Span
	Text string `json:"text"`
	Form string `json:"form" jsonschema:"enum=name,enum=nominal,enum=pronoun" jsonschema_description:"A word that only describes is nominal, too: the Danish of Danish ships."`
	Rule string `json:"rule"`
}

// Date is a temporal expression in the sense of TIMEX3.
type Date struct {
	ID   string `json:"id" jsonschema:"pattern=^D[0-9]+$"`
	Type string `json:"type" jsonschema:"enum=DATE,enum=TIME,enum=DURATION,enum=SET"`
	Passage
	Interval
	Certain bool    `json:"certain" jsonschema_description:"False if the direction, the year or the order was guessed."`
	Mod     *string `json:"mod" jsonschema:"nullable" jsonschema_description:"TIMEX3 modifier: START, MID, END, APPROX, BEFORE, AFTER …"`
	Quant   *string `json:"quant" jsonschema:"nullable" jsonschema_description:"TIMEX3 quantifier of a SET: EVERY …"`
	Freq    *string `json:"freq" jsonschema:"nullable" jsonschema_description:"TIMEX3 frequency of a SET: 2X …"`
	Anchor  *string `json:"anchor" jsonschema:"nullable" jsonschema_description:"What a relative date was counted from: published, or the id of another date."`
	Rule    string  `json:"rule"`
}

// Quantity is a number with what it measures or counts.
type Quantity struct {
	ID   string `json:"id" jsonschema:"pattern=^Q[0-9]+$"`
	Kind string `json:"kind" jsonschema:"enum=count,enum=ordinal,enum=percent,enum=money,enum=measure,enum=age,enum=ratio,enum=exchange,enum=score,enum=vote,enum=fraction"`
	Passage
	Amount
	Counted *Counted `json:"counted" jsonschema:"nullable" jsonschema_description:"The noun that the number counts."`
	About   *Passage `json:"about" jsonschema:"nullable" jsonschema_description:"What the quantity is about: the ticket of “$6 a ticket”."`
	Pair    []Half   `json:"pair" jsonschema_description:"The two sides of an exchange or a score; for, against and abstentions of a vote."`
	Linked  []string `json:"linked" jsonschema_description:"Ids of the other parts of the same change."`
	Rule    string   `json:"rule"`
}

// Amount is the number of a quantity with its bounds and unit. Numbers have every digit of the text.
type Amount struct {
	Value      *json.Number `json:"value" jsonschema:"nullable,type=number"`
	Low        *json.Number `json:"low" jsonschema:"nullable,type=number" jsonschema_description:"Lower end of a range."`
	High       *json.Number `json:"high" jsonschema:"nullable,type=number" jsonschema_description:"Upper end of a range."`
	Bound      string       `json:"bound" jsonschema:"enum=exact,enum=about,enum=at-least,enum=at-most,enum=more-than,enum=less-than,enum=between"`
	Change     *string      `json:"change" jsonschema:"nullable,enum=up,enum=down"`
	Role       *string      `json:"role" jsonschema:"nullable,enum=by,enum=from,enum=to,enum=from-to" jsonschema_description:"The part of a change that it is: how far it went, where it began or ended. A range that goes from one end to the other is from-to."`
	Unit       *string      `json:"unit" jsonschema:"nullable" jsonschema_description:"As written: ucum:km, iso4217:USD; hundredths such as cents are iso4217:USD/100."`
	UnitText   *string      `json:"unit_text" jsonschema:"nullable" jsonschema_description:"The unit as the text has it."`
	UnitFrom   *string      `json:"unit_from" jsonschema:"nullable,enum=paper,enum=dateline" jsonschema_description:"What gave a plain $ its currency, a guess: the country of the paper or of the dateline; null where the words give it."`
	Normalized *Normalized  `json:"normalized" jsonschema:"nullable" jsonschema_description:"The amount in the SI unit, or in the whole currency; null without a unit that has one."`
}

// Normalized is an amount in the SI unit of its dimension or in the whole currency: 94 cents are 0.94 dollars.
type Normalized struct {
	Value *json.Number `json:"value" jsonschema:"nullable,type=number"`
	Low   *json.Number `json:"low" jsonschema:"nullable,type=number"`
	High  *json.Number `json:"high" jsonschema:"nullable,type=number"`
	Unit  string       `json:"unit" jsonschema_description:"ucum:m, iso4217:USD …"`
}

// Counted is the noun that a number counts.
type Counted struct {
	Text  string `json:"text"`
	Lemma string `json:"lemma" jsonschema_description:"Dictionary form with its noun modifiers: commercial fisherman."`
	Span
}

// Half is one side of an exchange, a score or a vote.
type Half struct {
	Side    *string      `json:"side" jsonschema:"nullable" jsonschema_description:"Whose number it is, in the words of the text; null where it does not say."`
	Value   *json.Number `json:"value" jsonschema:"nullable,type=number"`
	Counted *Counted     `json:"counted" jsonschema:"nullable"`
	About   *Passage     `json:"about" jsonschema:"nullable"`
}

// Reference points to a party: to an entity if one was found, to bare words otherwise.
type Reference struct {
	Entity *string `json:"entity" jsonschema:"nullable,pattern=^E[0-9]+$" jsonschema_description:"Id of the entity."`
	Name   string  `json:"name" jsonschema_description:"The entity's name, or the words."`
	Kind   *string `json:"kind,omitempty" jsonschema:"enum=unnamed" jsonschema_description:"unnamed: a speaker whom the text does not name."`
	Passage
}

// Quote is reported speech.
type Quote struct {
	ID   string `json:"id" jsonschema:"pattern=^S[0-9]+$"`
	Kind string `json:"kind" jsonschema:"enum=direct,enum=indirect,enum=mixed"`
	Passage
	Spans   [][2]int   `json:"spans" jsonschema_description:"Start and end of each piece of an interrupted quotation."`
	Speaker *Reference `json:"speaker" jsonschema:"nullable"`
	Cue     *Passage   `json:"cue" jsonschema:"nullable" jsonschema_description:"The reporting word."`

	Speakers []Reference `json:"speakers,omitempty" jsonschema_description:"Where several speak together: each of them."`
	Reporting
	Addressee *Reference `json:"addressee" jsonschema:"nullable" jsonschema_description:"Who was spoken to."`
	Rule      string     `json:"rule"`
}

// Reporting says how something was reported.
type Reporting struct {
	Manner   *Passage `json:"manner" jsonschema:"nullable" jsonschema_description:"In what it was said: in a statement …"`
	Relation string   `json:"relation" jsonschema:"enum=speech,enum=belief,enum=intention" jsonschema_description:"Beliefs and intentions are reported of people who need not have spoken."`
	Polarity string   `json:"polarity" jsonschema:"enum=positive,enum=negative" jsonschema_description:"Negative where the text denies that it was said."`
	Modality string   `json:"modality" jsonschema:"enum=asserted,enum=alleged,enum=possible,enum=conditional"`
}

// Event is an act that the text reports.
type Event struct {
	ID string `json:"id" jsonschema:"pattern=^V[0-9]+$"`
	Class
	Actors     []Party  `json:"actors"`
	Recipients []Party  `json:"recipients"`
	Trigger    Passage  `json:"trigger" jsonschema_description:"The word that names the act."`
	Theme      *Passage `json:"theme" jsonschema:"nullable" jsonschema_description:"What is proposed, agreed on, discussed …"`
	Time       *Time    `json:"time" jsonschema:"nullable" jsonschema_description:"When the act took or takes place."`
	Due        *Moment  `json:"due" jsonschema:"nullable" jsonschema_description:"When what is proposed, promised, demanded or planned is to happen."`
	Where      []string `json:"where" jsonschema_description:"Ids of entities."`
	Quantities []string `json:"quantities" jsonschema_description:"Ids of quantities."`
	Status     Status   `json:"status"`
	Outcome    *string  `json:"outcome" jsonschema:"nullable,enum=accepted,enum=rejected" jsonschema_description:"The answer to a proposal; null if the article links none."`
	ResponseTo *string  `json:"response_to" jsonschema:"nullable,pattern=^V[0-9]+$" jsonschema_description:"Id of the event that this one answers."`
	SameAs     *string  `json:"same_as" jsonschema:"nullable,pattern=^V[0-9]+$" jsonschema_description:"Id of the event that reports the same act before this one, such as its headline."`
	Confidence float64  `json:"confidence" jsonschema:"minimum=0,maximum=1" jsonschema_description:"Share of such findings that are acts of the actors named, as measured on annotated news; rather too low than too high."`
	Codes      Codes    `json:"codes"`
	Sentence   Span     `json:"sentence"`
	Rule       string   `json:"rule"`
}

// Party is a person, a body or a place that takes part in an event.
type Party struct {
	Reference
	Head string `json:"head" jsonschema_description:"The head word of the phrase."`
	Affiliation
}

// Affiliation is what is known of a party: country, sector and first role.
type Affiliation struct {
	Country *string `json:"country" jsonschema:"nullable" jsonschema_description:"ISO 3166-1 alpha-3, or IGO, UNO, EUR, NGO or MNC."`
	Sector  *string `json:"sector" jsonschema:"nullable" jsonschema_description:"PLOVER's sector: GOV, MIL, COP …"`
	Role    *string `json:"role" jsonschema:"nullable" jsonschema_description:"The first title that the article gives, without the adjective of a nation: Minister of Defense."`
	RoleOf  *string `json:"role_of" jsonschema:"nullable" jsonschema_description:"What the role is of: Ukraine."`
}

// Moment is the time of an act.
type Moment struct {
	Date *string `json:"date" jsonschema:"nullable,pattern=^D[0-9]+$" jsonschema_description:"Id of the date; null for the day of publication."`
	Interval
}

// Interval is a value of TIMEX3 and the calendar days that it spans.
type Interval struct {
	Value string  `json:"value" jsonschema_description:"TIMEX3 value: ISO 8601, or FUTURE_REF, P2D, XXXX-06 … as TIMEX3 has them."`
	First *string `json:"first" jsonschema:"nullable" jsonschema_description:"First day of the calendar interval."`
	Last  *string `json:"last" jsonschema:"nullable" jsonschema_description:"Last day of the calendar interval, included."`
}

// Time is when an act took place, and how that is known.
type Time struct {
	Moment
	Basis string `json:"basis" jsonschema:"enum=text,enum=article" jsonschema_description:"text: the text gives a date; article: only the day of publication is known."`
}

// Class is the class of an event.
type Class struct {
	Type    string  `json:"type" jsonschema:"pattern=^[a-z][a-z-]*$"`
	Act     string  `json:"act"`
	Content *string `json:"content" jsonschema:"nullable" jsonschema_description:"Coarse class of the theme: meeting, ceasefire …"`
}

// Status says whether and in whose words an event happened.
type Status struct {
	Factuality
	AttributedTo *string `json:"attributed_to" jsonschema:"nullable" jsonschema_description:"Id of the entity whose words report the event, or the words that name the source where it is no entity: diplomats."`
	Quote        *string `json:"quote" jsonschema:"nullable,pattern=^S[0-9]+$" jsonschema_description:"Id of the quote that it is in."`
}

// Factuality says whether an event happened.
type Factuality struct {
	Polarity string `json:"polarity" jsonschema:"enum=positive,enum=negative"`
	Tense    string `json:"tense" jsonschema:"enum=past,enum=present,enum=future"`
	Modality string `json:"modality" jsonschema:"enum=asserted,enum=alleged,enum=possible,enum=conditional"`
}

// Codes are an event's codes in the ontologies of political science.
type Codes struct {
	CAMEO  *string `json:"cameo" jsonschema:"nullable"`
	PLOVER *string `json:"plover" jsonschema:"nullable"`
	Mode   *string `json:"mode" jsonschema:"nullable" jsonschema_description:"PLOVER mode."`
	Quad   *string `json:"quad" jsonschema:"nullable" jsonschema_description:"Quad class: verbal-cooperation …"`
}
