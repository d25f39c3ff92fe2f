package engine

import (
	"fmt"
	"hash/crc32"
	"io/fs"
	"slices"
	"strings"

	"dateline/rules/internal/pattern"
	"dateline/rules/internal/rulefile"
)

// origin is what a set remembers of the files that it was compiled from, so that a set of nearly the same files can take over most of
// its rules: see extension.
type origin struct {
	sources      []sourceOrigin
	names        []string     // of lists, patterns and finders, each with its kind: "list/cities"
	voices       []int32      // the names that voices depend on
	featureRules []int32      // and those that feature rules do
	finders      []usesOf     // in the order of the coder
	rules        []ruleOrigin // in the order of the set
	layers       int          // how many of the set's layers patterns read; they come first
}

// sourceOrigin is a file.
type sourceOrigin struct {
	name           string
	sum            uint64   // of the file and its texts
	texts          []string // the text files that it names
	labels, voices uint64   // sums of these parts; 0 if there are none
	featureRules   uint64
	defs           []definition // of lists, patterns and finders
}

// definition is a name that a file defines, with a sum of what it says.
type definition struct {
	name int32
	sum  uint64
}

// usesOf are the names that something depends on, directly or by way of others.
type usesOf struct {
	key  string
	uses []int32
}

// ruleOrigin is a rule: its file, its position there, and a sum of what it says.
type ruleOrigin struct {
	source, position int
	sum              uint64
	uses             []int32
}

// The kinds of names.
const (
	listKind    = "list/"
	patternKind = "pattern/"
	finderKind  = "finder/"
)

// sumOf is a sum of texts and their lengths.
func sumOf(parts ...string) uint64 {
	castagnoli, other, length := uint32(0), uint32(0), 0
	var buffer [1 << 12]byte
	for _, p := range parts {
		length += len(p) + 1
		for p += "\x00"; p != ""; {
			n := copy(buffer[:], p)
			castagnoli = crc32.Update(castagnoli, castagnoliTable, buffer[:n])
			other = crc32.Update(other, crc32.IEEETable, buffer[:n])
			p = p[n:]
		}
	}
	return uint64(castagnoli^uint32(length))<<32 | uint64(other)
}

var castagnoliTable = crc32.MakeTable(crc32.Castagnoli)

// sumOfSource is that of a file and of the text files that it names.
func sumOfSource(src *Source, texts []string) uint64 {
	parts := []string{string(src.Data)}
	for _, name := range texts {
		parts = append(parts, textOf(src.Dir, name))
	}
	return sumOf(parts...)
}

// textOf returns a text file, "" if it cannot be read: that was reported.
func textOf(dir fs.FS, name string) string {
	if dir == nil {
		return ""
	}
	data, _ := fs.ReadFile(dir, name)
	return string(data)
}

func textsOf(f *rulefile.File) (out []string) {
	for i := range f.Lists {
		for _, parts := range []*rulefile.ListParts{&f.Lists[i].ListParts, &f.Lists[i].Without} {
			for _, t := range parts.Files {
				out = append(out, t.Value)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func values(texts []rulefile.Text) string {
	parts := make([]string, len(texts))
	for i, t := range texts {
		parts[i] = t.Value
	}
	return strings.Join(parts, "\x01")
}

func sumOfList(d *rulefile.ListDef, dir fs.FS) uint64 {
	parts := []string{d.Name.Value, fmt.Sprint(d.Extend)}
	for _, p := range []*rulefile.ListParts{&d.ListParts, &d.Without} {
		parts = append(parts, values(p.Entries), values(p.Files), values(p.Lists))
		for _, t := range p.Files {
			parts = append(parts, textOf(dir, t.Value))
		}
	}
	return sumOf(parts...)
}

func sumOfFinder(d *rulefile.FinderDef) uint64 {
	parts := []string{d.Name.Value, d.Parameter.Value}
	for i := range d.Voices {
		v := &d.Voices[i]
		parts = append(parts, fmt.Sprint(v.Left, v.Reach), values([]rulefile.Text{v.Voice, v.Find, v.Stop, v.Skip}))
	}
	return sumOf(parts...)
}

// sumOfRule is that of everything in a rule but its tests and its position.
func (b *builder) sumOfRule(f *rulefile.File, d *rulefile.RuleDef) uint64 {
	parts := []string{fullName(f.Prefix, d.Name.Value), f.PhaseOf(d), b.layerOf(f, d), fmt.Sprint(d.Priority),
		values([]rulefile.Text{d.Match, d.Trigger, d.Unless})}
	for i := range d.Args {
		a := &d.Args[i]
		parts = append(parts, a.Role.Value, fmt.Sprint(a.Required))
		for k := range a.Finders {
			parts = append(parts, a.Finders[k].String())
		}
	}
	return sumOf(append(parts, sumOfFeatures(d.Emit))...)
}

func sumOfFeatures(features []rulefile.FeatureDef) string {
	var out strings.Builder
	for _, f := range features {
		fmt.Fprintf(&out, "%s=%s\x01", f.Name.Value, f.Value.Value)
	}
	return out.String()
}

// sumOfParts returns the sums of the parts of a file that concern all rules.
func sumOfParts(f *rulefile.File) (labels, voices, features uint64) {
	var parts []string
	for _, l := range f.Labels {
		parts = append(parts, l.Name.Value, values(l.Kinds))
	}
	if len(parts) > 0 {
		labels = sumOf(parts...)
	}
	parts = nil
	for _, v := range f.Voices {
		parts = append(parts, v.Name.Value, v.Pattern.Value)
	}
	if len(parts) > 0 {
		voices = sumOf(parts...)
	}
	parts = nil
	for _, m := range f.FeatureRules {
		parts = append(parts, f.Phase.Value, sumOfFeatures(m.Set), m.Match.Value)
	}
	if len(parts) > 0 {
		features = sumOf(parts...)
	}
	return labels, voices, features
}

// namedDef is a definition of a file by its name.
type namedDef struct {
	name string
	sum  uint64
}

// definitions returns the lists, patterns and finders of a file. Several additions to one list are one definition each.
func definitions(f *rulefile.File, dir fs.FS) (out []namedDef) {
	for i := range f.Lists {
		out = append(out, namedDef{listKind + f.Lists[i].Name.Value, sumOfList(&f.Lists[i], dir)})
	}
	for i := range f.Patterns {
		out = append(out, namedDef{patternKind + f.Patterns[i].Name.Value, sumOf(f.Patterns[i].Pattern.Value)})
	}
	for i := range f.Finders {
		out = append(out, namedDef{finderKind + f.Finders[i].Name.Value, sumOfFinder(&f.Finders[i])})
	}
	return out
}

// useCollector finds the names that patterns depend on.
type useCollector struct {
	b     *builder
	names map[string]int32 // in the order of their first use
	order []string
}

func (u *useCollector) id(name string) int32 {
	id, ok := u.names[name]
	if !ok {
		id = int32(len(u.order))
		u.names[name] = id
		u.order = append(u.order, name)
	}
	return id
}

// of returns the names that patterns depend on; nil patterns depend on none.
func (u *useCollector) of(nodes ...*pattern.Node) []int32 {
	found := map[int32]bool{}
	seen := map[*pattern.Node]bool{}
	for _, n := range nodes {
		if n != nil {
			u.node(n, found, seen)
		}
	}
	return sortedIDs(found)
}

func sortedIDs(found map[int32]bool) []int32 {
	var out []int32
	for id := range found {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

func (u *useCollector) node(n *pattern.Node, found map[int32]bool, seen map[*pattern.Node]bool) {
	if name := u.b.named[n]; name != "" {
		if seen[n] {
			return
		}
		seen[n] = true
		found[u.id(patternKind+name)] = true
	}
	u.constraints(n.Cons, found)
	for _, k := range n.Kids {
		u.node(k, found, seen)
	}
}

func (u *useCollector) constraints(cons []pattern.Constraint, found map[int32]bool) {
	for i := range cons {
		if cons[i].Kind == pattern.InList {
			for _, name := range cons[i].Values {
				u.list(name, found)
			}
		}
		u.constraints(cons[i].Inner, found)
	}
}

// list adds a list and those that it is made from. The words of a finder's use are no list with a name.
func (u *useCollector) list(name string, found map[int32]bool) {
	if strings.HasPrefix(name, "(") {
		return
	}
	id := u.id(listKind + name)
	if found[id] {
		return
	}
	found[id] = true
	for _, s := range u.b.sources[name] {
		for _, parts := range []*rulefile.ListParts{&s.def.ListParts, &s.def.Without} {
			for _, other := range parts.Lists {
				u.list(other.Value, found)
			}
		}
	}
}

// finder returns the names that a finder depends on, itself among them.
func (u *useCollector) finder(name string) []int32 {
	nodes := []*pattern.Node{}
	for _, s := range u.b.parsedFinders[name].searches {
		nodes = append(nodes, s.find, s.stop, s.skip)
	}
	return append(u.of(nodes...), u.id(finderKind+name))
}

// origin returns what extensions must know of the files, or nil if a definition of one takes the place of another's: then all is
// compiled anew.
func (b *builder) origin(sources []Source, readLayers int) *origin {
	u := &useCollector{b: b, names: map[string]int32{}}
	o := &origin{layers: readLayers}
	owner := map[string]bool{}
	for i, f := range b.files {
		texts := textsOf(f)
		s := sourceOrigin{name: f.Name, sum: sumOfSource(&sources[i], texts), texts: texts}
		s.labels, s.voices, s.featureRules = sumOfParts(f)
		for _, d := range definitions(f, sources[i].Dir) {
			if owner[d.name] && !strings.HasPrefix(d.name, listKind) {
				return nil
			}
			owner[d.name] = true
			s.defs = append(s.defs, definition{u.id(d.name), d.sum})
		}
		o.sources = append(o.sources, s)
	}
	if !b.ruleOrigins(u, o) {
		return nil
	}
	o.voices, o.featureRules = u.of(b.voiceNodes...), u.of(b.featureNodes...)
	o.names = u.order
	return o
}

// ruleOrigins adds the rules and their finders, and reports whether no rule takes the place of another.
func (b *builder) ruleOrigins(u *useCollector, o *origin) bool {
	at := 0
	for source, f := range b.files {
		for position := range f.Rules {
			def := &f.Rules[position]
			if at == b.set.rules.len() || b.set.rules.of(int32(at)).Name != fullName(f.Prefix, def.Name.Value) {
				return false
			}
			r := b.set.rules.of(int32(at))
			uses := map[int32]bool{}
			for _, id := range u.of(r.node, r.unlessNode) {
				uses[id] = true
			}
			for i := range def.Args {
				for k := range def.Args[i].Finders {
					for _, id := range u.finder(def.Args[i].Finders[k].Name.Value) {
						uses[id] = true
					}
				}
			}
			o.rules = append(o.rules, ruleOrigin{source, position, b.sumOfRule(f, def), sortedIDs(uses)})
			at++
		}
	}
	for _, f := range b.set.findersInOrder() {
		name, _, _ := strings.Cut(f.name, "(")
		o.finders = append(o.finders, usesOf{f.name, u.finder(name)})
	}
	return at == b.set.rules.len()
}

// findersInOrder returns the finders of the rules, each once, in the order in which rules have them.
func (s *Set) findersInOrder() (out []*finder) {
	seen := map[*finder]bool{}
	for _, r := range s.rules.all() {
		for _, a := range r.args {
			for _, f := range a.finders {
				if !seen[f] {
					seen[f] = true
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// code writes or reads an origin.
func (o *origin) code(c *coder) {
	each(c, &o.sources, func(s *sourceOrigin) {
		c.str(&s.name)
		num(c, &s.sum)
		c.strs(&s.texts)
		for _, sum := range []*uint64{&s.labels, &s.voices, &s.featureRules} {
			num(c, sum)
		}
		each(c, &s.defs, func(d *definition) {
			num(c, &d.name)
			num(c, &d.sum)
		})
	})
	c.strs(&o.names)
	c.nums(&o.voices)
	c.nums(&o.featureRules)
	each(c, &o.finders, func(f *usesOf) {
		c.str(&f.key)
		c.deltas(&f.uses)
	})
	each(c, &o.rules, func(r *ruleOrigin) {
		num(c, &r.source)
		num(c, &r.position)
		num(c, &r.sum)
		c.deltas(&r.uses)
	})
	num(c, &o.layers)
}
