package emit

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"dateline/extract/document"
	"dateline/extract/record"
)

// parquetFile writes Parquet: a row for each article, nested and named as the articles format is. It needs no place to
// go back to, so it is a stream; its footer makes that no other run can continue it.
type parquetFile struct{ opts Options }

func (f *parquetFile) Encode(doc *document.Document) (Piece, error) {
	r := record.New(doc, f.opts.Unit)
	fields, err := fieldsJSON(r.Fields)
	if err != nil {
		return nil, fmt.Errorf("emit: %w", err)
	}
	row := newParquetArticle(r)
	row.Fields = fields
	sentence := record.ActSentences(doc, f.opts.Unit)
	for i := range row.Events {
		s := sentence(i)
		row.Events[i].Sentence = parquetText{Text: valid(s.Text), Start: int32(s.Start), End: int32(s.End)}
	}
	return row, nil
}

func (f *parquetFile) Open(to Target) (Writer, error) {
	w := parquet.NewGenericWriter[parquetArticle](to.Writer, parquet.Compression(&zstd.Codec{}),
		parquet.KeyValueMetadata("dateline.schema", record.Schema), parquet.KeyValueMetadata("dateline.offsets", string(f.opts.Unit)))
	return &parquetWriter{w: w}, nil
}

// fieldsJSON is the object of the fields that are copied through, or nil.
func fieldsJSON(fields map[string]json.RawMessage) (*string, error) {
	if len(fields) == 0 {
		return nil, nil
	}
	data, err := json.Marshal(fields)
	s := string(data)
	return &s, err
}

// parquetWriter writes a group of rows when it has groupBytes of text, so that memory does not grow with the number of articles.
type parquetWriter struct {
	w     *parquet.GenericWriter[parquetArticle]
	bytes int
}

// groupBytes is how much text makes a row group: enough to compress well and to be skipped as one.
const groupBytes = 16 << 20

func (w *parquetWriter) Write(p Piece) error {
	row := p.(*parquetArticle)
	if _, err := w.w.Write([]parquetArticle{*row}); err != nil {
		return err
	}
	if w.bytes += len(row.Text); w.bytes < groupBytes {
		return nil
	}
	w.bytes = 0
	return w.w.Flush()
}

func (w *parquetWriter) Close() error { return w.w.Close() }

// The rows. Amounts are doubles, as Parquet's readers have no number with as many digits as the text; the text itself has them all.
type (
	parquetArticle struct {
		Schema          string            `parquet:"schema,dict"`
		Program         *string           `parquet:"program"`
		Rules           *string           `parquet:"rules"`
		ID              *string           `parquet:"id"`
		URL             *string           `parquet:"url"`
		Title           *string           `parquet:"title"`
		Authors         []string          `parquet:"authors,list"`
		Byline          *string           `parquet:"byline"`
		Site            *string           `parquet:"site"`
		Language        *string           `parquet:"language"`
		Published       *string           `parquet:"published"`
		PublishedSource *string           `parquet:"published_source"`
		Updated         *string           `parquet:"updated"`
		Section         *string           `parquet:"section"`
		Tags            []string          `parquet:"tags,list"`
		Description     *string           `parquet:"description"`
		Image           *string           `parquet:"image"`
		Skipped         *string           `parquet:"skipped"`
		Fields          *string           `parquet:"fields"` // as JSON
		Text            string            `parquet:"text"`
		Blocks          []parquetBlock    `parquet:"blocks,list"`
		Entities        []parquetEntity   `parquet:"entities,list"`
		Dates           []parquetDate     `parquet:"dates,list"`
		Quantities      []parquetQuantity `parquet:"quantities,list"`
		Quotes          []parquetQuote    `parquet:"quotes,list"`
		Events          []parquetEvent    `parquet:"events,list"`
	}
	parquetBlock struct {
		Kind  string `parquet:"kind,dict"`
		Start int32  `parquet:"start"`
		End   int32  `parquet:"end"`

		Published *string `parquet:"published"`
	}
	parquetText struct {
		Text  string `parquet:"text"`
		Start int32  `parquet:"start"`
		End   int32  `parquet:"end"`
	}
	parquetEntity struct {
		ID        string           `parquet:"id,dict"`
		Kind      string           `parquet:"kind,dict"`
		Name      string           `parquet:"name"`
		Key       *string          `parquet:"key"`
		Roles     []parquetRole    `parquet:"roles,list"`
		Country   *string          `parquet:"country"`
		Sector    *string          `parquet:"sector"`
		Latitude  *float64         `parquet:"latitude"`
		Longitude *float64         `parquet:"longitude"`
		GeoNames  *int32           `parquet:"geonames"`
		Region    *string          `parquet:"region"`
		Mentions  []parquetMention `parquet:"mentions,list"`
	}
	parquetRole struct {
		Title string  `parquet:"title"`
		Of    *string `parquet:"of"`
	}
	parquetMention struct {
		Text  string `parquet:"text"`
		Start int32  `parquet:"start"`
		End   int32  `parquet:"end"`
		Form  string `parquet:"form,dict"`
	}
	parquetDate struct {
		ID      string  `parquet:"id,dict"`
		Type    string  `parquet:"type,dict"`
		Text    string  `parquet:"text"`
		Start   int32   `parquet:"start"`
		End     int32   `parquet:"end"`
		Value   string  `parquet:"value"`
		First   *string `parquet:"first"`
		Last    *string `parquet:"last"`
		Certain bool    `parquet:"certain"`
		Mod     *string `parquet:"mod"`
		Rule    string  `parquet:"rule,dict"`
	}
	parquetQuantity struct {
		ID      string       `parquet:"id,dict"`
		Kind    string       `parquet:"kind,dict"`
		Text    string       `parquet:"text"`
		Start   int32        `parquet:"start"`
		End     int32        `parquet:"end"`
		Value   *float64     `parquet:"value"`
		Low     *float64     `parquet:"low"`
		High    *float64     `parquet:"high"`
		Bound   string       `parquet:"bound,dict"`
		Change  *string      `parquet:"change"`
		Unit    *string      `parquet:"unit"`
		Counted *string      `parquet:"counted"` // lemma
		About   *parquetText `parquet:"about"`
		Rule    string       `parquet:"rule,dict"`
	}
	parquetReference struct {
		Entity *string `parquet:"entity"`
		Name   string  `parquet:"name"`
		Text   string  `parquet:"text"`
		Start  int32   `parquet:"start"`
		End    int32   `parquet:"end"`
	}
	parquetParty struct {
		parquetReference
		Head    string  `parquet:"head"`
		Country *string `parquet:"country"`
		Sector  *string `parquet:"sector"`
		Role    *string `parquet:"role"`
		RoleOf  *string `parquet:"role_of"`
	}
	parquetMoment struct {
		Date  *string `parquet:"date"`
		Value string  `parquet:"value"`
		First *string `parquet:"first"`
		Last  *string `parquet:"last"`
	}
	parquetTime struct {
		parquetMoment
		Basis string `parquet:"basis,dict"`
	}
	parquetQuote struct {
		ID        string            `parquet:"id,dict"`
		Kind      string            `parquet:"kind,dict"`
		Text      string            `parquet:"text"`
		Start     int32             `parquet:"start"`
		End       int32             `parquet:"end"`
		Speaker   *parquetReference `parquet:"speaker"`
		Addressee *parquetReference `parquet:"addressee"`
		Cue       *parquetText      `parquet:"cue"`
		Relation  string            `parquet:"relation,dict"`
		Polarity  string            `parquet:"polarity,dict"`
		Modality  string            `parquet:"modality,dict"`
		Rule      string            `parquet:"rule,dict"`
	}
	parquetEvent struct {
		ID         string         `parquet:"id,dict"`
		Type       string         `parquet:"type,dict"`
		Act        string         `parquet:"act,dict"`
		Content    *string        `parquet:"content"`
		Actors     []parquetParty `parquet:"actors,list"`
		Recipients []parquetParty `parquet:"recipients,list"`
		Trigger    parquetText    `parquet:"trigger"`
		Theme      *parquetText   `parquet:"theme"`
		Time       *parquetTime   `parquet:"time"`
		Due        *parquetMoment `parquet:"due"`
		Where      []string       `parquet:"where,list"`
		Quantities []string       `parquet:"quantities,list"`
		Status     parquetStatus  `parquet:"status"`
		Outcome    *string        `parquet:"outcome"`
		ResponseTo *string        `parquet:"response_to"`
		SameAs     *string        `parquet:"same_as"`
		Confidence float64        `parquet:"confidence"`
		Codes      parquetCodes   `parquet:"codes"`
		Sentence   parquetText    `parquet:"sentence"`
		Rule       string         `parquet:"rule,dict"`
	}
	parquetStatus struct {
		Polarity     string  `parquet:"polarity,dict"`
		Tense        string  `parquet:"tense,dict"`
		Modality     string  `parquet:"modality,dict"`
		AttributedTo *string `parquet:"attributed_to"`
		Quote        *string `parquet:"quote"`
	}
	parquetCodes struct {
		CAMEO  *string `parquet:"cameo"`
		PLOVER *string `parquet:"plover"`
		Mode   *string `parquet:"mode"`
		Quad   *string `parquet:"quad"`
	}
)

// valid is s with what is not UTF-8 replaced: Parquet's strings are UTF-8.
func valid(s string) string {
	if utf8.ValidString(s) { // which nearly all are, and this is faster
		return s
	}
	return strings.ToValidUTF8(s, "\ufffd")
}

func validOrNil(s *string) *string {
	if s == nil {
		return nil
	}
	v := valid(*s)
	return &v
}
