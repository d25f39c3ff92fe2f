package rulefile

import (
	"cmp"
	"slices"
	"strings"
)

// Definition is a rule, list, pattern, voice or finder as it is written in its file.
type Definition struct {
	Kind string // rule, list, pattern, voice or finder
	Name string // of a rule its full name, prefix/name, unless it has the full name of another file's rule
	File string
	Line int    // of the name, from 1
	Text string // its lines, with the comment above them
}

// Definitions returns what a file defines, in the order of its lines.
func (f *File) Definitions() []Definition {
	var out []Definition
	add := func(kind, name string, at Text) {
		line, _ := at.At(0)
		out = append(out, Definition{Kind: kind, Name: name, File: f.Name, Line: line})
	}
	for i := range f.Lists {
		add("list", f.Lists[i].Name.Value, f.Lists[i].Name)
	}
	for i := range f.Patterns {
		add("pattern", f.Patterns[i].Name.Value, f.Patterns[i].Name)
	}
	for i := range f.Voices {
		add("voice", f.Voices[i].Name.Value, f.Voices[i].Name)
	}
	for i := range f.Finders {
		add("finder", f.Finders[i].Name.Value, f.Finders[i].Name)
	}
	for i := range f.Rules {
		name := f.Rules[i].Name
		full := name.Value
		if !strings.Contains(full, "/") {
			full = f.Prefix + "/" + full
		}
		add("rule", full, name)
	}
	slices.SortStableFunc(out, func(a, b Definition) int { return cmp.Compare(a.Line, b.Line) })
	for i := range out {
		out[i].Text = f.textOf(out, i)
	}
	return out
}

// textOf returns the lines of a definition: from the comment above it to the next definition or top-level field.
func (f *File) textOf(all []Definition, i int) string {
	first := all[i].Line - 1
	last := first + 1
	for last < len(f.Lines) && !topLevel(f.Lines[last]) && (i+1 == len(all) || last < all[i+1].Line-1) {
		last++
	}
	for last > first+1 && isComment(f.Lines[last-1]) {
		last--
	}
	for first > 0 && isComment(f.Lines[first-1]) && strings.TrimSpace(f.Lines[first-1]) != "" {
		first--
	}
	return strings.Join(f.Lines[first:last], "\n") + "\n"
}

// topLevel reports whether a line has a field of the file itself.
func topLevel(line string) bool {
	return line != "" && line[0] != ' ' && line[0] != '#' && line[0] != '-'
}

// isComment reports whether a line is a comment or empty.
func isComment(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || line[0] == '#'
}
