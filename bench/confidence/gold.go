package main

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"unicode"

	"dateline/extract"
	"dateline/extract/document"
	"dateline/extract/event"
	"dateline/extract/record"
)

// example is an act that the program found: its evidence, and whether the annotation has it with the same actors.
type example struct {
	article  string
	evidence []string
	right    bool
}

// article is an annotated article. Positions are code points.
type article struct {
	ID, Published, Text string
	Acts                []act
	Ignore              []place
}

type act struct {
	Type    string
	Trigger place
	Theme   *place
	Actors  []string
}

type place struct{ Start, End int }

func (p place) meets(q place) bool { return p.Start < q.End && q.Start < p.End }

// read finds the acts of the articles of a file.
func read(ctx context.Context, x *extract.Extractor, name string) ([]example, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []example
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var a article
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, err
		}
		doc, err := x.Extract(ctx, document.Raw{Meta: document.Meta{ID: a.ID, Published: a.Published}, Body: []byte(a.Text)})
		if err != nil {
			return nil, err
		}
		out = append(out, examples(&a, doc)...)
	}
	return out, lines.Err()
}

// examples pairs the acts of an article with its annotation. Acts that the annotation names only as the content of others
// are no examples.
func examples(a *article, doc *document.Document) []example {
	var out []example
	used := make([]bool, len(a.Acts))
	rec := record.New(doc, document.CodePoints)
	for i := range rec.Events {
		ev := &rec.Events[i]
		g := counterpart(a, ev, used)
		if g < 0 && ignored(a, ev) {
			continue
		}
		right := false
		if g >= 0 {
			used[g] = true
			right = parties(a.Acts[g].Actors, ev.Actors)
		}
		out = append(out, example{a.ID, event.Evidence(doc, &doc.Events[i]), right})
	}
	return out
}

func at(p *record.Passage) place { return place{p.Start, p.End} }

// counterpart is the annotated act of the same type whose trigger an event shares, or -1.
func counterpart(a *article, ev *record.Event, used []bool) int {
	for g := range a.Acts {
		if !used[g] && a.Acts[g].Type == ev.Type && a.Acts[g].Trigger.meets(at(&ev.Trigger)) {
			return g
		}
	}
	return -1
}

func ignored(a *article, ev *record.Event) bool {
	t := at(&ev.Trigger)
	for _, p := range a.Ignore {
		if p.meets(t) {
			return true
		}
	}
	for _, g := range a.Acts {
		if g.Theme != nil && g.Theme.meets(t) {
			return true
		}
	}
	return false
}

// parties reports whether all annotated names are found, and no others.
func parties(gold []string, found []record.Party) bool {
	hit := make([]bool, len(gold))
	for _, p := range found {
		any := false
		for i, g := range gold {
			if sameName(g, p.Name) || sameName(g, p.Text) {
				hit[i], any = true, true
			}
		}
		if !any {
			return false
		}
	}
	for _, h := range hit {
		if !h {
			return false
		}
	}
	return true
}

var word = regexp.MustCompile(`[\pL\pN_]+`)

func wordsOf(s string) map[string]int {
	out := map[string]int{}
	for _, w := range word.FindAllString(strings.NewReplacer("'s", "", "’s", "").Replace(s), -1) {
		if w != "the" && w != "The" && w != "a" && w != "an" {
			out[w]++
		}
	}
	return out
}

// sameName reports whether all words of one name are in the other, and a capital of the annotated name among them.
func sameName(gold, found string) bool {
	g, f := wordsOf(gold), fold(wordsOf(found))
	low := fold(g)
	if len(low) == 0 || len(f) == 0 || !within(low, f) && !within(f, low) {
		return false
	}
	capital := false
	for w := range g {
		if unicode.IsUpper([]rune(w)[0]) {
			if capital = true; f[strings.ToLower(w)] > 0 {
				return true
			}
		}
	}
	return !capital
}

func fold(m map[string]int) map[string]int {
	out := make(map[string]int, len(m))
	for w, n := range m {
		out[strings.ToLower(w)] += n
	}
	return out
}

func within(a, b map[string]int) bool {
	for w := range a {
		if b[w] == 0 {
			return false
		}
	}
	return true
}
