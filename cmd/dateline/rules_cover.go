package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"dateline/extract"
	"dateline/extract/document"
	"dateline/extract/ingest"
	"dateline/internal/terminal"
	"dateline/rules"
	"dateline/run"
)

// coverRules counts over articles what each rule does, and lists verbs near actors that no rule knows.
func coverRules(c *cli.Context) error {
	if c.NArg() == 0 {
		return usagef("for example: dateline rules cover articles/", "cover needs articles")
	}
	re, err := matching(c)
	if err != nil {
		return err
	}
	x, err := openRules(c.String("rules"))
	if err != nil {
		return err
	}
	v := cover{set: x.Rules(), counts: map[string]*ruleCount{}, verbs: map[string]int{}, starts: map[string]bool{}}
	if err := v.read(c, x); err != nil {
		return err
	}
	for _, r := range v.set.Rules() {
		if re == nil || re.MatchString(r.Name) {
			v.rules = append(v.rules, r)
		}
	}
	var out strings.Builder
	v.report(&out)
	_, err = fmt.Fprint(c.App.Writer, out.String())
	return err
}

// ruleCount is what became of a rule's matches.
type ruleCount struct{ found, lost, refused int }

// cover is what is counted over a corpus.
type cover struct {
	set              *rules.Set
	rules            []rules.Rule // to report
	articles, failed int
	sentences        int
	counts           map[string]*ruleCount
	verbs            map[string]int  // lemmas
	starts           map[string]bool // lemmas that start a rule, as far as was asked
}

func (v *cover) read(c *cli.Context, x *extract.Extractor) error {
	for item := range ingest.Read(c.Context, c.Args().Slice(), c.App.Reader, ingest.Options{}) {
		trace := &rules.Trace{Brief: true}
		doc, err := x.Trace(c.Context, item.Raw, trace)
		if err = errors.Join(item.Err, err); err != nil {
			var rec *ingest.RecordError
			if !errors.As(item.Err, &rec) || rec.Skipped == "" {
				v.failed++
			}
			fmt.Fprintf(c.App.ErrWriter, "dateline: %s\n", terminal.Line(err.Error()))
			continue
		}
		v.add(doc, trace)
	}
	if c.Context.Err() != nil {
		return run.ErrInterrupted
	}
	if v.articles == 0 {
		return errors.New("no article could be read")
	}
	return nil
}

func (v *cover) add(doc *document.Document, trace *rules.Trace) {
	v.articles++
	v.sentences += len(doc.Sentences)
	for i := range trace.Mentions {
		v.count(trace.Mentions[i].Rule).found++
	}
	for i := range trace.Events {
		switch e := &trace.Events[i]; e.Outcome {
		case rules.Lost:
			v.count(e.Rule).lost++
		case rules.Refused:
			v.count(e.Rule).refused++
		}
	}
	v.addVerbs(doc)
}

func (v *cover) count(rule string) *ruleCount {
	if v.counts[rule] == nil {
		v.counts[rule] = &ruleCount{}
	}
	return v.counts[rule]
}

// reach is the greatest number of tokens between an actor and its verb.
const reach = 3

// addVerbs counts the main verbs shortly after an entity that start no rule.
func (v *cover) addVerbs(doc *document.Document) {
	verbs, actors := doc.Layer("vg"), doc.Layer("entity")
	if verbs == nil || actors == nil {
		return
	}
	for i := range verbs.Mentions() {
		m := &verbs.Mentions()[i]
		head, ok := m.Capture("head")
		if !ok || !actorBefore(doc, actors, m.Start) {
			continue
		}
		lemma := doc.Tokens[head.Start].Lemma
		starts, asked := v.starts[lemma]
		if !asked {
			starts = v.set.Triggers(lemma)
			v.starts[lemma] = starts
		}
		if !starts {
			v.verbs[lemma]++
		}
	}
}

func actorBefore(doc *document.Document, actors *document.Layer, at int32) bool {
	sent := doc.SentenceAt(at)
	for end := at; end >= max(doc.Sentences[max(sent, 0)].Start, at-reach); end-- {
		if len(actors.EndingAt(end)) > 0 {
			return true
		}
	}
	return false
}

// manyVerbs is how many verbs are listed.
const manyVerbs = 30

func (v *cover) report(out *strings.Builder) {
	fmt.Fprintf(out, "%s, %s\n\n", count(v.articles, "article"), count(v.sentences, "sentence"))
	slices.SortStableFunc(v.rules, func(a, b rules.Rule) int { return v.count(b.Name).found - v.count(a.Name).found })
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "found\tlost\trefused\t rule")
	var silent []string
	for _, r := range v.rules {
		n := *v.count(r.Name)
		if n == (ruleCount{}) {
			silent = append(silent, r.Name)
			continue
		}
		fmt.Fprintf(table, "%d\t%d\t%d\t %s\n", n.found, n.lost, n.refused, r.Name)
	}
	_ = table.Flush() // a strings.Builder takes everything
	fmt.Fprintf(out, "\nnever matched: %s\n", count(len(silent), "rule"))
	for _, name := range silent {
		fmt.Fprintf(out, "  %s\n", name)
	}
	v.reportVerbs(out)
}

func (v *cover) reportVerbs(out *strings.Builder) {
	verbs := slices.SortedFunc(maps.Keys(v.verbs), func(a, b string) int {
		return cmp.Or(v.verbs[b]-v.verbs[a], strings.Compare(a, b))
	})
	fmt.Fprintln(out, "\nverbs near actors that start no rule:")
	for _, verb := range verbs[:min(len(verbs), manyVerbs)] {
		fmt.Fprintf(out, "%6d  %s\n", v.verbs[verb], verb)
	}
}
