package emit

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/extract/record"
)

// textParts are the parts of an article in the text format, in their order, with their headings.
var textParts = []struct {
	kind    record.Kind
	heading string
}{
	{record.KindStatement, "Who said what"},
	{record.KindBelief, "Who believes what"},
	{record.KindIntention, "Who intends what"},
	{record.KindAct, "Who did what to whom"},
	{record.KindDate, "Dates"},
	{record.KindQuantity, "Numbers"},
	{record.KindEntity, "People, organizations and places"},
}

// texts is the format for people at a terminal: for each article its title, what was said, and what was done, wrapped to
// Options.Width columns. An act that the article reports again is shown once. Nothing in it can control a terminal.
func texts(opts Options) Encoder {
	kinds := opts.Kinds
	if len(kinds) == 0 {
		kinds = []record.Kind{record.KindStatement, record.KindAct}
	}
	return &stream{write: func(to io.Writer, doc *document.Document) error {
		t := &textArticle{printer: newPrinter(to, opts.Width, opts.Color), doc: doc}
		t.head()
		found := false
		for _, part := range textParts {
			if slices.Contains(kinds, part.kind) && t.part(part.kind, part.heading) {
				found = true
			}
		}
		if !found {
			t.paragraph("  ", styled{"nothing found", faint})
		}
		t.blank()
		return t.err
	}}
}

// textArticle writes one article.
type textArticle struct {
	*printer
	doc *document.Document
}

// head writes the title, and below it when and where the article was published.
func (t *textArticle) head() {
	m := &t.doc.Meta
	t.paragraph("", styled{cmp.Or(m.Title, titleBlock(t.doc), m.ID, m.URL, "untitled"), bold})
	var about []string
	for _, s := range []string{m.Published, m.Byline, m.Site, m.URL} {
		if s != "" {
			about = append(about, s)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.Kept)) {
		about = append(about, name+": "+plain(m.Kept[name]))
	}
	if len(about) > 0 {
		t.paragraph("", styled{strings.Join(about, separator), faint})
	}
	if t.doc.Skipped != "" {
		t.paragraph("  ", styled{"not searched: " + string(t.doc.Skipped), faint})
	}
}

// titleBlock returns the title in the text of an article, or "".
func titleBlock(doc *document.Document) string {
	for _, b := range doc.Blocks {
		if b.Kind == document.Title {
			return doc.Slice(b.Span)
		}
	}
	return ""
}

// separator is between the parts of a line.
const separator = " · "

// part writes the findings of a kind, and reports whether there are any.
func (t *textArticle) part(kind record.Kind, heading string) bool {
	found := false
	for line := range record.LinesSeq(t.doc, document.CodePoints, kind) {
		pieces := textLine(line)
		if pieces == nil {
			continue
		}
		if !found {
			t.paragraph("", styled{heading, underlined})
			found = true
		}
		t.paragraph("  ", pieces...)
	}
	return found
}

// textLine returns a finding as the pieces of a line, or nil if it repeats another one.
func textLine(line record.Line) []styled {
	switch l := line.(type) {
	case *record.ActLine:
		if l.SameAs != nil {
			return nil
		}
		return separated(textAct(l))
	case *record.StatementLine:
		return textStatement(l)
	case *record.DateLine:
		return separated([]styled{{l.Text, plainStyle}, {daysOf(&l.Interval), when}})
	case *record.QuantityLine:
		return separated([]styled{{l.Text, plainStyle}, {l.Type, act}, {aboutOf(l), plainStyle}})
	case *record.EntityLine:
		return separated([]styled{{l.Name, party}, {l.Type, act}, {orEmpty(l.Country), plainStyle}, {rolesOf(l), plainStyle}, {count(len(l.Mentions), "mention"), faint}})
	}
	return nil
}

// separated puts the separator between the pieces that are not empty.
func separated(pieces []styled) []styled {
	var out []styled
	for _, p := range pieces {
		if p.text == "" {
			continue
		}
		if len(out) > 0 {
			out = append(out, styled{separator, faint})
		}
		out = append(out, p)
	}
	return out
}

// unknown is written for the actor of an act that has none, and for its time.
const unknown = "–"

// textAct returns time, actor, act, recipient, theme and outcome of an act.
func textAct(l *record.ActLine) []styled {
	pieces := []styled{
		{timeOf(l), when},
		{cmp.Or(partyNames(l.Actors), unknown), party},
		{actWords(l), act},
	}
	if to := partyNames(l.Recipients); to != "" {
		pieces = append(pieces, styled{"→ " + to, party})
	}
	pieces = append(pieces, styled{whatOf(l), plainStyle})
	if len(l.Where) > 0 {
		pieces = append(pieces, styled{"in " + strings.Join(l.Where, ", "), plainStyle})
	}
	if l.Due != nil {
		pieces = append(pieces, styled{"due " + momentOf(l.Due), when})
	}
	if by := l.Status.AttributedTo; by != nil {
		pieces = append(pieces, styled{"according to " + *by, faint})
	}
	if l.ResponseTo != nil {
		pieces = append(pieces, styled{"answers “" + l.ResponseTo.Text + "”", faint})
	}
	return append(pieces, outcomeOf(l))
}

// outcomeOf returns the answer to a proposal, or an empty piece.
func outcomeOf(l *record.ActLine) styled {
	switch outcome := orEmpty(l.Outcome); outcome {
	case "rejected":
		return styled{outcome, bad}
	default:
		return styled{outcome, good}
	}
}

func partyNames(parties []record.LineParty) string { return strings.Join(namesOf(parties), ", ") }

// actWords returns the name of an act with how certain it is: "not agree", "attack (alleged)".
func actWords(l *record.ActLine) string {
	words := l.Act
	if l.Status.Polarity == "negative" {
		words = "not " + words
	}
	var limits []string
	if l.Status.Modality != "asserted" {
		limits = append(limits, l.Status.Modality)
	}
	if l.Status.Tense == "future" {
		limits = append(limits, l.Status.Tense)
	}
	if len(limits) > 0 {
		words += " (" + strings.Join(limits, ", ") + ")"
	}
	return words
}

// whatOf returns what an act is about: its theme, or else its quantities, or else the word that names it.
func whatOf(l *record.ActLine) string {
	if l.Theme != nil {
		return l.Theme.Text
	}
	amounts := make([]string, len(l.Quantities))
	for i := range l.Quantities {
		amounts[i] = l.Quantities[i].Text
	}
	return cmp.Or(strings.Join(amounts, ", "), "“"+l.Trigger.Text+"”")
}

// timeOf returns the days of an act, or unknown.
func timeOf(l *record.ActLine) string {
	if l.Time == nil {
		return unknown
	}
	return cmp.Or(momentOf(&l.Time.LineMoment), unknown)
}

// momentOf returns the days of a moment, or if the calendar does not fix them the words of the text: "nine years", not P9Y.
func momentOf(m *record.LineMoment) string {
	if m.First == nil && m.Last == nil && m.Text != nil {
		return *m.Text
	}
	return daysOf(&m.Interval)
}

// daysOf returns the days of an interval, or its value if it has none.
func daysOf(i *record.Interval) string {
	first, last := orEmpty(i.First), orEmpty(i.Last)
	switch {
	case first == "" && last == "":
		return i.Value
	case first == last:
		return first
	case last == "":
		return "from " + first
	case first == "":
		return "until " + last
	}
	return first + " to " + last
}

// textStatement returns who said what.
func textStatement(l *record.StatementLine) []styled {
	pieces := []styled{{unknown, party}}
	if s := l.Speaker; s != nil {
		pieces[0].text = s.Name
		if role := roleOf(s.Role, s.RoleOf); role != "" && !strings.Contains(s.Name, *s.Role) {
			pieces = append(pieces, styled{", " + role, plainStyle})
		}
	}
	if l.Addressee != nil {
		pieces = append(pieces, styled{" → " + l.Addressee.Name, party})
	}
	if note := statementNote(l); note != "" {
		pieces = append(pieces, styled{" (" + note + ")", faint})
	}
	words := l.Text
	if l.Type == "direct" {
		words = "“" + words + "”"
	}
	return append(pieces, styled{": ", plainStyle}, styled{words, plainStyle})
}

// statementNote says what is unusual about a statement.
func statementNote(l *record.StatementLine) string {
	var notes []string
	if l.Polarity == "negative" {
		notes = append(notes, "did not say")
	}
	if l.Cue != nil && slices.Contains(denials, strings.ToLower(l.Cue.Text)) {
		notes = append(notes, "denied")
	}
	if l.Modality != "asserted" {
		notes = append(notes, l.Modality)
	}
	return strings.Join(notes, ", ")
}

// denials are the cues of words that their speaker says are not true.
var denials = []string{"deny", "denies", "denied", "denying"}

// roleOf returns a role with what it is of, or "".
func roleOf(role, of *string) string {
	if role == nil || of == nil {
		return orEmpty(role)
	}
	return *role + " of " + *of
}

func rolesOf(l *record.EntityLine) string {
	roles := make([]string, len(l.Roles))
	for i := range l.Roles {
		roles[i] = roleOf(&l.Roles[i].Title, l.Roles[i].Of)
	}
	return strings.Join(roles, ", ")
}

// aboutOf returns what a quantity counts or is about, if its words do not say it.
func aboutOf(l *record.QuantityLine) string {
	if l.About != nil {
		return "of " + l.About.Text
	}
	if l.Counted != nil && !strings.Contains(l.Text, l.Counted.Text) {
		return l.Counted.Text
	}
	return ""
}

// count returns a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
