package rulefile

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// ruleReader is a rule while it is read.
type ruleReader struct {
	*fileReader
	def  RuleDef
	node *yaml.Node
	seen map[string]bool // fields
	// test lines of either kind, well formed or not
	hits, misses int
}

func (r *fileReader) ruleDefs(n *yaml.Node) {
	for _, v := range r.sequence(n, "rules") {
		rule := ruleReader{fileReader: r, node: v, seen: map[string]bool{}}
		if null(v) {
			r.errorNode(v, "an empty rule")
			continue
		}
		if rule.read() {
			r.file.Rules = append(r.file.Rules, rule.def)
		}
	}
}

// read takes the fields of a rule; false if it must be left out.
func (r *ruleReader) read() bool {
	fields := r.mapping(r.node, RuleFields...)
	if len(fields) == 0 && kindOf(r.node) != "a mapping" {
		return false
	}
	for _, x := range fields {
		r.seen[x.key.Value] = true
		r.field(x)
	}
	r.checkWhole()
	return !r.duplicate()
}

func (r *ruleReader) field(x field) {
	d := &r.def
	switch x.key.Value {
	case "name":
		if t, ok := r.text(x.value); ok && r.goodName(t, "rule", true) {
			d.Name = t
		}
	case "phase":
		d.Phase = r.nameText(x.value, "phase")
	case "layer":
		d.Layer = r.nameText(x.value, "layer")
	case "priority":
		d.Priority = r.number(x, -1000, 1000)
	case "match":
		d.Match = r.pattern(x)
	case "trigger":
		d.Trigger = r.pattern(x)
	case "unless":
		d.Unless = r.pattern(x)
	case "args":
		r.args(x.value)
	case "emit":
		d.Emit = r.features(x.value)
	case "tests":
		r.tests(x.value)
	}
}

// checkWhole reports what the rule lacks.
func (r *ruleReader) checkWhole() {
	if !r.seen["name"] {
		r.errorNode(r.node, "rule has no name")
	}
	switch {
	case r.seen["match"] && r.seen["trigger"]:
		r.lacks("has both match and trigger: exactly one")
	case !r.seen["match"] && !r.seen["trigger"]:
		r.lacks("has no match and no trigger: exactly one")
	}
	if !r.seen["phase"] && !r.phase {
		r.lacks("has no phase, and neither has the file")
	}
	if r.hits == 0 {
		r.lacks("has no hit (+) test")
	}
	if r.misses == 0 {
		r.lacks("has no miss (-) test")
	}
}

// lacks reports a mistake of the whole rule at its name.
func (r *ruleReader) lacks(what string) {
	if r.def.Name.Value == "" {
		r.errorNode(r.node, "rule %s", what)
		return
	}
	r.errorText(r.def.Name, "rule %q %s", r.def.Name.Value, what)
}

// duplicate reports a name that an earlier rule of the file has, with or without the file's name.
func (r *ruleReader) duplicate() bool {
	name := r.def.Name
	if name.Value == "" {
		return false
	}
	short := name
	short.Value = strings.TrimPrefix(name.Value, r.file.Prefix+"/")
	return r.twice(r.rules, short, "rule")
}

// args reads roles and their finders: "finder | finder", with "!" at the end if required.
func (r *ruleReader) args(n *yaml.Node) {
	for _, x := range r.named(n, "role") {
		t, ok := r.text(x.value)
		if !ok {
			continue
		}
		arg := ArgDef{Role: x.key}
		whole := t.slice(0, len(t.Value))
		if strings.HasSuffix(whole.Value, "!") {
			arg.Required = true
			whole = whole.slice(0, len(whole.Value)-1)
		}
		for _, finder := range alternatives(whole) {
			if strings.HasSuffix(finder.Value, "!") {
				r.errorText(finder, "write the ! after the last finder: it makes the whole argument required")
				continue
			}
			if use, ok := r.finderUse(finder); ok {
				arg.Finders = append(arg.Finders, use)
			}
		}
		r.def.Args = append(r.def.Args, arg)
	}
}

// finderUse reads "finder" or "finder(word|word)".
func (r *ruleReader) finderUse(t Text) (FinderUse, bool) {
	name, inner, ok := inBrackets(t)
	if at := strings.IndexByte(t.Value, '('); !ok && at >= 0 {
		r.errorText(t.slice(at, len(t.Value)), "finder %q: the ( is never closed", t.Value)
		return FinderUse{}, false
	}
	if !ok {
		return FinderUse{Name: t}, r.goodName(t, "finder", false)
	}
	use := FinderUse{Name: name, Words: alternatives(inner)}
	for _, w := range use.Words {
		if w.Value == "" {
			r.errorText(t, "finder %q: a word is missing between ( | and )", t.Value)
			return use, false
		}
	}
	return use, r.goodName(name, "finder", false)
}

// alternatives cuts a text at each | that is in no brackets.
func alternatives(t Text) []Text {
	var out []Text
	from, depth := 0, 0
	for i := range len(t.Value) {
		switch t.Value[i] {
		case '(':
			depth++
		case ')':
			depth--
		case '|':
			if depth == 0 {
				out = append(out, t.slice(from, i))
				from = i + 1
			}
		}
	}
	return append(out, t.slice(from, len(t.Value)))
}

// tests reads the lines of a rule's tests.
func (r *ruleReader) tests(n *yaml.Node) {
	t, ok := r.text(n)
	if !ok {
		r.hits, r.misses = 1, 1 // they are unknown
		return
	}
	from := 0
	for part := range strings.SplitAfterSeq(t.Value, "\n") {
		line := t.slice(from, from+len(part))
		from += len(part)
		if line.Value == "" || line.Value[0] == '#' {
			continue
		}
		if test, ok := r.testLine(line); ok {
			r.def.Tests = append(r.def.Tests, test)
		}
	}
}

func (r *ruleReader) testLine(line Text) (TestDef, bool) {
	test := TestDef{Hit: line.Value[0] == '+', At: line}
	switch {
	case test.Hit:
		r.hits++
	case line.Value[0] == '-':
		r.misses++
	}
	sentence := strings.TrimLeft(line.Value[1:], " ")
	if line.Value[0] != '+' && line.Value[0] != '-' || len(line.Value) < 3 || line.Value[1] != ' ' {
		r.errorText(line, "a test is + or -, a space and a sentence")
		return test, false
	}
	offset := len(line.Value) - len(sentence)
	m := markScanner{src: sentence}
	if !m.scan() {
		l, c := line.At(offset + m.bad)
		r.errorf(l, c, "%s", m.message)
		return test, false
	}
	test.Text, test.Marks = m.text.String(), m.marks
	if test.Hit && len(test.Marks) == 0 {
		r.errorText(line, "a hit needs at least one mark: [text](name)")
		return test, false
	}
	return test, true
}

// markScanner takes the marks out of a test sentence.
type markScanner struct {
	src     string
	text    strings.Builder
	marks   []MarkedSpan // by their ends
	open    []openMark
	bad     int // offset of the mistake
	message string
}

// openMark is a "[": its offset in the source, and in the text without marks.
type openMark struct{ src, text int }

// scan reads the sentence; false with bad and message set if its marks are wrong.
func (m *markScanner) scan() bool {
	for i := 0; i < len(m.src); i++ {
		switch c := m.src[i]; {
		case c == '\\' && i+1 < len(m.src) && strings.IndexByte(`[]\`, m.src[i+1]) >= 0:
			i++
			m.text.WriteByte(m.src[i])
		case c == '[':
			m.open = append(m.open, openMark{i, m.text.Len()})
		case c == ']':
			if i = m.close(i); i < 0 {
				return false
			}
		default:
			m.text.WriteByte(c)
		}
	}
	if len(m.open) > 0 {
		return m.fail(m.open[len(m.open)-1].src, `"[" is never closed (\[ for the character)`)
	}
	return true
}

// close reads "](name)" and returns the offset of its last byte, or -1.
func (m *markScanner) close(i int) int {
	if len(m.open) == 0 {
		m.fail(i, `"]" closes nothing (\] for the character)`)
		return -1
	}
	start := m.open[len(m.open)-1].text
	m.open = m.open[:len(m.open)-1]
	name, _, ok := strings.Cut(strings.TrimPrefix(m.src[i+1:], "("), ")")
	if !ok || !strings.HasPrefix(m.src[i+1:], "(") || !isName(name) {
		m.fail(i, `a mark is [text](name), the name in lower case`)
		return -1
	}
	if start == m.text.Len() {
		m.fail(i, "a mark of nothing")
		return -1
	}
	m.marks = append(m.marks, MarkedSpan{start, m.text.Len(), name})
	return i + len(name) + 2
}

func (m *markScanner) fail(at int, message string) bool {
	m.bad, m.message = at, message
	return false
}
