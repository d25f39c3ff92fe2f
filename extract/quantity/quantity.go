// Package quantity is the stage that finds numbers and what they measure or count.
//
// It runs after the stages of dates and names, so that days, years and numbers in names are known, and before those
// of quotes and events. Digits are read by package code (figure.go; lex.go for forms
// of several tokens, spelled.go for compounds of words), numbers of several words are put together by the
// rules of the phase "number", amounts with units and bounds by those of "quantity". The words around a quantity that say
// how it moved are those of "quantity-context", the phrases that it is about those of "quantity-about"; subjects of clauses
// are found over the chunks. Units and currencies are tables (units.tsv, currencies.tsv), number words are those of internal/numeral.
// "It sold about 6,000 cars" gives a count of 6000, bound about, counted "car", of "It" left out as a pronoun.
package quantity

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/rules"
)

// Apply finds the quantities of the document and publishes the layers "number" and "quantity".
func Apply(doc *document.Document, m *rules.Matcher) error {
	s := &stage{doc: doc, matcher: m}
	s.figures()
	s.numbers()
	if len(s.number) == 0 {
		return nil
	}
	s.quantities()
	s.localize()
	s.nameSides()
	s.changes()
	s.link()
	s.abouts()
	s.normalize()
	return nil
}

// stage is the work on one document.
type stage struct {
	doc     *document.Document
	matcher *rules.Matcher
	reader  reader
	number  []number
	figured int        // the last token that is a figure
	same    [][2]int32 // words, as in moves, for one change
	lender  []int32    // the quantity before or after it that gave a bare number its unit, counted from one; 0 is none
	moves   []int32    // the word for the change of each quantity, counted from one; 0 is none

	features map[featureKey][]document.Feature
	memo     memo
}

// figures publishes the layer "figure": every token with a digit, or a hyphen after a number word, that is a number.
func (s *stage) figures() {
	candidates := s.candidates()
	ms := s.doc.MakeMentions(len(candidates))[:0] // a table has many, and lists that grow are copied again and again
	s.reader.parsed = slices.Grow(s.reader.parsed, len(candidates))
	next := 0
	for _, i := range candidates {
		if i < next {
			continue
		}
		before := s.before(i)
		if f, ok := parseFigure(s.doc.Tokens[i].Text, before); ok {
			if before == "." && f.digits != "" {
				if s.identifier(i - 1) {
					continue
				}
				if s.before(i-1) == "" {
					f.point()
				}
			}
			f.group = s.grouped(i, &f)
			if zero := len(f.digits) > 1 && f.digits[0] == '0' && f.digits[1] != '.'; zero && f.plain && !f.group { // an identifier
				continue
			}
			s.widen(i, &f)
			at := document.Range{Start: int32(i), End: int32(i + 1 + f.tokens)}
			ms = append(ms, document.Mention{Range: at, Features: figureFeatures(&f), Ref: len(s.reader.parsed)})
			s.reader.parsed = append(s.reader.parsed, f)
			s.figured = i + f.tokens
			next = s.figured + 1
		}
	}
	s.reader.doc, s.reader.figures = s.doc, ms
	s.doc.AddLayer("figure", ms)
}

// candidates are the tokens that may be figures.
func (s *stage) candidates() (at []int) {
	for i := range s.doc.Tokens {
		if mayBeFigure(s.doc.Tokens[i].Text) {
			at = append(at, i)
		}
	}
	return at
}

// identifier reports whether the point at token i joins letters to a number, as in "EX.5". That of "Rs.500" ends a sign.
func (s *stage) identifier(i int) bool {
	word := s.before(i)
	return word != "" && wordy(word) && unitsOf().currency(word) == nil && unitsOf().currency(word+".") == nil
}

// mayBeFigure reports whether a token has a digit, or a hyphen beside something else.
func mayBeFigure(text string) bool {
	for i := range len(text) {
		if inFigures[text[i]] {
			return text != "-"
		}
	}
	return false
}

// inFigures are the digits and the hyphen.
var inFigures = func() (t [256]bool) {
	for _, c := range []byte("0123456789-") {
		t[c] = true
	}
	return t
}()

// grouped reports whether token i is a group of thousands: three digits, one space after a token of up to three digits.
// Groups that do not begin with a zero might as well be two numbers, so no name may precede them.
func (s *stage) grouped(i int, f *figure) bool {
	n := len(s.reader.parsed)
	if i == 0 || n == 0 {
		return false
	}
	if !f.plain || len(f.digits) != 3 || len(s.doc.Tokens[i].Text) != 3 {
		return false
	}
	p, before := &s.reader.parsed[n-1], &s.doc.Tokens[i-1]
	if s.figured != i-1 || !p.plain || p.digits == "" || len(p.digits) > 3 {
		return false
	}
	if p.digits[0] == '0' && !p.group || strings.Contains(p.digits, ".") {
		return false
	}
	gap := s.doc.Text[before.End():s.doc.Tokens[i].Start]
	named := i >= 2 && s.doc.Tokens[i-2].Tag == "NNP"
	return utf8.RuneCountInString(gap) == 1 && gap != "\n" && (f.digits[0] == '0' || !named)
}

// before is the text of the token that touches token i from the left, or "", also past the end.
func (s *stage) before(i int) string {
	if i <= 0 || i >= len(s.doc.Tokens) || s.doc.Tokens[i-1].End() != int(s.doc.Tokens[i].Start) {
		return ""
	}
	return s.doc.Tokens[i-1].Text
}

// figureFeatures give rules the form of the figure and whether something is written onto it.
func figureFeatures(f *figure) []document.Feature {
	switch {
	case f.form == formOrdinal:
		return ordinalFigure
	case f.form == formFraction:
		return fractionFigure
	case f.form == formRatio:
		return ratioFigure
	case f.form == formDecade:
		return decadeFigure
	case f.scale > 0:
		return scaleFigure
	case f.digits == "" && f.unit == nil && f.noun == "":
		return spelledFigure
	case f.unit != nil || f.noun != "":
		return gluedFigure
	case f.group:
		return groupFigure
	case f.plain:
		return plainFigure
	}
	return otherFigure
}

// Feature sets are shared and never change.
var (
	ordinalFigure  = []document.Feature{{Name: "form", Value: string(formOrdinal)}}
	fractionFigure = []document.Feature{{Name: "form", Value: string(formFraction)}}
	ratioFigure    = []document.Feature{{Name: "form", Value: string(formRatio)}}
	decadeFigure   = []document.Feature{{Name: "form", Value: string(formDecade)}}
	scaleFigure    = []document.Feature{{Name: "form", Value: string(formCardinal)}, {Name: "glued", Value: "yes"},
		{Name: "scale", Value: "yes"}}
	gluedFigure   = []document.Feature{{Name: "form", Value: string(formCardinal)}, {Name: "glued", Value: "yes"}}
	spelledFigure = []document.Feature{{Name: "form", Value: string(formCardinal)}, {Name: "spelled", Value: "yes"}}
	plainFigure   = []document.Feature{{Name: "form", Value: string(formCardinal)}, {Name: "plain", Value: "yes"}}
	groupFigure   = []document.Feature{{Name: "form", Value: string(formCardinal)}, {Name: "plain", Value: "yes"},
		{Name: "group", Value: "yes"}}
	otherFigure = []document.Feature{{Name: "form", Value: string(formCardinal)}}
)

// numbers publishes the layer "number". A mention's Ref is the index of its value.
func (s *stage) numbers() {
	ms := s.matcher.Run("number")
	kept := ms[:0]
	s.number = make([]number, 0, len(ms))
	for i := range ms {
		at := s.signed(ms[i].Range)
		n, ok := s.read(at, ms[i].Feature("form") == string(formOrdinal))
		if n.form != formDecade && s.dated(at) {
			s.matcher.Refuse(&ms[i], "it is part of a date")
			continue
		}
		if !ok {
			s.matcher.Refuse(&ms[i], "its words make no number")
			continue
		}
		ms[i].Range, ms[i].Ref = at, len(s.number)
		ms[i].Features = s.numberFeatures(&n)
		s.number = append(s.number, n)
		kept = append(kept, ms[i])
	}
	s.doc.AddLayer("number", kept)
}

// dated reports whether a number is a part of a calendar date or a time of day, which measures nothing: "2018–19", "two days
// ago". That of "two days later" is also how long it took.
func (s *stage) dated(at document.Range) bool {
	m := s.doc.Layer("date").Over(at.Start)
	if m == nil || m.End < at.End || m.Len() == at.Len() {
		return false
	}
	if t := m.Feature("type"); t != "DATE" && t != "TIME" {
		return false
	}
	u := unitsOf().names[s.lemma(at.End)]
	return u == nil || u.dimension != span || s.lemma(m.End-1) == "ago"
}

// signed drops a leading dash or point that does not belong to the number: both touch it and nothing before them.
func (s *stage) signed(at document.Range) document.Range {
	for at.Len() > 1 && strings.Contains("-−–.", s.doc.Tokens[at.Start].Text) {
		touches := s.doc.Tokens[at.Start].End() == int(s.doc.Tokens[at.Start+1].Start)
		if before := s.before(int(at.Start)); touches && (before == "" || strings.Contains("$£€¥(", before)) {
			return at
		}
		at.Start++
	}
	return at
}

// oldest is the greatest age of a person that is believed.
const oldest = 120

// numberFeatures are what rules may ask of a number.
func (s *stage) numberFeatures(n *number) []document.Feature {
	isCount := n.unit == nil && n.noun == "" && n.form == formCardinal
	key := featureKey{first: string(n.form), year: n.year, single: n.single, scaled: n.scaled,
		age: isCount && n.value > 0 && n.value <= oldest && n.value == math.Trunc(n.value)}
	if n.unit != nil {
		key.second = n.unit.dimension
	} else if n.noun != "" {
		key.second = "noun"
	}
	return s.shared(key, func() []document.Feature {
		f := []document.Feature{{Name: "form", Value: key.first}}
		f = appendIf(f, key.second != "", "glued", key.second)
		f = appendIf(f, key.year, "year", "yes")
		f = appendIf(f, key.age, "age", "yes")
		f = appendIf(f, key.single, "single", "yes")
		return appendIf(f, key.scaled, "scaled", "yes")
	})
}

// featureKey is what the features of a number or a quantity depend on.
type featureKey struct {
	first, second, counted                       string // form and what is glued on, or kind, dimension and the lemma of what is counted
	quantity, year, age, single, scaled, between bool
}

// shared returns the features of a key, which are the same for all numbers alike and never change.
func (s *stage) shared(key featureKey, create func() []document.Feature) []document.Feature {
	f, ok := s.features[key]
	if !ok {
		f = create()
		if s.features == nil {
			s.features = map[featureKey][]document.Feature{}
		}
		s.features[key] = f
	}
	return f
}

func appendIf(f []document.Feature, wanted bool, name, value string) []document.Feature {
	if wanted {
		f = append(f, document.Feature{Name: name, Value: value})
	}
	return f
}

// numberAt is the number that a capture holds, or nil.
func (s *stage) numberAt(r document.Range) *number {
	lo, hi := 0, len(s.number)
	for lo < hi {
		mid := (lo + hi) / 2
		if s.number[mid].Start < r.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(s.number) && s.number[lo].Start < r.End {
		return &s.number[lo]
	}
	return nil
}
