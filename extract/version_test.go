package extract

import (
	"os"
	"path/filepath"
	"testing"

	"dateline"
	"dateline/extract/document"
	"dateline/rules"
	"dateline/rules/en"
)

// TestRecordsNameProgramAndRules checks that documents carry both versions, and that every change of the rules changes theirs.
func TestRecordsNameProgramAndRules(t *testing.T) {
	const rule = "phase: event\nrules:\n  - name: r\n    match: |\n      trigger:[lemma=zap]\n    emit: {event: meeting, act: meet}\n    tests: |\n      + They [zap](trigger).\n      - They met.\n"
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "own.yaml"), []byte(rule), 0o644); err != nil {
		t.Fatal(err)
	}
	file := rules.Source{Name: "file.yaml", Data: []byte(rule)}
	seen := map[string]bool{}
	for _, opts := range [][]Option{nil, {WithRules(dir), WithRuleFiles(file)}, {WithCleanOnly()}} {
		x, err := New(opts...)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := x.Extract(t.Context(), document.Raw{Body: []byte("Chile met Peru.")})
		if err != nil {
			t.Fatal(err)
		}
		if doc.Program != dateline.Version || doc.Rules != x.RulesVersion() {
			t.Errorf("program %q, rules %q", doc.Program, doc.Rules)
		}
		if seen[doc.Rules] {
			t.Errorf("the version %q is that of other rules, too", doc.Rules)
		}
		seen[doc.Rules] = true
	}
	changed := rules.Source{Name: "file.yaml", Data: []byte("# changed\n" + rule)}
	for _, config := range []config{{dirs: []string{dir}}, {files: []rules.Source{file}}, {files: []rules.Source{changed}}} {
		version, err := rulesVersion(config.dirs, config.files)
		if err != nil || seen[version] {
			t.Errorf("%v: version %q is that of other rules, too, or %v", config, version, err)
		}
		seen[version] = true
	}
	if !seen[""] {
		t.Error("an extractor that only cleans has a version of its rules")
	}
}

// The checksum in the compact form is taken for that of the rule files only if they are those that it was written for.
func TestWrittenSum(t *testing.T) {
	want, err := addFiles(0, en.Files)
	if err != nil {
		t.Fatal(err)
	}
	set, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	form, err := encodeCompact(set)
	if err != nil {
		t.Fatal(err)
	}
	if sum, ok := writtenSum(string(form)); !ok || sum != want {
		t.Errorf("sum %08x, %v, want %08x", sum, ok, want)
	}
	form[sumsLength-1] ^= 1
	for _, form := range []string{string(form), string(form[:sumsLength-1]), ""} {
		if _, ok := writtenSum(form); ok {
			t.Errorf("%d bytes are taken for the form of these files", len(form))
		}
	}
}
