package emit

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/extract/record"
)

// column is a place in a row of the formats csv and tsv: one row for each finding.
type column int

// The columns, in their order. New ones go to the end, before those of fields of the input, so that scripts that
// count columns go on to work.
const (
	colURL column = iota
	colArticle
	colTitle
	colPublished
	colKind
	colID
	colType
	colAct
	colContent
	colActors
	colActorCountries
	colActorSectors
	colRecipients
	colRecipientCountries
	colRecipientSectors
	colText
	colStart
	colEnd
	colTheme
	colTime
	colTimeBasis
	colFirst
	colLast
	colDue
	colDueFirst
	colDueLast
	colWhere
	colQuantities
	colSpeaker
	colSpeakerRole
	colSpeakerRoleOf
	colSpeakerCountry
	colSpeakerSector
	colAddressee
	colCue
	colDate
	colCertain
	colValue
	colLow
	colHigh
	colBound
	colChange
	colUnit
	colCounted
	colAbout
	colPolarity
	colTense
	colModality
	colAttributedTo
	colOutcome
	colResponseTo
	colSameAs
	colConfidence
	colCAMEO
	colPLOVER
	colMode
	colQuad
	colSentence
	colSentenceStart
	colSentenceEnd
	colRule
	colProgram
	colRules
	colActorKeys
	colRecipientKeys
	colSpeakerKey
	colKey
	colName
	colRole
	colRoleOf
	colCountry
	colSector
	colLatitude
	colLongitude
	colGeoNames
	colRegion
	colMentions
	columns // how many there are
)

var columnNames = [columns]string{
	"url", "article", "title", "published", "kind", "id", "type", "act", "content",
	"actors", "actor_countries", "actor_sectors", "recipients", "recipient_countries", "recipient_sectors", "text", "start", "end",
	"theme", "time", "time_basis", "first", "last", "due", "due_first", "due_last", "where", "quantities",
	"speaker", "speaker_role", "speaker_role_of", "speaker_country", "speaker_sector", "addressee", "cue",
	"date", "certain", "value", "low", "high", "bound", "change", "unit", "counted", "about",
	"polarity", "tense", "modality", "attributed_to", "outcome", "response_to", "same_as", "confidence",
	"cameo", "plover", "mode", "quad", "sentence", "sentence_start", "sentence_end", "rule", "program", "rules",
	"actor_keys", "recipient_keys", "speaker_key", "key", "name", "role", "role_of", "country", "sector", "latitude", "longitude", "geonames", "region", "mentions",
}

// columnTypes are the types of the columns that hold no text. A cell without a value is empty whatever the type.
var columnTypes = [columns]columnType{
	colStart: integers, colEnd: integers, colSentenceStart: integers, colSentenceEnd: integers,
	colGeoNames: integers, colMentions: integers,
	colValue: decimals, colLow: decimals, colHigh: decimals, colConfidence: decimals, colLatitude: decimals, colLongitude: decimals,
	colCertain: truth,
}

type columnType int

const (
	textual columnType = iota
	integers
	decimals
	truth
)

// table is a stream of rows with a header; the separator is a comma or a tab.
func table(separator rune) func(Options) Encoder {
	return func(opts Options) Encoder {
		t := &tabular{opts, separator}
		return &stream{header: t.header(), write: t.write}
	}
}

type tabular struct {
	opts      Options
	separator rune
}

func (t *tabular) header() []byte {
	var out sink
	if t.opts.BOM {
		out.buf = append(out.buf, "\ufeff"...)
	}
	row := columnNames[:]
	for _, name := range t.opts.Fields {
		row = append(row, t.cell(fieldColumn(name)))
	}
	w := t.writer(&out)
	w.Write(row)
	w.Flush()
	return out.buf
}

func (t *tabular) writer(to io.Writer) *csv.Writer {
	w := csv.NewWriter(to)
	w.Comma = t.separator
	return w // lines end in LF: every reader takes it, and line tools want it
}

func (t *tabular) write(to io.Writer, doc *document.Document) error {
	w := t.writer(to)
	for line := range record.LinesSeq(doc, t.opts.Unit, t.opts.Kinds...) {
		if err := w.Write(t.row(line)); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// row is a finding as the cells of a row.
func (t *tabular) row(line record.Line) []string {
	r, head := cellsOf(line)
	for i := range r {
		switch columnTypes[i] {
		case textual:
			r[i] = t.cell(r[i])
		case decimals:
			r[i] = decimal(r[i])
		}
	}
	for _, name := range t.opts.Fields {
		r = append(r, t.cell(plain(head.Article.Fields[name])))
	}
	return r
}

// decimal returns a number with a decimal point. Readers that infer the type of a column from its first rows would take amounts for
// whole numbers if all of those are whole, and fail at the first one that is not.
func decimal(number string) string {
	if number == "" || strings.ContainsAny(number, ".eE") {
		return number
	}
	return number + ".0"
}

// cellsOf is a finding as texts, one for each column, and its head.
func cellsOf(line record.Line) (cells, *record.LineHead) {
	r := make(cells, columns)
	var head *record.LineHead
	switch l := line.(type) {
	case *record.ActLine:
		head = &l.LineHead
		r.act(l)
	case *record.StatementLine:
		head = &l.LineHead
		r.statement(l)
	case *record.DateLine:
		head = &l.LineHead
		r.date(l)
	case *record.QuantityLine:
		head = &l.LineHead
		r.quantity(l)
	case *record.EntityLine:
		head = &l.LineHead
		r.entity(l)
	}
	r.head(head)
	return r, head
}

// cell returns a text in the form that is safe in a cell. Spreadsheets run a cell that begins with one of formulaSigns as a
// formula, and the text comes from strangers, so an apostrophe is put before it. One is also put before apostrophes that such a sign
// follows: to get the text back, remove one apostrophe from each cell that begins with apostrophes and then one of these signs.
func (t *tabular) cell(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	if t.separator == '\t' && strings.ContainsAny(s, "\t\r\n") {
		s = oneLine.Replace(s)
	}
	if first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "'")); strings.ContainsRune(formulaSigns, first) {
		return "'" + s
	}
	return s
}

// formulaSigns begin a formula. Spreadsheets with East Asian settings take the full-width forms for the ASCII ones.
const formulaSigns = "=+-@\t\r＝＋－＠"

// oneLine makes cells that no line tool takes for two.
var oneLine = strings.NewReplacer("\t", " ", "\r\n", " ", "\n", " ", "\r", " ")

// plain is the text of a string of JSON, and any other value as it is written.
func plain(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	return string(raw)
}

// cells are those of one row.
type cells []string

func (r cells) set(at column, s *string) {
	if s != nil {
		r[at] = *s
	}
}

func (r cells) number(at column, n *json.Number) {
	if n != nil {
		r[at] = string(*n)
	}
}

func (r cells) span(start, end column, p record.Place) {
	r[start], r[end] = strconv.Itoa(p.Start), strconv.Itoa(p.End)
}

func (r cells) head(h *record.LineHead) {
	r[colKind], r[colID] = string(h.Kind), h.ID
	r.set(colURL, h.Article.URL)
	r.set(colArticle, h.Article.ID)
	r.set(colTitle, h.Article.Title)
	r.set(colPublished, h.Article.Published)
	r.set(colProgram, h.Program)
	r.set(colRules, h.Rules)
}

func (r cells) found(text record.Passage, sentence record.Sentence, rule string) {
	r[colText], r[colSentence], r[colRule] = text.Text, sentence.Text, rule
	r.span(colStart, colEnd, text.Place)
	r.span(colSentenceStart, colSentenceEnd, sentence.Place)
}

func (r cells) act(l *record.ActLine) {
	r.found(l.Trigger, l.Sentence, l.Rule)
	r[colType], r[colAct] = l.Type, l.Act
	r.set(colContent, l.Content)
	r[colActors], r[colActorCountries], r[colActorSectors] = join(l.Actors, name), join(l.Actors, country), join(l.Actors, sector)
	r[colRecipients], r[colRecipientCountries], r[colRecipientSectors] = join(l.Recipients, name), join(l.Recipients, country), join(l.Recipients, sector)
	r[colActorKeys], r[colRecipientKeys] = join(l.Actors, key), join(l.Recipients, key)
	if l.Theme != nil {
		r[colTheme] = l.Theme.Text
	}
	if t := l.Time; t != nil {
		r[colTimeBasis] = t.Basis
		r.interval(colTime, colFirst, colLast, t.Interval)
	}
	if d := l.Due; d != nil {
		r.interval(colDue, colDueFirst, colDueLast, d.Interval)
	}
	r[colWhere] = join(l.Where, func(s *string) string { return *s })
	r[colQuantities] = join(l.Quantities, func(q *record.LineQuantity) string { return q.Text })
	r[colPolarity], r[colTense], r[colModality] = l.Status.Polarity, l.Status.Tense, l.Status.Modality
	r.set(colAttributedTo, l.Status.AttributedTo)
	r.set(colOutcome, l.Outcome)
	if l.ResponseTo != nil {
		r[colResponseTo] = l.ResponseTo.ID
	}
	r.set(colSameAs, l.SameAs)
	r[colConfidence] = strconv.FormatFloat(l.Confidence, 'f', -1, 64)
	r.set(colCAMEO, l.Codes.CAMEO)
	r.set(colPLOVER, l.Codes.PLOVER)
	r.set(colMode, l.Codes.Mode)
	r.set(colQuad, l.Codes.Quad)
}

func (r cells) statement(l *record.StatementLine) {
	r.found(l.Passage, l.Sentence, l.Rule)
	r[colType], r[colPolarity], r[colModality] = l.Type, l.Polarity, l.Modality
	if s := l.Speaker; s != nil {
		r[colSpeaker] = s.Name
		r.set(colSpeakerKey, s.Key)
		r.set(colSpeakerRole, s.Role)
		r.set(colSpeakerRoleOf, s.RoleOf)
		r.set(colSpeakerCountry, s.Country)
		r.set(colSpeakerSector, s.Sector)
	}
	if l.Addressee != nil {
		r[colAddressee] = l.Addressee.Name
	}
	if l.Cue != nil {
		r[colCue] = l.Cue.Text
	}
}

func (r cells) date(l *record.DateLine) {
	r.found(l.Passage, l.Sentence, l.Rule)
	r[colType], r[colCertain] = l.Type, strconv.FormatBool(l.Certain)
	r.interval(colDate, colFirst, colLast, l.Interval)
}

func (r cells) quantity(l *record.QuantityLine) {
	r.found(l.Passage, l.Sentence, l.Rule)
	r[colType], r[colBound] = l.Type, l.Bound
	r.number(colValue, l.Value)
	r.number(colLow, l.Low)
	r.number(colHigh, l.High)
	r.set(colChange, l.Change)
	r.set(colUnit, l.Unit)
	if l.Counted != nil {
		r[colCounted] = l.Counted.Lemma
	}
	if l.About != nil {
		r[colAbout] = l.About.Text
	}
}

func (r cells) entity(l *record.EntityLine) {
	r.found(l.Passage, l.Sentence, l.Rule)
	r[colType], r[colName], r[colMentions] = l.Type, l.Name, strconv.Itoa(len(l.Mentions))
	r.set(colKey, l.Key)
	if len(l.Roles) > 0 {
		r[colRole] = l.Roles[0].Title
		r.set(colRoleOf, l.Roles[0].Of)
	}
	r.set(colCountry, l.Country)
	r.set(colSector, l.Sector)
	if l.Latitude != nil {
		r[colLatitude], r[colLongitude] = degrees(*l.Latitude), degrees(*l.Longitude)
		r[colGeoNames] = strconv.Itoa(*l.GeoNames)
		r.set(colRegion, l.Region)
	}
}

func degrees(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func (r cells) interval(value, first, last column, i record.Interval) {
	r[value] = i.Value
	r.set(first, i.First)
	r.set(last, i.Last)
}

// The names, countries, sectors and keys of parties have the same order; a cell of none keeps its place.
func name(p *record.LineParty) string { return p.Name }

func country(p *record.LineParty) string { return orEmpty(p.Country) }

func sector(p *record.LineParty) string { return orEmpty(p.Sector) }

func key(p *record.LineParty) string { return orEmpty(p.Key) }

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// join is several values in one cell, with semicolons between them and none inside; empty where all are.
func join[T any](values []T, text func(*T) string) string {
	parts := make([]string, len(values))
	any := false
	for i := range values {
		parts[i] = strings.ReplaceAll(text(&values[i]), ";", ",")
		any = any || parts[i] != ""
	}
	if !any {
		return ""
	}
	return strings.Join(parts, "; ")
}

// fieldColumn returns the name of the column of a field of the input.
func fieldColumn(field string) string { return "fields." + field }
