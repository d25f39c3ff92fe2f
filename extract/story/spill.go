package story

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"slices"
	"sync"
)

// spill holds summaries in a file.
type spill struct {
	mu      sync.Mutex
	file    *os.File
	out     *bufio.Writer
	end     int64
	entries []entry
}

// entry is where a summary is.
type entry struct {
	at   int64
	size int32
	day  int32
	tie  uint64 // the order of two articles of a day must not depend on when they were added
}

func newSpill(folder string) (*spill, error) {
	file, err := os.CreateTemp(folder, "dateline-stories-*")
	if err != nil {
		return nil, fmt.Errorf("story: %w", err)
	}
	return &spill{file: file, out: bufio.NewWriterSize(file, 1<<16)}, nil
}

// add writes a summary, and calls counted while no other goroutine does.
func (s *spill) add(summary *Summary, counted func()) error {
	data, err := json.Marshal(summary)
	if err != nil {
		return fmt.Errorf("story: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := s.out.Write(data); err != nil {
		return fmt.Errorf("story: %w", err)
	}
	s.entries = append(s.entries, entry{s.end, int32(len(data)), dayNumber(summary.Published), tie(summary)})
	s.end += int64(len(data))
	counted()
	return nil
}

// tie is a number that orders articles of one day: a hash of what the article is.
func tie(s *Summary) uint64 {
	h := fnv.New64a()
	for _, part := range []string{s.Published, s.Article, s.URL, s.Title, fmt.Sprint(s.Copy.Text, len(s.Acts), len(s.Statements)),
		s.Record} {
		h.Write([]byte(part + "\x00"))
	}
	return h.Sum64()
}

// sort brings the articles into the order of their days.
func (s *spill) sort() error {
	slices.SortFunc(s.entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.tie, b.tie))
	})
	if err := s.out.Flush(); err != nil {
		return fmt.Errorf("story: %w", err)
	}
	return nil
}

// read returns the summary at an index.
func (s *spill) read(i int) (*Summary, error) {
	e := s.entries[i]
	data := make([]byte, e.size)
	if _, err := s.file.ReadAt(data, e.at); err != nil {
		return nil, fmt.Errorf("story: %w", err)
	}
	var out Summary
	if err := json.NewDecoder(bytes.NewReader(data)).Decode(&out); err != nil {
		return nil, fmt.Errorf("story: %w", err)
	}
	return &out, nil
}

func (s *spill) close() error {
	s.file.Close()
	return os.Remove(s.file.Name())
}
