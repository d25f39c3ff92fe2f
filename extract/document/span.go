package document

// Span is a half-open interval [Start, End) of byte offsets into a Document's text.
type Span struct{ Start, End int }

// Len returns the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Range is a half-open interval [Start, End) of token indexes of one Document.
type Range struct{ Start, End int32 }

// Len returns the number of tokens in the range.
func (r Range) Len() int { return int(r.End - r.Start) }

// Empty reports whether the range holds no token.
func (r Range) Empty() bool { return r.End <= r.Start }

// Contains reports whether o lies wholly inside r.
func (r Range) Contains(o Range) bool { return r.Start <= o.Start && o.End <= r.End }

// Overlaps reports whether r and o share at least one token.
func (r Range) Overlaps(o Range) bool { return r.Start < o.End && o.Start < r.End }
