package emit

import (
	"slices"

	"dateline/extract/document"
	"dateline/extract/record"
)

// annotations are the findings of an article as labels on its text and relations between them, for tools in which people correct them. Labels and
// relations have the names of format brat. Positions are in code points.
type annotations struct {
	doc       *document.Document
	points    document.Offsets
	labels    []textLabel
	relations []relation
	at        map[labelSpan]int // index into labels
	text      string            // with as many characters as the positions count
}

// textLabel is a label on a part of the text.
type textLabel struct {
	labelSpan
	bytes document.Span
}

// labelSpan is where an annotation is, and what.
type labelSpan struct {
	label      string
	start, end int // code points
}

// relation leads from one annotation to another one.
type relation struct {
	label    string
	from, to int // indexes into annotations.labels
}

// annotationsOf returns the annotations of names and of the given kinds, or of the usual kinds if there are none.
func annotationsOf(doc *document.Document, kinds []record.Kind) *annotations {
	if len(kinds) == 0 {
		kinds = record.UsualKinds
	}
	m := &annotations{doc: doc, points: document.NewOffsets(doc.Text, document.CodePoints), at: map[labelSpan]int{}, text: valid(doc.Text)}
	for i := range doc.Entities {
		for _, mention := range doc.Entities[i].Mentions {
			m.add(BratType(string(doc.Entities[i].Kind)), mention.Range)
		}
	}
	for i := range doc.Dates {
		if slices.Contains(kinds, record.KindDate) {
			m.add("Date", doc.Dates[i].Range)
		}
	}
	for i := range doc.Quantities {
		if slices.Contains(kinds, record.KindQuantity) {
			m.add("Quantity", doc.Quantities[i].Range)
		}
	}
	for i := range doc.Quotes {
		if q := &doc.Quotes[i]; slices.Contains(kinds, record.KindOf(q.Relation)) {
			m.quote(q)
		}
	}
	for i := range doc.Events {
		if slices.Contains(kinds, record.KindAct) {
			m.event(&doc.Events[i])
		}
	}
	return m
}

// add adds an annotation, unless there is the same, and returns its index.
func (m *annotations) add(label string, r document.Range) int {
	return m.addSpan(label, m.doc.Bytes(r))
}

func (m *annotations) addSpan(label string, s document.Span) int {
	at := m.points.Span(s)
	key := labelSpan{label, at.Start, at.End}
	if i, ok := m.at[key]; ok {
		return i
	}
	m.at[key] = len(m.labels)
	m.labels = append(m.labels, textLabel{key, s})
	return m.at[key]
}

// quote adds the pieces of a quotation; the speaker is related to the first.
func (m *annotations) quote(q *document.Quote) {
	first := -1
	for _, s := range q.Spans {
		if i := m.addSpan("Quote", s); first < 0 {
			first = i
		}
	}
	if q.Speaker != nil && first >= 0 {
		m.relations = append(m.relations, relation{"Speaker", first, m.party(q.Speaker)})
	}
}

func (m *annotations) event(ev *document.Event) {
	trigger := m.add(BratType(ev.Type), ev.Trigger)
	for i := range ev.Actors {
		m.relations = append(m.relations, relation{"Actor", trigger, m.party(&ev.Actors[i])})
	}
	for i := range ev.Recipients {
		m.relations = append(m.relations, relation{"Recipient", trigger, m.party(&ev.Recipients[i])})
	}
	if ev.Theme != nil {
		m.relations = append(m.relations, relation{"Theme", trigger, m.add("Theme", *ev.Theme)})
	}
}

// party returns the annotation of the words that name a party: a mention there, or else a participant.
func (m *annotations) party(ref *document.Reference) int {
	at := m.points.Span(m.doc.Bytes(ref.Range))
	for _, kind := range bratEntities {
		if i, ok := m.at[labelSpan{kind, at.Start, at.End}]; ok {
			return i
		}
	}
	return m.add("Participant", ref.Range)
}
