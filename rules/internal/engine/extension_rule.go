package engine

import (
	"slices"

	"dateline/rules/internal/rulefile"
)

// extendRules enters the rules of all files in their order: those of the known set, or compiled ones.
func (x *extension) extendRules() {
	byName := make(map[string]int, x.known.rules.len())
	ofSource := make([][]int, len(x.origin.sources))
	for i, r := range x.known.rules.all() {
		byName[r.Name] = i
		source := x.origin.rules[i].source
		ofSource[source] = append(ofSource[source], i)
	}
	at := map[string]int{}
	for _, v := range x.views {
		if !v.same {
			x.rulesOfChanged(v, byName, at)
			continue
		}
		for _, i := range ofSource[v.was] {
			position := x.origin.rules[i].position
			if !x.anyChanged(x.origin.rules[i].uses) {
				x.enter(at, x.taken(i), position)
				continue
			}
			x.read(v)
			x.enter(at, x.rule(v.file, &v.file.Rules[position]), position)
		}
	}
}

// rulesOfChanged enters the rules of a file that is new or different.
func (x *extension) rulesOfChanged(v *view, byName, at map[string]int) {
	for position := range v.file.Rules {
		def := &v.file.Rules[position]
		i, ok := byName[fullName(v.file.Prefix, def.Name.Value)]
		if !ok || !x.unchanged(v, def, &x.origin.rules[i]) {
			x.enter(at, x.rule(v.file, def), position)
			continue
		}
		r := x.taken(i)
		r.Line, r.Column = def.Name.At(0)
		x.enter(at, r, position)
	}
}

// unchanged reports whether a rule of a file says what it said, and all that it depends on does.
func (x *extension) unchanged(v *view, def *rulefile.RuleDef, old *ruleOrigin) bool {
	return old.source == v.was && old.sum == x.sumOfRule(v.file, def) && !x.anyChanged(old.uses)
}

// taken is a copy of a rule of the known set.
func (x *extension) taken(i int) *rule {
	r := *x.known.rules.of(int32(i))
	r.Base = true // of a compact form
	return &r
}

// extendFeatureRules gives the rules their feature rules: the known ones, or those of all files if one of them has changed.
func (x *extension) extendFeatureRules() {
	if !x.newFeatureRules {
		featureRules := map[string][]featureRule{}
		for _, r := range x.known.rules.all() {
			if len(r.featureRules) > 0 {
				featureRules[r.Phase] = r.featureRules
			}
		}
		x.give(featureRules)
		return
	}
	for _, v := range x.views {
		if !v.same || x.origin.sources[v.was].featureRules != 0 {
			x.read(v)
			x.files = append(x.files, v.file)
		}
	}
	x.give(x.featureRules())
	x.checkFeatureRules()
}

// tie is what rules of different files may share: the same position in their files, and the same name without the file.
type tie struct {
	position int
	name     string
}

// untie compiles taken rules that newly tie with a rule of another file: rankRules decides between them by their patterns, which those of a
// compact form lack. Old ties have kept their ranks.
func (x *extension) untie() {
	rules, isNew := map[tie]int{}, map[tie]bool{}
	for _, r := range x.set.rules.all() {
		t := tie{r.position, r.shortName()}
		rules[t]++
		isNew[t] = isNew[t] || r.node != nil || !x.viewWith(r).same
	}
	for i, r := range x.set.rules.all() {
		if t := (tie{r.position, r.shortName()}); r.node != nil || rules[t] < 2 || !isNew[t] {
			continue
		}
		v := x.viewWith(r)
		x.read(v)
		if n := x.rule(v.file, &v.file.Rules[r.position]); n != nil {
			n.index, n.position, n.featureRules = i, r.position, r.featureRules
			x.set.rules.put(i, n)
		}
	}
}

// viewWith returns the file that has a rule.
func (x *extension) viewWith(r *rule) *view {
	return x.views[slices.IndexFunc(x.views, func(v *view) bool { return v.source.Name == r.File })]
}
