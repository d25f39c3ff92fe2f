package engine

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/rules/internal/pattern"
)

// Describe writes the rules of a set as they run, a text for each, with names and words for all numbers. Sets with the same
// descriptions match the same, however they were made. What a sentence must hold besides a rule's keys is left out: it is chosen by how rare
// it is among the words of all rules, and only saves time.
func Describe(s *Set) []string {
	s.indexed.Do(s.index)
	d := &describer{set: s, sets: map[int32]string{}, predicates: map[int32]string{}, looks: map[int32]string{}, lists: map[int32]string{},
		finders: map[*finder]string{}}
	words := map[int32][]string{}
	for id, class := range s.words.of {
		for _, n := range s.words.sets.of(class) {
			words[n] = append(words[n], s.vocab.word(int32(id)))
		}
	}
	for n, ws := range words {
		slices.Sort(ws)
		d.sets[n] = strings.Join(ws, " ")
	}
	out := make([]string, s.rules.len())
	for i, r := range s.rules.all() {
		out[i] = d.rule(r)
	}
	return out
}

// describer writes parts of a set. Sets of words, which are long, are written as hashes.
type describer struct {
	set        *Set
	sets       map[int32]string // words, by the numbers of their sets
	predicates map[int32]string // what was described before
	looks      map[int32]string
	lists      map[int32]string
	finders    map[*finder]string
}

// once returns the description of a thing, which is made at its first use.
func once[K comparable](known map[K]string, thing K, describe func() string) string {
	out, ok := known[thing]
	if !ok {
		out = short(describe())
		known[thing] = out
	}
	return out
}

func (d *describer) rule(r *rule) string {
	var out strings.Builder
	fmt.Fprintln(&out, r.Name, r.Phase, r.Layer, r.Priority, r.Base, r.added, r.rank, r.Emit, r.File, r.Line, r.Column, d.set.layerNames[r.layer])
	for _, p := range []*program{r.span, r.pre, r.post, r.unless} {
		out.WriteString(d.program(p))
	}
	fmt.Fprintln(&out, d.predicate(r.first), r.anchor.at, d.keys(r.anchor.keys), d.set.heads[r.index].phase)
	for _, a := range r.args {
		fmt.Fprintln(&out, a.role, a.required)
		for _, f := range a.finders {
			fmt.Fprintln(&out, once(d.finders, f, func() string { return d.finder(f) }))
		}
	}
	for _, m := range r.featureRules {
		fmt.Fprintln(&out, m.set, short(d.program(m.when)))
	}
	return out.String()
}

func (d *describer) keys(keys []key) string {
	var out []string
	for _, k := range keys {
		name := fmt.Sprint(k.id)
		switch k.kind {
		case keyWord:
			name = d.set.vocab.word(k.id)
		case keyLayer:
			name = d.set.layerNames[k.id]
		}
		out = append(out, fmt.Sprint(k.kind, name))
	}
	slices.Sort(out)
	return short(strings.Join(out, " "))
}

func (d *describer) finder(f *finder) string {
	out := f.name
	for _, voice := range pattern.SortedKeys(f.voices) {
		s := f.voices[voice]
		out += fmt.Sprintln(voice, s.left, s.reach, d.program(s.find), d.program(s.stop), d.program(s.skip))
	}
	return out
}

// short is a text, or a hash of a long one.
func short(text string) string {
	if len(text) < 200 {
		return text
	}
	return fmt.Sprintf("%.40s… %x", text, sumOf(text))
}

func (d *describer) program(p *program) string {
	if p == nil {
		return "none\n"
	}
	var out strings.Builder
	fmt.Fprintln(&out, p.reverse, p.emptyLoop, p.memos, d.predicate(p.starts))
	for i := range p.ins {
		in := &p.ins[i]
		fmt.Fprintln(&out, in.op, in.neg, in.memo, d.operands(in))
	}
	return out.String()
}

func (d *describer) operands(in *instruction) string {
	s := d.set
	switch in.op {
	case insToken:
		return d.predicate(in.arg) + d.capture(in.x-1)
	case insLayer:
		tests := ""
		if in.x >= 0 {
			tests = d.features(*s.features.of(in.x))
		}
		return s.layerNames[in.arg] + " " + tests + " " + d.predicate(in.y)
	case insList:
		return d.listOf(in.arg) + " " + d.predicate(in.x) + " " + d.predicate(in.y)
	case insRun:
		return d.predicate(in.arg) + fmt.Sprint(in.y) + d.predicate(in.x)
	case insSplit:
		return fmt.Sprint(in.x, in.y) + d.predicate(in.arg)
	case insCapture:
		return d.capture(in.arg/2) + fmt.Sprint(in.arg%2)
	case insLook:
		return once(d.looks, in.arg, func() string { return d.look(&s.looks[in.arg]) }) + d.predicate(in.y)
	case insEdge:
		if in.arg >= 0 {
			return s.layerNames[in.arg]
		}
	}
	return fmt.Sprint(in.x)
}

func (d *describer) look(l *lookAround) string {
	out := fmt.Sprint(l.reverse(), d.predicate(l.token), d.predicate(l.starts), d.program(d.set.probes.of(l.probe)))
	if l.everywhere >= 0 {
		out += d.program(d.set.probes.of(l.everywhere))
	}
	return out
}

func (d *describer) capture(slot int32) string {
	if slot < 0 {
		return ""
	}
	return " " + d.set.captures[slot]
}

func (d *describer) listOf(id int32) string {
	return once(d.lists, id, func() string { return d.list(d.set.wordLists.of(id)) })
}

func (d *describer) list(l *wordList) string {
	var words []string
	for _, w := range l.words { // in the order of ids, which is that of compiling
		words = append(words, d.set.vocab.word(w))
	}
	slices.Sort(words)
	ends := 0
	for _, end := range l.ends {
		if end {
			ends++
		}
	}
	return fmt.Sprint(l.lemma, ends, len(l.from), d.predicate(l.opens), words)
}

func (d *describer) predicate(id int32) string {
	if id < 0 {
		return "any"
	}
	return once(d.predicates, id, func() string { return d.newPredicate(d.set.predicates.of(id)) })
}

func (d *describer) newPredicate(p *predicate) string {
	var parts []string
	for _, o := range p.any {
		parts = append(parts, d.predicate(o))
	}
	for i := range p.atoms {
		parts = append(parts, d.atom(&p.atoms[i]))
	}
	return fmt.Sprint(p.start, d.layers(p.inside), d.layers(p.begins), d.layers(p.ends), p.words, parts)
}

func (d *describer) layers(bits uint64) (names []string) {
	for i, name := range d.set.layerNames {
		if i < maxLayers && bits>>i&1 != 0 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func (d *describer) atom(a *atom) string {
	out := fmt.Sprint(a.kind, a.neg, a.tags, d.sets[a.words])
	if a.kind < atomOpening || a.atomDetails == nil {
		return out
	}
	out += fmt.Sprint(a.bytes, a.lemma, a.shapes)
	if a.kind == atomInside {
		out += d.set.layerNames[a.layer] + d.features(a.features)
	}
	if a.re != nil {
		out += a.re.source
	}
	return out
}

func (d *describer) features(tests []featureTest) string {
	var out []string
	for i := range tests {
		f := &tests[i]
		re := ""
		if f.re != nil {
			re = f.re.source
		}
		text := fmt.Sprint(f.name, f.values, re, f.neg, f.head)
		if f.head {
			text += d.predicate(cmp.Or(f.lemma, -1))
		}
		if f.list > 0 {
			text += d.listOf(f.list - 1)
		}
		out = append(out, text)
	}
	return short(strings.Join(out, "; "))
}
