package pattern

import (
	"fmt"
	"strconv"
	"strings"
)

// Bounds of a pattern's source.
const (
	maxQuantifier = 100
	maxNesting    = 200
	maxMessage    = 1000 // bytes
)

// Scope is what a pattern may name.
type Scope struct {
	Words    func(string) []string
	Lists    map[string]bool
	Local    map[string]string               // lists that only the current pattern knows, by the names that it has for them
	Patterns func(name string) (*Node, bool) // resolves a sub-pattern, reports whether it exists
	Layers   map[string]bool

	UsedLists, UsedPatterns map[string]bool // what the patterns so far name
}

// parser reads one pattern by recursive descent. It never stops at a mistake, so that all are reported at once.
type parser struct {
	scanner
	scope *Scope
	tok   lexeme
	depth int
	errs  []Error
}

// Error is a mistake at a byte of the pattern.
type Error struct {
	Pos     int
	Message string
}

// parsePattern reads a pattern. The node is usable only if there are no errors.
func Parse(src string, sc *Scope) (*Node, []Error) {
	p := &parser{scope: sc}
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

// maxPatternErrors bounds what is reported of one pattern; what comes after so many mistakes follows from them.
const maxPatternErrors = 10

func (p *parser) errorf(pos int, format string, args ...any) {
	if len(p.errs) == maxPatternErrors {
		p.scanner.pos = len(p.src)
		return
	}
	message := fmt.Sprintf(format, args...)
	if len(message) > maxMessage {
		message = strings.ToValidUTF8(message[:maxMessage], "") + "…"
	}
	p.errs = append(p.errs, Error{pos, message})
}

func (p *parser) advance() { p.tok = p.scanner.next() }

func (p *parser) expect(k lexKind) {
	if p.tok.kind != k {
		p.errorf(p.tok.pos, "expected %q", string(rune(k)))
		return
	}
	p.advance()
}

// alt = seq {"|" seq}
func (p *parser) alt() *Node {
	p.depth++
	defer func() { p.depth-- }()
	start := p.tok.pos
	if p.depth > maxNesting {
		p.errorf(start, "nested deeper than %d", maxNesting)
		p.scanner.pos = len(p.src)
		p.advance()
		return &Node{Op: Empty, Pos: start, End: start}
	}
	kids := []*Node{p.seq()}
	for p.tok.kind == '|' {
		p.advance()
		kids = append(kids, p.seq())
	}
	if len(kids) == 1 {
		return kids[0]
	}
	return &Node{Op: Alt, Kids: kids, Pos: start, End: kids[len(kids)-1].End}
}

// seq = item {item}
func (p *parser) seq() *Node {
	start := p.tok.pos
	var kids []*Node
	for n := p.item(); n != nil; n = p.item() {
		kids = append(kids, n)
	}
	switch len(kids) {
	case 0:
		p.errorf(start, "expected an item")
		return &Node{Op: Empty, Pos: start, End: start}
	case 1:
		return kids[0]
	}
	return &Node{Op: Seq, Kids: kids, Pos: start, End: kids[len(kids)-1].End}
}

// item = [name ":"] atom [quant]
func (p *parser) item() *Node {
	if p.tok.kind != lexName {
		return p.quantified()
	}
	name := p.tok
	p.advance()
	if p.tok.kind != ':' || p.tok.spaced {
		p.errorf(name.pos, "bare word %q: write %q for the word, or %s: for a capture", name.text, name.text, name.text)
		return &Node{Op: Empty, Pos: name.pos, End: name.end}
	}
	p.advance()
	if p.tok.spaced {
		p.errorf(p.tok.pos, "no space after the capture name %q", name.text)
	}
	n := p.quantified()
	if n == nil {
		p.errorf(p.tok.pos, "capture %q has nothing to capture", name.text)
		n = &Node{Op: Empty, Pos: name.end, End: name.end}
	}
	return &Node{Op: Capture, Name: name.text, Kids: []*Node{n}, Pos: name.pos, End: n.End}
}

func (p *parser) quantified() *Node {
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
		p.errorf(q.pos, "no space between an item and its quantifier")
	}
	if n.Op == Look || n.Op == Edge {
		p.errorf(q.pos, "look-around and edges take no quantifier")
	}
	r := &Node{Op: Repeat, Kids: []*Node{n}, Min: least, Max: most, Pos: n.Pos, End: p.tok.pos}
	if p.tok.kind == '?' && !p.tok.spaced {
		r.Lazy = true
		p.advance()
	}
	return r
}

// quantifier reads ? * + {n} {n,} {,n} {n,m}; ok reports whether there is one.
func (p *parser) quantifier() (least, most int, ok bool) {
	switch p.tok.kind {
	case '?':
		least, most = 0, 1
	case '*':
		least, most = 0, Unbounded
	case '+':
		least, most = 1, Unbounded
	case '{':
		return p.counted()
	default:
		return 0, 0, false
	}
	p.advance()
	return least, most, true
}

func (p *parser) counted() (least, most int, ok bool) {
	open := p.tok.pos
	p.advance()
	least, most = 0, Unbounded
	if p.tok.kind == lexName {
		least = p.number()
		most = least
	}
	if p.tok.kind == ',' {
		most = Unbounded
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
	if most != Unbounded && most < least {
		p.errorf(open, "quantifier {%d,%d} is empty", least, most)
		return 0, 1, true
	}
	return least, most, true
}

func (p *parser) number() int {
	v, err := strconv.Atoi(p.tok.text)
	if err != nil {
		p.errorf(p.tok.pos, "expected a number, found %q", p.tok.text)
	}
	p.advance()
	return v
}

// atom = string | token | layer | "<" name ">" | "(" alt ")" | look | edge
func (p *parser) atom() *Node {
	t := p.tok
	switch t.kind {
	case lexString:
		p.advance()
		return p.literal(t)
	case '[':
		p.advance()
		n := &Node{Op: Token, Pos: t.pos, Cons: p.constraints(']', isTokenAttr)}
		n.End = p.tok.end
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
			n = &Node{Op: Look, Kids: []*Node{n}, Behind: strings.Contains(t.text, "<"), Neg: strings.HasSuffix(t.text, "!"), Pos: t.pos,
				End: p.tok.end}
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
	return &Node{Op: Empty, Pos: t.pos, End: t.end}
}

// literal returns a word or several, cut by the tokenizer that cuts the text.
func (p *parser) literal(t lexeme) *Node {
	var kids []*Node
	for _, w := range p.scope.Words(t.text) {
		c := Constraint{Attr: "text", Values: []string{w}, Pos: t.pos}
		kids = append(kids, &Node{Op: Token, Cons: []Constraint{c}, Pos: t.pos, End: t.end})
	}
	switch len(kids) {
	case 0:
		p.errorf(t.pos, "empty literal")
		return &Node{Op: Empty, Pos: t.pos, End: t.end}
	case 1:
		return kids[0]
	}
	return &Node{Op: Seq, Kids: kids, Pos: t.pos, End: t.end}
}

// layer = "@" name ["(" cons ")"]
func (p *parser) layer() *Node {
	n := &Node{Op: Layer, Pos: p.tok.pos}
	n.Name, n.Cons = p.layerName()
	n.End = p.tok.pos
	return n
}

func (p *parser) layerName() (name string, cons []Constraint) {
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

func (p *parser) checkLayer() {
	if !p.scope.Layers[p.tok.text] {
		p.errorf(p.tok.pos, "unknown layer %q%s", p.tok.text, Suggest(p.tok.text, SortedKeys(p.scope.Layers)))
	}
}

// reference = "<" name ">"
func (p *parser) reference() *Node {
	p.advance()
	name := p.tok
	empty := &Node{Op: Empty, Pos: name.pos, End: name.end}
	if name.kind != lexName {
		p.errorf(name.pos, "expected the name of a sub-pattern after <")
		return empty
	}
	p.advance()
	p.expect('>')
	p.scope.UsedPatterns[name.text] = true
	n, ok := p.scope.Patterns(name.text)
	if !ok {
		p.errorf(name.pos, "unknown sub-pattern <%s>", name.text)
		return empty
	}
	if n == nil { // reported where it is defined
		return empty
	}
	return n
}

// edge = ("^"|"$") [layer]
func (p *parser) edge() *Node {
	t := p.tok
	n := &Node{Op: Edge, AtEnd: t.kind == '$', Pos: t.pos, End: t.end}
	p.advance()
	if p.tok.kind == lexName && !p.tok.spaced {
		n.Name, n.End = p.tok.text, p.tok.end
		p.checkLayer()
		p.advance()
	}
	return n
}
