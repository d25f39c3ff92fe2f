package rulefile

import (
	"regexp"
	"strings"
)

const maxRepairDepth = 8 // more than the levels of a rule file

var (
	blockHeader = regexp.MustCompile(`^(?:[^#]*[:\-] +| *)[|>][-+0-9]*(?:\s+#.*)?$`)
	openHeader  = regexp.MustCompile(`^ *[\w/.-]+:\s*(?:#.*)?$`)
	dashHeader  = regexp.MustCompile(`^ *- +\S`)
	leafHeader  = regexp.MustCompile(`^ *(?:- +)*(?:[\w/.-]+:(?: |$)|-(?: |$))`)
	patternKey  = regexp.MustCompile(`^ *(?:- +)?(?:match|trigger|unless|find|stop|skip):\s*[^|>\s]`)
)

// repair reports the YAML errors between two lines (from 0) and cuts them out. It parses the
// parts by indentation, each alone, down to the entry that is wrong: so a mistake such as an
// open quotation mark stays in its entry. It tells whether anything was wrong.
func (f *yamlFile) repair(from, to, depth int) bool {
	_, bad := f.parseLines(from, to)
	if bad == nil {
		return false
	}
	groups := f.groups(from, to)
	switch {
	case bad.final || depth >= maxRepairDepth || len(groups) == 0:
		f.cut(from, to, from, bad)
	case len(groups) > 2:
		f.repairGroups(groups, depth)
	default:
		f.repairEntry(from, to, depth, bad)
	}
	return true
}

// repairGroups repairs each of several groups and then, while they don't fit together, cuts the
// one at which the parser stops.
func (f *yamlFile) repairGroups(groups []int, depth int) {
	from, to := groups[0], groups[len(groups)-1]
	for i := range groups[:len(groups)-1] {
		f.repair(groups[i], groups[i+1], depth+1)
	}
	for range maxRepairDepth {
		_, bad := f.parseLines(from, to)
		if bad == nil {
			return
		}
		i := len(groups) - 2
		for i > 0 && groups[i] > from+bad.line-1 {
			i--
		}
		f.cut(groups[i], groups[i+1], from, bad)
	}
	_, bad := f.parseLines(from, to)
	if bad != nil {
		f.cut(from, to, from, bad)
	}
}

// repairEntry repairs one entry: what is inside of it if that can be told, or else the entry.
func (f *yamlFile) repairEntry(from, to, depth int, bad *syntaxError) {
	first := f.firstLine(from, to)
	header := f.work[first]
	switch {
	case dashHeader.MatchString(header):
		dash := strings.IndexByte(header, '-')
		f.work[first] = header[:dash] + " " + header[dash+1:]
		if !f.repair(first, to, depth+1) {
			f.cut(from, to, from, bad)
		}
		rest := f.work[first]
		rest += strings.Repeat(" ", max(0, dash+1-len(rest)))
		f.work[first] = rest[:dash] + "-" + rest[dash+1:]
	case openHeader.MatchString(header) && first+1 < to && f.repair(first+1, to, depth+1):
		if f.firstLine(first+1, to) == to {
			f.broken[first+1] = true
		}
	default:
		f.cut(from, to, from, bad)
	}
}

// cut reports a syntax error and takes the value of the entry away, leaving its key, so that
// nobody misses the key.
func (f *yamlFile) cut(from, to, base int, bad *syntaxError) {
	first := f.firstLine(from, to)
	message := bad.message
	if first < to && patternKey.MatchString(f.work[first]) {
		message += " (a pattern stands in a | block or in single quotes)"
	}
	f.errorf(base+bad.line, bad.column, "%s", message)
	if first < to {
		f.work[first] = leafHeader.FindString(f.work[first])
	}
	for i := from; i < to; i++ {
		if i != first {
			f.work[i] = ""
		}
		f.broken[i+1] = true
	}
}

// groups are the starts of the entries with the least indentation, and the end.
func (f *yamlFile) groups(from, to int) []int {
	least, starts := 1<<30, []int(nil)
	for i := from; i < to; i++ {
		if !f.blank(i) {
			least = min(least, indentation(f.work[i]))
		}
	}
	for i := from; i < to; i++ {
		if !f.blank(i) && (len(starts) == 0 || indentation(f.work[i]) == least) {
			starts = append(starts, i)
		}
	}
	if len(starts) == 0 {
		return nil
	}
	return append(starts, to)
}

// firstLine is the first line that says anything, or to.
func (f *yamlFile) firstLine(from, to int) int {
	for from < to && f.blank(from) {
		from++
	}
	return from
}

// blank tells a line that is empty or a comment.
func (f *yamlFile) blank(i int) bool {
	s := strings.TrimSpace(f.work[i])
	return s == "" || s[0] == '#'
}

func indentation(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }
