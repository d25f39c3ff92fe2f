package engine

import (
	"slices"
	"strings"

	"dateline/rules/internal/pattern"
	"dateline/rules/internal/rulefile"
)

// Contract is what the reader of a phase understands: the features that its rules and feature rules may set, each with its values (none
// for any value), and the captures and arguments that its rules may have (nil for any).
type Contract struct {
	Features map[string][]string
	Captures []string
	Layer    string // of rules that name none; empty for one with the name of the phase
}

// layerOf returns the layer of a rule's mentions. A rule that names none makes those that the reader of its phase looks for.
func (b *builder) layerOf(f *rulefile.File, def *rulefile.RuleDef) string {
	layer, phase := f.LayerOf(def), f.PhaseOf(def)
	if read := b.opts.Contracts[phase].Layer; read != "" && layer == phase {
		return read
	}
	return layer
}

// checkContract reports the features, captures and arguments of a rule that its phase does not know.
func (b *builder) checkContract(f *rulefile.File, def *rulefile.RuleDef, r *rule) {
	c, ok := b.opts.Contracts[r.Phase]
	if !ok {
		return
	}
	b.checkFeatures(f, c, r.Phase, def.Emit)
	if c.Captures == nil {
		return
	}
	for _, name := range r.Roles {
		if name != triggerName && !slices.Contains(c.Captures, name) {
			at, offset := roleAt(def, name)
			b.errAt(f, at, offset, "unknown capture or argument %q in phase %q: one of %s%s", name, r.Phase, strings.Join(c.Captures, ", "), pattern.Suggest(name, c.Captures))
		}
	}
}

// roleAt returns where a rule names a capture or an argument: in its arguments or its pattern, or else in a pattern that it uses.
func roleAt(def *rulefile.RuleDef, name string) (at rulefile.Text, offset int) {
	for i := range def.Args {
		if def.Args[i].Role.Value == name {
			return def.Args[i].Role, 0
		}
	}
	if i := strings.Index(def.Matched().Value, name+":"); i >= 0 {
		return def.Matched(), i
	}
	return def.Name, 0
}

// checkFeatures reports the features that a phase does not know, and values that a feature does not have.
func (b *builder) checkFeatures(f *rulefile.File, c Contract, phase string, features []rulefile.FeatureDef) {
	for _, d := range features {
		values, known := c.Features[d.Name.Value]
		switch {
		case !known:
			names := pattern.SortedKeys(c.Features)
			b.errAt(f, d.Name, 0, "unknown feature %q in phase %q: one of %s%s", d.Name.Value, phase, strings.Join(names, ", "), pattern.Suggest(d.Name.Value, names))
		case len(values) > 0 && !slices.Contains(values, d.Value.Value):
			b.errAt(f, d.Value, 0, "unknown value %q of feature %q: one of %s%s", d.Value.Value, d.Name.Value, strings.Join(values, ", "), pattern.Suggest(d.Value.Value, values))
		}
	}
}

// checkFeatureRules reports the features of feature rules that their phase does not know.
func (b *builder) checkFeatureRules() {
	for _, f := range b.files {
		if c, ok := b.opts.Contracts[f.Phase.Value]; ok {
			for _, d := range f.FeatureRules {
				b.checkFeatures(f, c, f.Phase.Value, d.Set)
			}
		}
	}
}
