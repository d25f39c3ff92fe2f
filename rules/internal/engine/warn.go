package engine

import (
	"fmt"
	"slices"
	"strings"

	"dateline/rules/internal/pattern"
	"dateline/rules/internal/rulefile"
)

// warnAt warns of something in a file that is legal but probably unintended.
func (b *builder) warnAt(f *rulefile.File, t rulefile.Text, offset int, format string, args ...any) {
	b.warnings = append(b.warnings, b.problem(f, t, offset, true, format, args))
}

// patternWarn warns of something in the current pattern.
func (b *builder) patternWarn(pos int, format string, args ...any) {
	b.warnAt(b.file, b.text, pos, format, args...)
}

// replaced warns of a list, pattern or finder that takes the place of another file's. One that says the same, as in a copy of
// a shipped file, is none.
func (b *builder) replaced(f, old *rulefile.File, name rulefile.Text, what string, same bool) {
	if old == nil || old == f || same {
		return
	}
	hint := ""
	if what == "list" {
		hint = fmt.Sprintf("; %s+: adds to it", name.Value)
	}
	b.warnAt(f, name, 0, "%s %q takes the place of the one in %s%s", what, name.Value, old.Name, hint)
}

// unused warns of names that nothing uses. A file without rules is a library for others.
func (b *builder) unused() {
	for _, f := range b.files {
		if len(f.Rules) == 0 {
			continue
		}
		for _, l := range f.Lists {
			if !b.sc.UsedLists[l.Name.Value] {
				b.warnAt(f, l.Name, 0, "no pattern uses the list %q", l.Name.Value)
			}
		}
		for _, p := range f.Patterns {
			if !b.sc.UsedPatterns[p.Name.Value] {
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

// namedCapture is a capture of a rule.
type namedCapture struct {
	key, name string
	file      *rulefile.File
	text      rulefile.Text
	pos       int
}

// countCaptures notes the captures of a rule. Only those that it spells out itself are its own to answer for.
func (b *builder) countCaptures(n *pattern.Node, r *rule) {
	for _, name := range pattern.CaptureNames(n) {
		b.captured[r.Phase+" "+name]++
		if r.tested(name) {
			b.captured[r.Phase+" "+name]++
		}
	}
	b.ownCaptures(n, r)
}

func (b *builder) ownCaptures(n *pattern.Node, r *rule) {
	if b.named[n] != "" {
		return
	}
	if n.Op == pattern.Capture && n.Name != triggerName {
		b.captures = append(b.captures, namedCapture{r.Phase + " " + n.Name, n.Name, b.file, b.text, n.Pos})
	}
	for _, k := range n.Kids {
		b.ownCaptures(k, r)
	}
}

// unusedCaptures warns of captures that no test marks and that no other rule of the phase has: who reads the mentions of the
// phase probably does not use them.
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
		return slices.ContainsFunc(t.Marks, func(m rulefile.MarkedSpan) bool { return m.Name == name })
	})
}

// finderCaptures warns of captures in a finder's pattern, of which only "it" counts.
func (b *builder) finderCaptures(n *pattern.Node) {
	if n.Op == pattern.Capture && n.Name != argumentName && b.named[n] == "" {
		b.patternWarn(n.Pos, "the capture %q is never used: in a finder only %s: counts", n.Name, argumentName)
	}
	for _, k := range n.Kids {
		b.finderCaptures(k)
	}
}

// sameness is what two rules that match the same share. Few others do.
type sameness struct {
	phase, layer, unless, args string
	pattern                    uint64 // hash
}

func (b *builder) sameness(f *rulefile.File, def *rulefile.RuleDef, n *pattern.Node) sameness {
	var args []string
	for _, a := range def.Args {
		args = append(args, fmt.Sprint(a.Role.Value, a.Required))
		for k := range a.Finders {
			args = append(args, a.Finders[k].String())
		}
	}
	return sameness{f.PhaseOf(def), f.LayerOf(def), strings.TrimSpace(def.Unless.Value), strings.Join(args, " "), n.Hash(b.hashes)}
}

// twins warns of two rules that match the same and say something different, or the same twice.
func (b *builder) twins(f *rulefile.File, def *rulefile.RuleDef, r *rule) {
	key := b.sameness(f, def, r.node)
	for _, other := range b.same[key] {
		if !other.node.Equal(r.node) {
			continue
		}
		switch {
		case other.Name == r.Name:
		case slices.Equal(other.Emit, r.Emit):
			b.warnAt(f, def.Name, 0, "rule %q matches the same as %s and says the same", def.Name.Value, other.Name)
		default:
			b.warnAt(f, def.Name, 0, "rule %q matches the same as %s but gives a different finding", def.Name.Value, other.Name)
		}
		return
	}
	b.same[key] = append(b.same[key], r)
}
