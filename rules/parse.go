package rules

import (
	"errors"
	"fmt"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
)

// Bounds of a pattern's source.
const (
	maxQuantifier = 100
	maxNesting    = 200
)

// scope is what a pattern may name.
type scope struct {
	words    func(string) []string
	lists    map[string]*list
	patterns func(name string) (*node, bool) // resolves a sub-pattern, reports whether it exists
	layers   map[string]bool

	usedLists, usedPatterns map[string]bool // what the patterns so far name
}

// patternParser reads one pattern by recursive descent. It never stops at a mistake, so that all are told at once.
type patternParser struct {
	scanner
	scope *scope
	tok   lexeme
	depth int
	errs  []patternError
}

// patternError is a mistake at a byte of the pattern.
type patternError struct {
	pos     int
	message string
}

// parsePattern reads a pattern. The node is usable only if there are no errors.
func parsePattern(src string, sc *scope) (*node, []patternError) {
	p := &patternParser{scope: sc}
	p.scanner = scanner{src: src, fail: p.errorf}
	p.advance()
	n := p.alt()
	for p.tok.kind != lexEnd {
		p.errorf(p.tok.pos, "unexpected %q", p.tok.text)
		p.advance()
		p.alt()
	}
	return n, p.errs
}

// maxPatternErrors bounds what is told of one pattern; what comes after so many mistakes follows from them.
const maxPatternErrors = 10

func (p *patternParser) errorf(pos int, format string, args ...any) {
	if len(p.errs) == maxPatternErrors {
		p.scanner.pos = len(p.src)
		return
	}
	message := fmt.Sprintf(format, args...)
	if len(message) > maxShownLine {
		message = strings.ToValidUTF8(message[:maxShownLine], "") + "…"
	}
	p.errs = append(p.errs, patternError{pos, message})
}

func (p *patternParser) advance() { p.tok = p.scanner.next() }

func (p *patternParser) expect(k lexKind) {
	if p.tok.kind != k {
		p.errorf(p.tok.pos, "expected %q", string(rune(k)))
		return
	}
	p.advance()
}

// alt = seq {"|" seq}
func (p *patternParser) alt() *node {
	p.depth++
	defer func() { p.depth-- }()
	start := p.tok.pos
	if p.depth > maxNesting {
		p.errorf(start, "nested deeper than %d", maxNesting)
		p.scanner.pos = len(p.src)
		p.advance()
		return &node{op: opEmpty, pos: start, end: start}
	}
	kids := []*node{p.seq()}
	for p.tok.kind == '|' {
		p.advance()
		kids = append(kids, p.seq())
	}
	if len(kids) == 1 {
		return kids[0]
	}
	return &node{op: opAlt, kids: kids, pos: start, end: kids[len(kids)-1].end}
}

// seq = item {item}
func (p *patternParser) seq() *node {
	start := p.tok.pos
	var kids []*node
	for n := p.item(); n != nil; n = p.item() {
		kids = append(kids, n)
	}
	switch len(kids) {
	case 0:
		p.errorf(start, "expected an item")
		return &node{op: opEmpty, pos: start, end: start}
	case 1:
		return kids[0]
	}
	return &node{op: opSeq, kids: kids, pos: start, end: kids[len(kids)-1].end}
}

// item = [name ":"] atom [quant]
func (p *patternParser) item() *node {
	if p.tok.kind != lexName {
		return p.quantified()
	}
	name := p.tok
	p.advance()
	if p.tok.kind != ':' || p.tok.spaced {
		p.errorf(name.pos, "bare word %q: write %q for the word, or %s: for a capture", name.text, name.text, name.text)
		return &node{op: opEmpty, pos: name.pos, end: name.end}
	}
	p.advance()
	if p.tok.spaced {
		p.errorf(p.tok.pos, "no blank after the capture name %q", name.text)
	}
	n := p.quantified()
	if n == nil {
		p.errorf(p.tok.pos, "capture %q has nothing to capture", name.text)
		n = &node{op: opEmpty, pos: name.end, end: name.end}
	}
	return &node{op: opCapture, name: name.text, kids: []*node{n}, pos: name.pos, end: n.end}
}

func (p *patternParser) quantified() *node {
	n := p.atom()
	if n == nil {
		return nil
	}
	q := p.tok
	least, most, ok := p.quantifier()
	if !ok {
		return n
	}
	if q.spaced {
		p.errorf(q.pos, "a quantifier follows its item without a blank")
	}
	if n.op == opLook || n.op == opEdge {
		p.errorf(q.pos, "look-around and edges take no quantifier")
	}
	r := &node{op: opRepeat, kids: []*node{n}, min: least, max: most, pos: n.pos, end: p.tok.pos}
	if p.tok.kind == '?' && !p.tok.spaced {
		r.lazy = true
		p.advance()
	}
	return r
}

// quantifier reads ? * + {n} {n,} {,n} {n,m}; ok tells whether one stands here.
func (p *patternParser) quantifier() (least, most int, ok bool) {
	switch p.tok.kind {
	case '?':
		least, most = 0, 1
	case '*':
		least, most = 0, unbounded
	case '+':
		least, most = 1, unbounded
	case '{':
		return p.counted()
	default:
		return 0, 0, false
	}
	p.advance()
	return least, most, true
}

func (p *patternParser) counted() (least, most int, ok bool) {
	open := p.tok.pos
	p.advance()
	least, most = 0, unbounded
	if p.tok.kind == lexName {
		least = p.number()
		most = least
	}
	if p.tok.kind == ',' {
		most = unbounded
		p.advance()
		if p.tok.kind == lexName {
			most = p.number()
		}
	}
	p.expect('}')
	if least > maxQuantifier || most > maxQuantifier {
		p.errorf(open, "a quantifier may not exceed %d", maxQuantifier)
		return 0, 1, true
	}
	if most != unbounded && most < least {
		p.errorf(open, "quantifier {%d,%d} is empty", least, most)
		return 0, 1, true
	}
	return least, most, true
}

func (p *patternParser) number() int {
	v, err := strconv.Atoi(p.tok.text)
	if err != nil {
		p.errorf(p.tok.pos, "expected a number, found %q", p.tok.text)
	}
	p.advance()
	return v
}

// atom = string | token | layer | "<" name ">" | "(" alt ")" | look | edge
func (p *patternParser) atom() *node {
	t := p.tok
	switch t.kind {
	case lexString:
		p.advance()
		return p.literal(t)
	case '[':
		p.advance()
		n := &node{op: opToken, pos: t.pos, cons: p.constraints(']', isTokenAttr)}
		n.end = p.tok.end
		p.expect(']')
		return n
	case '@':
		return p.layer()
	case '<':
		return p.reference()
	case '(', lexLook:
		p.advance()
		n := p.alt()
		if t.kind == lexLook {
			n = &node{op: opLook, kids: []*node{n}, behind: strings.Contains(t.text, "<"), neg: strings.HasSuffix(t.text, "!"), pos: t.pos, end: p.tok.end}
		}
		p.expect(')')
		return n
	case '^', '$':
		return p.edge()
	case lexEnd, '|', ')':
		return nil
	}
	p.errorf(t.pos, "unexpected %q", t.text)
	p.advance()
	return &node{op: opEmpty, pos: t.pos, end: t.end}
}

// literal is a word or several, cut by the tokenizer that cuts the text.
func (p *patternParser) literal(t lexeme) *node {
	var kids []*node
	for _, w := range p.scope.words(t.text) {
		c := constraint{attr: "text", values: []string{w}, pos: t.pos}
		kids = append(kids, &node{op: opToken, cons: []constraint{c}, pos: t.pos, end: t.end})
	}
	switch len(kids) {
	case 0:
		p.errorf(t.pos, "empty literal")
		return &node{op: opEmpty, pos: t.pos, end: t.end}
	case 1:
		return kids[0]
	}
	return &node{op: opSeq, kids: kids, pos: t.pos, end: t.end}
}

// layer = "@" name ["(" cons ")"]
func (p *patternParser) layer() *node {
	n := &node{op: opLayer, pos: p.tok.pos}
	n.name, n.cons = p.layerName()
	n.end = p.tok.pos
	return n
}

func (p *patternParser) layerName() (name string, cons []constraint) {
	p.advance()
	if p.tok.kind != lexName || p.tok.spaced {
		p.errorf(p.tok.pos, "expected a layer name after @")
		return "", nil
	}
	name = p.tok.text
	p.checkLayer()
	p.advance()
	if p.tok.kind == '(' && !p.tok.spaced {
		p.advance()
		cons = p.constraints(')', func(string) bool { return true })
		p.expect(')')
	}
	return name, cons
}

func (p *patternParser) checkLayer() {
	if !p.scope.layers[p.tok.text] {
		p.errorf(p.tok.pos, "unknown layer %q%s", p.tok.text, suggest(p.tok.text, sortedKeys(p.scope.layers)))
	}
}

// reference = "<" name ">"
func (p *patternParser) reference() *node {
	p.advance()
	name := p.tok
	empty := &node{op: opEmpty, pos: name.pos, end: name.end}
	if name.kind != lexName {
		p.errorf(name.pos, "expected the name of a sub-pattern after <")
		return empty
	}
	p.advance()
	p.expect('>')
	p.scope.usedPatterns[name.text] = true
	n, ok := p.scope.patterns(name.text)
	if !ok {
		p.errorf(name.pos, "unknown sub-pattern <%s>", name.text)
		return empty
	}
	if n == nil { // told where it is defined
		return empty
	}
	return n
}

// edge = ("^"|"$") [layer]
func (p *patternParser) edge() *node {
	t := p.tok
	n := &node{op: opEdge, atEnd: t.kind == '$', pos: t.pos, end: t.end}
	p.advance()
	if p.tok.kind == lexName && !p.tok.spaced {
		n.name, n.end = p.tok.text, p.tok.end
		p.checkLayer()
		p.advance()
	}
	return n
}

// tokenAttrs are the attributes of a token.
var tokenAttrs = []string{"text", "lemma", "tag", "shape"}

func isTokenAttr(s string) bool { return slices.Contains(tokenAttrs, s) }

// constraints reads up to the closing bracket, which it leaves.
func (p *patternParser) constraints(end lexKind, legal func(string) bool) []constraint {
	var out []constraint
	for p.tok.kind != end && p.tok.kind != lexEnd {
		c, ok := p.constraint(legal)
		if ok {
			out = append(out, c)
		}
		if ok && p.tok.kind != ',' && p.tok.kind != end && p.tok.kind != lexEnd { // the end is told by who opened the bracket
			p.errorf(p.tok.pos, "expected , or %q, found %q", string(rune(end)), p.tok.text)
		}
		for p.tok.kind != ',' && p.tok.kind != end && p.tok.kind != lexEnd {
			p.advance()
		}
		if p.tok.kind == ',' {
			p.advance()
		}
	}
	return out
}

// constraint = ["not"] ( attr "=" val {"|" val} | attr "~" /regex/ | attr "in" list {"|" list} | "in" "@" layer )
func (p *patternParser) constraint(legal func(string) bool) (c constraint, ok bool) {
	c.pos = p.tok.pos
	if p.tok.kind == lexName && p.tok.text == "not" {
		c.neg = true
		p.advance()
	}
	if p.tok.kind != lexName {
		p.errorf(p.tok.pos, "expected a constraint, found %q", p.tok.text)
		return c, false
	}
	c.attr = p.tok.text
	attrPos := p.tok.pos
	if c.attr == "in" {
		return p.inside(c)
	}
	p.advance()
	if !legal(c.attr) {
		p.errorf(attrPos, "unknown attribute %q: one of %s%s", c.attr, strings.Join(tokenAttrs, ", "), suggest(c.attr, tokenAttrs))
		return c, false
	}
	switch {
	case p.tok.kind == '=':
		return p.values(c)
	case p.tok.kind == '~':
		p.advance()
		c.kind, c.values = consRegexp, []string{p.tok.text}
		if p.tok.kind != lexRegexp {
			p.errorf(p.tok.pos, "expected /regex/ after ~")
			return c, false
		}
		p.checkRegexp()
		p.advance()
		return c, true
	case p.tok.kind == lexName && p.tok.text == "in":
		return p.listNames(c)
	}
	p.errorf(p.tok.pos, "expected =, ~ or in after %q", c.attr)
	return c, false
}

// checkRegexp tells what is wrong with a regular expression in the words of its writer.
func (p *patternParser) checkRegexp() {
	_, err := syntax.Parse(p.tok.text, syntax.Perl)
	var e *syntax.Error
	if errors.As(err, &e) {
		p.errorf(p.tok.pos, "no regular expression: %s: %s", e.Code, shorten(e.Expr))
	}
}

// inside = "in" "@" layer
func (p *patternParser) inside(c constraint) (constraint, bool) {
	p.advance()
	if p.tok.kind != '@' {
		p.errorf(p.tok.pos, "expected @layer after in")
		return c, false
	}
	name, inner := p.layerName()
	c.kind, c.values, c.inner = consInside, []string{name}, inner
	return c, name != ""
}

func (p *patternParser) values(c constraint) (constraint, bool) {
	for {
		v := p.bareValue()
		if v.kind != lexName && v.kind != lexString {
			p.errorf(v.pos, "expected a value, found %q", v.text)
			return c, false
		}
		if c.attr == "tag" && !anyTag(v.text) {
			p.errorf(v.pos, "no such tag %q%s", v.text, suggest(v.text, Tags))
		}
		c.values = append(c.values, v.text)
		p.advance()
		if p.tok.kind != '|' {
			return c, true
		}
	}
}

// bareValue reads the value after = or |. A value without quotes goes up to a blank or one of , | ] ) ".
func (p *patternParser) bareValue() lexeme {
	p.scanner.space()
	start := p.scanner.pos
	if start < len(p.src) && p.src[start] != '"' {
		i := strings.IndexAny(p.src[start:], " \t\r\n,|])\"")
		if i < 0 {
			i = len(p.src) - start
		}
		if i > 0 {
			p.scanner.pos = start + i
			p.tok = lexeme{kind: lexName, text: p.src[start : start+i], pos: start, end: start + i}
			return p.tok
		}
	}
	p.advance()
	return p.tok
}

func (p *patternParser) listNames(c constraint) (constraint, bool) {
	c.kind = consList
	for {
		p.advance()
		if p.tok.kind != lexName {
			p.errorf(p.tok.pos, "expected the name of a list")
			return c, false
		}
		if p.scope.lists[p.tok.text] == nil {
			p.errorf(p.tok.pos, "unknown list %q%s", p.tok.text, suggest(p.tok.text, sortedKeys(p.scope.lists)))
		}
		p.scope.usedLists[p.tok.text] = true
		c.values = append(c.values, p.tok.text)
		p.advance()
		if p.tok.kind != '|' {
			return c, true
		}
	}
}
