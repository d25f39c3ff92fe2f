package entity

import (
	"strings"

	"dateline/extract/document"
)

// findRuns appends the runs of capitals of a sentence.
func (r *reader) findRuns(s document.Range) {
	for i := s.Start; i < s.End; {
		if r.casings[i]&bigLetter == 0 || !r.mayName(i, s.End) {
			i++
			continue
		}
		end := i + 1
		for end < s.End {
			next := end
			for next < s.End && next < end+2 && r.casings[next]&bigLetter == 0 && r.isParticle(r.doc.Tokens[next].Text) {
				r.class[next] = particle
				next++
			}
			if next >= s.End || r.casings[next]&opening != 0 || !r.mayName(next, s.End) {
				break
			}
			end = next + 1
		}
		if i > s.Start && r.leadingParticle(i-1) {
			i--
		}
		r.runs = append(r.runs, document.Range{Start: i, End: r.unglued(i, end)})
		i = end
	}
}

// unglued is the end of a run of capitals before the words of a link that a page has put in it: in "Brandt Lena Brandt" with the first word of the
// next line at its end, "BrandtNavy", after the first Brandt.
func (r *reader) unglued(start, end int32) int32 {
	for last := start + 1; last < end; last++ {
		text := r.doc.Tokens[last].Text
		for at := start; at < last; at++ {
			rest, ok := strings.CutPrefix(text, r.doc.Tokens[at].Text)
			if isGlued := ok && len(rest) > 1 && (isCapital(rest[0]) || isDigit(rest[0])); isGlued && at+1 < last {
				return at + 1
			}
		}
	}
	return end
}

// leadingParticle reports whether the token belongs to the name after it, such as the van of "van Gogh". Words that
// are articles or prepositions of English do not.
func (r *reader) leadingParticle(i int32) bool {
	tok := &r.doc.Tokens[i]
	if r.casings[i]&bigLetter != 0 || len(tok.Text) <= 2 || tok.Tag == "VB" {
		return false
	}
	return r.isParticle(tok.Text) && !r.lex.isCommon(tok.Text)
}

// mayNameInHeading is mayName for a heading, whose words may all have capitals.
func (r *reader) mayNameInHeading(w string, m casing, c class) bool {
	isShouted := m&upper != 0 && len(w) > 4
	if c&common == 0 && (!isShouted || c&(anyPlace|anyNation|known) != 0) {
		return true
	}
	return r.wasSeen(w) || isShouted && r.wasSeen(titleCase(w))
}

// mayName reports whether the token may be part of a name.
func (r *reader) mayName(i, limit int32) bool {
	m, c := r.casings[i], r.class[i]
	if m&bigLetter == 0 || c&never != 0 {
		return false
	}
	w := r.doc.Tokens[i].Text
	switch {
	case m&heading != 0:
		return r.mayNameInHeading(w, m, c)
	case m&opening == 0 || c&common == 0 || r.wasSeen(w):
		return true
	}
	return r.opensName(i, limit)
}

// opensName reports whether a common word that opens a sentence is the beginning of a name: another capital follows, and
// it is no adverb or verb.
func (r *reader) opensName(i, limit int32) bool {
	if i+1 >= limit || r.casings[i+1]&bigLetter == 0 || r.class[i+1]&never != 0 {
		return false
	}
	switch r.doc.Tokens[i].Tag {
	case "NN", "NNP", "NNPS", "JJ":
		return true
	}
	return r.class[i]&(firstName|anyPlace|known) != 0
}
