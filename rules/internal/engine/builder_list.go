package engine

import (
	"io/fs"
	"slices"
	"strings"

	"dateline/rules/internal/pattern"
	"dateline/rules/internal/rulefile"
)

// listSource is a definition of a list, or an addition to one.
type listSource struct {
	def  *rulefile.ListDef
	file *rulefile.File
	dir  fs.FS // of the text files that it names, or nil
}

// collectLists notes the lists of a file. They are joined when all files are known, since a list may name one of a later file.
func (b *builder) collectLists(f *rulefile.File, dir fs.FS) {
	for i := range f.Lists {
		b.collectList(f, &f.Lists[i], dir)
	}
}

func (b *builder) collectList(f *rulefile.File, def *rulefile.ListDef, dir fs.FS) {
	name := def.Name.Value
	old := b.sources[name]
	if def.Extend && old == nil {
		b.errAt(f, def.Name, 0, "there is no list %q to add to%s", name, pattern.Suggest(name, pattern.SortedKeys(b.sources)))
	}
	if !def.Extend && old != nil {
		b.replaced(f, old[len(old)-1].file, def.Name, "list", def.Same(old[0].def))
		old = nil
	}
	b.sources[name] = append(old, listSource{def, f, dir})
}

// joinLists makes every list.
func (b *builder) joinLists() {
	for _, name := range pattern.SortedKeys(b.sources) {
		b.joinedList(name)
	}
}

// joinedList returns the list of a name, or nil while it is being made.
func (b *builder) joinedList(name string) *list {
	if l, ok := b.lists[name]; ok {
		return l
	}
	b.lists[name] = nil
	l := &list{}
	for _, s := range b.sources[name] {
		b.addParts(l, s, &s.def.ListParts)
		b.leaveOut(l, s)
	}
	b.lists[name] = l
	return l
}

// addParts adds the entries of some parts of a definition.
func (b *builder) addParts(l *list, s listSource, parts *rulefile.ListParts) {
	for _, e := range parts.Entries {
		l.add(e.Value, b.opts.Words)
	}
	for _, name := range parts.Files {
		b.readListFile(s, l, name)
	}
	for _, name := range parts.Lists {
		b.listsUsed[name.Value] = true
		if other := b.listNamed(s, name); other != nil {
			l.entries = append(l.entries, other.entries...)
		}
	}
}

// listNamed returns the list that another names, or nil after a report.
func (b *builder) listNamed(s listSource, name rulefile.Text) *list {
	b.need(listKind, name.Value)
	if b.sources[name.Value] == nil {
		b.errAt(s.file, name, 0, "unknown list %q%s", name.Value, pattern.Suggest(name.Value, pattern.SortedKeys(b.sources)))
		return nil
	}
	l := b.joinedList(name.Value)
	if l == nil {
		b.errAt(s.file, name, 0, "list %q is made from itself", name.Value)
	}
	return l
}

// leaveOut takes the entries of without from a list. A word that is not in the list is probably misspelt.
func (b *builder) leaveOut(l *list, s listSource) {
	without := &list{}
	b.addParts(without, s, &s.def.Without)
	if len(without.entries) == 0 {
		return
	}
	left := l.keys()
	for i, e := range s.def.Without.Entries {
		if !left[entryKey(without.entries[i])] {
			b.warnAt(s.file, e, 0, "list %q has no entry %q to leave out", s.def.Name.Value, e.Value)
		}
	}
	gone := without.keys()
	l.entries = slices.DeleteFunc(l.entries, func(e []string) bool { return gone[entryKey(e)] })
}

// keys returns the entries of a list.
func (l *list) keys() map[string]bool {
	keys := make(map[string]bool, len(l.entries))
	for _, e := range l.entries {
		keys[entryKey(e)] = true
	}
	return keys
}

func entryKey(e []string) string { return strings.Join(e, " ") }

// readListFile adds the lines of a text file. Lines that start with # and empty lines are skipped.
func (b *builder) readListFile(s listSource, l *list, name rulefile.Text) {
	if s.dir == nil {
		b.errAt(s.file, name, 0, "there is no folder to read %q from", name.Value)
		return
	}
	data, err := fs.ReadFile(s.dir, name.Value)
	if err != nil {
		b.errAt(s.file, name, 0, "%v", err)
		return
	}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			l.add(line, b.opts.Words)
		}
	}
}
