package extract

import (
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
	b.WriteString("| phase | features of `emit` and `marks` | captures and arguments |\n|---|---|---|\n")
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

// TestShippedPhasesHaveContracts checks that every phase that a stage reads declares what it understands, so that a slip of the
// pen such as "contnet" is an error in each of them.
func TestShippedPhasesHaveContracts(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	var own []rules.Source
	for _, phase := range x.Rules().Phases() {
		if _, ok := contracts[phase]; !ok {
			t.Errorf("phase %q has no contract", phase)
			continue
		}
		file := fmt.Sprintf("phase: %s\nrules:\n  - name: r\n    match: |\n      [text=one]\n    emit: {contnet: folows}\n    tests: |\n      + x [one](m)\n      - two\n", phase)
		own = append(own, rules.Source{Name: phase + ".yaml", Data: []byte(file)})
	}
	_, err = New(WithRuleFiles(own...))
	for _, file := range own {
		if err == nil || !strings.Contains(err.Error(), file.Name+`:6:12: unknown feature "contnet"`) {
			t.Errorf("%s: got %v", file.Name, err)
		}
	}
}
