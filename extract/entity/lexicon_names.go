package entity

import (
	"encoding/binary"
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"dateline/internal/inplace"
)

// names are the names of the lists. They are listed once, for a release: a start finds them in the form that was written then, and makes
// an entry when it is first asked for.
type names struct {
	table  *inplace.Table
	listed []entryForm
	texts  *inplace.Table // names of countries, their codes, and usual names
	made   []atomic.Pointer[entry]

	usual     map[string]string // names of countries by their code
	namesakes map[string]string // countries of places that have the name of another country

	// While the lists are read:
	entries []*entry
	numbers map[string]int
	fixed   map[string]bool // codes whose usual name a list gives outright
}

// entryForm is an entry in the form of names. Texts are numbered.
type entryForm struct {
	class, words   uint32
	country, usual int32
}

// newNames is for reading lists.
func newNames() *names {
	return &names{numbers: map[string]int{}, usual: map[string]string{}, fixed: map[string]bool{}, namesakes: map[string]string{}}
}

// enter is the entry of a name, a new one if need be.
func (n *names) enter(name string) *entry {
	number, ok := n.numbers[name]
	if !ok {
		number = len(n.entries)
		n.numbers[name] = number
		n.entries = append(n.entries, &entry{name: name})
	}
	return n.entries[number]
}

// find is the entry of a name, or nil.
func (n *names) find(name string) *entry {
	if n.table == nil {
		if number, ok := n.numbers[name]; ok {
			return n.entries[number]
		}
		return nil
	}
	number := n.table.Find(name)
	if number < 0 {
		return nil
	}
	if e := n.made[number].Load(); e != nil {
		return e
	}
	x := &n.listed[number]
	e := &entry{n.table.Word(number), class(x.class), uint8(x.words), n.texts.Word(x.country), n.texts.Word(x.usual)}
	if !n.made[number].CompareAndSwap(nil, e) {
		return n.made[number].Load()
	}
	return e
}

// form writes names that were read from lists, after a fingerprint of the files.
func (n *names) form(fingerprint uint64) []byte {
	texts := numbering{}
	var all []string
	for _, e := range n.entries {
		all = append(all, e.name)
		n.listed = append(n.listed, entryForm{uint32(e.class), uint32(e.words), texts.number(e.country), texts.number(e.usual)})
	}
	usual, namesakes := texts.pairs(n.usual), texts.pairs(n.namesakes)
	out := binary.LittleEndian.AppendUint64(nil, fingerprint)
	out = inplace.AppendTable(out, inplace.NewTable(all))
	out = inplace.Append(out, n.listed)
	out = inplace.AppendTable(out, inplace.NewTable(texts.words))
	return inplace.Append(inplace.Append(out, usual), namesakes)
}

// readNames uses the names of a form.
func readNames(form string) *names {
	n := &names{}
	var usual, namesakes []int32
	rest := form[8:]
	n.table, rest = inplace.TakeTable(rest)
	n.listed, rest = inplace.Take[entryForm](rest)
	n.texts, rest = inplace.TakeTable(rest)
	usual, rest = inplace.Take[int32](rest)
	namesakes, _ = inplace.Take[int32](rest)
	n.usual, n.namesakes = n.mapOf(usual), n.mapOf(namesakes)
	n.made = make([]atomic.Pointer[entry], n.table.Len())
	return n
}

// mapOf is a map of numbers of texts, a key and its value in turn.
func (n *names) mapOf(pairs []int32) map[string]string {
	out := make(map[string]string, len(pairs)/2)
	for pair := range slices.Chunk(pairs, 2) {
		out[n.texts.Word(pair[0])] = n.texts.Word(pair[1])
	}
	return out
}

// numbering numbers texts as they come.
type numbering struct {
	words   []string
	numbers map[string]int32
}

func (n *numbering) number(text string) int32 {
	number, ok := n.numbers[text]
	if !ok {
		if n.numbers == nil {
			n.numbers = map[string]int32{}
		}
		number = int32(len(n.words))
		n.numbers[text], n.words = number, append(n.words, strings.Clone(text))
	}
	return number
}

// pairs numbers the keys and values of a map, in the order of the keys.
func (n *numbering) pairs(m map[string]string) (out []int32) {
	for _, key := range slices.Sorted(maps.Keys(m)) {
		out = append(out, n.number(key), n.number(m[key]))
	}
	return out
}
