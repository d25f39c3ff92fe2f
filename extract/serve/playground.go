package serve

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"dateline/extract"
	"dateline/extract/document"
	"dateline/rules"
	"dateline/rules/ruletest"
)

// The bounds of the rule playground. Patterns match in time that grows with the text and not faster, so these bound all of it.
const (
	maxRuleBytes = 32 << 10
	maxTextBytes = 4 << 10
	maxRules     = 20
	maxTests     = 200
)

// ruleFile is what the rules of the playground are called after.
const ruleFile = "playground.yaml"

// trial is a rule file that is tried on a text, and what came of it.
type trial struct {
	File, Text string
	Problem    *problem
	Mistakes   string // with lines and carets
	Warnings   string
	Tests      []tested
	Passed     int
	Matches    []match
	Why        string // why it matched, or why not
	Seen       string // what rules see in the text
	Done       bool
}

// tested is a test of a rule and its outcome.
type tested struct {
	Text    string
	Hit, OK bool
	Line    int
	Message string // why it failed
	Diff    string // what was missing and what was found, under the sentence
}

// match is what a rule found in the text.
type match struct {
	Rule, Layer         string
	Before, Text, After string
	Parts               []document.Feature // captures and features
}

// example is what the playground begins with.
var example = trial{
	Text: "A jury in Oslo convicted the banker Arne Holt on Friday. The convict appealed.",
	File: `version: 1
phase: event
labels:
  verdict: [convict]
rules:
  - name: convict
    match: |
      trigger:[lemma=convict, tag=VB*]
    args: {actor: subject, recipient: object!}
    emit: {event: verdict, act: convict}
    tests: |
      + [The jury](actor) [convicted](trigger) [the driver](recipient).
      + [The driver](recipient) was [convicted](trigger) by [the jury](actor).
      - The convict escaped at night.
`,
}

func (s *Server) rules(w http.ResponseWriter, r *http.Request) {
	s.fill(w, r, http.StatusOK, "rules.html", example)
}

// tryRules answers with the playground and what came of the trial. With ?part=result it is the result alone, for the script that
// shows it while one writes.
func (s *Server) tryRules(w http.ResponseWriter, r *http.Request) {
	name := "rules.html"
	if r.URL.Query().Get("part") == "result" {
		name = "result"
	}
	form, err := parseForm(r, s.cfg.MaxBody)
	t := trial{File: normal(form.fields["rules"]), Text: normal(form.fields["text"])}
	if err == nil {
		err = s.try(r.Context(), &t)
	}
	status := http.StatusOK
	if err != nil {
		t.Problem = problemOf(r, err)
		status = t.Problem.Status
	}
	s.fill(w, r, status, name, t)
}

// normal is the text of a form's field, whose lines end in CR LF.
func normal(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

// try tries a rule file.
func (s *Server) try(ctx context.Context, t *trial) error {
	if len(t.File) > maxRuleBytes {
		return &problem{Status: http.StatusRequestEntityTooLarge, Detail: fmt.Sprintf("the rules are longer than %d bytes", maxRuleBytes)}
	}
	if len(t.Text) > maxTextBytes {
		return &problem{Status: http.StatusRequestEntityTooLarge, Detail: fmt.Sprintf("the text is longer than %d bytes", maxTextBytes), Hint: "a few sentences are enough here"}
	}
	work := *t // it may outlast the request, and begin when that is over
	result, err := do(ctx, s.trials, func() (trial, error) {
		err := work.run(ctx, s.cfg.Options)
		return work, err
	})
	if err == nil {
		*t = result
	}
	return err
}

// run compiles the rules with the shipped ones, runs their tests, and matches them against the text.
func (t *trial) run(ctx context.Context, opts []extract.Option) error {
	own := extract.WithRuleFiles(rules.Source{Name: ruleFile, Data: []byte(t.File)})
	x, err := extract.New(append(slices.Clone(opts), own)...)
	var mistakes rules.ErrorList
	if errors.As(err, &mistakes) {
		t.Mistakes = mistakes.Error()
		return nil
	}
	if err != nil {
		return err
	}
	tried, tests := ownRules(x.Rules())
	if len(tried) > maxRules || tests > maxTests {
		return &problem{Status: http.StatusRequestEntityTooLarge, Detail: fmt.Sprintf("more than %d rules or %d tests", maxRules, maxTests), Hint: "dateline rules test runs any number"}
	}
	if warnings := ruletest.Review(ctx, x.Rules(), x.Analyze, isOwn); len(warnings) > 0 {
		t.Warnings = warnings.Error()
	}
	t.test(ctx, x, tried)
	t.Done = true
	return t.match(ctx, x, tried)
}

func isOwn(file string) bool { return file == ruleFile }

func ownRules(set *rules.Set) (own []rules.Rule, tests int) {
	for _, r := range set.Rules() {
		if isOwn(r.File) {
			own = append(own, r)
			tests += len(r.Tests)
		}
	}
	return own, tests
}

// test runs the tests of the rules.
func (t *trial) test(ctx context.Context, x *extract.Extractor, own []rules.Rule) {
	failures, run := ruletest.RunOf(ctx, x.Rules(), x.Analyze, func(r rules.Rule) bool { return isOwn(r.File) })
	t.Passed = run - len(failures)
	broken := map[int]*ruletest.Failure{} // by line
	for i := range failures {
		broken[failures[i].Line] = &failures[i]
	}
	for _, r := range own {
		for _, test := range r.Tests {
			out := tested{Text: test.Text, Hit: test.Hit, OK: true, Line: test.Line}
			if f := broken[test.Line]; f != nil {
				_, picture, _ := strings.Cut(f.Diff(), "\n")
				out.OK, out.Message, out.Diff = false, f.Message, picture
			}
			t.Tests = append(t.Tests, out)
		}
	}
}

// match matches the rules against the text. Each is traced alone: only then its trace has what it lacked.
func (t *trial) match(ctx context.Context, x *extract.Extractor, own []rules.Rule) error {
	if strings.TrimSpace(t.Text) == "" {
		return nil
	}
	for _, r := range own {
		trace := &rules.Trace{Rule: r.Name}
		doc, err := x.Analyze(ctx, t.Text, trace)
		if err != nil {
			return err
		}
		for i := range trace.Mentions {
			t.Matches = append(t.Matches, matchOf(doc, &trace.Mentions[i]))
		}
		t.Why += ruletest.Explain(doc, trace, []rules.Rule{r}, true)
		t.Seen = ruletest.Tokens(doc) + ruletest.Layers(doc)
	}
	t.Why = strings.TrimSpace(t.Why)
	return nil
}

func matchOf(doc *document.Document, m *document.Mention) match {
	span := doc.Bytes(m.Range)
	around := span
	if i := doc.SentenceAt(m.Start); i >= 0 {
		around = doc.Bytes(doc.Sentences[i].Range)
	}
	out := match{Rule: m.Rule, Layer: m.Layer, Before: doc.Text[min(around.Start, span.Start):span.Start], Text: doc.Slice(span), After: doc.Text[span.End:max(span.End, around.End)]}
	for _, c := range m.Captures {
		out.Parts = append(out.Parts, document.Feature{Name: c.Name, Value: doc.Words(c.Range)})
	}
	for _, f := range m.Features {
		if f.Value != "" {
			out.Parts = append(out.Parts, f)
		}
	}
	return out
}
