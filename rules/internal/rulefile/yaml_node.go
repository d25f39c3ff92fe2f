package rulefile

import (
	"slices"
	"strings"

	yamlast "github.com/goccy/go-yaml/ast"
)

// field is a key of a mapping and its value; the value is nil where its lack was reported.
type field struct {
	key   Text
	value yamlast.Node
}

// special is what YAML has and rule files do not.
const special = "an anchor, alias, tag or explicit key of YAML (rule files have none)"

// kindOf names a node in messages.
func kindOf(n yamlast.Node) string {
	switch n.(type) {
	case *yamlast.MappingNode, *yamlast.MappingValueNode:
		return "a mapping"
	case *yamlast.SequenceNode:
		return "a sequence"
	case *yamlast.AnchorNode, *yamlast.AliasNode, *yamlast.TagNode, *yamlast.MergeKeyNode, *yamlast.MappingKeyNode:
		return special
	}
	return "text"
}

func (f *yamlFile) errorNode(n yamlast.Node, format string, args ...any) {
	line, column := f.place(n)
	f.errorf(line, column, format, args...)
}

func (f *yamlFile) errorText(t Text, format string, args ...any) {
	line, column := t.At(0)
	f.errorf(line, column, format, args...)
}

// mapping is the fields of a mapping in their order; unknown ones are reported and left out.
func (f *yamlFile) mapping(n yamlast.Node, allowed ...string) []field {
	return f.fields(n, "field", func(key Text) bool {
		known := slices.Contains(allowed, key.Value)
		if !known {
			f.errorText(key, "unknown field %q: one of %s", key.Value, strings.Join(allowed, ", "))
		}
		return known
	})
}

// named is the fields of a mapping whose keys are names of things of one kind.
func (f *yamlFile) named(n yamlast.Node, kind string) []field {
	return f.fields(n, kind, func(key Text) bool { return f.goodName(key, kind, false) })
}

// fields is the fields of a mapping whose keys are good, each key once.
func (f *yamlFile) fields(n yamlast.Node, kind string, good func(Text) bool) []field {
	values := f.mappingValues(n)
	out := make([]field, 0, len(values))
	first := make(map[string]Text, len(values))
	for _, v := range values {
		key, ok := f.text(v.Key)
		if ok && good(key) && !f.twice(first, key, kind) {
			out = append(out, field{key, f.present(key, v.Value)})
		}
	}
	return out
}

func (f *yamlFile) mappingValues(n yamlast.Node) []*yamlast.MappingValueNode {
	switch m := n.(type) {
	case nil:
		return nil
	case *yamlast.MappingNode:
		return m.Values
	case *yamlast.MappingValueNode:
		return []*yamlast.MappingValueNode{m}
	}
	f.errorNode(n, "expected a mapping (key: value), not %s", kindOf(n))
	return nil
}

// present is a value, or nil after a report that there is none.
func (f *yamlFile) present(key Text, n yamlast.Node) yamlast.Node {
	if _, null := n.(*yamlast.NullNode); n != nil && !null {
		return n
	}
	f.errorText(key, "%q has no value", key.Value)
	return nil
}

// twice reports a name that is there already, and remembers it if not.
func (f *yamlFile) twice(first map[string]Text, name Text, what string) bool {
	old, dup := first[name.Value]
	if !dup {
		first[name.Value] = name
		return false
	}
	line, _ := old.At(0)
	f.errorText(name, "%s %q is defined twice (first in line %d)", what, name.Value, line)
	return true
}

// goodName reports a name that is not of lower-case letters, digits, - and _; with a slash once,
// if it may have one.
func (f *yamlFile) goodName(name Text, what string, slash bool) bool {
	parts := []string{name.Value}
	if slash {
		parts = strings.SplitN(name.Value, "/", 2)
	}
	for _, p := range parts {
		if !isName(p) {
			f.errorText(name, "%s %q: a name has lower-case letters, digits, - and _, and starts with a letter or digit", what, name.Value)
			return false
		}
	}
	return true
}

func isName(s string) bool {
	for i, c := range []byte(s) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
		case i > 0 && (c == '-' || c == '_'):
		default:
			return false
		}
	}
	return s != ""
}

// nameText reads text that must be a name.
func (f *yamlFile) nameText(n yamlast.Node, what string) Text {
	t, ok := f.text(n)
	if !ok || !f.goodName(t, what, false) {
		return Text{}
	}
	return t
}

// sequence is the values of a sequence.
func (f *yamlFile) sequence(n yamlast.Node, of string) []yamlast.Node {
	switch s := n.(type) {
	case nil:
		return nil
	case *yamlast.SequenceNode:
		return s.Values
	}
	f.errorNode(n, "expected a sequence of %s", of)
	return nil
}

// texts reads a sequence of text.
func (f *yamlFile) texts(n yamlast.Node) []Text {
	var out []Text
	for _, v := range f.sequence(n, "text") {
		t, ok := f.text(v)
		if !ok {
			continue
		}
		if strings.TrimSpace(t.Value) == "" {
			f.errorNode(v, "an empty text")
			continue
		}
		out = append(out, t)
	}
	return out
}
