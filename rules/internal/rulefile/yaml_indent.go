package rulefile

import (
	"regexp"
	"slices"
	"strings"
)

var (
	gluedDash  = regexp.MustCompile(`^ *-[\w"']`)
	gluedColon = regexp.MustCompile(`^ *(?:- +)?[a-z][a-z-]*:["'\w@<(\[{|]`)
)

// straighten mends what the YAML parser tells far from where it is: lines whose indentation fits none above, and dashes and
// colons without a blank behind them. It is asked only where a file is no YAML.
func (f *yamlFile) straighten() {
	at := entries{block: -1}
	for i := range f.work {
		if f.blank(i) || at.inBlock(indentation(f.work[i])) {
			continue
		}
		if indent := indentation(f.work[i]); leafHeader.MatchString(f.work[i]) && !at.fits(indent) {
			f.mend(i, indent, strings.Repeat(" ", at.above(indent))+f.work[i][indent:], "not YAML: the line is indented by %d, which fits no line above it", indent)
		}
		f.unglue(i, &at)
		at.enter(f.work[i])
	}
}

// unglue parts a dash or a colon from what follows it.
func (f *yamlFile) unglue(i int, at *entries) {
	line := f.work[i]
	indent := indentation(line)
	switch colon := strings.IndexByte(line, ':'); {
	case gluedDash.MatchString(line) && at.dashed(indent):
		f.mend(i, indent, line[:indent+1]+" "+line[indent+1:], "not YAML: a blank is missing behind the -")
	case gluedColon.MatchString(line):
		f.mend(i, colon, line[:colon+1]+" "+line[colon+1:], "not YAML: a blank is missing behind the :")
	}
}

// mend tells a mistake at a byte of a line (both from 0) and puts what was meant in its place.
func (f *yamlFile) mend(i, at int, meant, message string, args ...any) {
	f.errorf(i+1, at+1, message, args...)
	f.work[i], f.broken[i+1] = meant, true
}

// entries are those that stand around a line, the outermost first.
type entries struct {
	columns []int  // at which each starts, from 0
	dashes  []bool // whether it is one of a sequence
	block   int    // indentation of the line that opened the block at hand, or -1
	text    int    // indentation of the block's first line, or -1
}

// inBlock reports whether a line of that indentation belongs to the block before it.
func (e *entries) inBlock(indent int) bool {
	if e.block < 0 || indent <= e.block {
		return false
	}
	if e.text < 0 {
		e.text = indent
	}
	return indent >= e.text
}

// fits reports whether an entry may start at that indentation: where one above starts, or deeper than all.
func (e *entries) fits(indent int) bool {
	if n := len(e.columns); n == 0 || e.columns[n-1] < indent {
		return e.block < 0 || indent <= e.block || e.text < 0
	}
	return slices.Contains(e.columns, indent)
}

// above is the nearest indentation that fits: the next greater one, or the greatest.
func (e *entries) above(indent int) int {
	for _, c := range e.columns {
		if c > indent {
			return c
		}
	}
	return e.columns[len(e.columns)-1]
}

// dashed reports whether the entries at that indentation are those of a sequence.
func (e *entries) dashed(indent int) bool {
	i := slices.Index(e.columns, indent)
	return i >= 0 && e.dashes[i]
}

// enter goes on to a line, which ends the entries that start behind it or at the same column. Each dash of the line starts an entry,
// and so does what is behind the last.
func (e *entries) enter(line string) {
	at := indentation(line)
	e.block, e.text = -1, -1
	if blockHeader.MatchString(line) {
		e.block = at
	}
	n := len(e.columns)
	for n > 0 && e.columns[n-1] >= at {
		n--
	}
	e.columns, e.dashes = e.columns[:n], e.dashes[:n]
	for at < len(line) {
		dash := strings.HasPrefix(line[at:], "- ")
		e.columns, e.dashes = append(e.columns, at), append(e.dashes, dash)
		if !dash {
			return
		}
		at += 1 + indentation(line[at+1:])
	}
}
