package emit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dateline/extract/document"
	"dateline/extract/record"
)

// bratFolder writes the standoff format of the annotation tool brat (https://brat.nlplab.org/standoff.html): for each article
// NAME.txt, the cleaned text, and NAME.ann, what was found in it; and annotation.conf, which declares the types to brat.
//
// Mentions of entities, dates, quantities and quotations are text-bound annotations, acts are events, speakers are relations,
// values are notes, negation and modality are attributes.
func bratFolder(opts Options) Encoder {
	kinds := opts.Kinds
	if len(kinds) == 0 {
		kinds = record.UsualKinds
	}
	return &folder{
		files: func(doc *document.Document) ([]articleFile, []string, error) {
			b := newBrat(doc)
			b.all(record.New(doc, document.UTF8), kinds)
			text := strings.ToValidUTF8(doc.Text, "?") // as many characters as the text has
			return []articleFile{{".txt", []byte(text)}, {".ann", b.out}}, b.events, nil
		},
		beside: bratConfiguration,
	}
}

// brat writes the annotations of one article.
type brat struct {
	doc    *document.Document
	points document.Offsets
	out    []byte
	spans  []byte // scratch of fragments
	words  []byte

	bound      int // text-bound annotations so far
	relations  int //
	notes      int //
	attributes int
	at         map[bratSpan]string // id of a text-bound annotation
	events     []string            // types of events that were used
}

// bratSpan is the type of a text-bound annotation and its spans, as brat writes them.
type bratSpan struct{ kind, spans string }

func newBrat(doc *document.Document) *brat {
	return &brat{doc: doc, points: document.NewOffsets(doc.Text, document.CodePoints), at: map[bratSpan]string{}}
}

func (b *brat) all(r *record.Article, kinds []record.Kind) {
	for i := range r.Entities {
		for j := range r.Entities[i].Mentions {
			b.mention(&r.Entities[i], &r.Entities[i].Mentions[j])
		}
	}
	for _, d := range r.Dates {
		if slices.Contains(kinds, record.KindDate) {
			b.note(b.text("Date", d.Span), d.Value)
		}
	}
	for _, q := range r.Quantities {
		if slices.Contains(kinds, record.KindQuantity) {
			b.note(b.text("Quantity", q.Span), amountNote(&q))
		}
	}
	for i := range r.Quotes {
		if slices.Contains(kinds, record.KindOf(r.Quotes[i].Relation)) {
			b.quote(&r.Quotes[i])
		}
	}
	for i := range r.Events {
		if slices.Contains(kinds, record.KindAct) {
			b.event(&r.Events[i], i+1)
		}
	}
}

func (b *brat) mention(e *record.Entity, m *record.Mention) {
	b.note(b.text(BratType(e.Kind), m.Span), e.Name)
}

// text is the id of the text-bound annotation of a type with spans, which is written if it is new.
func (b *brat) text(kind string, spans ...record.Span) string {
	b.fragments(spans)
	if id, ok := b.at[bratSpan{kind, string(b.spans)}]; ok {
		return id
	}
	b.bound++
	id := "T" + strconv.Itoa(b.bound)
	b.at[bratSpan{kind, string(b.spans)}] = id
	b.out = append(append(append(append(b.out, id...), '\t'), kind...), ' ')
	b.out = append(append(append(append(b.out, b.spans...), '\t'), b.words...), '\n')
	return id
}

// fragments sets b.spans to spans as brat writes them, without line ends: 0 5;10 20, and b.words to the words of all of them.
func (b *brat) fragments(spans []record.Span) {
	b.spans, b.words = b.spans[:0], b.words[:0]
	for _, p := range spans {
		for start := p.Start; start < p.End; {
			end, next := p.End, p.End
			if i := strings.IndexAny(b.doc.Text[start:p.End], "\r\n"); i >= 0 {
				end, next = start+i, start+i+1
			}
			if end > start {
				b.fragment(start, end)
			}
			start = next
		}
	}
}

func (b *brat) fragment(start, end int) {
	if len(b.spans) > 0 {
		b.spans, b.words = append(b.spans, ';'), append(b.words, ' ')
	}
	b.spans = append(strconv.AppendInt(b.spans, int64(b.points.Of(start)), 10), ' ')
	b.spans = strconv.AppendInt(b.spans, int64(b.points.Of(end)), 10)
	b.words = append(b.words, strings.ToValidUTF8(b.doc.Text[start:end], "?")...)
}

// note is what brat shows when the mouse is over an annotation.
func (b *brat) note(id, text string) {
	if text == "" {
		return
	}
	b.notes++
	b.out = strconv.AppendInt(append(b.out, '#'), int64(b.notes), 10)
	b.out = append(append(append(b.out, "\tAnnotatorNotes "...), id...), '\t')
	b.out = append(append(b.out, oneLine.Replace(text)...), '\n')
}

func (b *brat) attribute(kind, id, value string) {
	b.attributes++
	b.out = strconv.AppendInt(append(b.out, 'A'), int64(b.attributes), 10)
	b.out = append(append(append(append(b.out, '\t'), kind...), ' '), id...)
	if value != "" {
		b.out = append(append(b.out, ' '), value...)
	}
	b.out = append(b.out, '\n')
}

func (b *brat) quote(q *record.Quote) {
	spans := make([]record.Span, len(q.Spans))
	for i, s := range q.Spans {
		spans[i] = record.Span{Start: s[0], End: s[1]}
	}
	id := b.text("Quote", spans...)
	if q.Speaker != nil {
		b.relations++
		speaker := b.partyID(q.Speaker)
		b.out = strconv.AppendInt(append(b.out, 'R'), int64(b.relations), 10)
		b.out = append(append(b.out, "\tSpeaker Arg1:"...), id...)
		b.out = append(append(append(b.out, " Arg2:"...), speaker...), '\n')
	}
}

// partyID returns the annotation of the words that name a party: a mention with that span, or else a participant.
func (b *brat) partyID(ref *record.Reference) string {
	b.fragments([]record.Span{ref.Span})
	for _, kind := range bratEntities {
		if id, ok := b.at[bratSpan{kind, string(b.spans)}]; ok {
			return id
		}
	}
	return b.text("Participant", ref.Span)
}

func (b *brat) event(ev *record.Event, n int) {
	kind := BratType(ev.Type)
	b.events = append(b.events, kind)
	trigger := b.text(kind, ev.Trigger.Span)
	args := append([]byte(kind), ':')
	args = append(args, trigger...)
	add := func(role string, i int, id string) {
		args = append(append(args, ' '), role...)
		if i > 0 {
			args = strconv.AppendInt(args, int64(i+1), 10)
		}
		args = append(append(args, ':'), id...)
	}
	for i := range ev.Actors {
		add("Actor", i, b.partyID(&ev.Actors[i].Reference))
	}
	for i := range ev.Recipients {
		add("Recipient", i, b.partyID(&ev.Recipients[i].Reference))
	}
	if ev.Theme != nil {
		add("Theme", 0, b.text("Theme", ev.Theme.Span))
	}
	id := "E" + strconv.Itoa(n)
	b.out = append(append(append(append(b.out, id...), '\t'), args...), '\n')
	if ev.Status.Polarity == "negative" {
		b.attribute("Negation", id, "")
	}
	if ev.Status.Modality != "asserted" {
		b.attribute("Modality", id, BratType(ev.Status.Modality))
	}
	b.note(id, ev.Act)
}

// amountNote is a quantity's value with its unit.
func amountNote(q *record.Quantity) string {
	var parts []string
	if q.Value != nil {
		parts = append(parts, string(*q.Value))
	}
	if q.Unit != nil {
		parts = append(parts, *q.Unit)
	}
	return strings.Join(parts, " ")
}

// bratEntities are the types of entities, and of those who are none.
var bratEntities = []string{"Person", "Organization", "Place", "Nationality", "Group", "Participant"}

// BratType is a name in the form of types of brat: Prisoner-exchange of prisoner-exchange.
func BratType(name string) string {
	if name == "" {
		return "Unknown"
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// bratConfiguration is annotation.conf for the types of events that were used.
func bratConfiguration(events []string) []articleFile {
	participants := strings.Join(bratEntities, "|")
	var b strings.Builder
	fmt.Fprintf(&b, "[entities]\n%s\nDate\nQuantity\nQuote\nTheme\n\n", strings.Join(bratEntities, "\n"))
	fmt.Fprintf(&b, "[relations]\nSpeaker\tArg1:Quote, Arg2:%s\n\n[events]\n", participants)
	for _, kind := range events {
		fmt.Fprintf(&b, "%s\tActor*:%s, Recipient*:%s, Theme?:Theme\n", kind, participants, participants)
	}
	b.WriteString("\n[attributes]\nNegation\tArg:<EVENT>\nModality\tArg:<EVENT>, Value:Alleged|Possible|Conditional\n")
	return []articleFile{{"annotation.conf", []byte(b.String())}}
}
