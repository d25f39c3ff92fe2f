package event

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// theme is the range of a frame's theme without what is no part of it, and the date at its end that is the time of the act; nil if nothing
// is left, and None if there is no date.
func (b *builder) theme(f *document.Mention, s document.Status) (r *document.Range, date int) {
	r = capture(f, "theme")
	if r == nil {
		return nil, document.None
	}
	whole := *r
	for !r.Empty() && b.isMark(r.Start) {
		r.Start++
	}
	b.cutDay(r)
	b.cutMainVerb(f, r)
	b.fillTheme(f, r)
	date = b.cutTime(f, r, s)
	for r.Len() > 1 && hanging[b.doc.Tokens[r.End-1].Lemma] && b.isDated(r.End) {
		r.End--
	}
	if r.Empty() {
		return nil, date
	}
	if *r != whole {
		b.matcher.Note(f, "theme", *r, b.doc.Words(*r), "without the time of the act")
	}
	return r, date
}

// fillTheme makes a theme that ends in the middle of what comes before the recipient end there: "offered | an end to the siege | to Chad".
func (b *builder) fillTheme(f *document.Mention, theme *document.Range) {
	recipient := capture(f, "recipient")
	if recipient == nil || recipient.Start-1 <= theme.End || !b.isPreposition(recipient.Start-1) {
		return
	}
	if gap := (document.Range{Start: theme.End, End: recipient.Start - 1}); gap.Len() <= maxGap && b.continues(gap) {
		theme.End = gap.End
	}
}

// keepThing leaves in the theme what a rule took for the recipient after it and is no party: "demanded a move away | from coal |".
func (b *builder) keepThing(f *document.Mention, ev *document.Event) {
	thing := capture(f, "recipient")
	if thing == nil || ev.Theme == nil || len(ev.Recipients) > 0 || ev.Type == assault {
		return
	}
	link := ev.Theme.End
	for link < thing.Start && b.doc.Tokens[link].Tag == "RB" {
		link++
	}
	np := b.phrase(*thing)
	isThing := np != nil && np.Feature("form") == "common" && !reciprocal[b.doc.Tokens[thing.End-1].Lemma]
	if isThing && thing.Start == link+1 && b.isPreposition(link) && !b.date.Covers(thing.End-1) {
		ev.Theme = &document.Range{Start: ev.Theme.Start, End: thing.End}
		b.matcher.Note(f, "theme", *ev.Theme, b.doc.Words(*ev.Theme), "with a thing to which no act is done")
	}
}

// reciprocal are the last words of "each other" and "one another".
var reciprocal = map[string]bool{"other": true, "another": true}

// maxGap bounds the tokens between the first phrase of a theme and the recipient after it.
const maxGap = 10

// continues reports whether the words of r may continue a noun phrase: they begin with a preposition, an adverb or an infinitive, end with a noun
// phrase, and have no finite verb, no mark and no relative pronoun.
func (b *builder) continues(r document.Range) bool {
	vg, tag := b.group(r.Start), b.doc.Tokens[r.Start].Tag
	if !b.isPreposition(r.Start) && tag != "RB" && (vg == nil || vg.Feature("form") != "infinitive") {
		return false
	}
	if b.np == nil || b.np.Over(r.End-1) == nil {
		return false
	}
	for t := r.Start; t < r.End; t++ {
		if tag := b.doc.Tokens[t].Tag; b.finite(t) || b.isMark(t) || tag == "WDT" || tag == "WP" {
			return false
		}
	}
	return true
}

// isDated reports whether a date is at a token, or after a preposition or an adverb there: "| late | on | Monday".
func (b *builder) isDated(t int32) bool {
	for int(t) < len(b.doc.Tokens) && (timePrepositions[b.doc.Tokens[t].Lemma] || closer[b.doc.Tokens[t].Lemma]) && !b.date.Covers(t) {
		t++
	}
	return int(t) < len(b.doc.Tokens) && b.date.Covers(t)
}

// isMark reports whether a token is a comma, a colon or another mark that opens no theme.
func (b *builder) isMark(t int32) bool {
	text := b.doc.Tokens[t].Text
	return text == "," || text == ":" || text == ";"
}

// cutDay ends a theme before a bare weekday after a noun, "the decision | Thursday in a speech": it is the time of
// the act, unless a verb in the theme takes it, or the noun phrase continues after it: "a plan Thursday that would end the levy".
func (b *builder) cutDay(theme *document.Range) {
	for t := theme.Start + 1; t < theme.End; t++ {
		tok := &b.doc.Tokens[t]
		if b.group(t) != nil {
			return
		}
		alone := int(t)+1 == len(b.doc.Tokens) || !strings.HasPrefix(b.doc.Tokens[t+1].Tag, "N") && b.doc.Tokens[t+1].Tag != "POS"
		if slices.Contains(weekdays, tok.Text) && strings.HasPrefix(b.doc.Tokens[t-1].Tag, "NN") && alone && !b.resumed(t+1, theme.End) {
			theme.End = t
			return
		}
	}
}

// resumed reports whether a relative clause or a participle of the theme starts at t: the noun phrase before it continues.
func (b *builder) resumed(t, end int32) bool {
	if t >= end {
		return false
	}
	tok := &b.doc.Tokens[t]
	if tok.Tag == "WDT" || tok.Tag == "VBN" {
		return true
	}
	return tok.Lemma == "that" && t+1 < end && b.finite(t+1)
}

// weekdays are the names of the days.
var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// hanging are words before a date.
var hanging = wordLists.Set("hanging-words")

// isNone reports whether a theme names nothing, "signed no treaty"; not a clause, "promised that no house would fall".
func (b *builder) isNone(theme *document.Range) bool {
	if theme == nil || theme.Start > 0 && b.doc.Tokens[theme.Start-1].Lemma == "that" {
		return false
	}
	switch b.doc.Tokens[theme.Start].Lemma {
	case "no", "none", "nothing":
		return true
	}
	return false
}

// inRelative reports whether a trigger is the verb of a relative clause whose pronoun is its subject: "the engineer who had | warned | of cracks".
func (b *builder) inRelative(trigger document.Range) bool {
	vg := b.group(trigger.Start)
	if vg == nil || vg.Start < 2 || vg.Feature("form") != "finite" {
		return false
	}
	tag := b.doc.Tokens[vg.Start-1].Tag
	return tag == "WP" || tag == "WDT"
}

// cutMainVerb ends what a noun is about before the verb of which the noun is the subject: "protests against the tax | drew a crowd", and what the
// verb of a relative clause is about before that of the main clause: "the clerk who warned of cracks | resigned". A clause
// inside the theme has its own verb: "the suit over a dam that they built | was filed".
func (b *builder) cutMainVerb(f *document.Mention, theme *document.Range) {
	trigger, _ := f.Capture("trigger")
	if theme.Start < trigger.End {
		return
	}
	clauses := 0
	if b.opensClause(theme.Start - 1) {
		clauses++
	}
	ofNoun := b.group(trigger.Start) == nil && b.isPreposition(theme.Start-1) && clauses == 0
	if !ofNoun && !b.inRelative(trigger) {
		return
	}
	for t := theme.Start; t < theme.End; t++ {
		switch {
		case b.opensClause(t):
			clauses++
		case !b.beginsVerb(t) || b.inContactClause(t):
		case clauses > 0:
			clauses--
		case t > theme.Start:
			theme.End = b.withoutAdverbs(theme.Start, t)
			return
		}
	}
}

// beginsVerb reports whether a finite verb begins at a token that no conjunction joins to another verb.
func (b *builder) beginsVerb(t int32) bool {
	vg := b.group(t)
	return vg != nil && vg.Start == t && vg.Feature("form") == "finite" && b.doc.Tokens[t-1].Tag != "CC"
}

// withoutAdverbs is end without the adverbs before it, but at least one token after start.
func (b *builder) withoutAdverbs(start, end int32) int32 {
	for end > start+1 && b.doc.Tokens[end-1].Tag == "RB" {
		end--
	}
	return end
}

// opensClause reports whether a word that opens a relative or another subordinate clause is at a token.
func (b *builder) opensClause(t int32) bool {
	tok := &b.doc.Tokens[t]
	return strings.HasPrefix(tok.Tag, "W") || clauseOpeners[tok.Lemma]
}

// clauseOpeners are words besides those in wh- that open a clause within a theme.
var clauseOpeners = wordLists.Set("clause-openers")

// inContactClause reports whether the verb at a token belongs to a relative clause without a pronoun: "the way | the city | handled it".
func (b *builder) inContactClause(t int32) bool {
	if b.np == nil || t < 2 {
		return false
	}
	subject := b.np.Over(t - 1)
	return subject != nil && subject.Start > 0 && b.np.Over(subject.Start-1) != nil
}
