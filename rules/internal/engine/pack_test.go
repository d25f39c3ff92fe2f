package engine

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/rules/internal/pattern"
	"dateline/rules/internal/rulefile"
)

// TestPackUsesEveryFeature holds that the worked example shows the whole language.
func TestPackUsesEveryFeature(t *testing.T) {
	files, err := filepath.Glob("../../testdata/packs/takeovers/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pack: %v", err)
	}
	seen := map[string]bool{}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, errs := rulefile.Parse(name, data)
		if errs.Err() != nil {
			t.Fatal(errs)
		}
		seeFile(f, string(data), seen)
	}
	for _, feature := range strings.Fields("version phase layer labels lists-words lists-file lists-files lists-lists lists-without lists+ patterns voices finders finder-parameter finder-left finder-right finder-find finder-stop " +
		"finder-skip finder-it finder-voice features match trigger-field trigger-capture unless args args-alternatives args-required emit priority priority-negative tests-hit tests-miss " +
		"tests-comment tests-nested tests-escape rule-layer-mark any-token string phrase layer layer-features reference capture capture-repeated alternatives group " +
		"? * + {n} {n,} {,n} {n,m} lazy (?= (?! (?<= (?<! ^ $ ^layer $layer text lemma tag shape in-layer = ~ in in-several not wildcard feature-= feature-in feature-~ feature-not head") {
		if !seen[feature] {
			t.Errorf("the pack does not use %s", feature)
		}
	}
}

func seeFile(f *rulefile.File, source string, seen map[string]bool) {
	for _, field := range append(rulefile.FileFields, rulefile.RuleFields...) {
		if strings.Contains(source, "\n"+field+":") || strings.Contains(source, "  "+field+":") {
			seen[field] = true
		}
	}
	for _, l := range f.Lists {
		seen["lists-words"] = seen["lists-words"] || len(l.Entries) > 0 && len(l.Files) > 0
		seen["lists-file"] = seen["lists-file"] || len(l.Entries) > 0 && len(l.Files) == 1
		seen["lists-files"] = seen["lists-files"] || len(l.Entries) == 0 && len(l.Files) > 0
		seen["lists-lists"] = seen["lists-lists"] || len(l.Lists) > 0
		seen["lists-without"] = seen["lists-without"] || len(l.Without.Entries) > 0
		seen["lists+"] = seen["lists+"] || l.Extend
	}
	for _, p := range append(append([]rulefile.PatternDef{}, f.Patterns...), f.Voices...) {
		seePattern(p.Pattern.Value, seen)
	}
	for _, d := range f.Finders {
		seen["finder-parameter"] = seen["finder-parameter"] || d.Parameter.Value != ""
		for _, s := range d.Voices {
			seen["finder-left"] = seen["finder-left"] || s.Left
			seen["finder-right"] = seen["finder-right"] || !s.Left
			seen["finder-find"] = true
			seen["finder-it"] = seen["finder-it"] || strings.Contains(s.Find.Value, "it:")
			seen["finder-stop"] = seen["finder-stop"] || s.Stop.Value != ""
			seen["finder-skip"] = seen["finder-skip"] || s.Skip.Value != ""
			seen["finder-voice"] = seen["finder-voice"] || s.Voice.Value != ""
			seePattern(s.Find.Value, seen)
		}
	}
	for i := range f.Rules {
		seeRule(f, &f.Rules[i], seen)
	}
}

func seeRule(f *rulefile.File, r *rulefile.RuleDef, seen map[string]bool) {
	seen["trigger-field"] = seen["trigger-field"] || r.Trigger.Value != ""
	seen["trigger-capture"] = seen["trigger-capture"] || strings.Contains(r.Match.Value, "trigger:")
	seen["priority-negative"] = seen["priority-negative"] || r.Priority < 0
	for _, a := range r.Args {
		seen["args-alternatives"] = seen["args-alternatives"] || len(a.Finders) > 1
		seen["args-required"] = seen["args-required"] || a.Required
	}
	for _, test := range r.Tests {
		seen["tests-hit"] = seen["tests-hit"] || test.Hit
		seen["tests-miss"] = seen["tests-miss"] || !test.Hit
		seen["tests-escape"] = seen["tests-escape"] || strings.Contains(test.At.Value, `\[`)
		for _, m := range test.Marks {
			seen["rule-layer-mark"] = seen["rule-layer-mark"] || m.Name == f.LayerOf(r)
			for _, o := range test.Marks {
				seen["tests-nested"] = seen["tests-nested"] || m.Start < o.Start && o.End <= m.End
			}
		}
	}
	line, _ := r.Tests[0].At.At(0)
	for _, l := range f.Lines[line:min(len(f.Lines), line+len(r.Tests))] {
		seen["tests-comment"] = seen["tests-comment"] || strings.HasPrefix(strings.TrimSpace(l), "# ")
	}
	for _, t := range []rulefile.Text{r.Match, r.Trigger, r.Unless} {
		seePattern(t.Value, seen)
	}
}

// seePattern notes what a pattern uses. Names need not exist.
func seePattern(src string, seen map[string]bool) {
	if strings.TrimSpace(src) == "" {
		return
	}
	sc := &pattern.Scope{Words: strings.Fields, UsedLists: map[string]bool{}, UsedPatterns: map[string]bool{},
		Patterns: func(string) (*pattern.Node, bool) {
			seen["reference"] = true
			return &pattern.Node{Op: pattern.Token}, true
		}}
	n, _ := pattern.Parse(src, sc)
	for _, q := range []string{"{,", ",}"} {
		if strings.Contains(src, q) {
			seen[map[string]string{"{,": "{,n}", ",}": "{n,}"}[q]] = true
		}
	}
	seen["phrase"] = seen["phrase"] || strings.Contains(src, `"no plan to"`)
	seen["string"] = seen["string"] || strings.Contains(src, `"`)
	seeNode(n, false, seen)
}

func seeNode(n *pattern.Node, repeated bool, seen map[string]bool) {
	switch n.Op {
	case pattern.Token:
		seen["any-token"] = seen["any-token"] || len(n.Cons) == 0
		seeConstraints(n.Cons, "", seen)
	case pattern.Layer:
		seen["layer"] = true
		seen["layer-features"] = seen["layer-features"] || len(n.Cons) > 0
		seeConstraints(n.Cons, "feature-", seen)
	case pattern.Alt:
		seen["alternatives"], seen["group"] = true, true
	case pattern.Repeat:
		seen[repeatKind(n)] = true
		seen["lazy"] = seen["lazy"] || n.Lazy
	case pattern.Capture:
		seen["capture"] = true
		seen["capture-repeated"] = seen["capture-repeated"] || repeated
	case pattern.Look:
		open, _, _ := strings.Cut(n.LookString(), " ")
		seen[open] = true
	case pattern.Edge:
		name := map[bool]string{false: "^", true: "$"}[n.AtEnd]
		if n.Name != "" {
			name += "layer"
		}
		seen[name] = true
	}
	for _, k := range n.Kids {
		seeNode(k, repeated || n.Op == pattern.Repeat, seen)
	}
}

// repeatKind is how a repeat is written, without its numbers.
func repeatKind(n *pattern.Node) string {
	switch {
	case n.Min == 0 && n.Max == 1:
		return "?"
	case n.Min == 0 && n.Max == pattern.Unbounded:
		return "*"
	case n.Min == 1 && n.Max == pattern.Unbounded:
		return "+"
	case n.Min == n.Max:
		return "{n}"
	}
	return "{n,m}"
}

func seeConstraints(cons []pattern.Constraint, prefix string, seen map[string]bool) {
	for _, c := range cons {
		seen[c.Attr] = true
		seen[prefix+"not"] = seen[prefix+"not"] || c.Neg
		switch c.Kind {
		case pattern.Values:
			seen[prefix+"="] = true
			seen["wildcard"] = seen["wildcard"] || strings.Contains(strings.Join(c.Values, ""), "*")
		case pattern.Regexp:
			seen[prefix+"~"] = true
		case pattern.InList:
			seen[prefix+"in"] = true
			seen["in-several"] = seen["in-several"] || len(c.Values) > 1
		case pattern.InLayer:
			seen["in-layer"] = true
			seeConstraints(c.Inner, "feature-", seen)
		}
	}
}
