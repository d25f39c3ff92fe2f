package engine

import (
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/rules/internal/testdoc"
)

const askedFile = `phase: exact
layer: exact
finders:
  object:
    any: {right: 3, find: '[tag=NN*]'}
rules:
  - name: deed
    match: |
      trigger:[tag=VB*]
    args: {object: object}
    tests: |
      + they [sell](trigger) [bread](object)
      - bread and butter
  - name: pair
    phase: open
    match: |
      [tag=DT] [tag=NN*]
    tests: |
      + [the bread](exact)
      - bread
`

// RunAt finds at each token what Run finds there, in phases whose rules start at their triggers and in others, in short sentences and in
// those that are matched in parts.
func TestRunAtFindsWhatRunFinds(t *testing.T) {
	set := compile(t, askedFile)
	for _, times := range []int{1, 3, 300} {
		doc := testdoc.Sentence(strings.Repeat("they/PRP sell/VBP the/DT bread/NN and/CC eat/VBP ", times))
		m := set.NewMatcher()
		m.Begin(t.Context(), doc, nil)
		for _, phase := range []string{"exact", "open"} {
			var want, got []document.Mention
			want = m.Run(phase)
			for at := range int32(len(doc.Tokens)) {
				got = append(got, m.RunAt(phase, at)...)
			}
			if len(want) == 0 || show(doc, got) != show(doc, want) {
				t.Errorf("%s, %d times: got %s, want %s", phase, times, show(doc, got), show(doc, want))
			}
		}
	}
}

func TestShowRunsForTheTraceAlone(t *testing.T) {
	set := compile(t, askedFile)
	doc := testdoc.Sentence("they/PRP sell/VBP bread/NN")
	trace := &Trace{}
	for _, tr := range []*Trace{nil, trace} {
		m := set.NewMatcher()
		m.Begin(t.Context(), doc, tr)
		m.Show("exact")
		m.RunAt("exact", 1)
	}
	if len(trace.Mentions) != 1 {
		t.Errorf("mentions in the trace: %v, want one", trace.Mentions)
	}
}
