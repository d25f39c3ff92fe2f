package engine

import (
	"slices"
	"strings"

	"dateline/rules/internal/pattern"
	"dateline/rules/internal/rulefile"
)

// fullName is prefix/name; a name that has a slash is kept, so that a file can replace the rules of another.
func fullName(prefix, name string) string {
	if strings.Contains(name, "/") {
		return name
	}
	return prefix + "/" + name
}

// rules compiles the rules of all files. The last definition of a name counts, at the position of the first.
func (b *builder) rules() {
	at := map[string]int{}
	for _, f := range b.files {
		for i := range f.Rules {
			b.enter(at, b.rule(f, &f.Rules[i]), i)
		}
	}
}

// enter adds a rule with its position in its file, or puts it in the position of the one of its name. at has the numbers of those so far.
func (b *builder) enter(at map[string]int, r *rule, position int) {
	if r == nil {
		return
	}
	r.position, r.added = position, !r.Base
	if k, ok := at[r.Name]; ok {
		r.index, r.added = k, b.set.rules.of(int32(k)).added && !r.Base
		b.set.rules.put(k, r)
		return
	}
	r.index = int(b.set.rules.add(r))
	at[r.Name] = r.index
}

// rule compiles one rule, or returns nil after telling what is wrong.
func (b *builder) rule(f *rulefile.File, def *rulefile.RuleDef) *rule {
	n, ok := b.pattern(f, def)
	line, column := def.Name.At(0)
	r := &rule{Rule: Rule{Base: f.Base, Name: fullName(f.Prefix, def.Name.Value), Phase: f.PhaseOf(def), Layer: b.layerOf(f, def),
		Priority: def.Priority, Emit: emitted(def.Emit), File: f.Name, Line: line, Column: column}}
	b.args(f, def, r)
	b.tests(def, r)
	if r.unlessNode = b.node(f, def.Unless, false); r.unlessNode != nil {
		r.unless = b.program(r.unlessNode, false, false)
	}
	b.file, b.text = f, def.Matched()
	if !ok {
		b.check(f, def, r)
		return nil
	}
	if n.MinTokens() == 0 && !n.Broken() {
		b.patternErr(n.Pos, "the pattern can match nothing")
		return nil
	}
	b.alternatives(n, true)
	b.countCaptures(n, r)
	r.node = n
	b.twins(f, def, r)
	b.match(n, r)
	r.Roles = append(r.Roles, pattern.CaptureNames(n)...)
	if len(r.args) > 0 && !r.trigger() {
		b.noTrigger(f, def, r)
	}
	b.check(f, def, r)
	return r
}

// noTrigger reports that a rule has arguments and no trigger to seek them from.
func (b *builder) noTrigger(f *rulefile.File, def *rulefile.RuleDef, r *rule) {
	if slices.Contains(r.Roles, triggerName) {
		b.errAt(f, def.Name, 0, "the trigger of rule %q is inside of a group: write it at the top of the pattern, trigger:( a | b )", def.Name.Value)
		return
	}
	b.errAt(f, def.Name, 0, "rule %q has args but no trigger: name a part of its pattern trigger:", def.Name.Value)
}

// pattern parses what the rule matches. A rule with trigger: in place of match: is one whose whole pattern is the trigger.
func (b *builder) pattern(f *rulefile.File, def *rulefile.RuleDef) (*pattern.Node, bool) {
	n, ok := b.parse(f, def.Matched())
	if def.Trigger.Value == "" {
		return n, ok
	}
	return &pattern.Node{Op: pattern.Capture, Name: triggerName, Kids: []*pattern.Node{n}, Pos: n.Pos, End: n.End}, ok
}

func (b *builder) check(f *rulefile.File, def *rulefile.RuleDef, r *rule) {
	b.checkContract(f, def, r)
	b.checkTests(f, def, r)
	if b.opts.Check == nil || def.Name.Value == "" { // a rule without a good name was reported
		return
	}
	if err := b.opts.Check(r.Rule, b.labels); err != nil {
		at := def.Name
		if len(def.Emit) > 0 {
			at = def.Emit[0].Name
		}
		b.errAt(f, at, 0, "%v", err)
	}
}

// checkTests reports marks of tests that name nothing that the rule has: no capture, argument or layer. An earlier mistake may be
// the reason that one is missing.
func (b *builder) checkTests(f *rulefile.File, def *rulefile.RuleDef, r *rule) {
	if len(b.errs) > 0 {
		return
	}
	names := append(slices.Clone(r.Roles), r.Layer)
	for i := range def.Tests {
		for _, m := range def.Tests[i].Marks {
			if !slices.Contains(names, m.Name) {
				b.errAt(f, def.Tests[i].At, 0, "the rule has no capture, argument or layer %q that a test could mark%s", m.Name, pattern.Suggest(m.Name, names))
			}
		}
	}
}

// match compiles the pattern. A capture named trigger at its top makes two programs, one to each side.
func (b *builder) match(n *pattern.Node, r *rule) {
	top := n.Kids
	if n.Op != pattern.Seq {
		top = []*pattern.Node{n}
	}
	at := slices.IndexFunc(top, func(k *pattern.Node) bool { return k.Op == pattern.Capture && k.Name == triggerName })
	if at < 0 {
		r.span = b.program(n, false, true)
		r.anchor = b.anchorOfSpan(n)
		r.requirements = b.requirements(n, r.anchor.keys)
		return
	}
	if at > 0 {
		r.pre = b.program(&pattern.Node{Op: pattern.Seq, Kids: top[:at], Pos: n.Pos}, true, true)
	}
	r.post = b.program(&pattern.Node{Op: pattern.Seq, Kids: top[at:], Pos: n.Pos}, false, true)
	r.anchor = b.anchorOfTrigger(top, at)
	r.requirements = b.requirements(n, r.anchor.keys)
	r.first = r.post.firstPredicate()
}

func (b *builder) args(f *rulefile.File, def *rulefile.RuleDef, r *rule) {
	for _, a := range def.Args {
		arg := argument{role: a.Role.Value, required: a.Required}
		for i := range a.Finders {
			if fd := b.finderOf(f, &a.Finders[i]); fd != nil {
				arg.finders = append(arg.finders, fd)
			}
		}
		r.args = append(r.args, arg)
		r.Args = append(r.Args, arg.role)
		r.Roles = append(r.Roles, arg.role)
	}
}

func (b *builder) tests(def *rulefile.RuleDef, r *rule) {
	for _, t := range def.Tests {
		line, column := t.At.At(0)
		r.Tests = append(r.Tests, Test{Hit: t.Hit, Text: t.Text, Marks: t.Marks, Line: line, Column: column})
	}
}

// finish indexes the rules and freezes the set. Layers that rules only write are numbered last: those that patterns read need the first
// numbers.
func (b *builder) finish() {
	for _, r := range b.set.rules.all() {
		r.layer = b.layer(r.Layer)
	}
	b.set.warnings = b.warnings
	rankRules(b.set.rules.list())
	b.set.words = classify(b.knownWords(), b.wordSets, b.set.vocab.len())
	b.set.orderFinders()
}

// knownWords are the classes of the set that an extension is made from, or none.
func (b *builder) knownWords() *wordClasses {
	if b.extension == nil {
		return &wordClasses{}
	}
	return &b.extension.known.words
}

func (s *Set) orderFinders() {
	for _, r := range s.rules.all() {
		for _, a := range r.args {
			for _, f := range a.finders {
				f.order(s.voices)
			}
		}
	}
}

// Phases returns the names of all phases that have rules, in the order of their first rules.
func (s *Set) Phases() []string {
	var out []string
	for _, r := range s.rules.all() {
		if !slices.Contains(out, r.Phase) {
			out = append(out, r.Phase)
		}
	}
	return out
}

// Layers returns the names of all layers that rules read or make.
func (s *Set) Layers() []string { return slices.Clone(s.layerNames) }
