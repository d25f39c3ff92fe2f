package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/extract/emit"
)

// placeholders is the name of an output that depends on the article, cut before and behind each placeholder.
// Nil is a name that does not.
type placeholders []string

// placeholderLengths are how much of the date of publication each placeholder stands for.
var placeholderLengths = map[string]int{"{date}": len("2025-06-02"), "{month}": len("2025-06"), "{year}": len("2025")}

func placeholderNames() string {
	return strings.Join(append(slices.Sorted(maps.Keys(placeholderLengths)), "{shard}"), ", ")
}

func parsePlaceholders(name string) (placeholders, error) {
	var p placeholders
	found := false
	for rest := name; ; found = true {
		before, after, ok := strings.Cut(rest, "{")
		p = append(p, before)
		if !ok {
			break
		}
		word, behind, closed := strings.Cut(after, "}")
		key := "{" + word + "}"
		if _, known := placeholderLengths[key]; !known || !closed {
			return nil, fmt.Errorf("unknown placeholder %s", key)
		}
		p, rest = append(p, key), behind
	}
	if !found {
		return nil, nil
	}
	return p, nil
}

// fill is the name of the file that an article goes to.
func (p placeholders) fill(doc *document.Document) string {
	var b strings.Builder
	for _, part := range p {
		n, ok := placeholderLengths[part]
		switch published := doc.Meta.Published; {
		case !ok:
			b.WriteString(part)
		case len(published) < n || strings.Trim(published[:n], "0123456789-") != "":
			b.WriteString("undated")
		default:
			b.WriteString(published[:n])
		}
	}
	return b.String()
}

const (
	maxOpen  = 100 // files of a divided output that are open at once
	maxParts = 200 // where the format cannot let go of a file
)

// divided is an output of many files, which all appear when they are complete.
type divided struct {
	s      *settings
	parts  map[string]*whole
	recent []string // names of the parts that may be open, the last used at the end
}

func newDivided(s *settings) *divided { return &divided{s: s, parts: map[string]*whole{}} }

func (d *divided) write(t *task) error {
	part, err := d.part(t.part)
	if err != nil {
		return err
	}
	return part.write(t)
}

// part is the output of that name.
func (d *divided) part(name string) (*whole, error) {
	part, ok := d.parts[name]
	if !ok {
		var err error
		if part, err = d.open(name); err != nil {
			return nil, err
		}
		d.parts[name] = part
	}
	return part, d.use(name)
}

func (d *divided) open(name string) (*whole, error) {
	if !d.s.format.Resumable && len(d.parts) >= maxParts {
		return nil, fmt.Errorf("more than %d files of format %s at once: divide by {month} or {year}, or make several runs", maxParts, d.s.format.Name)
	}
	if d.s.intoFolder() {
		return d.s.through(stream{}, name, false)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return nil, err
	}
	return d.s.openOne(name)
}

// use notes that a part is written to, and closes the file that has waited longest where too many are open.
func (d *divided) use(name string) error {
	if n := len(d.recent); n > 0 && d.recent[n-1] == name {
		return nil
	}
	if i := slices.Index(d.recent, name); i >= 0 {
		d.recent = slices.Delete(d.recent, i, i+1)
	}
	d.recent = append(d.recent, name)
	if len(d.recent) <= maxOpen || d.s.format.Form == emit.File {
		return nil
	}
	oldest := d.recent[0]
	d.recent = slices.Delete(d.recent, 0, 1)
	if file, ok := d.parts[oldest].out.(*replacement); ok {
		return file.pause()
	}
	return nil
}

// commit ends all files before the first of them takes its name.
func (d *divided) commit() error {
	names := slices.Sorted(maps.Keys(d.parts))
	for _, name := range names {
		if err := d.parts[name].end(); err != nil {
			return writeError(err)
		}
	}
	for _, name := range names {
		if err := d.parts[name].commit(); err != nil {
			return err
		}
	}
	return nil
}

func (d *divided) discard() {
	for _, part := range d.parts {
		part.discard()
	}
}
