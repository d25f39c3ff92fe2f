package engine

import (
	"cmp"
	"strings"

	"dateline/rules/internal/pattern"
	"dateline/rules/internal/rulefile"
)

// parsedFinder is a finder whose patterns are parsed. One with a parameter is compiled for the words of each use.
type parsedFinder struct {
	def      *rulefile.FinderDef
	file     *rulefile.File
	searches []parsedSearch
}

// parsedSearch is the search of a finder for one voice; the nodes of parts that it lacks are nil.
type parsedSearch struct {
	def              *rulefile.SearchDef
	find, stop, skip *pattern.Node
}

// parameterList is the name that patterns have for the words of a use until they are known. No list can have it.
const parameterList = "()"

// defineFinder reads a finder. What has no parameter is compiled at once.
func (b *builder) defineFinder(f *rulefile.File, def *rulefile.FinderDef) {
	out := &parsedFinder{def: def, file: f}
	if def.Parameter.Value != "" {
		b.sc.Local = map[string]string{def.Parameter.Value: parameterList}
		b.lists[parameterList] = &list{}
	}
	for i := range def.Voices {
		v := &def.Voices[i]
		if name := v.Voice.Value; name != "" && !b.knownVoice(name) {
			b.errAt(f, v.Voice, 0, "unknown voice %q", name)
		}
		out.searches = append(out.searches, parsedSearch{v, b.node(f, v.Find, true), b.node(f, v.Stop, false), b.node(f, v.Skip, false)})
	}
	b.sc.Local = nil
	name := def.Name.Value
	if old := b.parsedFinders[name]; old != nil {
		b.replaced(f, old.file, def.Name, "finder", def.Same(old.def))
	}
	b.parsedFinders[name] = out
	if def.Parameter.Value == "" && (b.extension == nil || b.finders[name] == nil) {
		b.finders[name] = b.compileFinder(out, name, parameterList)
	}
}

// finderOf returns the finder of a use, or nil after a report.
func (b *builder) finderOf(f *rulefile.File, use *rulefile.FinderUse) *finder {
	name := use.Name.Value
	b.usedFinders[name] = true
	b.need(finderKind, name)
	p := b.parsedFinders[name]
	switch {
	case p == nil:
		b.errAt(f, use.Name, 0, "unknown finder %q%s", name, pattern.Suggest(name, pattern.SortedKeys(b.parsedFinders)))
		return nil
	case p.def.Parameter.Value == "" && len(use.Words) > 0:
		b.errAt(f, use.Name, 0, "finder %q takes no words", name)
		return nil
	case p.def.Parameter.Value != "" && len(use.Words) == 0:
		b.errAt(f, use.Name, 0, "finder %q needs words: %s(word|word)", name, name)
		return nil
	}
	key := use.String()
	if b.finders[key] == nil {
		b.finders[key] = b.compileFinder(p, key, b.wordsOf(use))
	}
	return b.finders[key]
}

// wordsOf returns the name of the list of a use's words.
func (b *builder) wordsOf(use *rulefile.FinderUse) string {
	l := &list{}
	for _, w := range use.Words {
		l.add(w.Value, b.opts.Words)
	}
	name := strings.TrimPrefix(use.String(), use.Name.Value)
	b.lists[name] = l
	return name
}

// compileFinder compiles a finder with a list for its parameter.
func (b *builder) compileFinder(p *parsedFinder, name, words string) *finder {
	out := &finder{name: name, file: p.file, voices: map[string]*search{}}
	for i := range p.searches {
		x := &p.searches[i]
		s := &search{left: x.def.Left, reach: x.def.Reach}
		s.find = b.seekPart(p.file, x.def.Find, x.find, words, s.left, true)
		s.stop = b.seekPart(p.file, x.def.Stop, x.stop, words, s.left, false)
		s.skip = b.seekPart(p.file, x.def.Skip, x.skip, words, s.left, true) // its length matters
		out.voices[cmp.Or(x.def.Voice.Value, anyVoice)] = s
	}
	return out
}

// seekPart compiles a part of a search, nil for none.
func (b *builder) seekPart(f *rulefile.File, t rulefile.Text, n *pattern.Node, words string, reverse, capture bool) *program {
	if n == nil {
		return nil
	}
	b.file, b.text = f, t
	if words != parameterList {
		n = n.WithList(parameterList, words)
	}
	p := b.program(n, reverse, capture)
	p.seek = b.set.seeks
	b.set.seeks++
	return p
}
