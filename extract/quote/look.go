package quote

import (
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
)

// endingAt is the widest quotation whose closing mark is the token, or nil.
func (a *assembler) endingAt(mark int32) *document.Mention {
	if a.quotations == nil {
		return nil
	}
	for _, i := range a.quotations.EndingAt(mark) {
		if s, _ := markOf(a.doc.Tokens[mark].Text); s != noMark {
			return &a.quotations.Mentions()[i]
		}
	}
	return nil
}

// startingAt is the widest quotation whose opening mark is the token, or nil.
func (a *assembler) startingAt(mark int32) *document.Mention {
	if a.quotations == nil || int(mark)+1 >= len(a.doc.Tokens) {
		return nil
	}
	if s, _ := markOf(a.doc.Tokens[mark].Text); s == noMark {
		return nil
	}
	if ms := a.quotations.StartingAt(mark + 1); len(ms) > 0 {
		return &ms[0]
	}
	return nil
}

// isClaimed reports whether a quotation belongs to a report.
func (a *assembler) isClaimed(q *document.Mention) bool {
	ms := a.marked()
	for i := a.firstQuotation(q.Start); i < len(ms) && ms[i].Start == q.Start; i++ {
		if ms[i].Range == q.Range {
			return a.claimed[i] != 0
		}
	}
	return false
}

// isFinite reports whether a token stands in a finite verb group.
func (a *assembler) isFinite(token int32) bool {
	g := a.group(token)
	return g != nil && g.Feature("form") == "finite"
}

// finite reports whether a finite verb stands in a range.
func (a *assembler) finite(r document.Range) bool {
	for k := r.Start; k < r.End; k++ {
		if g := a.group(k); g != nil {
			if g.Feature("form") == "finite" {
				return true
			}
			k = g.End - 1
		}
	}
	return false
}

// says reports whether a verb or a quotation stands in pieces, or a word that asks: without, they name a thing and tell nothing.
func (a *assembler) says(pieces []document.Range) bool {
	for _, p := range pieces {
		for k := p.Start; k < p.End; k++ {
			if a.group(k) != nil || a.quotations != nil && a.quotations.Covers(k) || a.doc.Tokens[k].Tag == "WRB" {
				return true
			}
		}
	}
	return false
}

// introduction reports whether r is a subordinate clause alone: "When the bridge fell, …".
func (a *assembler) introduction(r document.Range) bool {
	for r.Start < r.End && a.doc.Tokens[r.Start].Tag == "CC" {
		r.Start++
	}
	if r.Empty() || a.doc.Tokens[r.Start].Tag != "IN" && a.doc.Tokens[r.Start].Tag != "WRB" || a.phrases != nil && a.phrases.Covers(r.Start) {
		return false
	}
	verbs := 0
	for k := r.Start; k < r.End; k++ {
		if a.doc.Tokens[k].Text == "," {
			return false
		}
		if g := a.group(k); g != nil {
			if g.Feature("form") == "finite" {
				verbs++
			}
			k = g.End - 1
		}
	}
	return verbs == 1
}

// relative reports whether a token begins a relative or participle clause.
func (a *assembler) relative(k int32) bool {
	switch t := a.doc.Tokens[k].Tag; t {
	case "WDT", "WP", "WP$", "WRB", "CC":
		return true
	}
	return false
}

// firstPerson reports whether somebody speaks of himself in r.
func (a *assembler) firstPerson(r document.Range) bool {
	for k := r.Start; k < r.End; k++ {
		if (a.one.has(k) || a.many.has(k)) && (a.quotations == nil || !a.quotations.Covers(k)) {
			return true
		}
	}
	return false
}

// separates reports whether a token stands between content and attribution.
func separates(t string) bool {
	switch t {
	case ",", "—", "–", "--", "―":
		return true
	}
	return false
}

// isDash reports whether a token is a dash, which stands for quotation marks in some papers: We lost, — said Roe.
func isDash(t string) bool { return t != "," && t != "-" && separates(t) }

// ends reports whether a token ends a sentence inside of one: "Why now? he asked."
func ends(t string) bool { return t == "?" || t == "!" }

func terminal(t string) bool { return t == "." || t == "?" || t == "!" || t == ":" || t == ";" }

func capitalised(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}
