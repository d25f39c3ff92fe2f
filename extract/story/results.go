package story

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"dateline/extract/dedupe"
	"dateline/extract/record"
)

// longestLine is the longest line of results in bytes: the record of an article can be two hundred times as long as its text.
const longestLine = 512 << 20

// ReadResults reads what was extracted before, lines of the formats events and articles, and calls add with each article. The
// lines of an article must follow each other. Lines that are neither are reported to failed, with their number, and skipped. The
// error is that of add or in.
func ReadResults(name string, in io.Reader, add func(*Summary) error, failed func(line int, err error)) error {
	r := resultReader{name: name, add: add}
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 1<<16), longestLine)
	for n := 1; lines.Scan(); n++ {
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		if err := r.line(line); errors.Is(err, errNoResult) {
			failed(n, err)
		} else if err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return r.flush()
}

var errNoResult = errors.New("not a line of dateline extract --format events or articles")

// resultReader reads lines; those of one article become one summary.
type resultReader struct {
	name string
	add  func(*Summary) error

	summary   *Summary // of the lines so far, or nil
	key       string   // of its article
	sentences map[int]string
	mentions  []mention
}

func (r *resultReader) line(line []byte) error {
	var head struct {
		Schema string          `json:"schema"`
		Kind   *record.Kind    `json:"kind"`
		Blocks json.RawMessage `json:"blocks"`
	}
	if err := json.Unmarshal(line, &head); err != nil || head.Schema != record.Schema {
		return errNoResult
	}
	if head.Kind != nil {
		return r.finding(*head.Kind, line)
	}
	if head.Blocks == nil {
		return errNoResult
	}
	var article record.Article
	if err := json.Unmarshal(line, &article); err != nil {
		return fmt.Errorf("%w: %v", errNoResult, err)
	}
	if err := r.flush(); err != nil {
		return err
	}
	return r.add(summaryOf(r.name, &article))
}

// lineTypes make the shapes of the lines.
var lineTypes = map[record.Kind]func() any{
	record.KindAct:       func() any { return new(record.ActLine) },
	record.KindStatement: func() any { return new(record.StatementLine) },
	record.KindEntity:    func() any { return new(record.EntityLine) },
	record.KindDate:      func() any { return new(record.DateLine) },
	record.KindQuantity:  func() any { return new(record.QuantityLine) },
}

func (r *resultReader) finding(kind record.Kind, line []byte) error {
	newLine := lineTypes[kind]
	if newLine == nil {
		return errNoResult
	}
	found := newLine()
	if err := json.Unmarshal(line, found); err != nil {
		return fmt.Errorf("%w: %v", errNoResult, err)
	}
	switch f := found.(type) {
	case *record.ActLine:
		return r.take(&f.LineHead, &f.Sentence, f, partiesOf(f)...)
	case *record.StatementLine:
		return r.take(&f.LineHead, &f.Sentence, f, f.Speaker)
	case *record.EntityLine:
		return r.entity(f)
	case *record.DateLine:
		return r.take(&f.LineHead, &f.Sentence, nil)
	case *record.QuantityLine:
		return r.take(&f.LineHead, &f.Sentence, nil)
	}
	return errNoResult
}

func partiesOf(a *record.ActLine) []*record.LineReference {
	var out []*record.LineReference
	for _, side := range [][]record.LineParty{a.Actors, a.Recipients} {
		for i := range side {
			out = append(out, &side[i].LineReference)
		}
	}
	return out
}

// take adds a finding to the summary of its article.
func (r *resultReader) take(head *record.LineHead, sentence *record.Sentence, line any, parties ...*record.LineReference) error {
	if err := r.of(&head.Article); err != nil {
		return err
	}
	r.summary.line(line)
	r.sentences[sentence.Start] = sentence.Text
	for _, p := range parties {
		if p != nil {
			r.mention(value(p.Kind), p.Name, value(p.Key), value(p.Country), p.Start)
		}
	}
	return nil
}

func (r *resultReader) entity(e *record.EntityLine) error {
	if err := r.of(&e.Article); err != nil {
		return err
	}
	for _, m := range e.Mentions {
		r.mention(e.Type, e.Name, value(e.Key), value(e.Country), m.Start)
	}
	return nil
}

func (r *resultReader) mention(kind, name, key, country string, start int) {
	r.mentions = append(r.mentions, mentionOf(kind, name, key, country, start)...)
}

// of begins the summary of another article.
func (r *resultReader) of(a *record.LineArticle) error {
	key := strings.Join([]string{value(a.ID), value(a.URL), value(a.Title), value(a.Published)}, "\x00")
	if r.summary != nil && key == r.key {
		return nil
	}
	if err := r.flush(); err != nil {
		return err
	}
	r.key, r.sentences = key, map[int]string{}
	r.summary = &Summary{Record: r.name + ": " + value(a.ID), Article: value(a.ID), URL: value(a.URL), Title: value(a.Title),
		Published: value(a.Published), Source: source(value(a.URL), "")}
	return nil
}

// flush adds the article of the lines so far.
func (r *resultReader) flush() error {
	s := r.summary
	if s == nil {
		return nil
	}
	var starts []int
	for start := range r.sentences {
		starts = append(starts, start)
	}
	slices.Sort(starts)
	var text strings.Builder
	for _, start := range starts {
		text.WriteString(r.sentences[start] + "\n")
	}
	s.compare(text.String(), r.mentions)
	r.summary, r.mentions = nil, nil
	return r.add(s)
}

// compare sets what an article is compared by.
func (s *Summary) compare(text string, mentions []mention) {
	sig := dedupe.SignText(s.Article, s.URL, text)
	s.Copy = Copy{Address: sig.URL, Text: sig.Text, Near: sig.Near, Sketch: dedupe.Shingles(text)}
	s.Features = features(s, text, mentions)
}

// summaryOf is the summary of an article as a record.
func summaryOf(name string, a *record.Article) *Summary {
	s := &Summary{Record: name + ": " + value(a.ID), Article: value(a.ID), URL: value(a.URL), Title: value(a.Title),
		Published: value(a.Published), Source: source(value(a.URL), value(a.Site))}
	entities := map[string]*record.Entity{}
	var mentions []mention
	for i := range a.Entities {
		e := &a.Entities[i]
		entities[e.ID] = e
		for _, m := range e.Mentions {
			if m.Form != "pronoun" {
				mentions = append(mentions, mentionOf(e.Kind, e.Name, value(e.Key), value(e.Country), m.Start)...)
			}
		}
	}
	for i := range a.Events {
		s.line(actLine(&a.Events[i], entities))
	}
	for i := range a.Quotes {
		s.line(statementLine(&a.Quotes[i], entities))
	}
	s.compare(a.Text, mentions)
	return s
}

// actLine is an event of a record as the line of the events format; of what summaries need.
func actLine(e *record.Event, entities map[string]*record.Entity) *record.ActLine {
	line := &record.ActLine{LineHead: record.LineHead{ID: e.ID}, Class: e.Class, Trigger: e.Trigger, Theme: e.Theme, Outcome: e.Outcome,
		Confidence: e.Confidence,
		Status:     record.LineStatus{Factuality: e.Status.Factuality}}
	for i := range e.Actors {
		line.Actors = append(line.Actors, lineParty(&e.Actors[i], entities))
	}
	for i := range e.Recipients {
		line.Recipients = append(line.Recipients, lineParty(&e.Recipients[i], entities))
	}
	if e.ResponseTo != nil {
		line.ResponseTo = &record.LineAnswered{ID: *e.ResponseTo}
	}
	if e.Time != nil {
		line.Time = &record.LineTime{LineMoment: record.LineMoment{Interval: e.Time.Interval}, Basis: e.Time.Basis}
	}
	return line
}

func lineParty(p *record.Party, entities map[string]*record.Entity) record.LineParty {
	line := record.LineParty{LineReference: lineReference(&p.Reference, entities), Head: p.Head}
	line.Affiliation = p.Affiliation
	return line
}

func lineReference(r *record.Reference, entities map[string]*record.Entity) record.LineReference {
	line := record.LineReference{Name: r.Name, Kind: r.Kind, Passage: r.Passage}
	if e := entities[value(r.Entity)]; e != nil {
		line.Key, line.Kind = e.Key, cmp.Or(&e.Kind, r.Kind)
		line.Country, line.Sector = e.Country, e.Sector
		if len(e.Roles) > 0 {
			line.Role = &e.Roles[0].Title
		}
	}
	return line
}

func statementLine(q *record.Quote, entities map[string]*record.Entity) *record.StatementLine {
	line := &record.StatementLine{LineHead: record.LineHead{ID: q.ID}, Type: q.Kind, Passage: q.Passage, Reporting: q.Reporting}
	if q.Speaker != nil {
		speaker := lineReference(q.Speaker, entities)
		line.Speaker = &speaker
	}
	return line
}
