package accuracy

import (
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/extract/record"
)

// Figure is how many findings of one sort are right.
type Figure struct{ Right, Found, Gold int }

// F1 is the harmonic mean of precision and recall in percent.
func (f Figure) F1() float64 { return percent(2*f.Right, f.Found+f.Gold) }

// Precision is the share of the findings that are right, in percent.
func (f Figure) Precision() float64 { return percent(f.Right, f.Found) }

// Recall is the share of the annotated findings that were found, in percent.
func (f Figure) Recall() float64 { return percent(f.Right, f.Gold) }

func percent(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}

func (f *Figure) add(right bool) {
	f.Gold++
	if right {
		f.Right++
	}
}

// countFound counts a finding of which only those that were looked for are known.
func (f *Figure) countFound(right bool) {
	f.Found++
	f.add(right)
}

// Scores are the figures of one or more articles. Found counts every finding of acts and statements; of dates, quantities and
// entities, which are not annotated whole, only those that were looked for, so that their figures are recall.
type Scores struct {
	Acts       Figure // type, act and place
	Who        Figure // acts with the right actors and recipients
	Rows       Figure // these with the right polarity, theme and, where it is given, time
	Statements Figure // the words
	Said       Figure // statements with the right speaker
	Dates      Figure // words and value
	Quantities Figure // kind, value and unit
	Entities   Figure // name and kind
	Countries  Figure // of entities
}

// Named lists the scores with their names, in the order of the type.
func (s *Scores) Named() []struct {
	Name string
	*Figure
} {
	return []struct {
		Name string
		*Figure
	}{
		{"acts found", &s.Acts}, {"acts with parties", &s.Who}, {"acts whole", &s.Rows},
		{"statements found", &s.Statements}, {"statements with speaker", &s.Said},
		{"dates", &s.Dates}, {"quantities", &s.Quantities}, {"entities", &s.Entities}, {"countries of entities", &s.Countries},
	}
}

// Add scores the findings in an article.
func (s *Scores) Add(g *Gold, doc *document.Document) {
	a := record.New(doc, document.UTF8)
	s.addActs(g, a)
	s.addStatements(g, a)
	for _, want := range g.Dates {
		s.Dates.countFound(slices.ContainsFunc(a.Dates, func(d record.Date) bool {
			return overlap(d.Span, want.Start, want.End) &&
				d.Value == want.Value
		}))
	}
	for _, want := range g.Quantities {
		s.Quantities.countFound(slices.ContainsFunc(a.Quantities, func(q record.Quantity) bool {
			return overlap(q.Span, want.Start, want.End) &&
				want.like(q)
		}))
	}
	for _, want := range g.Entities {
		i := slices.IndexFunc(a.Entities, func(e record.Entity) bool { return e.Kind == want.Kind && sameName(e.Name, want.Name) })
		s.Entities.countFound(i >= 0)
		if want.Country != "" {
			s.Countries.countFound(i >= 0 && text(a.Entities[i].Country) == want.Country)
		}
	}
}

func (s *Scores) addActs(g *Gold, a *record.Article) {
	for _, f := range []*Figure{&s.Acts, &s.Who, &s.Rows} {
		f.Found += len(a.Events)
	}
	taken := make([]bool, len(a.Events))
	for _, want := range g.Acts {
		i := -1
		for k, e := range a.Events {
			if !taken[k] && e.Type+"/"+e.Act == want.Class && overlap(e.Trigger.Span, want.Start, want.End) {
				i = k
				break
			}
		}
		var who, row bool
		if i >= 0 {
			taken[i] = true
			e := &a.Events[i]
			who = want.sameParties(e)
			sameTime := want.Time == "" || e.Time != nil && e.Time.Value == want.Time
			row = who && (e.Status.Polarity == "negative") == want.Negative && sameTheme(e.Theme, want.Theme) && sameTime
		}
		s.Acts.add(i >= 0)
		s.Who.add(who)
		s.Rows.add(row)
	}
}

func (s *Scores) addStatements(g *Gold, a *record.Article) {
	taken := make([]bool, len(a.Quotes))
	for i, q := range a.Quotes {
		if q.Relation != "speech" {
			taken[i] = true
			continue
		}
		s.Statements.Found++
		s.Said.Found++
	}
	for _, want := range g.Statements {
		i := -1
		for k, q := range a.Quotes {
			if !taken[k] && alike(q.Text, want.Text, sameWords) {
				i = k
				break
			}
		}
		if i >= 0 {
			taken[i] = true
		}
		s.Statements.add(i >= 0)
		s.Said.add(i >= 0 && a.Quotes[i].Speaker != nil && sameName(a.Quotes[i].Speaker.Name, want.Speaker))
	}
}

// overlap reports whether a finding has a byte of those from start to end.
func overlap(p record.Span, start, end int) bool { return p.Start < end && start < p.End }

// like reports whether a quantity has the kind, the value and the unit that are wanted.
func (want Quantity) like(q record.Quantity) bool {
	value, unit := "", text(q.Unit)
	if q.Value != nil {
		value = q.Value.String()
	}
	if _, code, ok := strings.Cut(unit, ":"); ok {
		unit = code
	}
	if q.Normalized != nil && q.Normalized.Value != nil && want.Unit != "" && unit != want.Unit { // 410 pence
		value = q.Normalized.Value.String()
		_, unit, _ = strings.Cut(q.Normalized.Unit, ":")
	}
	sameValue := want.Value == "" || value == want.Value
	sameUnit := want.Unit == "" || unit == want.Unit
	return q.Kind == want.Kind && sameValue && sameUnit
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// sameWords and sameTopic are the least shares of words in common of two texts that are the same statement, or the same theme.
const (
	sameWords = 0.8
	sameTopic = 0.5
)

func sameTheme(theme *record.Passage, want string) bool {
	if theme == nil || want == "" {
		return theme == nil && want == ""
	}
	return alike(theme.Text, want, sameTopic)
}

// alike reports whether the share of words that two texts have in common is at least that much.
func alike(a, b string, least float64) bool {
	x, y := words(a), words(b)
	common := 0
	for _, w := range x {
		if i := slices.Index(y, w); i >= 0 {
			common++
			y = slices.Delete(y, i, i+1)
		}
	}
	return float64(2*common) >= least*float64(len(x)+len(y)+common)
}

// joint are the types of acts whose parties are one side, however the text orders them: "met her counterpart".
var joint = []string{"meeting", "agreement", "exchange"}

// sameParties reports whether an event has the actors and the recipients that are wanted.
func (want *Act) sameParties(e *record.Event) bool {
	if slices.Contains(joint, e.Type) {
		return sameParties(slices.Concat(e.Actors, e.Recipients), slices.Concat(want.Actors, want.Recipients))
	}
	return sameParties(e.Actors, want.Actors) && sameParties(e.Recipients, want.Recipients)
}

// sameParties reports whether each party is one that is wanted, and the other way round.
func sameParties(found []record.Party, want []string) bool {
	if len(found) != len(want) {
		return false
	}
	left := slices.Clone(want)
	for _, p := range found {
		i := slices.IndexFunc(left, func(name string) bool { return sameName(p.Name, name) || sameName(p.Text, name) })
		if i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return true
}

// sameName reports whether all words of one name are in the other.
func sameName(a, b string) bool {
	x, y := words(a), words(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) > 0 && !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(y, w) })
}

// words are the words of a text in small letters, without articles and marks.
func words(s string) []string {
	list := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" \n\t.,;:\"“”‘’'()-", r) })
	return slices.DeleteFunc(list, func(w string) bool { return w == "the" || w == "a" || w == "an" || w == "s" })
}
