package pattern

import (
	"errors"
	"regexp/syntax"
	"slices"
	"strings"
)

// tokenAttrs are the attributes of a token.
var tokenAttrs = []string{"text", "lemma", "tag", "shape"}

func isTokenAttr(s string) bool { return slices.Contains(tokenAttrs, s) }

// constraints reads up to the closing bracket, which it leaves.
func (p *parser) constraints(end lexKind, legal func(string) bool) []Constraint {
	var out []Constraint
	for p.tok.kind != end && p.tok.kind != lexEnd {
		c, ok := p.constraint(legal)
		if ok {
			out = append(out, c)
		}
		if ok && p.tok.kind != ',' && p.tok.kind != end && p.tok.kind != lexEnd { // the caller reports a missing end
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
func (p *parser) constraint(legal func(string) bool) (c Constraint, ok bool) {
	c.Pos = p.tok.pos
	if p.tok.kind == lexName && p.tok.text == "not" {
		c.Neg = true
		p.advance()
	}
	if p.tok.kind != lexName {
		p.errorf(p.tok.pos, "expected a constraint, found %q", p.tok.text)
		return c, false
	}
	c.Attr = p.tok.text
	attrPos := p.tok.pos
	if c.Attr == "in" {
		return p.inside(c)
	}
	p.advance()
	if !legal(c.Attr) {
		p.errorf(attrPos, "unknown attribute %q: one of %s%s", c.Attr, strings.Join(tokenAttrs, ", "), Suggest(c.Attr, tokenAttrs))
		return c, false
	}
	switch {
	case p.tok.kind == '=':
		return p.values(c)
	case p.tok.kind == '~':
		p.advance()
		c.Kind, c.Values = Regexp, []string{p.tok.text}
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
	p.errorf(p.tok.pos, "expected =, ~ or in after %q", c.Attr)
	return c, false
}

// checkRegexp reports what is wrong with a regular expression, as its writer wrote it.
func (p *parser) checkRegexp() {
	_, err := syntax.Parse(p.tok.text, syntax.Perl)
	var e *syntax.Error
	if errors.As(err, &e) {
		p.errorf(p.tok.pos, "no regular expression: %s: %s", e.Code, Shorten(e.Expr))
	}
}

// inside = "in" "@" layer
func (p *parser) inside(c Constraint) (Constraint, bool) {
	p.advance()
	if p.tok.kind != '@' {
		p.errorf(p.tok.pos, "expected @layer after in")
		return c, false
	}
	name, inner := p.layerName()
	c.Kind, c.Values, c.Inner = InLayer, []string{name}, inner
	return c, name != ""
}

func (p *parser) values(c Constraint) (Constraint, bool) {
	for {
		v := p.bareValue()
		if v.kind != lexName && v.kind != lexString {
			p.errorf(v.pos, "expected a value, found %q", v.text)
			return c, false
		}
		if c.Attr == "tag" && !anyTag(v.text) {
			p.errorf(v.pos, "no such tag %q%s", v.text, Suggest(v.text, Tags))
		}
		if first, rest, several := strings.Cut(v.text, " "); several && (c.Attr == "text" || c.Attr == "lemma") {
			p.errorf(v.pos, "%q is several tokens: write [%s=%s] %q, or put it into a list: [%s in LIST]", v.text, c.Attr, first, rest, c.Attr)
		}
		c.Values = append(c.Values, v.text)
		p.advance()
		if p.tok.kind != '|' {
			return c, true
		}
	}
}

// bareValue reads the value after = or |. A value without quotes goes up to a space or one of , | ] ) ".
func (p *parser) bareValue() lexeme {
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

func (p *parser) listNames(c Constraint) (Constraint, bool) {
	c.Kind = InList
	for {
		p.advance()
		if p.tok.kind != lexName {
			p.errorf(p.tok.pos, "expected the name of a list")
			return c, false
		}
		c.Values = append(c.Values, p.listName())
		p.advance()
		if p.tok.kind != '|' {
			return c, true
		}
	}
}

// listName returns the name of the list at the current lexeme.
func (p *parser) listName() string {
	name := p.tok.text
	if local, ok := p.scope.Local[name]; ok {
		return local
	}
	if !p.scope.Lists[name] {
		p.errorf(p.tok.pos, "unknown list %q%s", name, Suggest(name, SortedKeys(p.scope.Lists)))
	}
	p.scope.UsedLists[name] = true
	return name
}
