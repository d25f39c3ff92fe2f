package quantity

import "dateline/extract/document"

// part makes the quantity of that index a part of the change that the match describes: how far it went (by), where it began
// (from) or ended (to). The first rule that says so counts.
func (s *stage) part(i int, m *document.Mention, role string) {
	q := &s.doc.Quantities[i]
	if q.Role != "" {
		return
	}
	at := m.Start
	if r, ok := m.Capture("move"); ok {
		at = r.Start
	}
	q.Role, s.moves[i] = role, at+1
}

// link ties the parts of each change to each other: "rose 3 percent to $40 from $38" is three. Parts are those whose rules
// began at the same word.
func (s *stage) link() {
	for _, w := range s.same {
		for i := range s.moves {
			if s.moves[i] == w[1] {
				s.moves[i] = w[0]
			}
		}
	}
	for i := range s.moves {
		if s.moves[i] == 0 {
			continue
		}
		q := &s.doc.Quantities[i]
		for j := max(0, i-maxParts); j < min(len(s.moves), i+maxParts+1); j++ {
			if j != i && s.moves[j] == s.moves[i] {
				q.Linked = append(q.Linked, j)
			}
		}
	}
}

// maxParts is how far apart, in quantities, the parts of a change may be.
const maxParts = 6
