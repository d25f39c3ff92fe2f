package sqlitefile

import "bytes"

// tree is a B-tree whose pages are written from the left to the right. Only the last page of each level is in memory.
type tree struct {
	file    *File
	root    uint32
	kind    treeKind
	entries uint64
	levels  []*page // those of the leaves first
	cell    []byte
}

// treeKind is what sets trees apart: the marks of their pages, and whether an entry of a leaf also divides pages.
type treeKind struct {
	leaf, inner byte
	moves       bool
}

var (
	tableTree = treeKind{leaf: 0x0d, inner: 0x05}
	indexTree = treeKind{leaf: 0x0a, inner: 0x02, moves: true}
)

// Table is a table. Its rows are numbered from 1.
type Table struct{ tree }

// Table returns the empty table with this root page.
func (f *File) Table(root uint32) *Table {
	t := &Table{tree{file: f, root: root, kind: tableTree}}
	f.trees = append(f.trees, &t.tree)
	return t
}

// Len returns how many rows the table has.
func (t *Table) Len() int64 { return int64(t.entries) }

// Add adds rows, which begin with the values of first.
func (t *Table) Add(first *Row, rows *Rows) {
	var record []byte
	start := 0
	for _, end := range rows.ends {
		row := Row{values: rows.values[start:end.values], types: rows.values[end.values:end.types]}
		start = end.types
		record = appendRecord(record[:0], first, &row)
		t.addRecord(record)
	}
}

func (t *Table) addRecord(record []byte) {
	t.cell = appendVarint(appendVarint(t.cell[:0], uint64(len(record))), t.entries+1)
	local := t.file.local(len(record))
	t.cell = append(t.cell, record[:local]...)
	if local < len(record) {
		t.cell = order.AppendUint32(t.cell, t.file.overflow(record[local:]))
	}
	t.put(0, t.cell)
	t.entries++
}

// local returns how many bytes of a record are in the leaf.
func (f *File) local(length int) int {
	most := f.size - 35
	if length <= most {
		return length
	}
	least := (f.size-12)*32/255 - 23
	if n := least + (length-least)%(f.size-4); n <= most {
		return n
	}
	return least
}

// overflow writes the rest of a record, and returns the number of its first page.
func (f *File) overflow(rest []byte) uint32 {
	first := f.next()
	data := make([]byte, f.size)
	for len(rest) > 0 {
		clear(data)
		n := copy(data[4:], rest)
		rest = rest[n:]
		if len(rest) > 0 {
			order.PutUint32(data, f.after(f.next()))
		}
		f.write(data)
	}
	return first
}

// Index is an index.
type Index struct{ tree }

// Index returns the empty index with this root page.
func (f *File) Index(root uint32) *Index {
	x := &Index{tree{file: f, root: root, kind: indexTree}}
	f.trees = append(f.trees, &x.tree)
	return x
}

// Add adds an entry, which is short and after all others in the order of the index.
func (x *Index) Add(key *Row) {
	length := len(key.types) + len(key.values) + 1
	x.cell = appendRecord(appendVarint(x.cell[:0], uint64(length)), key, &Row{})
	x.put(0, x.cell)
	x.entries++
}

// put adds a cell to the last page of a level.
func (t *tree) put(level int, cell []byte) {
	if level == len(t.levels) {
		t.levels = append(t.levels, newPage(t.file.size, level))
	}
	p := t.levels[level]
	if !p.fits(cell) {
		t.turn(level)
	}
	p.add(cell)
}

// turn writes the page of a level, puts what divides it from the next one into the level above, and begins the next one.
func (t *tree) turn(level int) {
	p := t.levels[level]
	divider := appendVarint(nil, t.entries)
	if level > 0 || t.kind.moves {
		divider = bytes.Clone(p.removeLast())
	}
	if level > 0 {
		copy(p.data[rightAt:], divider[:childLength])
		divider = divider[childLength:]
	}
	child := t.file.write(p.complete(t.kind))
	t.put(level+1, append(order.AppendUint32(nil, child), divider...))
	p.reset()
}

// finish writes the last page of each level.
func (t *tree) finish() error {
	var child uint32
	for level, p := range t.levels {
		if level > 0 {
			order.PutUint32(p.data[rightAt:], child)
		}
		if level == len(t.levels)-1 {
			return t.file.writeRoot(t.root, p.complete(t.kind))
		}
		child = t.file.write(p.complete(t.kind))
	}
	return nil
}
