package run

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/extract/emit"
)

// placeholders is the name of an output that depends on the article, cut before and after each placeholder.
// Nil is a name without any.
type placeholders []string

// placeholderLengths is how many bytes of the date of publication replace each placeholder.
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
		word, following, closed := strings.Cut(after, "}")
		key := "{" + word + "}"
		if _, known := placeholderLengths[key]; !known || !closed {
			return nil, fmt.Errorf("unknown placeholder %s", key)
		}
		p, rest = append(p, key), following
	}
	if !found {
		return nil, nil
	}
	return p, nil
}

// String returns the name as it was given.
func (p placeholders) String() string { return strings.Join(p, "") }

// undated replaces the placeholders in the names of files with articles whose date is not known.
const undated = "undated"

// fill returns the name of the file that an article goes to.
func (p placeholders) fill(doc *document.Document) string {
	var b strings.Builder
	for _, part := range p {
		n, ok := placeholderLengths[part]
		switch published := doc.Meta.Published; {
		case !ok:
			b.WriteString(part)
		case len(published) < n || strings.Trim(published[:n], "0123456789-") != "":
			b.WriteString(undated)
		default:
			b.WriteString(published[:n])
		}
	}
	return b.String()
}

const (
	maxOpen  = 100 // files of a split output that are open at once
	maxParts = 200 // files in a format that must keep them all open
)

// splitOutput is an output of several files, which all appear when they are complete.
type splitOutput struct {
	job    *Job
	parts  map[string]*singleOutput
	recent []string // names of the parts that may be open, the most recently used last
}

func newSplitOutput(j *Job) *splitOutput {
	return &splitOutput{job: j, parts: map[string]*singleOutput{}}
}

func (s *splitOutput) write(t *task) error {
	part, err := s.part(t.part)
	if err != nil {
		return err
	}
	return part.write(t)
}

// part returns the output of that name.
func (s *splitOutput) part(name string) (*singleOutput, error) {
	part, ok := s.parts[name]
	if !ok {
		var err error
		if part, err = s.open(name); err != nil {
			return nil, err
		}
		s.parts[name] = part
	}
	return part, s.use(name)
}

func (s *splitOutput) open(name string) (*singleOutput, error) {
	if !s.job.Format.Resumable && len(s.parts) >= maxParts {
		return nil, fmt.Errorf("more than %d files of format %s at once: split by {month} or {year}, or use several runs", maxParts,
			s.job.Format.Name)
	}
	if s.job.intoFolder(name) {
		return s.job.encodeTo(stream{}, name, false)
	}
	return s.job.openOne(name)
}

// use records that a part is written to, and closes the least recently used file if too many are open.
func (s *splitOutput) use(name string) error {
	if n := len(s.recent); n > 0 && s.recent[n-1] == name {
		return nil
	}
	if i := slices.Index(s.recent, name); i >= 0 {
		s.recent = slices.Delete(s.recent, i, i+1)
	}
	s.recent = append(s.recent, name)
	if len(s.recent) <= maxOpen || s.job.Format.Form == emit.File {
		return nil
	}
	oldest := s.recent[0]
	s.recent = slices.Delete(s.recent, 0, 1)
	if file, ok := s.parts[oldest].out.(pauser); ok {
		return file.pause()
	}
	return nil
}

// finish ends all files before the first of them gets its name.
func (s *splitOutput) finish() error {
	for _, name := range slices.Sorted(maps.Keys(s.parts)) {
		if err := s.parts[name].finish(); err != nil {
			return err
		}
	}
	return nil
}

func (s *splitOutput) commit() error {
	for _, name := range slices.Sorted(maps.Keys(s.parts)) {
		if err := s.parts[name].commit(); err != nil {
			return err
		}
	}
	return nil
}

func (s *splitOutput) discard() {
	for _, part := range s.parts {
		part.discard()
	}
}

// names matches all names that fill may return, after clean.
func (p placeholders) names(clean func(path string) string) *regexp.Regexp {
	expr := regexp.QuoteMeta(clean(p.String()))
	for key, n := range placeholderLengths {
		expr = strings.ReplaceAll(expr, regexp.QuoteMeta(key), fmt.Sprintf("(?:[0-9-]{%d}|%s)", n, undated))
	}
	return regexp.MustCompile("^" + expr + "$")
}

// pattern returns a glob pattern that matches all names that fill may return, and others.
func (p placeholders) pattern() string {
	var b strings.Builder
	for _, part := range p {
		if _, ok := placeholderLengths[part]; ok {
			b.WriteByte('*')
		} else {
			b.WriteString(strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`, "{", `\{`).Replace(part))
		}
	}
	return b.String()
}
