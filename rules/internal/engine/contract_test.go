package engine

import (
	"fmt"
	"strings"
	"testing"

	"dateline/rules/internal/testdoc"
)

// TestContractsAreKept checks that features, values, captures, arguments and marks that a phase does not know are errors at
// their position, and that a phase without a contract may have any.
func TestContractsAreKept(t *testing.T) {
	contracts := map[string]Contract{
		"known": {Features: map[string][]string{"kind": {"good", "fine"}, "note": nil}, Captures: []string{"actor"}},
	}
	rule := func(phase, match, emit string) string {
		return "phase: " + phase + "\nrules:\n  - name: r\n    match: |\n      " + match + "\n    emit: {" + emit + "}\n    tests: |\n      + x [one](" + phase + ")\n      - two\n"
	}
	for _, c := range []struct{ name, file, want string }{
		{"a known value", rule("known", "actor:[text=one]", "kind: good"), ""},
		{"any value", rule("known", "[text=one]", "note: whatever"), ""},
		{"a trigger", rule("known", "trigger:[text=one]", "kind: fine"), ""},
		{"a phase of the user", rule("own", "some:[text=one]", "what: ever"), ""},
		{"an unknown feature", rule("known", "[text=one]", "kint: good"), `t.yaml:6:12: unknown feature "kint" in phase "known": one of kind, note (did you mean "kind"?)`},
		{"an unknown value", rule("known", "[text=one]", "kind: god"), `t.yaml:6:18: unknown value "god" of feature "kind": one of good, fine (did you mean "good"?)`},
		{"an unknown capture", rule("known", "actr:[text=one]", "kind: good"), `t.yaml:5:7: unknown capture or argument "actr" in phase "known": one of actor (did you mean "actor"?)`},
		{"an unknown capture further on", rule("known", "actor:[text=one] [text=two] theme:[]", "kind: good"), `t.yaml:5:35: unknown capture or argument "theme" in phase "known": one of actor`},
		{"a rule of features", "phase: known\nfeatures:\n  - set: {kint: good}\n    match: |\n      [text=one]\n", `t.yaml:3:11: unknown feature "kint" in phase "known": one of kind, note (did you mean "kind"?)`},
	} {
		_, err := Compile([]Source{{Name: "t.yaml", Data: []byte(c.file)}}, Options{Words: strings.Fields, Contracts: contracts})
		got := ""
		if err != nil {
			got, _, _ = strings.Cut(err.Error(), "\n")
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestManyLayers checks that only layers that patterns read are few: a rule's own layer that nothing asks for is not counted.
func TestManyLayers(t *testing.T) {
	var file strings.Builder
	file.WriteString("phase: p\nrules:\n")
	for i := range 3 * maxLayers {
		fmt.Fprintf(&file, "  - name: r%d\n    layer: l%d\n    match: |\n      [text=one]\n    tests: |\n      + [one](l%d)\n      - two\n", i, i, i)
	}
	set, err := Compile([]Source{{Name: "t.yaml", Data: []byte(file.String())}}, Options{Words: strings.Fields})
	if err != nil {
		t.Fatal(err)
	}
	m := set.NewMatcher()
	m.Begin(t.Context(), testdoc.Sentence("one two"), nil)
	if found := m.Run("p"); len(found) != 3*maxLayers {
		t.Errorf("%d mentions, want %d", len(found), 3*maxLayers)
	}
	for i := range maxLayers + 1 {
		fmt.Fprintf(&file, "  - name: last%d\n    phase: q\n    layer: q%d\n    match: |\n      @l%d\n    tests: |\n      + [one](q%d)\n      - two\n", i, i, i, i)
		_, err = Compile([]Source{{Name: "t.yaml", Data: []byte(file.String())}}, Options{Words: strings.Fields})
		if err != nil && i < maxLayers {
			t.Fatalf("%d layers: %v", i+1, err)
		}
	}
	if err == nil || !strings.Contains(err.Error(), "cannot be read: there are more than 64 layers") {
		t.Errorf("got %v", err)
	}
}

// TestContractLayer holds that a rule without a layer is in the one that its phase is read from.
func TestContractLayer(t *testing.T) {
	contracts := map[string]Contract{"date": {Layer: "timex"}}
	for phase, want := range map[string]string{"date": "timex", "other": "other"} {
		src := "version: 1\nphase: " + phase + "\nrules:\n  - name: a\n    match: |\n      [text=one]\n    tests: |\n      + [one](" + want + ").\n      - two.\n"
		set, err := Compile([]Source{{Name: "t.yaml", Data: []byte(src)}}, Options{Contracts: contracts})
		if err != nil {
			t.Fatal(err)
		}
		if got := set.Rules()[0].Layer; got != want {
			t.Errorf("phase %s: layer %q, want %q", phase, got, want)
		}
	}
}
