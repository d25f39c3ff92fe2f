package actor

import "hash/maphash"

// table finds numbers by the folded names that have them. It is a hash table with open addressing, since each start of the program
// fills it.
type table struct {
	slots []int32 // the first entry of each name, from 1, and 0 for an empty slot; a power of two, at least a quarter of them empty
	all   []tableEntry
}

type tableEntry struct {
	name   string
	number int32
	next   int32 // entry of the same name, from 1, or 0
}

// hashSeed differs from process to process. No result depends on it.
var hashSeed = maphash.MakeSeed()

// newTable makes room for so many names.
func newTable(names int) table {
	size := 16
	for 3*size < 4*names {
		size *= 2
	}
	return table{slots: make([]int32, size), all: make([]tableEntry, 0, names)}
}

// slot is the place of a name, whether it is in the table or not.
func (t *table) slot(name string) *int32 {
	mask := uint64(len(t.slots) - 1)
	for at := maphash.String(hashSeed, name) & mask; ; at = (at + 1) & mask {
		if e := t.slots[at]; e == 0 || t.all[e-1].name == name {
			return &t.slots[at]
		}
	}
}

// add gives a name a number more.
func (t *table) add(name string, number int32) {
	at := t.slot(name)
	for *at != 0 {
		at = &t.all[*at-1].next
	}
	*at = int32(len(t.all) + 1)
	t.all = append(t.all, tableEntry{name: name, number: number})
	if 4*len(t.all) > 3*len(t.slots) {
		t.grow()
	}
}

// grow doubles the slots.
func (t *table) grow() {
	t.slots = make([]int32, 2*len(t.slots))
	for i := range t.all {
		if at := t.slot(t.all[i].name); *at == 0 { // the first of its name
			*at = int32(i + 1)
		}
	}
}

// find is the first entry of a name, from 1, or 0. Its next ones are in the order in which they were added.
func (t *table) find(name []byte) int32 {
	mask := uint64(len(t.slots) - 1)
	for at := maphash.Bytes(hashSeed, name) & mask; ; at = (at + 1) & mask {
		if e := t.slots[at]; e == 0 || t.all[e-1].name == string(name) {
			return e
		}
	}
}
