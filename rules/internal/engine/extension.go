package engine

import (
	"maps"
	"slices"
	"strings"

	"dateline/rules/internal/pattern"
	"dateline/rules/internal/rulefile"
)

// extension compiles a set from a known one of nearly the same files. It reads the files that are new or different, and those that
// define what these use. A rule is compiled if it says something new, or if a list, pattern or finder that it depends on does; all
// others are taken over. What an extension does not see to, such as new voices or mistakes, is left to compiling all files.
type extension struct {
	*builder
	known           *Set
	origin          *origin
	views           []*view
	owners          map[string][]*view // the files that define a name, in their order
	changed         map[string]bool    // names that are new, different or gone
	needed          map[string]bool    // names that are defined
	newFeatureRules bool               // a file's feature rules are new, different or gone
}

// view is a file of an extension.
type view struct {
	source *Source
	was    int            // its number in the origin, or -1
	file   *rulefile.File // nil until it is read
	same   bool           // as in the origin
}

// extend returns a set of sources, or nil if all must be compiled.
func extend(sources []Source, opts Options) *Set {
	o := opts.Known.knownOrigin()
	if o == nil {
		return nil
	}
	x := &extension{builder: newBuilder(opts), known: opts.Known, origin: o, owners: map[string][]*view{},
		changed: map[string]bool{}, needed: map[string]bool{}}
	x.extension = x
	x.takeOver()
	if !x.look(sources) || x.anyChanged(o.voices) {
		return nil
	}
	x.newFeatureRules = x.newFeatureRules || x.anyChanged(o.featureRules)
	x.takeFinders()
	x.extendScope()
	x.changes()
	x.extendRules()
	x.extendFeatureRules()
	x.untie()
	if len(x.errs) > 0 {
		return nil
	}
	x.finish()
	return x.set
}

// knownOrigin returns the origin of a set, or nil if it has none.
func (s *Set) knownOrigin() *origin {
	if s.origin == nil && s.originText != "" {
		o := &origin{}
		o.code(&coder{text: s.originText})
		return o
	}
	return s.origin
}

// takeOver begins with what the known set has. What is added goes to copies.
func (x *extension) takeOver() {
	k, s := x.known, x.set
	s.vocab = k.vocab.taken()
	s.predicates, s.wordLists, s.features, s.probes = k.predicates.taken(), k.wordLists.taken(), k.features.taken(), k.probes.taken()
	s.looks = slices.Clone(k.looks)
	s.seeks, s.slots, s.voices, s.captures = k.seeks, k.slots, slices.Clip(k.voices), slices.Clip(k.captures)
	for i, name := range s.captures {
		x.slots[name] = int32(i)
	}
	s.layerNames = slices.Clone(k.layerNames[:x.origin.layers])
	for i, name := range s.layerNames {
		x.layerIDs[name] = i
	}
	x.knownSets = k.words.highest()
}

// look finds what has changed, and reports whether an extension can cope with it.
func (x *extension) look(sources []Source) bool {
	was := map[string]int{}
	for i := range x.origin.sources {
		was[x.origin.sources[i].name] = i
	}
	for i := range sources {
		src := &sources[i]
		v := &view{source: src, was: -1}
		if n, ok := was[src.Name]; ok && src.Base {
			v.was = n
			delete(was, src.Name)
			v.same = x.origin.sources[n].sum == sumOfSource(src, x.origin.sources[n].texts)
		}
		x.views = append(x.views, v)
		if !x.lookAt(v) {
			return false
		}
	}
	for _, n := range was { // files that are gone
		x.changedDefinitions(n, nil)
		if o := &x.origin.sources[n]; o.labels|o.voices != 0 {
			return false
		}
		x.newFeatureRules = x.newFeatureRules || x.origin.sources[n].featureRules != 0
	}
	return true
}

// lookAt notes what a file defines and what of it has changed. It reports whether an extension can cope with it.
func (x *extension) lookAt(v *view) bool {
	if v.same {
		for _, d := range x.origin.sources[v.was].defs {
			x.own(x.origin.names[d.name], v)
		}
		return x.origin.sources[v.was].labels == 0
	}
	x.read(v)
	defs := definitions(v.file, v.source.Dir)
	for _, d := range defs {
		x.own(d.name, v)
	}
	x.changedDefinitions(v.was, defs)
	x.readLabels(v.file)
	labels, voices, features := sumOfParts(v.file)
	var old sourceOrigin
	if v.was >= 0 {
		old = x.origin.sources[v.was]
	}
	x.newFeatureRules = x.newFeatureRules || features != old.featureRules
	return voices == old.voices && old.labels == 0 && (labels == 0 || !v.source.Base)
}

func (x *extension) own(name string, v *view) {
	if vs := x.owners[name]; len(vs) == 0 || vs[len(vs)-1] != v {
		x.owners[name] = append(vs, v)
	}
}

// changedDefinitions notes the names whose definitions in a file of the origin, none for -1, are not those of now.
func (x *extension) changedDefinitions(was int, now []namedDef) {
	old := map[string][]uint64{}
	if was >= 0 {
		for _, d := range x.origin.sources[was].defs {
			name := x.origin.names[d.name]
			old[name] = append(old[name], d.sum)
		}
	}
	sums := map[string][]uint64{}
	for _, d := range now {
		sums[d.name] = append(sums[d.name], d.sum)
	}
	for name := range old {
		x.changed[name] = x.changed[name] || !slices.Equal(old[name], sums[name])
	}
	for name := range sums {
		x.changed[name] = x.changed[name] || !slices.Equal(old[name], sums[name])
	}
}

func (x *extension) anyChanged(uses []int32) bool {
	return slices.ContainsFunc(uses, func(id int32) bool { return x.changed[x.origin.names[id]] })
}

// read reads a file.
func (x *extension) read(v *view) {
	if v.file != nil {
		return
	}
	f, errs := rulefile.Parse(v.source.Name, v.source.Data)
	x.errs = append(x.errs, errs...)
	f.Base = v.source.Base
	v.file = f
}

// takeFinders takes over the finders that have not changed.
func (x *extension) takeFinders() {
	for i, f := range x.known.findersInOrder() {
		if !x.anyChanged(x.origin.finders[i].uses) {
			x.finders[f.name] = f
		}
	}
}

// extendScope collects the names that patterns may use.
func (x *extension) extendScope() {
	x.newScope()
	for name := range x.owners {
		if list, ok := strings.CutPrefix(name, listKind); ok {
			x.sc.Lists[list] = true
		}
	}
	for _, v := range x.views {
		if v.same {
			continue
		}
		for i := range v.file.Rules {
			x.sc.Layers[x.layerOf(v.file, &v.file.Rules[i])] = true
		}
	}
	for i, r := range x.known.rules.all() {
		if v := x.viewOf(i); v != nil && v.same {
			x.sc.Layers[r.Layer] = true
		}
	}
}

// viewOf returns the file of a known rule, or nil if it is gone.
func (x *extension) viewOf(rule int) *view {
	source := x.origin.rules[rule].source
	i := slices.IndexFunc(x.views, func(v *view) bool { return v.was == source })
	if i < 0 {
		return nil
	}
	return x.views[i]
}

// changes checks all that the changed files define, whether something uses it or not.
func (x *extension) changes() {
	for _, name := range slices.Sorted(maps.Keys(x.changed)) {
		if len(x.owners[name]) == 0 {
			continue
		}
		x.define(name)
		if p, ok := strings.CutPrefix(name, patternKind); ok {
			x.subPattern(p)
		}
	}
}

// define reads what a name says from all files that define it.
func (x *extension) define(name string) {
	if x.needed[name] {
		return
	}
	x.needed[name] = true
	owners := x.owners[name]
	for _, v := range owners {
		x.read(v)
	}
	if len(owners) == 0 {
		return
	}
	last := owners[len(owners)-1].file
	if list, ok := strings.CutPrefix(name, listKind); ok {
		for _, v := range owners {
			for i := range v.file.Lists {
				if v.file.Lists[i].Name.Value == list {
					x.collectList(v.file, &v.file.Lists[i], v.source.Dir)
				}
			}
		}
		x.joinedList(list)
	} else if p, ok := strings.CutPrefix(name, patternKind); ok {
		i := slices.IndexFunc(last.Patterns, func(d rulefile.PatternDef) bool { return d.Name.Value == p })
		x.patterns[p] = &namedPattern{def: last.Patterns[i], file: last}
	} else if p, ok := strings.CutPrefix(name, finderKind); ok {
		i := slices.IndexFunc(last.Finders, func(d rulefile.FinderDef) bool { return d.Name.Value == p })
		x.defineFinder(last, &last.Finders[i])
	}
}

// need defines a name that an extension has not read yet.
func (b *builder) need(kind, name string) {
	if b.extension != nil {
		b.extension.define(kind + name)
	}
}

// needLists defines the lists that a pattern names.
func (b *builder) needLists(n *pattern.Node) {
	if b.named[n] != "" {
		return
	}
	b.needListsOf(n.Cons)
	for _, k := range n.Kids {
		b.needLists(k)
	}
}

func (b *builder) needListsOf(cons []pattern.Constraint) {
	for i := range cons {
		if cons[i].Kind == pattern.InList {
			for _, name := range cons[i].Values {
				b.need(listKind, name)
			}
		}
		b.needListsOf(cons[i].Inner)
	}
}
