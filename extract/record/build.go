package record

import (
	"cmp"
	"encoding/json"
	"strconv"

	"dateline/extract/document"
)

// New is the JSON shape of everything in doc, with positions in the given unit.
// It shares doc's strings and numbers; doc must not change while the record is in use.
func New(doc *document.Document, unit document.Unit) *Article {
	b := newBuilder(doc, unit)
	return &Article{
		Head:       NewHead(doc),
		Blocks:     each(doc.Blocks, b.block),
		Entities:   each(doc.Entities, b.entity),
		Dates:      each(doc.Dates, b.date),
		Quantities: each(doc.Quantities, b.quantity),
		Quotes:     each(doc.Quotes, b.quote),
		Events:     each(doc.Events, b.event),
	}
}

// NewHead is the head of the record that New returns.
func NewHead(doc *document.Document) Head {
	return Head{
		Schema:          Schema,
		Made:            made(doc),
		ID:              known(&doc.Meta.ID),
		URL:             known(&doc.Meta.URL),
		Title:           known(&doc.Meta.Title),
		Authors:         each(doc.Meta.Authors, func(_ int, name *string) string { return *name }),
		Byline:          known(&doc.Meta.Byline),
		Site:            known(&doc.Meta.Site),
		Language:        known(&doc.Meta.Language),
		Published:       known(&doc.Meta.Published),
		PublishedSource: known((*string)(&doc.Meta.PublishedSource)),
		Updated:         known(&doc.Meta.Updated),
		Section:         known(&doc.Meta.Section),
		Tags:            each(doc.Meta.Tags, func(_ int, tag *string) string { return *tag }),
		Description:     known(&doc.Meta.Description),
		Image:           known(&doc.Meta.Image),
		Skipped:         known((*string)(&doc.Skipped)),
		Fields:          doc.Meta.Kept,
		Text:            doc.Text,
	}
}

// List is one of the lists of an article record. Its elements are made one at a time, since all of them may take a hundred times
// as much memory as the text.
type List struct {
	Key string          // in the JSON
	Len int             // number of elements
	At  func(i int) any // makes an element, as a pointer
}

// Lists are the lists of the record that New returns, in their order.
func Lists(doc *document.Document, unit document.Unit) []List {
	b := newBuilder(doc, unit)
	return []List{
		list(b, "blocks", doc.Blocks, (*builder).block),
		list(b, "entities", doc.Entities, (*builder).entity),
		list(b, "dates", doc.Dates, (*builder).date),
		list(b, "quantities", doc.Quantities, (*builder).quantity),
		list(b, "quotes", doc.Quotes, (*builder).quote),
		list(b, "events", doc.Events, (*builder).event),
	}
}

func list[F, R any](b *builder, key string, found []F, shape func(*builder, int, *F) R) List {
	if len(found) == 0 {
		return List{Key: key}
	}
	return List{key, len(found), func(i int) any {
		r := shape(b, i, &found[i])
		return &r
	}}
}

func made(doc *document.Document) Made { return Made{known(&doc.Program), known(&doc.Rules)} }

// Dates are the dates of doc alone, as New has them.
func Dates(doc *document.Document, unit document.Unit) []Date {
	return each(doc.Dates, newBuilder(doc, unit).date)
}

// Quotes are the quotes of doc alone, as New has them.
func Quotes(doc *document.Document, unit document.Unit) []Quote {
	return each(doc.Quotes, newBuilder(doc, unit).quote)
}

// builder turns the findings of one document into their JSON shape.
type builder struct {
	doc     *document.Document
	offsets document.Offsets
}

func newBuilder(doc *document.Document, unit document.Unit) *builder {
	return &builder{doc: doc, offsets: document.NewOffsets(doc.Text, unit)}
}

// each is the shape of every finding in turn; never nil, so that JSON has [] and not null.
func each[F, R any](found []F, shape func(int, *F) R) []R {
	out := make([]R, len(found))
	for i := range found {
		out[i] = shape(i, &found[i])
	}
	return out
}

// known is s, or nil where it is empty: null in JSON.
func known(s *string) *string {
	if *s == "" {
		return nil
	}
	return s
}

// finite is n, or nil for what is no number of JSON or greater than readers of JSON can hold.
func finite(n *json.Number) *json.Number {
	if n == nil || digits(string(*n)) {
		return n
	}
	if !json.Valid([]byte(*n)) {
		return nil
	}
	if _, err := n.Float64(); err != nil { // the number of another JSON value, too
		return nil
	}
	return n
}

// digits reports whether a number is nothing but a few digits, as most are.
func digits(n string) bool {
	if n == "" || n[0] == '0' || len(n) > 15 {
		return false
	}
	for i := range len(n) {
		if n[i] < '0' || n[i] > '9' {
			return false
		}
	}
	return true
}

// The letters of ids.
const (
	entityID   = 'E'
	dateID     = 'D'
	quantityID = 'Q'
	quoteID    = 'S'
	eventID    = 'V'
)

// id names the finding at an index: E1 is the first entity.
func id(letter byte, index int) string {
	var buf [12]byte
	return string(strconv.AppendInt(append(buf[:0], letter), int64(index)+1, 10))
}

// idOrNil is the id of a finding, or nil for document.None.
func idOrNil(letter byte, index int) *string {
	if index < 0 {
		return nil
	}
	s := id(letter, index)
	return &s
}

func ids(letter byte, indexes []int) []string {
	return each(indexes, func(_ int, index *int) string { return id(letter, *index) })
}

func (b *builder) span(s document.Span) Span {
	s = b.offsets.Span(s)
	return Span{s.Start, s.End}
}

func (b *builder) text(r document.Range) Passage {
	s := b.doc.Bytes(r)
	return Passage{b.doc.Slice(s), b.span(s)}
}

func (b *builder) textOrNil(r *document.Range) *Passage {
	if r == nil {
		return nil
	}
	t := b.text(*r)
	return &t
}

func (b *builder) block(_ int, bl *document.Block) Block {
	return Block{string(bl.Kind), b.span(bl.Span), bl.Published}
}

func (b *builder) entity(i int, e *document.Entity) Entity {
	out := Entity{
		ID:       id(entityID, i),
		Kind:     string(e.Kind),
		Name:     e.Name,
		Key:      known(&e.Key),
		Roles:    each(e.Roles, role),
		Country:  known(&e.Country),
		Sector:   known(&e.Sector),
		Mentions: each(e.Mentions, b.mention),
	}
	if at := e.Location; at != nil {
		out.Latitude, out.Longitude, out.GeoNames, out.Region = &at.Latitude, &at.Longitude, &at.GeoNames, known(&at.Region)
	}
	return out
}

func role(_ int, r *document.Role) Role { return Role{r.Whole(), known(&r.Of)} }

func (b *builder) mention(_ int, m *document.EntityMention) Mention {
	t := b.text(m.Range)
	return Mention{t.Span, t.Text, string(m.Form), m.Rule}
}

func (b *builder) date(i int, d *document.Date) Date {
	anchor := idOrNil(dateID, d.AnchorTo)
	if d.Anchor != "" {
		anchor = &d.Anchor
	}
	return Date{
		ID:       id(dateID, i),
		Type:     d.Type,
		Passage:  b.text(d.Range),
		Interval: interval(d),
		Certain:  !d.Guessed,
		Mod:      known(&d.Mod),
		Quant:    known(&d.Quant),
		Freq:     known(&d.Freq),
		Anchor:   anchor,
		Rule:     d.Rule,
	}
}

func interval(d *document.Date) Interval {
	return Interval{d.Value, known(&d.First), known(&d.Last)}
}

func (b *builder) quantity(i int, q *document.Quantity) Quantity {
	return Quantity{
		ID:      id(quantityID, i),
		Kind:    q.Kind,
		Passage: b.text(q.Range),
		Amount:  amount(q),
		Counted: b.counted(q.Counted),
		About:   b.textOrNil(q.About),
		Pair:    each(q.Pair, b.half),
		Linked:  ids(quantityID, q.Linked),
		Rule:    q.Rule,
	}
}

func amount(q *document.Quantity) Amount {
	return Amount{
		Value:      finite(q.Value),
		Low:        finite(q.Low),
		High:       finite(q.High),
		Bound:      q.Bound,
		Change:     known(&q.Change),
		Role:       known(&q.Role),
		Unit:       known(&q.Unit),
		UnitText:   known(&q.UnitText),
		UnitFrom:   known(&q.UnitFrom),
		Normalized: normalized(q.Normalized),
	}
}

func normalized(n *document.Normalized) *Normalized {
	if n == nil {
		return nil
	}
	return &Normalized{finite(n.Value), finite(n.Low), finite(n.High), n.Unit}
}

func (b *builder) counted(c *document.Counted) *Counted {
	if c == nil {
		return nil
	}
	t := b.text(c.Range)
	return &Counted{t.Text, c.Lemma, t.Span}
}

func (b *builder) half(_ int, h *document.Half) Half {
	half := Half{Value: finite(h.Value), Counted: b.counted(h.Counted), About: b.textOrNil(h.About)}
	if h.Party != nil {
		side := b.doc.Words(*h.Party)
		half.Side = &side
	}
	return half
}

func (b *builder) quote(i int, q *document.Quote) Quote {
	return Quote{
		ID:       id(quoteID, i),
		Kind:     q.Kind,
		Passage:  b.said(q),
		Spans:    each(q.Spans, b.pair),
		Speaker:  b.referenceOrNil(q.Speaker),
		Cue:      b.textOrNil(q.Cue),
		Speakers: several(b, q.Speakers),

		Reporting: b.reporting(q),
		Addressee: b.referenceOrNil(q.Addressee),
		Rule:      q.Rule,
	}
}

// said is what was said, with the span from its first piece to its last.
func (b *builder) said(q *document.Quote) Passage {
	return Passage{q.Text, b.span(b.doc.Bytes(q.Range))}
}

// several are the speakers of a quote that more than one gave; nil otherwise, so that JSON leaves them out.
func several(b *builder, speakers []document.Reference) []Reference {
	if len(speakers) < 2 {
		return nil
	}
	return each(speakers, b.reference)
}

// reporting is how a quote is reported; a quote that says nothing of it is plain speech.
func (b *builder) reporting(q *document.Quote) Reporting {
	return Reporting{
		Manner:   b.textOrNil(q.Manner),
		Relation: cmp.Or(q.Relation, "speech"),
		Polarity: cmp.Or(q.Polarity, "positive"),
		Modality: cmp.Or(q.Modality, "asserted"),
	}
}

func (b *builder) pair(_ int, s *document.Span) [2]int {
	p := b.offsets.Span(*s)
	return [2]int{p.Start, p.End}
}

func (b *builder) reference(_ int, r *document.Reference) Reference {
	ref := Reference{Entity: idOrNil(entityID, r.Entity), Name: r.Name, Passage: b.text(r.Range)}
	if r.Unnamed {
		ref.Kind = &unnamed
	}
	return ref
}

// unnamed is the kind of speakers without a name.
var unnamed = "unnamed"

func (b *builder) referenceOrNil(r *document.Reference) *Reference {
	if r == nil {
		return nil
	}
	ref := b.reference(0, r)
	return &ref
}
