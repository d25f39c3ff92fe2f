package engine

import (
	"slices"
	"strings"

	"dateline/internal/inplace"
	"dateline/rules/internal/pattern"
)

// vocabulary numbers the words that rules know, from 1. An entry in lower case matches the word in any case,
// one with a capital for exactly that spelling. It is a hash table with open addressing, which a compact form has ready-made.
type vocabulary struct {
	text  string   // the words of a compact form, one after the other
	ends  []int32  // where each ends
	added []string // the words after those
	slots []int32  // ids, 0 for an empty slot; a power of two, at least half of them empty
}

// newVocabulary returns one without words.
func newVocabulary() (v vocabulary) {
	v.grow()
	return v
}

// len returns the number of words, which is the highest id.
func (v *vocabulary) len() int { return len(v.ends) + len(v.added) }

// word returns the word of an id.
func (v *vocabulary) word(id int32) string {
	at := int(id) - 1
	if at >= len(v.ends) {
		return v.added[at-len(v.ends)]
	}
	from := int32(0)
	if at > 0 {
		from = v.ends[at-1]
	}
	return v.text[from:v.ends[at]]
}

// grow enters all words into a larger table.
func (v *vocabulary) grow() {
	size := 16
	for size < 4*v.len() {
		size *= 2
	}
	v.slots = make([]int32, size)
	for id := int32(1); int(id) <= v.len(); id++ {
		*v.slot(v.word(id)) = id
	}
}

// slot returns the position of a word, whether it is in the table or not.
func (v *vocabulary) slot(w string) *int32 {
	mask := uint32(len(v.slots) - 1)
	for at := inplace.Hash(w) & mask; ; at = (at + 1) & mask {
		if id := v.slots[at]; id == 0 || v.word(id) == w {
			return &v.slots[at]
		}
	}
}

// find returns the id of a word, or 0.
func (v *vocabulary) find(w string) int32 { return *v.slot(w) }

// id returns the id of a word, a new one if need be.
func (v *vocabulary) id(w string) int32 {
	at := v.slot(w)
	if *at == 0 {
		v.added = append(v.added, strings.Clone(w))
		*at = int32(v.len())
		if 2*v.len() > len(v.slots) {
			v.grow()
		}
		return int32(v.len())
	}
	return *at
}

// joined returns the words as a text, and where each ends.
func (v *vocabulary) joined() (text string, ends []int32) {
	var b strings.Builder
	for id := 1; id <= v.len(); id++ {
		b.WriteString(v.word(int32(id)))
		ends = append(ends, int32(b.Len()))
	}
	return b.String(), ends
}

// taken returns the same words, to add others to.
func (v *vocabulary) taken() vocabulary {
	return vocabulary{text: v.text, ends: v.ends, added: slices.Clip(v.added), slots: slices.Clone(v.slots)}
}

// ofPattern returns the id under which a word of a pattern or list is kept.
func (v *vocabulary) ofPattern(w string, lemma bool) int32 {
	if plainLower(w) {
		return v.id(w)
	}
	if !lemma && pattern.HasUpper(w) {
		return v.id(pattern.Straighten(w))
	}
	return v.id(pattern.Fold(w))
}

// plainLower reports whether a word has small letters of ASCII alone.
func plainLower(w string) bool {
	for i := range len(w) {
		if c := w[i]; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}
