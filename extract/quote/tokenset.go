package quote

import "dateline/extract/document"

// tokenSet is a set of tokens, a bit each.
type tokenSet []uint64

func newTokenSet(doc *document.Document) tokenSet { return make(tokenSet, len(doc.Tokens)/64+1) }

func (s tokenSet) add(r document.Range) {
	for k := r.Start; k < r.End; k++ {
		s[k>>6] |= 1 << (uint(k) & 63)
	}
}

func (s tokenSet) has(token int32) bool { return s[token>>6]>>(uint(token)&63)&1 != 0 }

// any reports whether a token of r is in the set.
func (s tokenSet) any(r document.Range) bool {
	for k := r.Start; k < r.End; k++ {
		if s.has(k) {
			return true
		}
	}
	return false
}
