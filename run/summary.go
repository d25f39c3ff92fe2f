package run

import (
	"time"

	"dateline/extract/document"
	"dateline/extract/ingest"
	"dateline/extract/record"
	"dateline/internal/lazyregexp"
)

// Findings are the numbers of findings in one article.
type Findings struct {
	Acts map[string]int // by act; nil if there are none

	// By kind of line. Not a map, which would cost more than the rest of a tiny article without findings.
	acts, statements, beliefs, intentions, dates, quantities int
}

func countFindings(doc *document.Document) Findings {
	f := Findings{acts: len(doc.Events), dates: len(doc.Dates), quantities: len(doc.Quantities)}
	for i := range doc.Quotes {
		switch record.KindOf(doc.Quotes[i].Relation) {
		case record.KindBelief:
			f.beliefs++
		case record.KindIntention:
			f.intentions++
		default:
			f.statements++
		}
	}
	if len(doc.Events) > 0 {
		f.Acts = map[string]int{}
	}
	for i := range doc.Events {
		f.Acts[string(doc.Events[i].Act)]++
	}
	return f
}

// Counts are totals over records.
type Counts struct {
	Articles int            `json:"articles"` // written
	Failed   int            `json:"failed"`
	Skipped  map[string]int `json:"skipped"` // skipped or not searched, by reason
	Events   map[string]int `json:"events"`  // by kind of line
	Bytes    int64          `json:"bytes"`   // of the raw articles, unpacked
}

// NewCounts returns counts of nothing.
func NewCounts() Counts { return Counts{Skipped: map[string]int{}, Events: map[string]int{}} }

// AddArticle counts an article of so many raw bytes that was written, searched or not.
func (c *Counts) AddArticle(res *Result, size int) {
	c.Articles++
	c.Bytes += int64(size)
	if res.Note != nil {
		c.Skipped[res.Note.Skipped]++
	}
	res.Findings.addKinds(c.Events)
}

// addKinds adds the numbers by kind of line. What people think and intend is only there if there is some.
func (f *Findings) addKinds(to map[string]int) {
	for _, k := range [...]struct {
		kind  record.Kind
		n     int
		shown bool
	}{
		{record.KindAct, f.acts, true}, {record.KindStatement, f.statements, true}, {record.KindDate, f.dates, true},
		{record.KindQuantity, f.quantities, true}, {record.KindBelief, f.beliefs, false}, {record.KindIntention, f.intentions, false},
	} {
		if k.n > 0 || k.shown {
			to[string(k.kind)] += k.n
		}
	}
}

// AddFailure counts a record of so many raw bytes that failed or was skipped.
func (c *Counts) AddFailure(rec *ingest.RecordError, size int) {
	c.Bytes += int64(size)
	if rec.Skipped != "" {
		c.Skipped[rec.Skipped]++
	} else {
		c.Failed++
	}
}

// Add adds other counts.
func (c *Counts) Add(other Counts) {
	c.Articles += other.Articles
	c.Failed += other.Failed
	c.Bytes += other.Bytes
	addAll(c.Skipped, other.Skipped)
	addAll(c.Events, other.Events)
}

func addAll(to, from map[string]int) {
	for key, n := range from {
		to[key] += n
	}
}

// Summary describes a run, together with the earlier ones that it resumed.
type Summary struct {
	Schema   string `json:"schema"`   // dateline/summary/v1
	Complete bool   `json:"complete"` // false if the run was interrupted
	Counts
	Acts              map[string]int `json:"acts"`
	Errors            map[string]int `json:"errors"` // failed records by reason
	Seconds           float64        `json:"seconds"`
	MBPerSecond       float64        `json:"mb_per_second"`
	ArticlesPerSecond float64        `json:"articles_per_second"`

	last struct{ stage, message, reason string } // of the last failure: dumps may have millions that are alike
}

// summarySchema names the shape of the summary.
const summarySchema = "dateline/summary/v1"

func newSummary() Summary {
	return Summary{Schema: summarySchema, Counts: NewCounts(), Acts: map[string]int{}, Errors: map[string]int{}}
}

// article counts an article that was written.
func (s *Summary) article(t *task) {
	s.AddArticle(&t.result, t.size)
	addAll(s.Acts, t.result.Findings.Acts)
}

// failure counts a record that failed or was skipped.
func (s *Summary) failure(rec *ingest.RecordError, size int) {
	s.AddFailure(rec, size)
	if rec.Skipped != "" {
		return
	}
	if s.last.stage != rec.Stage || s.last.message != rec.Message || s.last.reason == "" {
		s.last.stage, s.last.message, s.last.reason = rec.Stage, rec.Message, reasonOf(rec)
	}
	reason := s.last.reason
	if _, known := s.Errors[reason]; !known && len(s.Errors) >= maxReasons {
		reason = "other"
	}
	s.Errors[reason]++
}

// maxReasons bounds the number of different reasons in a summary.
const maxReasons = 200

// particular is what differs between errors of one reason: numbers, quotations, addresses.
var particular = lazyregexp.New(`"[^"]*"|https?://\S+|'[^']*'|\d+`)

// reasonOf returns the stage and the message of an error without what is particular to the record.
func reasonOf(rec *ingest.RecordError) string {
	message := rec.Message[:min(len(rec.Message), 200)]
	return rec.Stage + ": " + particular.ReplaceAllString(message, "…")
}

// finish adds the time and computes the speed.
func (s *Summary) finish(elapsed time.Duration, complete bool) {
	s.Seconds += elapsed.Seconds()
	s.Complete = complete
	if s.Seconds > 0 {
		s.MBPerSecond = float64(s.Bytes) / 1e6 / s.Seconds
		s.ArticlesPerSecond = float64(s.Articles) / s.Seconds
	}
}
