package engine

import (
	"slices"
	"sync"

	"dateline/extract/document"
	"dateline/rules/internal/pattern"
)

func (c *coder) program(p *program) {
	packed := p.packed
	if c.writing && packed == "" {
		packed = p.pack()
	}
	c.str(&packed)
	if !c.writing {
		p.packed = packed
	}
	num(c, &p.memos)
	c.bool(&p.reverse)
	c.bool(&p.emptyLoop)
	num(c, &p.seek)
	num(c, &p.starts)
}

// roomLength is how many atoms are allocated at once.
const roomLength = 1 << 12

// pack returns the instructions in a compact form.
func (p *program) pack() string {
	c, ins := &coder{writing: true}, p.code()
	each(c, &ins, c.instruction)
	return string(c.data)
}

// unpacking keeps matchers from unpacking one program at once.
var unpacking sync.Mutex

// unpack reads the instructions from their compact form.
func (p *program) unpack() {
	unpacking.Lock()
	defer unpacking.Unlock()
	if !p.unpacked.Load() {
		c := &coder{text: p.packed}
		each(c, &p.ins, c.instruction)
		p.unpacked.Store(true)
	}
}

func (c *coder) instruction(in *instruction) {
	num(c, &in.op)
	c.bool(&in.neg)
	num(c, &in.memo)
	num(c, &in.x)
	num(c, &in.y)
	num(c, &in.arg)
}

func (c *coder) featureRulesOf(phase string) []featureRule {
	for i := range c.featureRules {
		if c.featureRules[i].phase == phase {
			return c.featureRules[i].rules
		}
	}
	return nil
}

// shared codes the finders, voices and feature rules, which rules share.
func (c *coder) shared(s *Set) {
	if c.writing {
		for _, r := range s.rules {
			for _, a := range r.args {
				for _, f := range a.finders {
					if !slices.Contains(c.finders, f) {
						c.finders = append(c.finders, f)
					}
				}
			}
			if len(r.featureRules) > 0 && c.featureRulesOf(r.Phase) == nil {
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
	each(c, &c.finders, func(f **finder) { maybe(c, f, c.finder) })
	each(c, &s.voices, func(v *voice) {
		c.str(&v.name)
		maybe(c, &v.when, c.program)
	})
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
}

func (c *coder) rule(r *rule) {
	for _, s := range []*string{&r.Name, &r.Phase, &r.Layer, &r.File} {
		c.str(s)
	}
	for _, n := range []*int{&r.Priority, &r.Line, &r.Column, &r.layer, &r.anchor.at.min, &r.anchor.at.max, &r.rank} {
		num(c, n)
	}
	c.emitted(&r.Emit)
	for _, p := range []**program{&r.span, &r.pre, &r.post, &r.unless} {
		maybe(c, p, c.program)
	}
	num(c, &r.first)
	var lastKey int32
	each(c, &r.anchor.keys, func(k *key) {
		num(c, &k.kind)
		c.delta(&k.id, &lastKey)
	})
	each(c, &r.requirements, func(n *requirement) {
		num(c, &n.layers)
		num(c, &n.tags)
		for i := range n.words {
			num(c, &n.words[i])
		}
	})
	each(c, &r.args, c.argument)
	if r.trigger() {
		r.featureRules = c.featureRulesOf(r.Phase)
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
	numbers := make([]int32, len(a.finders))
	for i, f := range a.finders {
		numbers[i] = int32(slices.Index(c.finders, f))
	}
	c.nums(&numbers)
	if c.writing {
		return
	}
	for _, n := range numbers {
		a.finders = append(a.finders, c.finders[n])
	}
}
