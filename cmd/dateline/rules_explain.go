package main

import (
	"context"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/extract"
	"dateline/rules"
	"dateline/rules/ruletest"
)

func explainRule(c *cli.Context) error {
	x, err := openRules(c.String("rules"))
	if err != nil {
		return err
	}
	if c.Bool("tokens") {
		return showTokens(c, x)
	}
	const example = "as in: dateline rules explain proposals/propose \"Ukraine proposed a meeting.\""
	switch c.NArg() {
	case 0:
		return usagef(example, "explain needs a sentence")
	case 1:
		text := c.Args().First()
		if _, err := findRule(x.Rules(), text); err == nil {
			return usagef(example, "explain needs a sentence after the rule")
		}
		return explain(c.Context, c.App.Writer, x.Rules(), "", text, x.Analyze)
	}
	rule, err := findRule(x.Rules(), c.Args().First())
	if err != nil {
		return err
	}
	return explain(c.Context, c.App.Writer, x.Rules(), rule.Name, strings.Join(c.Args().Tail(), " "), x.Analyze)
}

// showTokens writes the tokens of a sentence alone.
func showTokens(c *cli.Context, x *extract.Extractor) error {
	if c.NArg() == 0 {
		return usagef("as in: dateline rules explain --tokens \"Ukraine proposed a meeting.\"", "explain needs a sentence")
	}
	doc, err := x.Analyze(c.Context, strings.Join(c.Args().Slice(), " "), nil)
	if err != nil {
		return err
	}
	_, err = io.WriteString(c.App.Writer, ruletest.Tokens(doc))
	return err
}

// explain writes what the rules see in a text, and what became of a rule in it, or of all that were tried.
func explain(ctx context.Context, w io.Writer, set *rules.Set, name, text string, analyze ruletest.Analyze) error {
	trace := &rules.Trace{Rule: name}
	doc, err := analyze(ctx, text, trace)
	if err != nil {
		return err
	}
	of := set.Rules()
	if rule, ok := set.Find(name); ok {
		of = []rules.Rule{rule}
	}
	_, err = io.WriteString(w, ruletest.Tokens(doc)+ruletest.Layers(doc)+ruletest.Explain(doc, trace, of, name != ""))
	return err
}
