package rulefile

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// field is a key of a mapping and its value; the value is nil if it is missing, which was reported.
type field struct {
	key   Text
	value *yaml.Node
}

// plainText is the kind of a scalar without anything special.
const plainText = "text"

// kindOf names a node in messages.
func kindOf(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || n.Tag == "!!merge":
		return "an anchor, alias, tag or merge key of YAML (rule files have none)"
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Kind == yaml.SequenceNode:
		return "a sequence"
	}
	return plainText
}

func (s *source) errorNode(n *yaml.Node, format string, args ...any) {
	line, column := s.position(n)
	s.errorf(line, column, format, args...)
}

func (s *source) errorText(t Text, format string, args ...any) {
	line, column := t.At(0)
	s.errorf(line, column, format, args...)
}

// mapping returns the fields of a mapping in their order; unknown ones are reported and left out.
func (s *source) mapping(n *yaml.Node, allowed ...string) []field {
	return s.fields(n, "field", func(key Text) bool {
		known := slices.Contains(allowed, key.Value)
		if !known {
			s.errorText(key, "unknown field %q: one of %s", key.Value, strings.Join(allowed, ", "))
		}
		return known
	})
}

// named returns the fields of a mapping whose keys are names of things of one kind.
func (s *source) named(n *yaml.Node, kind string) []field {
	return s.fields(n, kind, func(key Text) bool { return s.goodName(key, kind, false) })
}

// fields returns the fields of a mapping whose keys are good, each key once.
func (s *source) fields(n *yaml.Node, kind string, good func(Text) bool) []field {
	content := s.mappingContent(n)
	out := make([]field, 0, len(content)/2)
	first := make(map[string]Text, len(content)/2)
	for i := 0; i+1 < len(content); i += 2 {
		key, ok := s.text(content[i])
		if ok && good(key) && !s.twice(first, key, kind) {
			out = append(out, field{key, s.present(key, content[i+1])})
		}
	}
	return out
}

// mappingContent returns the keys and values of a mapping in turn.
func (s *source) mappingContent(n *yaml.Node) []*yaml.Node {
	if n == nil {
		return nil
	}
	if kind := kindOf(n); kind != "a mapping" {
		s.errorNode(n, "expected a mapping (key: value), not %s", kind)
		return nil
	}
	return n.Content
}

// present returns a value, or nil after a report that there is none.
func (s *source) present(key Text, n *yaml.Node) *yaml.Node {
	if !null(n) {
		return n
	}
	s.errorText(key, "%q has no value", key.Value)
	return nil
}

func null(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// twice reports a name that is there already, and remembers it if not.
func (s *source) twice(first map[string]Text, name Text, what string) bool {
	old, dup := first[name.Value]
	if !dup {
		first[name.Value] = name
		return false
	}
	line, _ := old.At(0)
	s.errorText(name, "%s %q is defined twice (first in line %d)", what, name.Value, line)
	return true
}

// goodName reports a name that is not of lower-case letters, digits, - and _; with a slash once,
// if it may have one.
func (s *source) goodName(name Text, what string, slash bool) bool {
	parts := []string{name.Value}
	if slash {
		parts = strings.SplitN(name.Value, "/", 2)
	}
	for _, p := range parts {
		if !isName(p) {
			s.errorText(name, "%s %q: a name has lower-case letters, digits, - and _, and starts with a letter or digit", what, name.Value)
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
func (s *source) nameText(n *yaml.Node, what string) Text {
	t, ok := s.text(n)
	if !ok || !s.goodName(t, what, false) {
		return Text{}
	}
	return t
}

// sequence returns the values of a sequence.
func (s *source) sequence(n *yaml.Node, of string) []*yaml.Node {
	if n == nil {
		return nil
	}
	if kindOf(n) != "a sequence" {
		s.errorNode(n, "expected a sequence of %s", of)
		return nil
	}
	return n.Content
}

// texts reads a sequence of text.
func (s *source) texts(n *yaml.Node) []Text {
	var out []Text
	for _, v := range s.sequence(n, "text") {
		t, ok := s.text(v)
		if !ok {
			continue
		}
		if strings.TrimSpace(t.Value) == "" {
			s.errorNode(v, "an empty text")
			continue
		}
		out = append(out, t)
	}
	return out
}
