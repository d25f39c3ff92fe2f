package main

import (
	"regexp"
	"time"

	"dateline/extract/document"
	"dateline/extract/ingest"
	"dateline/extract/record"
)

// findings are the numbers of findings of an article, by kind.
type findings struct {
	kinds map[string]int
	acts  map[string]int
}

func countFindings(doc *document.Document) findings {
	f := findings{kinds: map[string]int{
		string(record.KindAct): len(doc.Events), string(record.KindStatement): len(doc.Quotes),
		string(record.KindDate): len(doc.Dates), string(record.KindQuantity): len(doc.Quantities),
	}}
	if len(doc.Events) > 0 {
		f.acts = map[string]int{}
	}
	for i := range doc.Events {
		f.acts[string(doc.Events[i].Act)]++
	}
	return f
}

// summary is what --summary writes: the counts of all runs that made the output.
type summary struct {
	Schema   string         `json:"schema"`
	Complete bool           `json:"complete"` // false where the run was stopped
	Articles int            `json:"articles"`
	Failed   int            `json:"failed"`
	Skipped  map[string]int `json:"skipped"` // by reason
	Events   map[string]int `json:"events"`  // by kind of line
	Acts     map[string]int `json:"acts"`
	Errors   map[string]int `json:"errors"` // by reason
	Bytes    int64          `json:"bytes"`  // of the articles as they were read, unpacked
	Seconds  float64        `json:"seconds"`
	Rate     float64        `json:"mb_per_second"`
	Pace     float64        `json:"articles_per_second"`
}

func newSummary() summary {
	return summary{Schema: "dateline/summary/v1", Skipped: map[string]int{}, Events: map[string]int{}, Acts: map[string]int{}, Errors: map[string]int{}}
}

// article counts an article that was written, also one in which nothing was looked for.
func (s *summary) article(t *task) {
	s.Articles++
	s.Bytes += int64(t.size)
	if t.note != nil {
		s.Skipped[t.note.Skipped]++
	}
	for kind, n := range t.found.kinds {
		s.Events[kind] += n
	}
	for act, n := range t.found.acts {
		s.Acts[act] += n
	}
}

// failure counts a record that failed or was passed over.
func (s *summary) failure(rec *ingest.RecordError, size int) {
	s.Bytes += int64(size)
	if rec.Skipped != "" {
		s.Skipped[rec.Skipped]++
		return
	}
	s.Failed++
	reason := reasonOf(rec)
	if _, known := s.Errors[reason]; !known && len(s.Errors) >= maxReasons {
		reason = "other"
	}
	s.Errors[reason]++
}

// maxReasons is how many reasons are told apart.
const maxReasons = 200

// particular is what differs between errors of one reason: numbers, quotations, addresses.
var particular = regexp.MustCompile(`"[^"]*"|https?://\S+|'[^']*'|\d+`)

// reasonOf is the stage and the message of an error without what is particular to the record.
func reasonOf(rec *ingest.RecordError) string {
	message := rec.Message[:min(len(rec.Message), 200)]
	return rec.Stage + ": " + particular.ReplaceAllString(message, "…")
}

// finish fills in the speed.
func (s *summary) finish(elapsed time.Duration, complete bool) {
	s.Seconds += elapsed.Seconds()
	s.Complete = complete
	if s.Seconds > 0 {
		s.Rate = float64(s.Bytes) / 1e6 / s.Seconds
		s.Pace = float64(s.Articles) / s.Seconds
	}
}
