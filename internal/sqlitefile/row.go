package sqlitefile

import "math"

// Row is values in the form of SQLite: their types and lengths, and their bytes.
type Row struct{ types, values []byte }

// The types of values. That of a text is firstText and twice its length.
const (
	typeNull  = 0
	typeFloat = 7
	typeZero  = 8
	typeOne   = 9
	firstText = 13
)

// Reset removes all values.
func (r *Row) Reset() { r.types, r.values = r.types[:0], r.values[:0] }

// Null adds NULL.
func (r *Row) Null() { r.types = append(r.types, typeNull) }

// Text adds a text.
func (r *Row) Text(s string) {
	r.types = appendVarint(r.types, firstText+2*uint64(len(s)))
	r.values = append(r.values, s...)
}

// Float adds a number with a binary point.
func (r *Row) Float(f float64) {
	r.types = append(r.types, typeFloat)
	r.values = order.AppendUint64(r.values, math.Float64bits(f))
}

// Int adds a whole number, in as few bytes as SQLite has for it.
func (r *Row) Int(n int64) {
	if n == 0 || n == 1 {
		r.types = append(r.types, typeZero+byte(n))
		return
	}
	for i, bytes := range [...]int{1, 2, 3, 4, 6, 8} {
		unused := 64 - 8*bytes
		if n<<unused>>unused != n {
			continue
		}
		r.types = append(r.types, byte(i+1))
		for at := 8 * (bytes - 1); at >= 0; at -= 8 {
			r.values = append(r.values, byte(n>>at))
		}
		return
	}
}

// appendVarint appends a number of less than 56 bits: seven of them in each byte, the highest first, and a mark in all bytes but the last.
func appendVarint(b []byte, n uint64) []byte {
	for shift := 49; shift > 0; shift -= 7 {
		if n>>shift != 0 {
			b = append(b, byte(n>>shift)|0x80)
		}
	}
	return append(b, byte(n)&0x7f)
}

// Rows are rows of a table. Values are added to the last one, and End ends it.
type Rows struct {
	Row  // the values of all rows, each with its types after it, and the types of the last one
	ends []rowEnd
}

// rowEnd is where the values and the types of a row end.
type rowEnd struct{ values, types int }

// Reset removes all rows.
func (r *Rows) Reset() {
	r.Row.Reset()
	r.ends = r.ends[:0]
}

// End ends a row.
func (r *Rows) End() {
	values := len(r.values)
	r.values = append(r.values, r.types...)
	r.types = r.types[:0]
	r.ends = append(r.ends, rowEnd{values, len(r.values)})
}

// appendRecord appends the record of two rows as one.
func appendRecord(b []byte, first, rest *Row) []byte {
	b = appendHeaderLength(b, len(first.types)+len(rest.types))
	b = append(append(b, first.types...), rest.types...)
	return append(append(b, first.values...), rest.values...)
}

// appendHeaderLength appends the length of a header, in which its own bytes count.
func appendHeaderLength(b []byte, types int) []byte {
	length := types + 1
	if length > 0x7f {
		length++
	}
	return appendVarint(b, uint64(length))
}
