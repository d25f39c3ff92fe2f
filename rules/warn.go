package rules

import (
	"fmt"
	"slices"
	"strings"
)

// warnAt tells of something in a file that is no mistake but hardly meant.
func (b *builder) warnAt(f *File, t Text, offset int, format string, args ...any) {
	b.warnings = append(b.warnings, b.problem(f, t, offset, true, format, args))
}

// patternWarn warns in the pattern at hand.
func (b *builder) patternWarn(pos int, format string, args ...any) {
	b.warnAt(b.file, b.text, pos, format, args...)
}

// replaced warns of a list, pattern or finder that takes the place of another file's. One that says the same, as in a copy of
// a shipped file, is none.
func (b *builder) replaced(f, old *File, name Text, what string, same bool) {
	if old == nil || old == f || same {
		return
	}
	hint := ""
	if what == "list" {
		hint = fmt.Sprintf("; %s+: adds to it", name.Value)
	}
	b.warnAt(f, name, 0, "%s %q takes the place of the one in %s%s", what, name.Value, old.Name, hint)
}

// sameTexts reports whether two sequences say the same, wherever they stand.
func sameTexts(a, b []Text) bool {
	return slices.EqualFunc(a, b, func(x, y Text) bool { return x.Value == y.Value })
}

func (d *ListDef) same(o *ListDef) bool {
	return sameTexts(d.Entries, o.Entries) && sameTexts(d.Files, o.Files)
}

func (d *FinderDef) same(o *FinderDef) bool {
	return slices.EqualFunc(d.Voices, o.Voices, func(x, y SearchDef) bool {
		return x.Left == y.Left && x.Reach == y.Reach && sameTexts([]Text{x.Voice, x.Find, x.Stop, x.Skip}, []Text{y.Voice, y.Find, y.Stop, y.Skip})
	})
}

// unused warns of names that nothing uses. A file without rules is a library for others.
func (b *builder) unused() {
	for _, f := range b.files {
		if len(f.Rules) == 0 {
			continue
		}
		for _, l := range f.Lists {
			if !b.sc.usedLists[l.Name.Value] {
				b.warnAt(f, l.Name, 0, "no pattern uses the list %q", l.Name.Value)
			}
		}
		for _, p := range f.Patterns {
			if !b.sc.usedPatterns[p.Name.Value] {
				b.warnAt(f, p.Name, 0, "nothing uses the pattern <%s>", p.Name.Value)
			}
		}
		for _, d := range f.Finders {
			if !b.usedFinders[d.Name.Value] {
				b.warnAt(f, d.Name, 0, "no rule uses the finder %q", d.Name.Value)
			}
		}
	}
}

// namedCapture is a capture that stands in a rule.
type namedCapture struct {
	key, name string
	file      *File
	text      Text
	pos       int
}

// countCaptures notes the captures of a rule. Only those that it spells out itself are its own to answer for.
func (b *builder) countCaptures(n *node, r *rule) {
	for _, name := range captureNames(n) {
		b.captured[r.Phase+" "+name]++
		if r.tested(name) {
			b.captured[r.Phase+" "+name]++
		}
	}
	b.ownCaptures(n, r)
}

func (b *builder) ownCaptures(n *node, r *rule) {
	if b.named[n] {
		return
	}
	if n.op == opCapture && n.name != triggerName {
		b.captures = append(b.captures, namedCapture{r.Phase + " " + n.name, n.name, b.file, b.text, n.pos})
	}
	for _, k := range n.kids {
		b.ownCaptures(k, r)
	}
}

// unusedCaptures warns of captures that no test marks and that no other rule of the phase has: who reads the mentions of the
// phase will hardly know them.
func (b *builder) unusedCaptures() {
	for _, c := range b.captures {
		if b.captured[c.key] < 2 && !slices.Contains(b.opts.Roles, c.name) {
			b.warnAt(c.file, c.text, c.pos, "the capture %q is never used: no test marks it, and no other rule of the phase has it", c.name)
		}
	}
}

// tested reports whether a test of the rule marks the name.
func (r *Rule) tested(name string) bool {
	return slices.ContainsFunc(r.Tests, func(t Test) bool {
		return slices.ContainsFunc(t.Marks, func(m MarkedSpan) bool { return m.Name == name })
	})
}

// finderCaptures warns of captures in a finder's pattern, of which only "it" counts.
func (b *builder) finderCaptures(n *node) {
	if n.op == opCapture && n.name != argumentName && !b.named[n] {
		b.patternWarn(n.pos, "the capture %q is never used: in a finder only %s: counts", n.name, argumentName)
	}
	for _, k := range n.kids {
		b.finderCaptures(k)
	}
}

// sameness is what makes two rules of a layer match the same.
func sameness(f *File, def *RuleDef, n *node) string {
	args := make([]string, len(def.Args))
	for i, a := range def.Args {
		args[i] = fmt.Sprint(a.Role.Value, a.Required)
		for _, name := range a.Finders {
			args[i] += " " + name.Value
		}
	}
	return strings.Join([]string{f.phaseOf(def), f.layerOf(def), n.String(), strings.TrimSpace(def.Unless.Value), strings.Join(args, ",")}, "\n")
}

// twins warns of two rules that match the same and say something different, or the same twice.
func (b *builder) twins(f *File, def *RuleDef, r *rule, n *node) {
	key := sameness(f, def, n)
	other := b.same[key]
	if other == nil {
		b.same[key] = r
		return
	}
	if other.Name == r.Name {
		return
	}
	if slices.Equal(other.Emit, r.Emit) {
		b.warnAt(f, def.Name, 0, "rule %q matches the same as %s and says the same", def.Name.Value, other.Name)
		return
	}
	b.warnAt(f, def.Name, 0, "rule %q matches the same as %s but gives a different finding", def.Name.Value, other.Name)
}
