package rulefile

import "testing"

func TestDefinitionsHaveTheirLinesAndTheCommentAbove(t *testing.T) {
	f, errs := Parse("dir/awards.yaml", []byte(`version: 1
phase: event
lists:
  # what is won
  prizes: [medal,
    cup]
  givers+: [jury]
patterns:
  prize: |
    [lemma in prizes]

finders:
  winner(words):
    any: {right: 2, find: 'it:@np'}
# all rules
rules:
  # a verb
  - name: honor
    match: |
      [lemma=honor]
      # not a new definition
    tests: |
      + They [honor](event) him.
      - They met.

  # replaces a shipped rule
  - name: courts/rule
    match: |
      [lemma=rule]
    tests: |
      + They [rule](event).
      - They met.
`))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	want := []Definition{
		{"list", "prizes", "dir/awards.yaml", 5, "  # what is won\n  prizes: [medal,\n    cup]\n"},
		{"list", "givers", "dir/awards.yaml", 7, "  givers+: [jury]\n"},
		{"pattern", "prize", "dir/awards.yaml", 9, "  prize: |\n    [lemma in prizes]\n"},
		{"finder", "winner", "dir/awards.yaml", 13, "  winner(words):\n    any: {right: 2, find: 'it:@np'}\n"},
		{"rule", "awards/honor", "dir/awards.yaml", 18, "  # a verb\n  - name: honor\n    match: |\n      [lemma=honor]\n      # not a new definition\n" +
			"    tests: |\n      + They [honor](event) him.\n      - They met.\n"},
		{"rule", "courts/rule", "dir/awards.yaml", 27, "  # replaces a shipped rule\n  - name: courts/rule\n    match: |\n      [lemma=rule]\n" +
			"    tests: |\n      + They [rule](event).\n      - They met.\n"},
	}
	got := f.Definitions()
	if len(got) != len(want) {
		t.Fatalf("got %d definitions, want %d: %v", len(got), len(want), got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got  %+v\nwant %+v", got[i], want[i])
		}
	}
}
