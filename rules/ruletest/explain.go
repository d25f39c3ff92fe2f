package ruletest

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"dateline/extract/document"
	"dateline/rules"
	"dateline/rules/internal/pattern"
)

// Explain returns what became of rules in a document, from the trace of a run over it. always includes rules to which nothing happened.
func Explain(doc *document.Document, trace *rules.Trace, of []rules.Rule, always bool) string {
	var out strings.Builder
	e := explainer{doc: doc, trace: trace, out: &out}
	for _, r := range of {
		e.rule(r, always)
	}
	return out.String()
}

// Tokens returns a table of a document's tokens and the layers that contain them; B- is the first token of a mention.
func Tokens(doc *document.Document) string {
	var out strings.Builder
	table := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "token\tlemma\ttag\tshape\tlayers")
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", t.Text, t.Lemma, t.Tag, pattern.Shape(t.Text), strings.Join(layersOver(doc, int32(i)), " "))
	}
	_ = table.Flush() // a strings.Builder takes everything
	return out.String()
}

func layersOver(doc *document.Document, token int32) []string {
	var names []string
	for _, l := range doc.Layers() {
		switch {
		case len(l.StartingAt(token)) > 0:
			names = append(names, "B-"+l.Name)
		case l.Covers(token):
			names = append(names, "I-"+l.Name)
		}
	}
	return names
}

// Layers returns the mentions of all layers with their features, as patterns can ask for them.
func Layers(doc *document.Document) string {
	var out strings.Builder
	out.WriteByte('\n')
	for _, l := range doc.Layers() {
		for i := range l.Mentions() {
			m := &l.Mentions()[i]
			fmt.Fprintf(&out, "@%s %q%s\n", l.Name, doc.Words(m.Range), features(m))
		}
	}
	return out.String()
}

func features(m *document.Mention) string {
	var b strings.Builder
	for _, f := range m.Features {
		if f.Value != "" {
			fmt.Fprintf(&b, " %s=%s", f.Name, f.Value)
		}
	}
	return b.String()
}

// explainer writes what became of rules.
type explainer struct {
	doc   *document.Document
	trace *rules.Trace
	out   *strings.Builder
}

// rule writes what became of one rule: always, or only if something happened to it.
func (e *explainer) rule(r rules.Rule, always bool) {
	happened := false
	for i := range e.trace.Events {
		ev := &e.trace.Events[i]
		if ev.Rule != r.Name {
			continue
		}
		if !happened {
			e.head(r)
		}
		happened = true
		fmt.Fprintf(e.out, "%s %q", ev.Outcome, e.doc.Words(ev.Range))
		if ev.Detail != "" {
			fmt.Fprintf(e.out, ": %s", ev.Detail)
		}
		e.out.WriteByte('\n')
	}
	if !happened && always {
		e.head(r)
		fmt.Fprintf(e.out, "never tried: no stage ran phase %q on this text\n", r.Phase)
	}
	for i := range e.trace.Mentions {
		if e.trace.Mentions[i].Rule == r.Name {
			e.mention(&e.trace.Mentions[i])
		}
	}
	e.acts(r.Name)
	e.statements(r.Name)
	e.dates(r.Name)
	e.quantities(r.Name)
	e.entities(r.Name)
}

// The findings that a rule gives in the end are written as the output has them.

func (e *explainer) acts(rule string) {
	for i := range e.doc.Events {
		if ev := &e.doc.Events[i]; ev.Rule == rule {
			fmt.Fprintf(e.out, "gives %s/%s %q\n", ev.Type, ev.Act, e.doc.Words(ev.Trigger))
			e.parties("actor", ev.Actors)
			e.parties("recipient", ev.Recipients)
			if ev.Theme != nil {
				e.part("theme", e.doc.Words(*ev.Theme))
			}
			e.moment("time", ev.Time)
			e.moment("due", ev.Due)
			for _, i := range ev.Where {
				e.part("where", e.doc.Entities[i].Name)
			}
			for _, i := range ev.Quantities {
				e.part("quantity", e.doc.Words(e.doc.Quantities[i].Range))
			}
		}
	}
}

func (e *explainer) statements(rule string) {
	for i := range e.doc.Quotes {
		if q := &e.doc.Quotes[i]; q.Rule == rule {
			fmt.Fprintf(e.out, "gives statement %q\n", q.Text)
			if q.Speaker != nil {
				e.part("speaker", q.Speaker.Name)
			}
			if q.Addressee != nil {
				e.part("addressee", q.Addressee.Name)
			}
		}
	}
}

func (e *explainer) dates(rule string) {
	for i := range e.doc.Dates {
		if d := &e.doc.Dates[i]; d.Rule == rule {
			fmt.Fprintf(e.out, "gives date %q\n", e.doc.Words(d.Range))
			e.value("value", d.Value)
			e.value("first", d.First)
			e.value("last", d.Last)
		}
	}
}

func (e *explainer) quantities(rule string) {
	for i := range e.doc.Quantities {
		q := &e.doc.Quantities[i]
		if q.Rule != rule {
			continue
		}
		fmt.Fprintf(e.out, "gives %s %q\n", q.Kind, e.doc.Words(q.Range))
		e.number("value", q.Value)
		e.number("low", q.Low)
		e.number("high", q.High)
		e.value("bound", q.Bound)
		e.value("unit", q.Unit)
		if q.Counted != nil {
			e.part("counted", q.Counted.Lemma)
		}
		if q.About != nil {
			e.part("about", e.doc.Words(*q.About))
		}
	}
}

func (e *explainer) entities(rule string) {
	for i := range e.doc.Entities {
		entity := &e.doc.Entities[i]
		for k := range entity.Mentions {
			if m := &entity.Mentions[k]; m.Rule == rule {
				fmt.Fprintf(e.out, "gives %s %q\n", entity.Kind, e.doc.Words(m.Range))
				e.part("name", entity.Name)
				e.value("country", entity.Country)
			}
		}
	}
}

// moment writes the time that a date of the text gives.
func (e *explainer) moment(name string, m *document.Moment) {
	if m != nil && m.Date != document.None {
		e.value(name, m.Value)
	}
}

// value writes a value that is not empty.
func (e *explainer) value(name, value string) {
	if value != "" {
		fmt.Fprintf(e.out, "    %s: %s\n", name, value)
	}
}

func (e *explainer) number(name string, n *json.Number) {
	if n != nil {
		e.value(name, n.String())
	}
}

func (e *explainer) parties(role string, refs []document.Reference) {
	for i := range refs {
		e.part(role, refs[i].Name)
	}
}

func (e *explainer) part(role, name string) { fmt.Fprintf(e.out, "    %s: %q\n", role, name) }

func (e *explainer) head(r rules.Rule) { fmt.Fprintf(e.out, "\n%s (%s:%d)\n", r.Name, r.File, r.Line) }

func (e *explainer) mention(m *document.Mention) {
	fmt.Fprintf(e.out, "found %s %q\n", m.Layer, e.doc.Words(m.Range))
	for _, part := range m.Captures {
		fmt.Fprintf(e.out, "    %s: %q\n", part.Name, e.doc.Words(part.Range))
	}
	for _, f := range m.Features {
		fmt.Fprintf(e.out, "    %s=%s\n", f.Name, f.Value)
	}
}
