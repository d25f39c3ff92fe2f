package quote

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
)

// text is a document as the stages before left it, with what the steps of this one ask of it. It is only read.
type text struct {
	doc                                    *document.Document
	quotations, groups, phrases, datelines *document.Layer // nil: the document has none
	entities                               *document.Layer
}

func newText(doc *document.Document) *text {
	return &text{doc: doc, quotations: doc.Layer("quotation"), groups: doc.Layer("vg"), phrases: doc.Layer("np"), datelines: doc.Layer("dateline"), entities: doc.Layer("entity")}
}

// allQuotations are the quotations in text order.
func (t *text) allQuotations() []document.Mention {
	if t.quotations == nil {
		return nil
	}
	return t.quotations.Mentions()
}

// isQuoted reports whether a token lies between quotation marks.
func (t *text) isQuoted(token int32) bool { return t.quotations != nil && t.quotations.Covers(token) }

// quotationOver is the quotation that holds a token, or nil.
func (t *text) quotationOver(token int32) *document.Mention {
	if t.quotations == nil {
		return nil
	}
	return t.quotations.Over(token)
}

// firstQuotation is the index of the first quotation that starts at a token or after it.
func (t *text) firstQuotation(token int32) int {
	i, _ := slices.BinarySearchFunc(t.allQuotations(), token, func(m document.Mention, at int32) int { return cmp.Compare(m.Start, at) })
	return i
}

// sentence is the sentence that holds the token.
func (t *text) sentence(token int32) document.Sentence {
	if i := t.doc.SentenceAt(token); i >= 0 {
		return t.doc.Sentences[i]
	}
	return document.Sentence{Range: document.Range{Start: token, End: token}}
}

// group is the verb group over a token, or nil.
func (t *text) group(token int32) *document.Mention { return groupOver(t.groups, token) }

// word is the text of a token.
func (t *text) word(token int32) string { return t.doc.Tokens[token].Text }

// tag is the part of speech of a token.
func (t *text) tag(token int32) string { return t.doc.Tokens[token].Tag }

// closesAt is the widest quotation whose closing mark is the token, or nil.
func (t *text) closesAt(mark int32) *document.Mention {
	if t.quotations == nil {
		return nil
	}
	for _, i := range t.quotations.EndingAt(mark) {
		if s, _ := markOf(t.word(mark)); s != noMark {
			return &t.quotations.Mentions()[i]
		}
	}
	return nil
}

// opensAt is the widest quotation whose opening mark is the token, or nil.
func (t *text) opensAt(mark int32) *document.Mention {
	if t.quotations == nil || int(mark)+1 >= len(t.doc.Tokens) {
		return nil
	}
	if s, _ := markOf(t.word(mark)); s == noMark {
		return nil
	}
	if ms := t.quotations.StartingAt(mark + 1); len(ms) > 0 {
		return &ms[0]
	}
	return nil
}

// mention is the mention of an entity that holds a token: the longest that is resolved, else the longest.
func (t *text) mention(token int32) *document.Mention {
	if t.entities == nil || !t.entities.Covers(token) {
		return nil
	}
	var best *document.Mention
	t.entities.AnyOver(token, func(m *document.Mention) bool {
		if m.Feature("joint") != "" {
			return false // no one of several speaks alone
		}
		if best == nil || isBetterMention(m, best) {
			best = m
		}
		return false
	})
	return best
}

// isFinite reports whether a token is in a finite verb group.
func (t *text) isFinite(token int32) bool {
	g := t.group(token)
	return g != nil && g.Feature("form") == "finite"
}

// finite reports whether a range has a finite verb.
func (t *text) finite(r document.Range) bool {
	for k := r.Start; k < r.End; k++ {
		if g := t.group(k); g != nil {
			if g.Feature("form") == "finite" {
				return true
			}
			k = g.End - 1
		}
	}
	return false
}

// mainVerb reports whether a range has a finite verb that is no part of a relative clause and no participle after a comma: "a meeting, held on Monday".
func (t *text) mainVerb(r document.Range) bool {
	relative := false
	for k := r.Start; k < r.End; k++ {
		relative = relative || t.opensRelative(k)
		g := t.group(k)
		if g == nil {
			continue
		}
		if g.Feature("form") == "finite" && (g.Start <= r.Start || t.isMain(g.Start, relative)) {
			return true
		}
		k = g.End - 1
	}
	return false
}

// isMain reports whether a finite verb is that of its clause. After a comma it is only if the comma ends a relative clause.
func (t *text) isMain(verb int32, afterRelative bool) bool {
	before := verb - 1
	for t.tag(before) == "RB" && before > 0 {
		before--
	}
	if t.word(before) == "," {
		return afterRelative || t.endsAside(before, verb)
	}
	return !t.opensRelative(before)
}

// endsAside reports whether a comma before a verb with an object ends a short aside: A guard in Holm, Me., shut the gate.
func (t *text) endsAside(comma, verb int32) bool {
	v := t.group(verb)
	if v == nil || t.phrases == nil || len(t.phrases.StartingAt(v.End)) == 0 {
		return false
	}
	for k := comma - 1; k > 0 && k > comma-maxAside; k-- {
		if t.word(k) == "," {
			return true
		}
	}
	return false
}

// maxAside is how many tokens an aside before a verb has at most.
const maxAside = 6

// opensRelative reports whether a token is a relative pronoun. "that" after a comma is none: In Oslo, that means that prices fall.
func (t *text) opensRelative(k int32) bool {
	if t.word(k) == "that" && k > 0 && t.word(k-1) == "," {
		return false
	}
	tag := t.tag(k)
	return tag == "WP" || tag == "WDT"
}

// leavesOpen reports whether a range begins with a bracket that it does not close.
func (t *text) leavesOpen(r document.Range) bool {
	if t.word(r.Start) != "(" {
		return false
	}
	for k := r.Start; k < r.End; k++ {
		if t.word(k) == ")" {
			return false
		}
	}
	return true
}

// says reports whether pieces have a verb, a quotation or a word that asks. Without one they name a thing.
func (t *text) says(pieces []document.Range) bool {
	for _, p := range pieces {
		for k := p.Start; k < p.End; k++ {
			if t.group(k) != nil || t.isQuoted(k) || t.tag(k) == "WRB" {
				return true
			}
		}
	}
	return false
}

// introduction reports whether r is a subordinate clause alone, or words before one: "When the bridge fell, …", "In March, a week after it fell, …".
func (t *text) introduction(r document.Range) bool {
	for r.Start < r.End && t.tag(r.Start) == "CC" {
		r.Start++
	}
	if r.Empty() || !t.subordinates(r.Start) || r.Len() > 1 && t.tag(r.Start+1) == "CD" { // Around 19 ships sank
		return false
	}
	verbs, openings := 0, 0
	for k := r.Start; k < r.End; k++ {
		if t.subordinates(k) || t.opensRelative(k) {
			openings++
		}
		if t.word(k) == "," {
			openings = 0
		}
		g := t.group(k)
		if g == nil {
			continue
		}
		if g.Feature("form") == "finite" {
			if openings--; openings < 0 {
				return false
			}
			verbs++
		}
		k = g.End - 1
	}
	return verbs > 0
}

// subordinates reports whether a token is a conjunction that opens a subordinate clause.
func (t *text) subordinates(k int32) bool {
	tag := t.tag(k)
	return (tag == "IN" || tag == "WRB") && (t.phrases == nil || !t.phrases.Covers(k))
}

// relative reports whether a token begins a relative or participle clause.
func (t *text) relative(k int32) bool {
	switch t.tag(k) {
	case "WDT", "WP", "WP$", "WRB", "CC":
		return true
	}
	return false
}

// separates reports whether a token may separate content and attribution.
func separates(t string) bool {
	switch t {
	case ",", "—", "–", "--", "―":
		return true
	}
	return false
}

// isDash reports whether a token is a dash, which some papers write instead of quotation marks: We lost, — said Roe.
func isDash(t string) bool { return t != "," && t != "-" && separates(t) }

// ends reports whether a token ends a sentence inside of one: "Why now? he asked."
func ends(t string) bool { return t == "?" || t == "!" }

func terminal(t string) bool { return ends(t) || t == "." || t == ":" || t == ";" }

// isBetterMention reports whether a mention names an entity and other does not, or else is longer.
func isBetterMention(m, other *document.Mention) bool {
	if named, otherNamed := m.Ref >= 0, other.Ref >= 0; named != otherNamed {
		return named
	}
	return m.Len() > other.Len()
}

func capitalised(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// head is the token that names a speaker: the last noun, name or pronoun before what belongs to it.
func (t *text) head(r document.Range) int32 {
	head := r.Start
	for k := r.Start; k < r.End; k++ {
		switch tag := t.tag(k); tag {
		case "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "WP":
			head = k
		case "IN", "TO", ",", "CC", "(":
			if head > r.Start || isNominal(t.tag(r.Start)) {
				return head
			}
		}
	}
	return head
}

func isNominal(tag string) bool {
	switch tag {
	case "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$":
		return true
	}
	return false
}
