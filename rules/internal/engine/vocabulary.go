package engine

import (
	"hash/maphash"
	"strings"

	"dateline/rules/internal/pattern"
)

// vocabulary numbers the words that rules know, from 1. An entry in lower case matches the word in any case,
// one with a capital for exactly that spelling. It is a hash table with open addressing, since each start of the program fills it.
type vocabulary struct {
	words []string // by id, from 1
	slots []int32  // ids, 0 for an empty slot; a power of two, at least half of them empty
}

// hashSeed differs from process to process. No result depends on it.
var hashSeed = maphash.MakeSeed()

// newVocabulary numbers words in their order. It keeps the slice.
func newVocabulary(words []string) vocabulary {
	v := vocabulary{words: words}
	v.fill()
	return v
}

// fill enters all words into a new table.
func (v *vocabulary) fill() {
	size := 16
	for size < 4*len(v.words) {
		size *= 2
	}
	v.slots = make([]int32, size)
	for i, w := range v.words {
		*v.slot(w) = int32(i + 1)
	}
}

// slot returns the position of a word, whether it is in the table or not.
func (v *vocabulary) slot(w string) *int32 {
	mask := uint64(len(v.slots) - 1)
	for at := maphash.String(hashSeed, w) & mask; ; at = (at + 1) & mask {
		if id := v.slots[at]; id == 0 || v.words[id-1] == w {
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
		v.words = append(v.words, strings.Clone(w))
		*at = int32(len(v.words))
		if 2*len(v.words) > len(v.slots) {
			v.fill()
		}
		return int32(len(v.words))
	}
	return *at
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
