package inplace

import "strings"

// Table finds the numbers of words, from 0 on. It is a hash table with open addressing.
type Table struct {
	text  string  // the words, one after the other
	ends  []int32 // where each ends
	slots []int32 // numbers plus one, 0 for an empty slot; a power of two, at least half of them empty
}

// NewTable numbers words in their order. They are different.
func NewTable(words []string) *Table {
	t := &Table{text: strings.Join(words, "")}
	end := int32(0)
	size := 16
	for size < 2*len(words) {
		size *= 2
	}
	t.slots = make([]int32, size)
	for i, w := range words {
		end += int32(len(w))
		t.ends = append(t.ends, end)
		*slot(t, w) = int32(i + 1)
	}
	return t
}

// Len returns the number of words.
func (t *Table) Len() int { return len(t.ends) }

// Word returns the word of a number.
func (t *Table) Word(number int32) string {
	from := int32(0)
	if number > 0 {
		from = t.ends[number-1]
	}
	return t.text[from:t.ends[number]]
}

// Find returns the number of a word, or -1.
func (t *Table) Find(word string) int32 { return *slot(t, word) - 1 }

// FindBytes is Find for a word in a buffer.
func (t *Table) FindBytes(word []byte) int32 { return *slot(t, word) - 1 }

func slot[W string | []byte](t *Table, word W) *int32 {
	mask := uint32(len(t.slots) - 1)
	for at := Hash(word) & mask; ; at = (at + 1) & mask {
		if n := t.slots[at]; n == 0 || t.Word(n-1) == string(word) {
			return &t.slots[at]
		}
	}
}

// Hash is FNV-1a with its upper bits mixed in. It is the same on all machines.
func Hash[W string | []byte](word W) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return h ^ h>>15
}

// AppendTable appends a table, for TakeTable.
func AppendTable(text []byte, t *Table) []byte {
	return Append(Append(Append(text, []byte(t.text)), t.ends), t.slots)
}

// TakeTable returns the table that a text begins with, which uses it in place, and the text after it.
func TakeTable(text string) (t *Table, rest string) {
	t = &Table{}
	n, rest := Take[byte](text)
	t.text = text[8 : 8+len(n)]
	t.ends, rest = Take[int32](rest)
	t.slots, rest = Take[int32](rest)
	return t, rest
}
