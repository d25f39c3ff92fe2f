package entity

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// spellOut takes up the bodies whose short form follows in brackets and has a letter for each word with a capital, whatever joins the words:
// "Harbors, Ferries and Bridges Canada (HFBC)" and "Nordic Revenue Service (Nrs)". They take the place of the names inside of them.
func (r *reader) spellOut() {
	for i := int32(2); int(i)+2 < len(r.doc.Tokens); i++ {
		if r.doc.Tokens[i].Text != "(" || r.doc.Tokens[i+2].Text != ")" {
			continue
		}
		short := r.doc.Tokens[i+1].Text
		g := r.spelledBefore(i, short)
		if g.Empty() || noBodies[r.doc.Tokens[g.End-1].Text] || r.shorten(g, short) || !r.clear(g) {
			continue
		}
		r.put(name{Range: g, kind: document.Organization, weight: explainedWeight, rule: "acronym-explained", short: short})
		r.put(name{Range: document.Range{Start: i + 1, End: i + 2}, kind: document.Organization, weight: explainedWeight, rule: "acronym-explained"})
	}
}

// shorten gives a name that is found already its short form; it reports false if no name has exactly these words.
func (r *reader) shorten(g document.Range, short string) bool {
	if !r.covered(g) {
		return false
	}
	if k := slices.IndexFunc(r.names, func(n name) bool { return n.Range == g }); k >= 0 && r.names[k].kind == document.Organization {
		r.names[k].short = short
	}
	return true
}

// explainedWeight is how sure the kind of a body is whose short form the text explains.
const explainedWeight = 21

// noBodies are the last words of names with a short form that are those of no body.
var noBodies = wordLists.Set("names-of-no-body")

// joinWords are the small words between those that a short form has a letter for.
var joinWords = wordLists.Set("words-in-names-of-bodies")

// spelledBefore is the range right before a bracket whose words with a capital begin with the letters of a short form, or nothing.
func (r *reader) spelledBefore(bracket int32, short string) document.Range {
	letters := strings.ToUpper(short)
	if len(letters) < 3 || len(letters) > 9 || !isCapital(short[0]) || !isASCII(short) {
		return document.Range{}
	}
	k, capitals := len(letters)-1, 0
	for at := bracket - 1; at >= 0; at-- {
		t := r.doc.Tokens[at].Text
		switch {
		case t[0] == letters[k] && isCapital(t[0]):
			capitals++
			if k--; k < 0 && capitals > 2 {
				return document.Range{Start: at, End: bracket}
			}
			if k < 0 {
				return document.Range{}
			}
		case joinWords[t] && at+1 < bracket:
		default:
			return document.Range{}
		}
	}
	return document.Range{}
}

func isCapital(c byte) bool { return c >= 'A' && c <= 'Z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// clear takes away the names inside a range; it reports false, and takes none, if one reaches out of it or is of another thing as a whole.
func (r *reader) clear(g document.Range) bool {
	for i := range r.names {
		n := &r.names[i]
		within := n.Start >= g.Start && n.End <= g.End
		if n.Overlaps(g) && (!within || n.kind == document.Other) {
			return false
		}
	}
	r.names = slices.DeleteFunc(r.names, func(n name) bool { return n.Overlaps(g) })
	for i := g.Start; i < g.End; i++ {
		r.taken[i] = false
	}
	return true
}

// lengthen adds to the names of bodies the country or the city that they are of: "Harbor Commission of Norway".
func (r *reader) lengthen() {
	dropped := false
	for i := range r.names {
		n := &r.names[i]
		end := r.placeAfter(n)
		if end == 0 {
			continue
		}
		for k := range r.names {
			if m := &r.names[k]; m.Start == n.End+1 {
				m.End, dropped = m.Start, true
			}
		}
		for t := n.End; t < end; t++ {
			r.taken[t] = true
		}
		n.End = end
		r.ends[n.Start] = end
	}
	if dropped {
		r.names = slices.DeleteFunc(r.names, func(n name) bool { return n.Empty() })
	}
}

// withoutPlace is the name of a body without the place that it is of, or "": the Harbor Commission of "Harbor Commission of Norway".
func (r *reader) withoutPlace(g document.Range) string {
	for at := g.Start + 2; at+1 < g.End; at++ {
		e := r.entry[at+1]
		if r.doc.Tokens[at].Text == "of" && e != nil && e.class&anyPlace != 0 && at+1+r.entryLen(at+1) == g.End {
			return r.doc.Words(document.Range{Start: g.Start, End: at})
		}
	}
	return ""
}

// placeAfter is the end of the place that a body is of, or 0.
func (r *reader) placeAfter(n *name) int32 {
	if n.kind != document.Organization || n.Len() < 2 || int(n.End)+1 >= len(r.doc.Tokens) || r.doc.Tokens[n.End].Text != "of" {
		return 0
	}
	at := n.End + 1
	if e := r.entry[at]; e == nil || e.class&anyPlace == 0 || !ofPlaces[r.doc.Tokens[n.End-1].Text] {
		return 0
	}
	end := at + r.entryLen(at)
	if r.taken[at] && r.ends[at] != end {
		return 0
	}
	return end
}

// ofPlaces are the last words of bodies that are often of a country or of a city.
var ofPlaces = wordLists.Set("bodies-of-places")
