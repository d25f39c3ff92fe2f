// Package rulefile reads rule files: YAML to definitions, in which every text remembers its position in the file. It checks the form
// of a file, not whether the names and patterns in it mean anything.
package rulefile

import (
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// The fields of a rule file and of its parts. schema.json has the same for editors.
var (
	FileFields        = []string{"version", "phase", "layer", "labels", "lists", "patterns", "voices", "finders", "features", "rules"}
	ListFields        = []string{"words", "file", "files", "lists", "without"}
	SearchFields      = []string{"left", "right", "find", "stop", "skip"}
	FeatureRuleFields = []string{"set", "match"}
	RuleFields        = []string{"name", "phase", "layer", "priority", "match", "trigger", "unless", "args", "emit", "tests"}
)

// fileReader fills a File from YAML.
type fileReader struct {
	*source
	file  *File
	rules map[string]Text // where each rule is named
	phase bool            // the file has one, good or not
}

// Parse reads a rule file and checks its form: YAML, fields, types, names and test lines. It
// returns what could be read and every mistake in the order of the file; names that refer to
// other things are checked later.
func Parse(name string, data []byte) (*File, ErrorList) {
	base := path.Base(filepath.ToSlash(name))
	r := &fileReader{source: newSource(name, data), rules: map[string]Text{}}
	r.file = &File{Name: name, Prefix: strings.TrimSuffix(base, path.Ext(base)), Lines: r.lines}
	if body := r.parse(); body != nil {
		r.read(body)
	}
	sorted, _ := r.errs.Err().(ErrorList) // nil if there are none
	return r.file, sorted
}

// read takes the top-level fields.
func (r *fileReader) read(body *yaml.Node) {
	f := r.file
	var ruleNodes *yaml.Node
	for _, x := range r.mapping(body, FileFields...) {
		switch x.key.Value {
		case "version":
			r.version(x.value)
		case "phase":
			f.Phase, r.phase = r.nameText(x.value, "phase"), true
		case "layer":
			f.Layer = r.nameText(x.value, "layer")
		case "labels":
			r.labels(x.value)
		case "lists":
			r.lists(x.value)
		case "patterns":
			f.Patterns = r.patterns(x.value, "pattern")
		case "voices":
			f.Voices = r.patterns(x.value, "voice")
		case "finders":
			r.finders(x.value)
		case "features":
			r.featureRules(x.value)
		case "rules":
			ruleNodes = x.value
		}
	}
	r.ruleDefs(ruleNodes)
}

func (r *fileReader) version(n *yaml.Node) {
	if n != nil && n.Value != "1" {
		r.errorNode(n, "version %s of rule files: only 1 is known", n.Value)
	}
}

// labels reads labels and the kinds of each.
func (r *fileReader) labels(n *yaml.Node) {
	for _, x := range r.named(n, "label") {
		def := LabelDef{Name: x.key}
		for _, t := range r.texts(x.value) {
			if r.goodName(t, "label", false) {
				def.Kinds = append(def.Kinds, t)
			}
		}
		r.file.Labels = append(r.file.Labels, def)
	}
}

func (r *fileReader) lists(n *yaml.Node) {
	for _, x := range r.fields(n, "list", r.listName) {
		def := ListDef{Name: x.key}
		if def.Extend = strings.HasSuffix(x.key.Value, "+"); def.Extend {
			def.Name = x.key.slice(0, len(x.key.Value)-1)
		}
		def.ListParts = r.listParts(x, ListFields, &def.Without)
		r.file.Lists = append(r.file.Lists, def)
	}
}

// listName reports a name that is no name of a list; a final "+" means more of it.
func (r *fileReader) listName(name Text) bool {
	plain := name
	plain.Value = strings.TrimSuffix(name.Value, "+")
	return r.goodName(plain, "list", false)
}

// listParts reads a sequence of entries, or a mapping to the parts that a list is joined from. What it leaves out goes to without.
func (r *fileReader) listParts(list field, fields []string, without *ListParts) (parts ListParts) {
	switch n := list.value; {
	case n == nil:
	case n.Kind == yaml.MappingNode:
		for _, x := range r.mapping(n, fields...) {
			r.listPart(x, &parts, without)
		}
	case n.Kind == yaml.SequenceNode:
		parts.Entries = r.texts(n)
	default:
		r.errorNode(n, "list %q: expected a sequence of text, or a mapping with %s", list.key.Value, strings.Join(fields, ", "))
	}
	return parts
}

func (r *fileReader) listPart(x field, parts, without *ListParts) {
	switch x.key.Value {
	case "words":
		parts.Entries = r.texts(x.value)
	case "file":
		if t, ok := r.text(x.value); ok {
			parts.Files = append(parts.Files, t)
		}
	case "files":
		parts.Files = append(parts.Files, r.texts(x.value)...)
	case "lists":
		parts.Lists = r.texts(x.value)
	case "without":
		*without = r.listParts(x, ListFields[:4], nil)
	}
}

func (r *fileReader) patterns(n *yaml.Node, what string) []PatternDef {
	var out []PatternDef
	for _, x := range r.named(n, what) {
		out = append(out, PatternDef{x.key, r.pattern(x)})
	}
	return out
}

// pattern reads the text of a field that holds a pattern, and reports an empty one.
func (r *fileReader) pattern(x field) Text {
	t, ok := r.text(x.value)
	if ok && strings.TrimSpace(t.Value) == "" {
		r.errorText(x.key, "%q is empty", x.key.Value)
	}
	return t
}

func (r *fileReader) finders(n *yaml.Node) {
	for _, x := range r.fields(n, "finder", r.finderName) {
		def := FinderDef{Name: x.key}
		if name, parameter, ok := inBrackets(x.key); ok {
			def.Name, def.Parameter = name, parameter
		}
		for _, v := range r.named(x.value, "voice") {
			if v.value != nil {
				def.Voices = append(def.Voices, r.search(v))
			}
		}
		r.file.Finders = append(r.file.Finders, def)
	}
}

// finderName reports a name of a finder, or of its parameter, that is no name.
func (r *fileReader) finderName(key Text) bool {
	name, parameter, ok := inBrackets(key)
	if !ok {
		return r.goodName(key, "finder", false)
	}
	return r.goodName(name, "finder", false) && r.goodName(parameter, "parameter", false)
}

// inBrackets cuts "name(inner)"; false if t is not of that form.
func inBrackets(t Text) (name, inner Text, ok bool) {
	open := strings.IndexByte(t.Value, '(')
	if open < 0 || !strings.HasSuffix(t.Value, ")") {
		return t, Text{}, false
	}
	return t.slice(0, open), t.slice(open+1, len(t.Value)-1), true
}

func (r *fileReader) search(v field) SearchDef {
	def := SearchDef{Voice: v.key}
	if v.key.Value == "any" {
		def.Voice.Value = ""
	}
	directions, find := 0, false
	fields := r.mapping(v.value, SearchFields...)
	for _, x := range fields {
		switch x.key.Value {
		case "left", "right":
			def.Left = x.key.Value == "left"
			def.Reach = r.number(x, 1, maxReach)
			directions++
		case "find":
			def.Find, find = r.pattern(x), true
		case "stop":
			def.Stop = r.pattern(x)
		case "skip":
			def.Skip = r.pattern(x)
		}
	}
	if directions != 1 {
		r.errorText(v.key, "search %q needs exactly one of left and right", v.key.Value)
	}
	if !find {
		r.errorText(v.key, "search %q has no find", v.key.Value)
	}
	return def
}

// number reads a whole number within bounds.
func (r *fileReader) number(x field, least, most int) int {
	if x.value == nil {
		return 0
	}
	n, err := strconv.Atoi(x.value.Value)
	if x.value.Tag != "!!int" || err != nil || n < least || n > most {
		r.errorNode(x.value, "%s: expected a whole number from %d to %d", x.key.Value, least, most)
		return 0
	}
	return n
}

func (r *fileReader) featureRules(n *yaml.Node) {
	for _, v := range r.sequence(n, "features (set, match)") {
		var def FeatureRuleDef
		set, match := false, false
		for _, x := range r.mapping(v, FeatureRuleFields...) {
			switch x.key.Value {
			case "set":
				def.Set, set = r.features(x.value), true
			case "match":
				def.Match, match = r.pattern(x), true
			}
		}
		if !set || !match {
			r.errorNode(v, "a rule of features needs set and match")
		}
		r.file.FeatureRules = append(r.file.FeatureRules, def)
	}
}

// features reads a mapping of names to single values.
func (r *fileReader) features(n *yaml.Node) []FeatureDef {
	var out []FeatureDef
	for _, x := range r.named(n, "feature") {
		if t, ok := r.value(x.value); ok {
			out = append(out, FeatureDef{x.key, t})
		}
	}
	return out
}
