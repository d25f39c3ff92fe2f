package quantity

import (
	"encoding/json"

	"github.com/shopspring/decimal"

	"dateline/extract/document"
)

// memo keeps what the numbers of a stretch gave, since texts repeat short numbers: tables and lists have some 100,000 of them in half a
// megabyte. What it hands out is shared and never changes.
type memo struct {
	plain      map[plainFigureKey]number
	written    map[int64]*json.Number
	normalized map[normalizedKey]*document.Normalized
}

// plainFigureKey is all that the number of one token of digits depends on.
type plainFigureKey struct {
	digits   string
	unmarked bool
}

// normalizedKey is an amount, by the number that memo shares.
type normalizedKey struct {
	unit  string
	value *json.Number
}

// read is reader.read for the figures of the stage.
func (s *stage) read(at document.Range, ordinals bool) (number, bool) {
	if at.Len() != 1 || ordinals {
		return s.reader.read(at, ordinals)
	}
	f := s.reader.figureAt(at.Start)
	if f == nil || !f.plain || f.group || f.tokens > 0 {
		return s.reader.read(at, ordinals)
	}
	key := plainFigureKey{f.digits, f.unmarked}
	if n, ok := s.memo.plain[key]; ok {
		n.Range = at
		return n, true
	}
	n, ok := s.reader.read(at, ordinals)
	if ok {
		put(&s.memo.plain, key, n)
	}
	return n, ok
}

// digits are a number as JSON writes it.
func (s *stage) digits(d decimal.Decimal) *json.Number {
	if d.Exponent() != 0 || d.NumDigits() > maxInt64Digits {
		return digits(d)
	}
	n, ok := s.memo.written[d.IntPart()]
	if !ok {
		n = digits(d)
		put(&s.memo.written, d.IntPart(), n)
	}
	return n
}

// normalized is an amount in the SI unit or the whole currency, or nil.
func (s *stage) normalized(unit string, value *json.Number) *document.Normalized {
	key := normalizedKey{unit, value}
	n, ok := s.memo.normalized[key]
	if !ok {
		if si, code, ok := inSI(unit, value); ok {
			n = &document.Normalized{Value: si, Unit: code}
		}
		put(&s.memo.normalized, key, n)
	}
	return n
}

// put adds to a map that may not have been made yet.
func put[K comparable, V any](all *map[K]V, key K, v V) {
	if *all == nil {
		*all = map[K]V{}
	}
	(*all)[key] = v
}
