package stats

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"dateline/extract/record"
)

// maxLine is the longest line in bytes that is read.
const maxLine = 256 << 20

// errNotLines is returned for output that has no findings line by line.
var errNotLines = errors.New("only --format events and articles can be counted")

// result is what is counted of a line of format events or articles.
type result struct {
	Schema    string
	Kind      string // of a line of events
	Published *string

	Article *source
	resultAct
	resultQuote

	Events     []resultAct
	Quotes     []resultQuote
	Dates      []struct{}
	Quantities []struct{}
}

// source is the article of a line of events.
type source struct{ ID, URL, Title, Published *string }

type resultAct struct {
	Type, Act string
	Actors    []struct{ Name string }
	Time      *struct{ First *string }
}

type resultQuote struct {
	Relation string
	Speaker  *struct{ Name string }
}

// Read adds what an earlier run wrote in format events or articles. Lines that cannot be read are reported to failed, with
// their number. Articles without findings have no lines of events, so they are not counted.
func (c *Counts) Read(in io.Reader, failed func(line int, err error)) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 64<<10), maxLine)
	var last source
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var r result
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			if n == 1 {
				return errNotLines
			}
			failed(n, err)
			continue
		}
		if r.Schema != record.Schema {
			return fmt.Errorf("%w: line %d has schema %q", errNotLines, n, r.Schema)
		}
		if r.Article == nil {
			c.article(&r)
			continue
		}
		if !r.Article.same(&last) {
			c.Articles++
			last = *r.Article
		}
		c.line(&r)
	}
	return lines.Err()
}

// same reports whether two lines come from the same article.
func (s *source) same(other *source) bool {
	named := s.ID != nil || s.URL != nil || s.Title != nil
	return named && orEmpty(s.ID) == orEmpty(other.ID) && orEmpty(s.URL) == orEmpty(other.URL) && orEmpty(s.Title) == orEmpty(other.Title)
}

// line counts a line of events.
func (c *Counts) line(r *result) {
	switch record.Kind(r.Kind) {
	case record.KindAct:
		c.resultAct(&r.resultAct, orEmpty(r.Article.Published))
	case record.KindStatement:
		c.resultQuote(&r.resultQuote, orEmpty(r.Article.Published))
	default:
		c.Kinds.add(r.Kind, 1)
	}
}

// article counts a line of articles.
func (c *Counts) article(r *result) {
	c.Articles++
	for i := range r.Events {
		c.resultAct(&r.Events[i], orEmpty(r.Published))
	}
	for i := range r.Quotes {
		c.resultQuote(&r.Quotes[i], orEmpty(r.Published))
	}
	c.Kinds.add(string(record.KindDate), len(r.Dates))
	c.Kinds.add(string(record.KindQuantity), len(r.Quantities))
}

func (c *Counts) resultAct(a *resultAct, published string) {
	actors := make([]string, len(a.Actors))
	for i := range a.Actors {
		actors[i] = a.Actors[i].Name
	}
	first := ""
	if a.Time != nil {
		first = orEmpty(a.Time.First)
	}
	c.act(a.Type, a.Act, actors, first, published)
}

func (c *Counts) resultQuote(q *resultQuote, published string) {
	speaker := ""
	if q.Speaker != nil {
		speaker = q.Speaker.Name
	}
	c.quote(q.Relation, speaker, published)
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
