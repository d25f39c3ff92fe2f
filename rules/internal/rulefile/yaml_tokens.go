package rulefile

import (
	"strings"

	yamltoken "github.com/goccy/go-yaml/token"
)

const tooDeep = "nested too deep"

// tokenChecker looks at YAML tokens for what would make the parser slow or its positions wrong.
type tokenChecker struct {
	flow    int   // open brackets and braces
	opening int   // tokens in a row that open something
	columns []int // first columns of the lines around, growing
	empty   int   // keys without a value
	line    int   // of the token before
	key     *yamltoken.Token
	before  yamltoken.Type
}

// checkTokens is the first token that must not reach the parser, and why. The time of the
// parser grows with the square of the nesting, and it loses count of the lines after a text in
// quotes that runs over several.
func checkTokens(tokens yamltoken.Tokens) (*yamltoken.Token, string) {
	var c tokenChecker
	for _, tk := range tokens {
		if tk.Type == yamltoken.CommentType || tk.Position == nil {
			continue
		}
		if c.nesting(tk) > maxYAMLDepth {
			return tk, tooDeep
		}
		if c.emptyKeys(tk) > maxEmptyKeys {
			return tk, tooDeep + ": too many keys without a value"
		}
		if c.runsOver(tk) {
			return tk, "text of several lines: write a | block"
		}
		c.line, c.before = tk.Position.Line, tk.Type
	}
	return nil, ""
}

// nesting is how deep the token stands.
func (c *tokenChecker) nesting(tk *yamltoken.Token) int {
	switch tk.Type {
	case yamltoken.SequenceStartType, yamltoken.MappingStartType:
		c.flow++
		c.opening++
	case yamltoken.SequenceEndType, yamltoken.MappingEndType:
		c.flow = max(0, c.flow-1)
		c.opening = 0
	case yamltoken.SequenceEntryType, yamltoken.MappingKeyType, yamltoken.AnchorType, yamltoken.TagType:
		c.opening++
	default:
		c.opening = 0
	}
	if tk.Position.Line != c.line && !c.inBlock() {
		c.indent(tk.Position.Column)
	}
	return max(c.flow, c.opening, len(c.columns))
}

func (c *tokenChecker) indent(column int) {
	n := len(c.columns)
	for n > 0 && c.columns[n-1] >= column {
		n--
	}
	c.columns = append(c.columns[:n], column)
}

// emptyKeys counts the keys that are followed by nothing deeper.
func (c *tokenChecker) emptyKeys(tk *yamltoken.Token) int {
	if c.before == yamltoken.MappingValueType && c.flow == 0 && tk.Position.Line != c.line &&
		c.key != nil && tk.Position.Column <= c.key.Position.Column {
		c.empty++
	}
	if tk.Type == yamltoken.MappingValueType {
		c.key = tk.Prev
	}
	return c.empty
}

// inBlock tells that the token before is the header of a block.
func (c *tokenChecker) inBlock() bool {
	return c.before == yamltoken.LiteralType || c.before == yamltoken.FoldedType
}

func (c *tokenChecker) runsOver(tk *yamltoken.Token) bool {
	switch tk.Type {
	case yamltoken.StringType, yamltoken.SingleQuoteType, yamltoken.DoubleQuoteType:
		return !c.inBlock() && strings.Contains(strings.TrimSpace(tk.Origin), "\n")
	}
	return false
}
