package main

import (
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// psTables reads the two tables of the script for PowerShell: what can follow the words so far, and the values of flags.
func psTables(t *testing.T) (script string, words, values map[string][]string) {
	t.Helper()
	var out, stderr strings.Builder
	if code := execute(t.Context(), []string{"completion", "powershell"}, strings.NewReader(""), &out, &stderr); code != exitOK {
		t.Fatal(&stderr)
	}
	script = out.String()
	head, rest, found := strings.Cut(script, "$values = @{")
	table, _, closed := strings.Cut(rest, "    }\n")
	if !found || !closed {
		t.Fatalf("no tables in\n%s", script)
	}
	return script, psTable(head), psTable(table)
}

var psEntry = regexp.MustCompile(`(?m)^        '([^'$` + "`" + `]+)' = '([^'$` + "`" + `]*)'$`)

func psTable(text string) map[string][]string {
	table := map[string][]string{}
	for _, entry := range psEntry.FindAllStringSubmatch(text, -1) {
		table[entry[1]] = strings.Fields(entry[2])
	}
	return table
}

// TestPowerShellOffers holds that the script offers what can follow, as those of the other shells do.
func TestPowerShellOffers(t *testing.T) {
	_, words, values := psTables(t)
	for _, c := range []struct {
		table      map[string][]string
		after, has string
	}{
		{words, "dateline", "extract"}, {words, "dateline", "--version"}, {words, "dateline rules", "check"},
		{words, "dateline extract", "--format"},
		{words, "dateline completion", "powershell"}, {words, "dateline serve", "--dir"}, {values, "dateline extract -f", "events-parquet"},
		{values, "dateline extract --kinds", "belief"}, {values, "dateline rules check --format", "json"},
		{values, "dateline stories -f", "text"},
	} {
		if !slices.Contains(c.table[c.after], c.has) {
			t.Errorf("%q offers %q, not %q", c.after, c.table[c.after], c.has)
		}
	}
}

// TestPowerShellScriptIsValid has a parser of PowerShell read the script, if one is installed.
func TestPowerShellScriptIsValid(t *testing.T) {
	const read = `import sys, tree_sitter as t, tree_sitter_powershell as p
print(t.Parser(t.Language(p.language())).parse(sys.stdin.buffer.read()).root_node.has_error)`
	if exec.Command("python3", "-c", "import tree_sitter, tree_sitter_powershell").Run() != nil {
		t.Skip("no parser of PowerShell: pip install tree-sitter tree-sitter-powershell")
	}
	script, _, _ := psTables(t)
	for text, want := range map[string]string{script: "False", script + "\n}": "True"} {
		cmd := exec.Command("python3", "-c", read)
		cmd.Stdin = strings.NewReader(text)
		if out, err := cmd.CombinedOutput(); err != nil || strings.TrimSpace(string(out)) != want {
			t.Errorf("mistakes: %s, want %s (%v)", out, want, err)
		}
	}
}
