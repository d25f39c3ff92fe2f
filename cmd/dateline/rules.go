package main

import (
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"dateline/extract"
	"dateline/rules"
)

func rulesCommand() *cli.Command {
	dir := &cli.StringFlag{Name: "rules", Usage: "add the rules in `DIR`, or override shipped ones by name"}
	match := &cli.StringFlag{Name: "match", Usage: "only rules whose full name matches the regular expression `RE`"}
	return &cli.Command{
		Name:   "rules",
		Usage:  "list, check, test and explain the rules",
		Action: needSubcommand,
		Subcommands: []*cli.Command{
			{
				Name: "list", Usage: "list the rules: name, phase, layer, number of tests, place", ArgsUsage: "[DIR]",
				Flags: []cli.Flag{dir, match}, Action: withRules(listRules),
			},
			{
				Name: "check", Usage: "look for mistakes in rule files", ArgsUsage: "[DIR]",
				Flags: []cli.Flag{dir}, Action: withRules(checkRules),
			},
			{
				Name: "test", Usage: "run the tests that stand beside the rules", ArgsUsage: "[DIR]",
				Flags: []cli.Flag{dir, match}, Action: withRules(testRules),
			},
			{
				Name: "explain", Usage: "tell why a rule matches a sentence, or why not", ArgsUsage: "RULE SENTENCE",
				Flags: []cli.Flag{dir}, Action: explainRule,
			},
		},
	}
}

// openRules is the extractor with the shipped rules and those of a folder, if one is named.
func openRules(dir string) (*extract.Extractor, error) {
	if dir == "" {
		return extract.New()
	}
	if _, err := os.ReadDir(dir); err != nil {
		return nil, fmt.Errorf("cannot read the rules: %w", err)
	}
	return extract.New(extract.WithRules(dir))
}

// withRules is the action of a subcommand that takes a folder of rules as flag or argument.
func withRules(do func(*cli.Context, *extract.Extractor) error) cli.ActionFunc {
	return func(c *cli.Context) error {
		dir := c.String("rules")
		if c.NArg() > 1 || c.NArg() == 1 && dir != "" {
			return usagef(seeHelp(c.Command.HelpName), "more than one folder of rules")
		}
		if c.NArg() == 1 {
			dir = c.Args().First()
		}
		x, err := openRules(dir)
		if err != nil {
			return err
		}
		return do(c, x)
	}
}

// matching is the regular expression of --match, or nil.
func matching(c *cli.Context) (*regexp.Regexp, error) {
	if !c.IsSet("match") {
		return nil, nil
	}
	re, err := regexp.Compile(c.String("match"))
	if err != nil {
		return nil, usagef(seeHelp(c.Command.HelpName), "--match: %v", err)
	}
	return re, nil
}

func listRules(c *cli.Context, x *extract.Extractor) error {
	re, err := matching(c)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(c.App.Writer, 0, 0, 2, ' ', 0)
	for _, r := range x.Rules().Rules() {
		if re == nil || re.MatchString(r.Name) {
			fmt.Fprintf(table, "%s\t%s\t%s\t%d\t%s:%d\n", r.Name, r.Phase, r.Layer, len(r.Tests), r.File, r.Line)
		}
	}
	return table.Flush()
}

// checkRules has nothing left to do: rules with mistakes make no extractor.
func checkRules(c *cli.Context, x *extract.Extractor) error {
	_, err := fmt.Fprintf(c.App.Writer, "%d rules, no mistakes\n", len(x.Rules().Rules()))
	return err
}

func testRules(c *cli.Context, x *extract.Extractor) error {
	re, err := matching(c)
	if err != nil {
		return err
	}
	failures, run := x.Rules().RunTests(x.Analyze, re)
	for _, f := range failures {
		if _, err := fmt.Fprintf(c.App.Writer, "%s:%d: %s: %s\n    %s\n", f.File, f.Line, f.Rule, f.Message, f.Text); err != nil {
			return err
		}
	}
	if len(failures) > 0 {
		return fmt.Errorf("%d of %d rule tests failed", len(failures), run)
	}
	_, err = fmt.Fprintf(c.App.Writer, "%d tests passed\n", run)
	return err
}

func explainRule(c *cli.Context) error {
	if c.NArg() < 2 {
		return usagef("as in: dateline rules explain proposals/propose \"Ukraine proposed a meeting.\"", "explain needs a rule and a sentence")
	}
	x, err := openRules(c.String("rules"))
	if err != nil {
		return err
	}
	rule, err := findRule(x.Rules(), c.Args().First())
	if err != nil {
		return err
	}
	return explain(c.App.Writer, rule, strings.Join(c.Args().Tail(), " "), x.Analyze)
}

// findRule is the rule of a full name, or of a name that only one file has.
func findRule(set *rules.Set, name string) (rules.Rule, error) {
	if r, ok := set.Find(name); ok {
		return r, nil
	}
	var found []rules.Rule
	var names []string
	for _, r := range set.Rules() {
		names = append(names, r.Name)
		if strings.HasSuffix(r.Name, "/"+name) {
			found = append(found, r)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	hint := "'dateline rules list' names all rules"
	if best := closest(name, names); best != "" {
		hint = fmt.Sprintf("did you mean %s?", best)
	}
	return rules.Rule{}, usagef(hint, "no rule is called %q", name)
}

// explain tells what became of a rule in a text.
func explain(w io.Writer, rule rules.Rule, text string, analyze rules.Analyze) error {
	trace := &rules.Trace{Rule: rule.Name}
	doc, err := analyze(text, trace)
	if err != nil {
		return err
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%s (%s:%d)\n", rule.Name, rule.File, rule.Line)
	for _, ev := range trace.Events {
		fmt.Fprintf(&out, "%s %q", ev.Outcome, doc.Words(ev.Range))
		if ev.Detail != "" {
			fmt.Fprintf(&out, ": %s", ev.Detail)
		}
		out.WriteByte('\n')
	}
	if len(trace.Events) == 0 {
		fmt.Fprintf(&out, "never tried: no stage ran phase %q on this text\n", rule.Phase)
	}
	for i := range trace.Mentions {
		m := &trace.Mentions[i]
		fmt.Fprintf(&out, "found %s %q\n", m.Layer, doc.Words(m.Range))
		for _, part := range m.Captures {
			fmt.Fprintf(&out, "    %s: %q\n", part.Name, doc.Words(part.Range))
		}
		for _, f := range m.Features {
			fmt.Fprintf(&out, "    %s=%s\n", f.Name, f.Value)
		}
	}
	_, err = io.WriteString(w, out.String())
	return err
}
