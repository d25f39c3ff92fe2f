package emit

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/extract/record"
)

// column is a place in a row of the formats csv and tsv: one row for each finding.
type column int

// The columns, in their order. New ones go to the end, before those of fields of the input, so that scripts that
// count columns continue to work.
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
	return w // lines end in LF: every reader takes it, and line tools need it
}

func (t *tabular) write(to io.Writer, doc *document.Document) error {
	w := t.writer(to)
	row := newCells(t.opts.Fields)
	for line := range record.LinesSeq(doc, t.opts.Unit, t.opts.Kinds...) {
		row.fill(line, t.opts.Fields)
		t.make(row)
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// make puts cells into the form that the table has.
func (t *tabular) make(row cells) {
	for i, text := range row {
		switch kind := columnTypeAt(i); {
		case text == "":
		case kind == textual:
			row[i] = t.cell(text)
		case kind == decimals:
			row[i] = decimal(text)
		}
	}
}

// decimal returns a number with a decimal point. Readers that infer the type of a column from its first rows would take amounts for
// whole numbers if all of those are whole, and fail at the first one that is not.
func decimal(number string) string {
	if number == "" || strings.ContainsAny(number, ".eE") {
		return number
	}
	return number + ".0"
}

// cell returns a text in the form that is safe in a cell. Spreadsheets run a cell that begins with one of formulaSigns as a
// formula, and the text comes from strangers, so an apostrophe is put before it. One is also put before apostrophes that such a sign
// follows: to get the text back, remove one apostrophe from each cell that begins with apostrophes and then one of these signs.
func (t *tabular) cell(s string) string {
	s = valid(s)
	if t.separator == '\t' && strings.ContainsAny(s, "\t\r\n") {
		s = oneLine.Replace(s)
	}
	if s == "" || strings.IndexByte(dangerousBytes, s[0]) < 0 {
		return s
	}
	if first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "'")); strings.ContainsRune(formulaSigns, first) {
		return "'" + s
	}
	return s
}

// dangerousBytes are the first bytes of formulaSigns, and the apostrophe.
const dangerousBytes = "'=+-@\t\r\xef"

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
