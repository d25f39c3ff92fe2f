package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/internal/longtest"
	"dateline/rules"
	"dateline/rules/ruletest"
)

var updateGuide = flag.Bool("update-guide", false, "write what the commands in GUIDE.md print into it")

const guideFile = "../../GUIDE.md"

// fence is a fenced block of a document: its info string and its lines.
var fence = regexp.MustCompile("(?ms)^```([\\w-]+)([^\n]*)\n(.*?)^```$")

// snippet is a fenced block of the guide.
type snippet struct {
	kind, name, body string
	line             int
}

func snippets(doc string) []snippet {
	var out []snippet
	for _, at := range fence.FindAllStringSubmatchIndex(doc, -1) {
		part := func(i int) string { return strings.TrimSpace(doc[at[2*i]:at[2*i+1]]) }
		out = append(out, snippet{part(1), part(2), doc[at[6]:at[7]], strings.Count(doc[:at[0]], "\n") + 1})
	}
	return out
}

// TestGuide runs every block of the guide from top to bottom, as a reader would: files are written and, if they are rule
// files, checked and tested; commands print what is shown under them; patterns match what they claim to match.
func TestGuide(t *testing.T) {
	longtest.Only(t)
	data, err := os.ReadFile(guideFile)
	if err != nil {
		t.Fatal(err)
	}
	guide, err := filepath.Abs(guideFile)
	if err != nil {
		t.Fatal(err)
	}
	doc := string(data)
	t.Chdir(t.TempDir())
	run := map[string]int{}
	for _, s := range snippets(doc) {
		run[s.kind]++
		t.Run(fmt.Sprintf("%s in line %d", s.kind, s.line), func(t *testing.T) {
			switch s.kind {
			case "yaml", "text":
				writeSnippet(t, s)
			case "console":
				if got := consoleOutput(t, s.body); !sameOutput(got, s.body) {
					if *updateGuide {
						doc = strings.Replace(doc, s.body, got, 1)
						return
					}
					t.Errorf("got:\n%s\nwant:\n%s", got, s.body)
				}
			case "pattern":
				checkPatterns(t, s.body)
			case "sh": // how to build
			default:
				t.Errorf("a block of kind %q is not run", s.kind)
			}
		})
	}
	if run["yaml"] < 5 || run["console"] < 5 || run["pattern"] < 5 {
		t.Errorf("blocks: %v", run)
	}
	if *updateGuide {
		if err := os.WriteFile(guide, []byte(doc), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// writeSnippet writes a block to the file that it names. A folder of rules must then be right.
func writeSnippet(t *testing.T, s snippet) {
	if err := os.MkdirAll(filepath.Dir(s.name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.name, []byte(s.body), 0o644); err != nil {
		t.Fatal(err)
	}
	if s.kind == "yaml" {
		for _, command := range []string{"check", "test"} {
			if out := consoleOutput(t, "$ dateline rules "+command+" "+filepath.Dir(s.name)+"\n"); strings.Contains(out, "exit ") || strings.Contains(out, "warning") {
				t.Error(out)
			}
		}
	}
}

var word = regexp.MustCompile(`"[^"]*"|'[^']*'|\S+`)

// consoleOutput runs the lines that begin with $ and gives them with what they print, and the exit code if it is not 0.
func consoleOutput(t *testing.T, body string) string {
	var out strings.Builder
	for line := range strings.Lines(body) {
		command, ok := strings.CutPrefix(line, "$ dateline ")
		if !ok {
			continue
		}
		out.WriteString(line)
		args := word.FindAllString(command, -1)
		for i, a := range args {
			args[i] = strings.Trim(a, `"'`)
		}
		var printed bytes.Buffer
		if code := executeGuide(t, args, &printed); code != exitOK {
			fmt.Fprintf(&printed, "exit %d\n", code)
		}
		out.Write(printed.Bytes())
	}
	return out.String()
}

func executeGuide(t *testing.T, args []string, out *bytes.Buffer) int {
	return execute(t.Context(), args, strings.NewReader(""), out, out)
}

// sameOutput compares line by line; a wanted line of "…" matches any lines, and "…" in a line anything.
func sameOutput(got, want string) bool {
	var re strings.Builder
	re.WriteString(`(?s)^`)
	for line := range strings.Lines(want) {
		if strings.TrimSpace(line) == "…" {
			re.WriteString(`(?:.*\n)?`)
			continue
		}
		re.WriteString(strings.ReplaceAll(regexp.QuoteMeta(line), "…", `[^\n]*`))
	}
	re.WriteString(`$`)
	return regexp.MustCompile(re.String()).MatchString(got)
}

// checkPatterns takes lines of a pattern and, indented below each, sentences that it matches (+) or does not (-); [text](m)
// shows what is matched, [text](name) a capture.
func checkPatterns(t *testing.T, body string) {
	var src strings.Builder
	src.WriteString("phase: guide\nlists:\n  metals: [gold, copper, stainless steel]\npatterns:\n  amount: |\n    [tag=CD] \"tons\"\nrules:\n")
	rule := ""
	for line := range strings.Lines(body) {
		switch {
		case strings.TrimSpace(line) == "":
		case strings.HasPrefix(line, "    "):
			fmt.Fprintf(&src, "      %s", strings.ReplaceAll(strings.TrimLeft(line, " "), "](m)", "]("+rule+")"))
		default:
			rule = fmt.Sprintf("m%d", strings.Count(src.String(), "name:"))
			fmt.Fprintf(&src, "  - name: %s\n    layer: %s\n    match: |\n      %s    tests: |\n", rule, rule, line)
		}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "guide.yaml"), []byte(src.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	x, err := extract.New(extract.WithRules(dir))
	if err != nil {
		t.Fatalf("%v", err)
	}
	failures, _ := ruletest.RunOf(t.Context(), x.Rules(), x.Analyze, func(r rules.Rule) bool { return r.Phase == "guide" })
	for _, f := range failures {
		t.Error(f.Diff())
	}
}
