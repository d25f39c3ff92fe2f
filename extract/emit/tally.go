package emit

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"slices"
)

// counted is something that is counted over all articles: how often it is there, in how many articles, and when.
type counted struct {
	Key      string
	Labels   []string // what is written of it: those of the first article
	Weight   int
	Articles int
	First    string // day, or ""
	Last     string
}

// add adds what was counted of the same key later.
func (c *counted) add(more *counted) {
	c.Weight += more.Weight
	c.Articles += more.Articles
	if c.First == "" || more.First != "" && more.First < c.First {
		c.First = more.First
	}
	c.Last = max(c.Last, more.Last)
}

// maxTally is how many keys a tally keeps in memory.
const maxTally = 200_000

// tally counts any number of keys in bounded memory: when it holds limit of them, it writes them, sorted, to a temporary file.
type tally struct {
	limit int
	held  map[string]*counted
	runs  []*os.File
}

func newTally() *tally { return &tally{limit: maxTally, held: map[string]*counted{}} }

// add counts something. The tally keeps it.
func (t *tally) add(c *counted) error {
	if have, ok := t.held[c.Key]; ok {
		have.add(c)
		return nil
	}
	t.held[c.Key] = c
	if len(t.held) < t.limit {
		return nil
	}
	return t.spill()
}

// sorted returns what is held in the order of the keys.
func (t *tally) sorted() []*counted {
	return slices.SortedFunc(maps.Values(t.held), func(a, b *counted) int { return cmp.Compare(a.Key, b.Key) })
}

// spill moves what is held to a file.
func (t *tally) spill() error {
	f, err := os.CreateTemp("", "dateline-*")
	if err != nil {
		return fmt.Errorf("cannot make a temporary file: %w", err)
	}
	t.runs = append(t.runs, f)
	w := bufio.NewWriter(f)
	enc := json.NewEncoder(w)
	for _, c := range t.sorted() {
		if err := enc.Encode(c); err != nil {
			return err
		}
	}
	clear(t.held)
	if err := w.Flush(); err != nil {
		return err
	}
	_, err = f.Seek(0, io.SeekStart)
	return err
}

// close removes the files.
func (t *tally) close() {
	for _, f := range t.runs {
		f.Close()
		os.Remove(f.Name())
	}
	t.runs = nil
}

// all yields everything that was counted, in the order of the keys, once. An error ends it.
func (t *tally) all() iter.Seq2[*counted, error] {
	return func(yield func(*counted, error) bool) {
		sources := make([]*run, 0, len(t.runs)+1)
		for _, f := range t.runs {
			sources = append(sources, &run{from: json.NewDecoder(bufio.NewReader(f))})
		}
		sources = append(sources, &run{held: t.sorted()})
		for _, s := range sources {
			if err := s.advance(); err != nil {
				yield(nil, err)
				return
			}
		}
		for {
			c, err := least(sources)
			if c == nil && err == nil || !yield(c, err) || err != nil {
				return
			}
		}
	}
}

// run is a sorted part of a tally: a file, or what is held.
type run struct {
	from *json.Decoder
	held []*counted
	head *counted // the next, or nil at the end
}

func (r *run) advance() error {
	r.head = nil
	if r.from == nil {
		if len(r.held) > 0 {
			r.head, r.held = r.held[0], r.held[1:]
		}
		return nil
	}
	var next counted
	if err := r.from.Decode(&next); err != nil {
		if errors.Is(err, io.EOF) {
			return nil
		}
		return fmt.Errorf("cannot read a temporary file: %w", err)
	}
	r.head = &next
	return nil
}

// least takes the least key from all parts, the earliest first, so that the labels are those of the first article. It returns nil at the end.
func least(sources []*run) (*counted, error) {
	var out *counted
	for _, s := range sources {
		if s.head != nil && (out == nil || s.head.Key < out.Key) {
			out = s.head
		}
	}
	if out == nil {
		return nil, nil
	}
	sum := &counted{Key: out.Key, Labels: out.Labels}
	for _, s := range sources {
		if s.head == nil || s.head.Key != sum.Key {
			continue
		}
		sum.add(s.head)
		if err := s.advance(); err != nil {
			return nil, err
		}
	}
	return sum, nil
}
