package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"dateline/extract"
	"dateline/internal/terminal"
	"dateline/rules"
	"dateline/rules/ruletest"
)

func rulesCommand() *cli.Command {
	dir := &cli.StringFlag{Name: "rules", Usage: "add the rules in `DIR`, or override shipped ones by name"}
	match := &cli.StringFlag{Name: "match", Aliases: []string{"run"},
		Usage: "only rules whose full name matches the regular expression `RE`"}
	all := &cli.BoolFlag{Name: "all", Usage: "include the shipped rules even if a folder is given", DisableDefaultText: true}
	strict := &cli.BoolFlag{Name: "strict", Usage: "fail for warnings, too", DisableDefaultText: true}
	tokens := &cli.BoolFlag{Name: "tokens", Usage: "show only the tokens of SENTENCE, with their tags and layers", DisableDefaultText: true}
	format := &cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "text",
		Usage: "how to report: text, or json (one object per line, for editors)"}
	return &cli.Command{
		Name:   "rules",
		Usage:  "list, check, test and explain the rules",
		Action: needSubcommand,
		Before: func(c *cli.Context) error { // what they print has texts of articles and names of files
			c.App.Writer = terminal.Writer{Writer: c.App.Writer}
			return nil
		},
		Subcommands: []*cli.Command{
			{
				Name: "list", Usage: "list the rules: name, phase, layer, number of tests, place", ArgsUsage: "[DIR]",
				Flags: []cli.Flag{dir, match}, Action: withRules(listRules),
			},
			{
				Name: "check", Usage: "find mistakes in rule files, and warn about what is probably unintended", ArgsUsage: "[DIR]",
				Flags: []cli.Flag{dir, all, format, strict}, Action: checkRules,
			},
			{
				Name: "test", Usage: "run the tests in the rule files", ArgsUsage: "[DIR]",
				Flags: []cli.Flag{dir, match, all}, Action: withRules(testRules),
			},
			{
				Name: "explain", Usage: "show why a rule matches a sentence, or why not; without RULE, show all rules that are tried", ArgsUsage: "[RULE] SENTENCE",
				Flags: []cli.Flag{dir, tokens}, Action: explainRule,
			},
			{
				Name: "show", ArgsUsage: "[NAME]",
				Usage: "print a rule, list, pattern, voice or finder as its file has it; without NAME, list them all",
				Flags: []cli.Flag{dir}, Action: showDefinition,
			},
			{
				Name: "cover", Usage: "count how often each rule matches in articles, and list verbs that no rule knows", ArgsUsage: "FILE|DIR...",
				Flags: []cli.Flag{dir, match}, Action: coverRules,
			},
			{
				Name: "schema", Usage: "print the JSON Schema of rule files, for editors", Action: func(c *cli.Context) error {
					_, err := io.WriteString(c.App.Writer, rules.Schema)
					return err
				},
			},
		},
	}
}

// openRules returns an extractor with the shipped rules and those in a folder, if one is named.
func openRules(dir string, opts ...extract.Option) (*extract.Extractor, error) {
	if dir == "" {
		return extract.New(opts...)
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, usagef("name its folder: "+filepath.Dir(dir), "%s is a file, not a folder of rules", dir)
	}
	if _, err := os.ReadDir(dir); err != nil {
		return nil, fmt.Errorf("cannot read the rules: %w", err)
	}
	return extract.New(append(opts, extract.WithRules(dir))...)
}

// rulesDir is the folder of rules that a command line names as flag or argument, or "".
func rulesDir(c *cli.Context) (string, error) {
	dir := c.String("rules")
	if c.NArg() > 1 || c.NArg() == 1 && dir != "" {
		return "", usagef(seeHelp(c.Command.HelpName), "more than one folder of rules")
	}
	if c.NArg() == 1 {
		dir = c.Args().First()
	}
	return dir, nil
}

// withRules is the action of a subcommand that takes a folder of rules as flag or argument.
func withRules(do func(*cli.Context, *extract.Extractor) error) cli.ActionFunc {
	return func(c *cli.Context) error {
		dir, err := rulesDir(c)
		if err != nil {
			return err
		}
		x, err := openRules(dir)
		if err != nil {
			return err
		}
		return do(c, x)
	}
}

// ofFolder reports whether a file is in a folder of rules; without a folder, or with --all, it returns true for every file.
func ofFolder(c *cli.Context) func(file string) bool {
	dir, _ := rulesDir(c)
	if dir == "" || c.Bool("all") {
		return func(string) bool { return true }
	}
	return func(file string) bool { return filepath.Dir(file) == filepath.Clean(dir) && !shipped(file) }
}

// shipped reports whether a rule file is a shipped one: those have no folder in their names.
func shipped(file string) bool { return filepath.Base(file) == file }

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

func testRules(c *cli.Context, x *extract.Extractor) error {
	re, err := matching(c)
	if err != nil {
		return err
	}
	in := ofFolder(c)
	failures, run := ruletest.RunOf(c.Context, x.Rules(), x.Analyze, func(r rules.Rule) bool {
		return in(r.File) && (re == nil || re.MatchString(r.Name))
	})
	for _, f := range failures {
		if _, err := io.WriteString(c.App.Writer, f.Diff()); err != nil {
			return err
		}
	}
	if len(failures) > 0 {
		return fmt.Errorf("%d of %d rule tests failed", len(failures), run)
	}
	if run == 0 && re != nil {
		return fmt.Errorf("no rule has a name that matches %s", re)
	}
	_, err = fmt.Fprintf(c.App.Writer, "%d tests passed\n", run)
	return err
}

// findRule is the rule of a full name, or of a name that only one file has. A file of the user comes before a shipped one.
func findRule(set *rules.Set, name string) (rules.Rule, error) {
	if r, ok := set.Find(name); ok {
		return r, nil
	}
	var found, own []rules.Rule
	var names []string
	for _, r := range set.Rules() {
		names = append(names, r.Name)
		if strings.HasSuffix(r.Name, "/"+name) {
			found = append(found, r)
			if !shipped(r.File) {
				own = append(own, r)
			}
		}
	}
	if len(own) > 0 {
		found = own
	}
	switch len(found) {
	case 0:
	case 1:
		return found[0], nil
	default:
		return rules.Rule{}, usagef("write its full name, such as "+found[0].Name, "%d rules have the name %q", len(found), name)
	}
	hint := "'dateline rules list' names all rules"
	if best := closest(name, names); best != "" {
		hint = fmt.Sprintf("did you mean %s?", best)
	}
	return rules.Rule{}, usagef(hint, "no rule has the name %q", name)
}
