package engine

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"dateline/rules/internal/pattern"
)

// vocabulary numbers the words that rules know, from 1. An entry in lower case matches the word in any case,
// one with a capital for exactly that spelling.
type vocabulary map[string]int32

func (v vocabulary) id(w string) int32 {
	if id, ok := v[w]; ok {
		return id
	}
	id := int32(len(v) + 1)
	v[strings.Clone(w)] = id
	return id
}

// wordSet is a set of word ids: bits from the word of base on. Ids that were given together are close together. Id 0, of a word
// that no rule knows, is in none.
type wordSet struct {
	base int
	bits []uint64
}

func (s *wordSet) add(id int32) {
	at := int(id >> 6)
	switch {
	case len(s.bits) == 0:
		s.base = at
	case at < s.base:
		s.bits = append(make([]uint64, s.base-at), s.bits...)
		s.base = at
	}
	for at-s.base >= len(s.bits) {
		s.bits = append(s.bits, 0)
	}
	s.bits[at-s.base] |= 1 << (id & 63)
}

func (s *wordSet) has(id int32) bool {
	at := uint(int(id>>6) - s.base)
	return at < uint(len(s.bits)) && s.bits[at]>>(uint(id)&63)&1 != 0
}

// each gives the ids in the order of their numbers.
func (s *wordSet) each(do func(id int32)) {
	for i, b := range s.bits {
		for ; b != 0; b &= b - 1 {
			do(int32((s.base+i)<<6 + bits.TrailingZeros64(b)))
		}
	}
}

// union adds another set.
func (s *wordSet) union(o *wordSet) { o.each(s.add) }

// key is a text that equal sets share, and no others.
func (s *wordSet) key() string {
	out := strconv.AppendInt(nil, int64(s.base), 10)
	for _, b := range s.bits {
		out = binary.LittleEndian.AppendUint64(out, b)
	}
	return string(out)
}

// list is a list of words and phrases as rule files give it.
type list struct {
	entries [][]string // each cut into words
}

// add cuts an entry into words. Plain words, the bulk of large lists, need no tokenizer.
func (l *list) add(entry string, words func(string) []string) {
	if plainWord(entry) {
		l.entries = append(l.entries, []string{entry})
	} else if ws := words(entry); len(ws) > 0 {
		l.entries = append(l.entries, ws)
	}
}

func plainWord(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return s != ""
}

// phrases reports whether an entry has several words.
func (l *list) phrases() bool {
	return slices.ContainsFunc(l.entries, func(e []string) bool { return len(e) > 1 })
}

// wordList is a list compiled for one use: single words as a set, phrases as a trie.
type wordList struct {
	lemma bool
	opens int32  // predicate of the words that begin an entry, and some others: most tokens are turned down here
	ends  []bool // trie nodes at which an entry ends; node 0 is the root
	next  ways
}

// way leads from a node of a trie by a word to another; the key has both, node<<32 | word.
type way struct {
	key uint64
	to  int32 // 0 in an empty slot: no way leads to the root
}

// ways are the ways of a trie, a table with open addressing: they are sought at every token that may begin an entry.
type ways struct {
	slots []way // a power of two, at least half of them empty
	n     int
}

// slot is the place of a key, whether it is in the table or not.
func (w *ways) slot(key uint64) *way {
	mask := uint64(len(w.slots) - 1)
	at := key * 0x9E3779B97F4A7C15 >> 32 & mask
	for w.slots[at].to != 0 && w.slots[at].key != key {
		at = (at + 1) & mask
	}
	return &w.slots[at]
}

func (w *ways) get(key uint64) int32 {
	if w.n == 0 {
		return 0
	}
	return w.slot(key).to
}

// fit makes room for n ways in an empty table.
func (w *ways) fit(n int) {
	if n > 0 {
		w.grow(max(8, 1<<bits.Len(uint(2*n-1))))
	}
}

// put adds a way with a new key.
func (w *ways) put(x way) {
	if 2*(w.n+1) > len(w.slots) {
		w.grow(max(8, 2*len(w.slots)))
	}
	*w.slot(x.key) = x
	w.n++
}

func (w *ways) grow(size int) {
	old := w.slots
	w.slots = make([]way, size)
	for _, x := range old {
		if x.to != 0 {
			*w.slot(x.key) = x
		}
	}
}

// compile makes a word list for look-up by lemma or text, from left to right or from right to left. first are the words that begin
// an entry.
func (l *list) compile(v vocabulary, lemma, reverse bool) (c *wordList, first wordSet) {
	c = &wordList{lemma: lemma, ends: []bool{false}}
	for _, e := range l.entries {
		first.add(c.add(v, e, reverse))
	}
	return c, first
}

// add enters an entry and returns its first word.
func (c *wordList) add(v vocabulary, entry []string, reverse bool) (first int32) {
	at := int32(0)
	for i := range entry {
		w := entry[i]
		if reverse {
			w = entry[len(entry)-1-i]
		}
		id := wordID(v, w, c.lemma)
		if i == 0 {
			first = id
		}
		key := uint64(at)<<32 | uint64(id)
		to := c.next.get(key)
		if to == 0 {
			to = int32(len(c.ends))
			c.ends = append(c.ends, false)
			c.next.put(way{key, to})
		}
		at = to
	}
	c.ends[at] = true
	return first
}

// wordID is the id under which a word of a pattern or list is kept.
func wordID(v vocabulary, w string, lemma bool) int32 {
	if !lemma && pattern.HasUpper(w) {
		return v.id(pattern.Straighten(w))
	}
	return v.id(pattern.Fold(w))
}

// step follows a token from a trie node; 0 means that there is no way on.
func (c *wordList) step(at int32, t *tokenIDs) int32 {
	base := uint64(at) << 32
	if c.lemma {
		if to := c.next.get(base | uint64(t.lemma)); to != 0 && t.lemma != 0 {
			return to
		}
	} else if t.exact != 0 {
		if to := c.next.get(base | uint64(t.exact)); to != 0 {
			return to
		}
	}
	if t.form == 0 {
		return 0
	}
	return c.next.get(base | uint64(t.form))
}
