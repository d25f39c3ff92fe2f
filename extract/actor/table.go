package actor

import "dateline/internal/inplace"

// table finds the numbers of items by the folded names that have them.
type table struct {
	names   *inplace.Table
	from    []int32 // by the number of a name: where its items begin
	numbers []int32 // of items, in the order of the list
}

// of are the numbers under a name.
func (t *table) of(name []byte) []int32 {
	n := t.names.FindBytes(name)
	if n < 0 {
		return nil
	}
	return t.numbers[t.from[n]:t.from[n+1]]
}

// listing is a table while the list is read.
type listing struct {
	names   []string
	numbers map[string][]int32
}

// add gives a name a number more.
func (l *listing) add(name string, number int32) {
	if l.numbers == nil {
		l.numbers = map[string][]int32{}
	}
	if l.numbers[name] == nil {
		l.names = append(l.names, name)
	}
	l.numbers[name] = append(l.numbers[name], number)
}

// appendTable appends the table for takeTable.
func (l *listing) appendTable(form []byte) []byte {
	t := table{from: []int32{0}}
	for _, name := range l.names {
		t.numbers = append(t.numbers, l.numbers[name]...)
		t.from = append(t.from, int32(len(t.numbers)))
	}
	form = inplace.AppendTable(form, inplace.NewTable(l.names))
	return inplace.Append(inplace.Append(form, t.from), t.numbers)
}

func takeTable(form string) (t table, rest string) {
	t.names, rest = inplace.TakeTable(form)
	t.from, rest = inplace.Take[int32](rest)
	t.numbers, rest = inplace.Take[int32](rest)
	return t, rest
}
