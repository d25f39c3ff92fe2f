package extract

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"dateline/rules"
)

var updateGuide = flag.Bool("update-guide", false, "write the table of features into GUIDE.md")

// TestGuideListsContracts checks that the table of GUIDE.md is the one that the declarations of the stages give.
func TestGuideListsContracts(t *testing.T) {
	const file, begin, end = "../GUIDE.md", "<!-- contracts: go test ./extract -run GuideListsContracts -update-guide -->\n", "<!-- end of contracts -->"
	guide, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(guide), begin)
	table, after, ok := strings.Cut(rest, end)
	if !ok {
		t.Fatalf("%s lacks the marks of the table", file)
	}
	want := contractTable()
	if *updateGuide {
		if err := os.WriteFile(file, []byte(before+begin+want+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if table != want {
		t.Errorf("the table is out of date; write it with -update-guide")
	}
}

// contractTable is a table of phases in Markdown.
func contractTable() string {
	var b strings.Builder
	b.WriteString("| phase | features of `emit` and `features` | captures and arguments |\n|---|---|---|\n")
	for _, phase := range slices.Sorted(maps.Keys(contracts)) {
		c := contracts[phase]
		var features []string
		for _, name := range slices.Sorted(maps.Keys(c.Features)) {
			if values := c.Features[name]; len(values) > 0 {
				name += "=" + strings.Join(values, `\|`)
			}
			features = append(features, name)
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", phase, strings.Join(features, ", "), strings.Join(c.Captures, ", "))
	}
	return b.String()
}

// wrongRules are mistakes that each phase must report: a feature, a value, a capture, an argument, a mark and a name that it does not
// know. Each has the rest of a rule (or of a file, if it begins with "features") and the words of its report.
func wrongRules(c rules.Contract) map[string][2]string {
	wrong := map[string][2]string{
		"unknown feature":       {"match: |\n      [text=one]\n    emit: {contnet: folows}", `unknown feature "contnet"`},
		"capital in a feature":  {"match: |\n      [text=one]\n    emit: {Kind: count}", `"Kind"`},
		"unknown capture":       {"match: |\n      [text=one] speker:[text=two]", `unknown capture or argument "speker"`},
		"unknown argument":      {"match: |\n      trigger:[text=one]\n    args: {recipeint: object}", `unknown capture or argument "recipeint"`},
		"unknown finder":        {"match: |\n      trigger:[text=one]\n    args: {actor: subjekt}", `unknown finder "subjekt"`},
		"argument, no trigger":  {"match: |\n      [text=one]\n    args: {actor: subject}", "has args but no trigger"},
		"trigger in a group":    {"match: |\n      ( trigger:[text=one] | trigger:[text=two] )\n    args: {actor: subject}", "is inside of a group"},
		"several tokens":        {"match: |\n      [text=one|\"two three\"]", `"two three" is several tokens`},
		"unknown attribute":     {"match: |\n      [lema=one]", `unknown attribute "lema"`},
		"unknown layer":         {"match: |\n      @entty [text=one]", `unknown layer "entty"`},
		"unknown list":          {"match: |\n      [text in no-such-list]", `unknown list "no-such-list"`},
		"unknown pattern":       {"match: |\n      <no-such-pattern> [text=one]", "unknown sub-pattern <no-such-pattern>"},
		"unknown in features":   {"features:\n  - set: {polrity: negative}\n    match: |\n      [text=one]", `unknown feature "polrity"`},
		"misspelt in exception": {"match: |\n      [text=one]\n    unless: |\n      [tga=NN]", `unknown attribute "tga"`},
	}
	for name, values := range c.Features {
		if len(values) > 0 {
			wrong["wrong value of "+name] = [2]string{"match: |\n      [text=one]\n    emit: {" + name + ": folows}",
				`unknown value "folows" of feature "` + name + `"`}
		}
	}
	return wrong
}

// TestShippedPhasesHaveContracts checks that every phase that a stage reads declares what it understands, so that a slip of the
// pen such as "contnet" is an error in each of them.
func TestShippedPhasesHaveContracts(t *testing.T) {
	want := map[string]string{} // by file
	var own []rules.Source
	for _, phase := range compiledPhases(t) {
		c, ok := contracts[phase]
		if !ok {
			t.Errorf("phase %q has no contract", phase)
			continue
		}
		for mistake, w := range wrongRules(c) {
			name := phase + ": " + mistake + ".yaml"
			file := "phase: " + phase + "\n"
			if strings.HasPrefix(w[0], "features") {
				file += w[0] + "\n"
			} else {
				file += "rules:\n  - name: r\n    " + w[0] + "\n    tests: |\n      + x [one](m)\n      - two\n"
			}
			own = append(own, rules.Source{Name: name, Data: []byte(file)})
			want[name] = w[1]
		}
	}
	_, err := New(WithRuleFiles(own...))
	var list rules.ErrorList
	errors.As(err, &list)
	for _, e := range list {
		if strings.Contains(e.Message, want[e.File]) {
			delete(want, e.File)
		}
	}
	for name, message := range want {
		t.Errorf("%s: %s is not reported", name, message)
	}
}

func compiledPhases(t *testing.T) []string {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return x.Rules().Phases()
}
