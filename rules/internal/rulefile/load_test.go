package rulefile

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/internal/cputime"
)

func wholeFile(t *testing.T) *File {
	t.Helper()
	f, errs := Parse("testdata/whole.yaml", readTestFile(t, "whole.yaml"))
	if errs.Err() != nil {
		t.Fatal(errs)
	}
	return f
}

// TestLayers checks in which layer a rule's mentions are, with and without phases and layers of a file and of a rule.
func TestLayers(t *testing.T) {
	for _, c := range []struct{ file, rule, want string }{
		{"phase: event", "", "event"},
		{"phase: event\nlayer: acts", "", "acts"},
		{"phase: event", "\n    phase: quantity", "quantity"},
		{"phase: event\nlayer: acts", "\n    phase: quantity", "acts"},
		{"phase: event", "\n    layer: own", "own"},
		{"phase: event\nlayer: acts", "\n    phase: quantity\n    layer: own", "own"},
	} {
		f, _ := Parse("a.yaml",
			[]byte(c.file+"\nrules:\n  - name: r"+c.rule+"\n    match: |\n      [text=one]\n    tests: |\n      + [one](m)\n      - two\n"))
		if got := f.LayerOf(&f.Rules[0]); got != c.want {
			t.Errorf("%q, %q: got %s, want %s", c.file, c.rule, got, c.want)
		}
	}
}

func TestParseFileFields(t *testing.T) {
	f := wholeFile(t)
	if f.Prefix != "whole" || f.Phase.Value != "act" || f.LayerOf(&f.Rules[0]) != "proposal" {
		t.Errorf("prefix %q, phase %q, layer %q", f.Prefix, f.Phase.Value, f.LayerOf(&f.Rules[0]))
	}
	if got := values(f.Lists[0].Entries); got != "January|Fébruary|the fifth" {
		t.Errorf("months: %s", got)
	}
	if got := values(f.Lists[1].Entries) + " " + values(f.Lists[2].Files) + " " + values(f.Lists[3].Entries) + " " + values(f.Lists[3].Files); got != "mile|5 first-names.txt x|y a.txt|b.txt" {
		t.Errorf("lists: %s", got)
	}
	if j, w := f.Lists[4], f.Lists[5].Without; values(j.Lists) != "units|both" || values(j.Without.Entries) != "y" ||
		values(w.Entries) != "mile" || values(w.Lists) != "both" {
		t.Errorf("lists: %+v", f.Lists[4:])
	}
	if p := f.Finders[1]; p.Name.Value != "preposition" || p.Parameter.Value != "words" {
		t.Errorf("finder with a parameter: %+v", p)
	}
	if len(f.Voices) != 2 || f.Voices[0].Name.Value != "noun" {
		t.Errorf("voices: %v", f.Voices)
	}
	if m := f.FeatureRules[0]; len(m.Set) != 3 || m.Set[1].Value.Value != "2" || m.Match.Value != "\"not\"\n" {
		t.Errorf("mark: %v", m)
	}
	s := f.Finders[0].Voices
	if len(s) != 3 || s[0].Voice.Value != "passive" || s[0].Left || s[0].Reach != 12 || !s[1].Left || s[1].Stop.Value != `","` ||
		s[1].Skip.Value != "[tag=RB]" || s[2].Voice.Value != "" {
		t.Errorf("finder: %+v", s)
	}
}

func TestParseFileRule(t *testing.T) {
	f := wholeFile(t)
	r := f.Rules[0]
	if len(f.Rules) != 2 || f.Rules[1].Name.Value != "other/date" {
		t.Fatalf("rules: %v", f.Rules)
	}
	if r.Priority != -5 || r.Layer.Value != "proposal" || r.Trigger.Value != "[lemma in propose, tag=VB*|NN*]\n" || r.Match.Value != "" ||
		r.Unless.Value != `"never"` {
		t.Errorf("rule: %+v", r)
	}
	if len(r.Args) != 3 || uses(r.Args[1].Finders) != "preposition(to|in front of)|object" || r.Args[1].Required || !r.Args[2].Required ||
		uses(r.Args[2].Finders) != "complement" {
		t.Errorf("args: %+v", r.Args)
	}
	if len(r.Emit) != 3 || r.Emit[2].Value.Value != "false" {
		t.Errorf("emit: %+v", r.Emit)
	}
	if len(r.Tests) != 2 || !r.Tests[0].Hit || r.Tests[1].Text != "He proposed to her [in Paris]." {
		t.Fatalf("tests: %+v", r.Tests)
	}
	var marks []string
	for _, m := range r.Tests[0].Marks {
		marks = append(marks, m.Name+"="+r.Tests[0].Text[m.Start:m.End])
	}
	if got := strings.Join(marks,
		"; "); got != "actor=Ukraine; trigger=proposed; place=capital; recipient=the capital of Russia; theme=to talk" {
		t.Errorf("marks: %s", got)
	}
}

func uses(finders []FinderUse) string {
	var out []string
	for i := range finders {
		out = append(out, finders[i].String())
	}
	return strings.Join(out, "|")
}

func values(texts []Text) string {
	var out []string
	for _, t := range texts {
		out = append(out, t.Value)
	}
	return strings.Join(out, "|")
}

// everyText calls visit for each text of a file.
func everyText(f *File, visit func(Text)) {
	visit(f.Phase)
	for _, l := range f.Lists {
		visit(l.Name)
		for _, t := range append(l.Entries, l.Files...) {
			visit(t)
		}
	}
	for _, p := range append(f.Patterns, f.Voices...) {
		visit(p.Name)
		visit(p.Pattern)
	}
	for _, d := range f.Finders {
		visit(d.Name)
		for _, s := range d.Voices {
			visit(s.Find)
			visit(s.Stop)
			visit(s.Skip)
		}
	}
	for _, m := range f.FeatureRules {
		visit(m.Match)
	}
	for _, r := range f.Rules {
		ruleTexts(r, visit)
	}
}

func ruleTexts(r RuleDef, visit func(Text)) {
	for _, t := range []Text{r.Name, r.Phase, r.Layer, r.Match, r.Trigger, r.Unless} {
		visit(t)
	}
	for _, a := range r.Args {
		visit(a.Role)
		for _, use := range a.Finders {
			visit(use.Name)
			for _, t := range use.Words {
				visit(t)
			}
		}
	}
	for _, e := range r.Emit {
		visit(e.Name)
		visit(e.Value)
	}
	for _, test := range r.Tests {
		visit(test.At)
	}
}

// checkPlaces compares every byte of a text with the byte at its place in the file.
func checkPlaces(t *testing.T, f *File, text Text) {
	t.Helper()
	for i := range len(text.Value) {
		if text.Value[i] == '\n' || text.Value[i] == ' ' {
			continue // of a line end; or of a tab
		}
		line, column := text.At(i)
		if line < 1 || line > len(f.Lines) {
			t.Fatalf("%q: byte %d in line %d", text.Value, i, line)
		}
		source := f.Lines[line-1] + "\n"
		if strings.Contains(source, `\`) && strings.Contains(source, `"`) {
			return // an escape in double quotes is not followed
		}
		if column < 1 || column > len(source) || source[column-1] != text.Value[i] {
			t.Fatalf("%q: byte %d is not at %d:%d of %q", text.Value, i, line, column, source)
		}
	}
}

func TestTextPlaces(t *testing.T) {
	plain := string(readTestFile(t, "whole.yaml"))
	forms := map[string]string{
		"plain":             plain,
		"CRLF":              strings.ReplaceAll(plain, "\n", "\r\n"),
		"CR":                strings.ReplaceAll(plain, "\n", "\r"),
		"BOM":               "\ufeff" + plain,
		"no final line end": strings.TrimRight(plain, "\n"),
	}
	for name, src := range forms {
		t.Run(name, func(t *testing.T) {
			f, errs := Parse("x.yaml", []byte(src))
			if errs.Err() != nil {
				t.Fatal(errs)
			}
			n := 0
			everyText(f, func(text Text) { n++; checkPlaces(t, f, text) })
			if n < 60 {
				t.Errorf("only %d texts", n)
			}
		})
	}
}

func TestTextSlice(t *testing.T) {
	text, _ := singleQuoted("a ''b'' | c '", 3, 10)
	if text.Value != "a 'b' | c " {
		t.Fatalf("%q", text.Value)
	}
	part := text.slice(1, 6)
	line, column := part.At(2)
	if part.Value != "'b'" || line != 3 || column != 16 {
		t.Errorf("%q at %d:%d", part.Value, line, column)
	}
}

func TestParseFileErrors(t *testing.T) {
	rule := func(s string) string {
		return "phase: p\nrules:\n  - name: a\n" + s + "    tests: |\n      + [a](x)\n      - b\n"
	}
	tests := []struct{ name, src, want string }{
		{"empty", "", ""},
		{"only comments", "# nothing\n", ""},
		{"text", "hello\n", "1:1: expected a mapping (key: value), not text"},
		{"sequence", "- a\n", "1:1: expected a mapping (key: value), not a sequence"},
		{"two documents", "phase: p\n---\nphase: q\n", "3:1: a second YAML document: a rule file has one"},
		{"not UTF-8", "phase: \xff\n", "1:8: not text: a control character or a byte that is not UTF-8"},
		{"lists of text", "lists: x\n", "1:8: expected a mapping (key: value), not text"},
		{"list name", "lists:\n  é: [x]\n", `2:3: list "é": a name has`},
		{"number in list", "lists:\n  a: [é, 5]\n", "2:11: expected text: put 5 in quotes"},
		{"true in list", "lists: {a: [yes, true]}\n", "1:18: expected text: put true in quotes"},
		{"empty entry", "lists: {a: ['']}\n", "1:13: an empty text"},
		{"no value", "phase:\nlayer: x\n", `1:1: "phase" has no value`},
		{"alias", "phase: &p date\n", "1:8: expected text, not an anchor"},
		{"merge", "<<: {phase: p}\n", "1:1: expected text"},
		{"quotes over lines", "patterns:\n  a: 'x\n    y'\n  b: c\n", "2:6: text of several lines: write a | block"},
		{"plain over lines", "patterns:\n  a: x\n    y\n", "2:6: text of several lines: write a | block"},
		{"twice", "phase: a\nphase: b\n", `2:1: field "phase" is defined twice (first in line 1)`},
		{"pattern twice", "patterns:\n  a: x\n  b: x\n  a: y\n", `4:3: pattern "a" is defined twice (first in line 2)`},
		{"rule twice", rule("    match: x\n") + "  - name: f/a\n    match: x\n    tests: |\n      + [a](x)\n      - b\n",
			`8:11: rule "a" is defined twice (first in line 3)`},
		{"empty pattern", rule("    match: |\n"), `4:5: "match" is empty`},
		{"field", rule("    match: x\n    mtach: y\n"), `5:5: unknown field "mtach": one of name, phase, layer,`},
		{"neither", rule(""), `3:11: rule "a" has no match and no trigger: exactly one`},
		{"both", rule("    match: x\n    trigger: x\n"), `3:11: rule "a" has both match and trigger: exactly one`},
		{"name", rule("    match: x\n    args: {Actor: x}\n"), `5:12: role "Actor": a name has`},
		{"finder", rule("    match: x\n    args: {actor: a | B!}\n"), `5:23: finder "B": a name has`},
		{"tab in a block", rule("    match: |\n\tx\n"), "5:1: not YAML: a tab cannot indent; use spaces"},
		{"flow", rule("    match: [a] [b]\n"), "4:16: not YAML: did not find expected key (a pattern goes into a | block or into single quotes)"},
		{"folded", rule("    match: >\n      x\n"), "4:12: a > block joins its lines: write |"},
		{"priority", rule("    match: x\n    priority: high\n"), "5:15: priority: expected a whole number from -1000 to 1000"},
		{"no phase", "rules:\n  - name: a\n    match: x\n    tests: |\n      + [a](x)\n      - b\n",
			`2:11: rule "a" has no phase, and neither has the file`},
		{"no tests", "phase: p\nrules:\n  - name: a\n    match: x\n    tests: |\n      - b\n", `3:11: rule "a" has no hit (+) test`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, errs := Parse("f.yaml", []byte(test.src))
			if test.want == "" {
				if len(errs) > 0 {
					t.Fatal(errs)
				}
				return
			}
			if len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), "f.yaml:"+test.want) {
				t.Errorf("got:\n%v\nwant f.yaml:%s", errs, test.want)
			}
		})
	}
}

var update = flag.Bool("update", false, "write the wanted files of testdata anew")

// TestParseFileMistakes holds that all mistakes of a file that is YAML are reported at once, each in its place.
func TestParseFileMistakes(t *testing.T) {
	_, errs := Parse("ten-mistakes.yaml", readTestFile(t, "ten-mistakes.yaml"))
	got := errs.Error() + "\n"
	if *update {
		if err := os.WriteFile("testdata/ten-mistakes.want", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(readTestFile(t, "ten-mistakes.want")); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// TestSyntaxErrors holds that a file that is no YAML is reported once, where the mistake was made, and not where the parser noticed.
func TestSyntaxErrors(t *testing.T) {
	const rule = "phase: p\nrules:\n  - name: r\n"
	for _, test := range []struct{ name, src, want string }{
		{"no space after a colon", "phase:p\nlists: {}\n", "1:6: not YAML: missing space after ':'"},
		{"no space after the colon of a block", rule + "    match:|\n      \"x\"\n    tests: y\n", "4:10: not YAML: missing space after ':'"},
		{"no space after the last colon", rule + "    match:x\n", "4:10: not YAML: missing space after ':'"},
		{"no space after a dash", rule + "    match: x\n  -name: s\n    match: y\n", "5:3: not YAML: missing space after '-'"},
		{"no colon", "phase: p\nlists\npatterns: {}\n", "2:1: not YAML: missing ':' after the key"},
		{"two colons", "phase: a: b\n", "1:9: not YAML: mapping values are not allowed"},
		{"tab", "lists:\n\ta: [x]\n", "2:1: not YAML: a tab cannot indent; use spaces"},
		{"tab after spaces", "lists:\n  a: [x]\n  \tb: [y]\n", "3:3: not YAML: a tab cannot indent; use spaces"},
		{"too little indentation", rule + "   match: x\n", "4:4: not YAML: the line is indented by 3, which matches no line above it"},
		{"too much indentation", rule + "     match: x\n", "4:11: not YAML: mapping values are not allowed"},
		{"double quotes", "phase: \"p\nlists: {}\n", "1:8: not YAML: the quotation mark is never closed"},
		{"single quotes", "phase: 'p\nlists: {}\n", "1:8: not YAML: the quotation mark is never closed"},
		{"quotes in brackets", "finders:\n  f:\n    any: {left: 3, find: 'it:@é}\n  g:\n    any: {left: 3, find: 'it:@é'}\n",
			"3:26: not YAML: the quotation mark is never closed"},
		{"brackets", "lists:\n  é: [x, y\n  b: [x]\n", "2:7: not YAML: while parsing a flow sequence"},
		{"braces", "lists: {a: [x]\nphase: p\n", "1:8: not YAML: while parsing a flow mapping"},
		{"text after brackets", "lists:\n  a: [x, y],\n", "2:12: not YAML: unexpected \",\" after the value"},
		{"a pattern without quotes", rule + "    match: [tag=VB] \"to\"\n",
			"4:21: not YAML: did not find expected key (a pattern goes into a | block or into single quotes)"},
		{"a layer without quotes", rule + "    match: @actor\n", "4:12: not YAML: found character that cannot start any token (a pattern goes"},
		{"two quoted words", rule + "    match: \"x\" \"y\"\n", "4:16: not YAML: did not find expected key (a pattern goes"},
		{"escape", "lists:\n  a: [\"\\q\"]\n", "2:8: not YAML: found unknown escape character"},
		{"alias", "lists: *l\n", "1:8: not YAML: unknown anchor 'l' referenced"},
		{"control character", "phase: p\x00\n", "1:9: not text: a control character"},
		{"bytes", "phase: p\nlayer: é\xff\n", "2:10: not text: a control character"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, errs := Parse("f.yaml", []byte(test.src))
			if len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), "f.yaml:"+test.want) || len(f.Rules) > 0 {
				t.Errorf("got:\n%v\nwant f.yaml:%s", errs, test.want)
			}
			if caret := strings.Count(errs.Error(), "\n"); caret != 2 {
				t.Errorf("no line and caret in:\n%v", errs)
			}
		})
	}
}

func TestParseFileHostile(t *testing.T) {
	const size = 64 << 10
	for _, unit := range []string{"[", "{", "- ", "? ", "&a ", "! ", "a: ", "\"", "'", "[a,", "{a: ", "a:\n\n", "*a ", "- - a\n", "a: |\n a\n",
		"---\n", "\t", "\x00", "- \"\n", "- [\n", " a: \"\n", "a: b: c\n", "- a: x\n  b: [\n"} {
		checkQuick(t, unit, strings.Repeat(unit, size/len(unit)))
	}
	var stairs strings.Builder
	for i := range 350 {
		stairs.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	checkQuick(t, "stairs", stairs.String())
	checkQuick(t, "long line", "lists:\n  a: ["+strings.Repeat("é 'é', ", 60_000)+"5]\n")
	checkQuick(t, "many tests", "rules:\n  - tests: |\n"+strings.Repeat("      + [a](b)\n", 60_000))
	checkQuick(t, "large", strings.Repeat("x", maxFileSize+1))
}

func checkQuick(t *testing.T, name, src string) {
	t.Helper()
	start := cputime.Used()
	_, errs := Parse("x.yaml", []byte(src))
	if took := cputime.Used() - start; took > 5*time.Second {
		t.Errorf("%q took %v", name, took)
	} else if testing.Verbose() {
		t.Logf("%q took %v, %d errors", name, took, len(errs))
	}
	if len(errs) == 0 && strings.TrimSpace(src) != "" && name != "---\n" {
		t.Errorf("%q: no error", name)
	}
}

// readTestFile reads a file of testdata.
func readTestFile(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func FuzzParseFile(f *testing.F) {
	for _, name := range []string{"whole.yaml", "ten-mistakes.yaml"} {
		f.Add(readTestFile(f, name))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, errs := Parse("x.yaml", data)
		for _, e := range errs {
			if e.Line < 1 || e.Column < 1 || e.Line > max(1, len(file.Lines)) {
				t.Errorf("place of %v", e)
			}
		}
		if len(errs) == 0 {
			everyText(file, func(text Text) { checkPlaces(t, file, text) })
		}
	})
}
