// Package compare compares findings with annotations that people corrected: how many of those that Dateline makes are right
// (precision), and how
// many of those that people made it makes (recall).
//
//	gold, err := compare.ReadGold("annotations")
//	report := compare.New(gold, false)
//	err = report.Add(compare.FromRecord("harbor", record.New(doc, document.CodePoints)))
//	err = report.Write(os.Stdout, "text")
//
// Findings are compared by kind, label and span. Positions count code points.
package compare

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Kinds are the kinds of findings that are compared, in their order.
var Kinds = []string{"entity", "date", "quantity", "statement", "speaker", "act", "actor", "recipient"}

// Span is a half-open interval of code points.
type Span struct{ Start, End int }

// Item is a finding. A speaker, an actor and a recipient have the span of the statement or the act, too.
type Item struct {
	Kind  string
	Label string // Person, Proposal …; empty where the kind says all
	At    Span
	Of    Span
}

// Document is an article with what was found in it.
type Document struct {
	Name  string // without folder and ending
	Text  string // empty if it is unknown
	Items map[Item]bool
}

// ErrText is returned for a document whose text is not that of the annotations.
var ErrText = errors.New("the text is not that of the annotations, so that positions cannot be compared")

// Score counts what was found.
type Score struct {
	Gold  int `json:"gold"`  // annotations
	Found int `json:"found"` // findings of Dateline
	Right int `json:"right"` // findings that are annotations
}

// Precision is the share of findings that are right, from 0 to 1; 0 if there are none.
func (s Score) Precision() float64 { return share(s.Right, s.Found) }

// Recall is the share of annotations that were found.
func (s Score) Recall() float64 { return share(s.Right, s.Gold) }

// F1 is the harmonic mean of both.
func (s Score) F1() float64 { return share(2*s.Right, s.Gold+s.Found) }

func share(part, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(part) / float64(all)
}

// Difference is an annotation that was not found, or a finding that is none.
type Difference struct {
	Document string
	Missed   bool // not found
	Item
	Words string // empty if the text is unknown
}

// Report compares documents with annotations. It belongs to one goroutine.
type Report struct {
	gold        map[string]*Document
	overlap     bool // findings are right if they overlap
	scores      map[string]*Score
	seen        map[string]bool
	Differences []Difference
	Others      int // documents without annotations, which are not compared
}

// New returns a report about nothing. If overlap is true, a finding is right if it overlaps with an annotation of its kind and label.
func New(gold map[string]*Document, overlap bool) *Report {
	r := &Report{gold: gold, overlap: overlap, scores: map[string]*Score{}, seen: map[string]bool{}}
	for _, kind := range Kinds {
		r.scores[kind] = &Score{}
	}
	return r
}

// Add compares a document. It returns ErrText if its text is another one than that of the annotations.
func (r *Report) Add(doc *Document) error {
	gold, ok := r.gold[doc.Name]
	if !ok {
		r.Others++
		return nil
	}
	if gold.Text != "" && doc.Text != "" && gold.Text != doc.Text {
		return fmt.Errorf("%s: %w", doc.Name, ErrText)
	}
	r.seen[doc.Name] = true
	wanted, found := sorted(gold.Items), sorted(doc.Items)
	for _, item := range wanted {
		r.scores[item.Kind].Gold++
	}
	for _, item := range found {
		r.scores[item.Kind].Found++
	}
	wanted, found = r.match(wanted, found)
	text := []rune(cmp.Or(gold.Text, doc.Text))
	for _, item := range wanted {
		r.Differences = append(r.Differences, Difference{doc.Name, true, item, words(text, item.At)})
	}
	for _, item := range found {
		r.Differences = append(r.Differences, Difference{doc.Name, false, item, words(text, item.At)})
	}
	return nil
}

// match counts what is right, and returns what is left of both.
func (r *Report) match(wanted, found []Item) (missed, wrong []Item) {
	taken := make([]bool, len(wanted))
	for _, item := range found {
		i := slices.IndexFunc(wanted, func(w Item) bool { return w == item })
		if i < 0 || taken[i] {
			wrong = append(wrong, item)
			continue
		}
		taken[i] = true
		r.scores[item.Kind].Right++
	}
	if r.overlap {
		wrong = slices.DeleteFunc(wrong, func(item Item) bool {
			for i, w := range wanted {
				if !taken[i] && overlaps(w, item) {
					taken[i] = true
					r.scores[item.Kind].Right++
					return true
				}
			}
			return false
		})
	}
	for i, w := range wanted {
		if !taken[i] {
			missed = append(missed, w)
		}
	}
	return missed, wrong
}

// overlaps reports whether two findings are of one kind and label, and overlap.
func overlaps(a, b Item) bool {
	sameOf := a.Of == b.Of || a.Of.overlaps(b.Of)
	return a.Kind == b.Kind && a.Label == b.Label && a.At.overlaps(b.At) && sameOf
}

func (s Span) overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Unseen returns the names of annotated documents that were not compared.
func (r *Report) Unseen() []string {
	names := slices.Sorted(maps.Keys(r.gold))
	return slices.DeleteFunc(names, func(name string) bool { return r.seen[name] })
}

// sorted returns items in the order of the text.
func sorted(items map[Item]bool) []Item {
	return slices.SortedFunc(maps.Keys(items), func(a, b Item) int {
		return cmp.Or(cmp.Compare(slices.Index(Kinds, a.Kind), slices.Index(Kinds, b.Kind)), cmp.Compare(a.At.Start, b.At.Start),
			cmp.Compare(a.At.End, b.At.End),
			cmp.Compare(a.Label, b.Label), cmp.Compare(a.Of.Start, b.Of.Start), cmp.Compare(a.Of.End, b.Of.End))
	})
}

// words returns the text of a span, or "" if it is not there.
func words(text []rune, at Span) string {
	if at.Start < 0 || at.End > len(text) || at.Start >= at.End {
		return ""
	}
	return string(text[at.Start:at.End])
}
