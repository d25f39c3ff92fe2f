package engine

import (
	"dateline/extract/document"
	"dateline/rules/internal/pattern"
)

func (c *coder) program(p *program) {
	inPlace(c, &p.ins)
	num(c, &p.memos)
	c.bool(&p.reverse)
	c.bool(&p.emptyLoop)
	num(c, &p.seek)
	num(c, &p.starts)
}

// featureRulesOf codes the feature rules of a set, which all trigger rules of a phase share.
func (c *coder) featureRulesOf(s *Set) {
	if c.writing {
		for _, r := range s.rules.all() {
			if len(r.featureRules) > 0 && c.featureRulesIn(r.Phase) == nil {
				c.featureRules = append(c.featureRules, phaseFeatureRules{r.Phase, r.featureRules})
			}
		}
	}
	each(c, &c.featureRules, func(p *phaseFeatureRules) {
		c.str(&p.phase)
		each(c, &p.rules, func(m *featureRule) {
			c.emitted(&m.set)
			maybe(c, &m.when, c.program)
		})
	})
}

func (c *common) featureRulesIn(phase string) []featureRule {
	for i := range c.featureRules {
		if c.featureRules[i].phase == phase {
			return c.featureRules[i].rules
		}
	}
	return nil
}

func (c *coder) finder(f *finder) {
	c.str(&f.name)
	names := pattern.SortedKeys(f.voices)
	c.strs(&names)
	if !c.writing {
		f.voices = make(map[string]*search, len(names))
	}
	for _, name := range names {
		s := f.voices[name]
		maybe(c, &s, func(s *search) {
			c.bool(&s.left)
			num(c, &s.reach)
			maybe(c, &s.find, c.program)
			maybe(c, &s.stop, c.program)
			maybe(c, &s.skip, c.program)
		})
		f.voices[name] = s
	}
	if !c.writing {
		f.order(c.voices)
	}
}

func (c *coder) rule(r *rule) {
	for _, s := range []*string{&r.Name, &r.Phase, &r.Layer, &r.File} {
		c.str(s)
	}
	for _, n := range []*int{&r.index, &r.Priority, &r.Line, &r.Column, &r.layer, &r.anchor.at.min, &r.anchor.at.max, &r.rank, &r.precedence} {
		num(c, n)
	}
	c.emitted(&r.Emit)
	for _, p := range []**program{&r.span, &r.pre, &r.post, &r.unless} {
		maybe(c, p, c.program)
	}
	num(c, &r.first)
	inPlace(c, &r.anchor.keys)
	inPlace(c, &r.requirements)
	each(c, &r.args, c.argument)
	if r.trigger() {
		r.featureRules = c.featureRulesIn(r.Phase)
	}
}

func (c *coder) emitted(fs *[]document.Feature) {
	each(c, fs, func(f *document.Feature) {
		c.str(&f.Name)
		c.str(&f.Value)
	})
}

// argument codes finders by their numbers.
func (c *coder) argument(a *argument) {
	c.str(&a.role)
	c.bool(&a.required)
	each(c, &a.finders, func(f **finder) { numbered(c, &c.finders, f) })
}
