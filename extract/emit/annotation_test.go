package emit

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/extract/record"
)

// throughStruct reads a line into the struct of which the schema is made, and writes it again.
func throughStruct(t *testing.T, line string) string {
	t.Helper()
	var a annotation
	dec := json.NewDecoder(strings.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&a); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(a); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestSelectors holds that both selectors of every annotation find the same words in the text.
func TestSelectors(t *testing.T) {
	for _, name := range []string{"istanbul.txt", "harbor.txt", "takeover.html"} {
		doc := sample(t, name)
		text := []rune(doc.Text)
		seen := map[string]bool{}
		for line := range strings.Lines(written(t, "w3c", Options{}, doc)) {
			if err := validate(t, "w3c", line); err != nil {
				t.Fatal(err)
			}
			if again := throughStruct(t, line); again != line {
				t.Errorf("got %s, which its struct writes as %s", line, again)
			}
			var a struct {
				ID     string
				Target struct {
					Source   string
					Selector []struct {
						Type                  string
						Start, End            int
						Exact, Prefix, Suffix string
					}
				}
			}
			if err := json.Unmarshal([]byte(line), &a); err != nil {
				t.Fatal(err)
			}
			if seen[a.ID] {
				t.Errorf("%s twice", a.ID)
			}
			seen[a.ID] = true
			at, quote := a.Target.Selector[0], a.Target.Selector[1]
			if got := string(text[at.Start:at.End]); got != quote.Exact {
				t.Errorf("%s: the position has %q, the quotation %q", a.ID, got, quote.Exact)
			}
			if !strings.Contains(doc.Text, quote.Prefix+quote.Exact+quote.Suffix) {
				t.Errorf("%s: %q is not in the text", a.ID, quote.Exact)
			}
			if a.Target.Source != doc.Meta.URL {
				t.Errorf("source is %s", a.Target.Source)
			}
		}
		if len(seen) == 0 {
			t.Errorf("%s: no annotations", name)
		}
	}
	if a := written(t, "w3c", Options{}, document.New(document.Meta{ID: "a b/ü"}, "x", nil)); a != "" {
		t.Errorf("of nothing: %v", a)
	}
	if got := sourceOf(article("a b/ü", "")); got != "urn:dateline:article:a%20b%2F%C3%BC" {
		t.Errorf("source is %s", got)
	}
}

var bratText = regexp.MustCompile(`^(T\d+)\t([A-Z][A-Za-z-]*) ([0-9 ;]+)\t(.+)$`)

// TestBrat reads the annotations as brat does: what they name must be there, and hold the words that they tell.
func TestBrat(t *testing.T) {
	dir := t.TempDir()
	docs := []*document.Document{sample(t, "istanbul.txt"), sample(t, "takeover.html"), sample(t, "river.txt")}
	writeAll(t, "brat", Options{}, Target{Path: dir}, docs...)
	conf, err := os.ReadFile(filepath.Join(dir, "annotation.conf"))
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"istanbul", "takeover", "river"} {
		text, err := os.ReadFile(filepath.Join(dir, name+".txt"))
		if err != nil || string(text) != docs[i].Text {
			t.Fatalf("%s: not the text, %v", name, err)
		}
		ann, err := os.ReadFile(filepath.Join(dir, name+".ann"))
		if err != nil {
			t.Fatal(err)
		}
		checkBrat(t, []rune(string(text)), string(ann), string(conf))
		if got := strings.Count(string(ann), "\nE"); got != len(docs[i].Events) {
			t.Errorf("%s: %d events, want %d", name, got, len(docs[i].Events))
		}
	}
}

func checkBrat(t *testing.T, text []rune, ann, conf string) {
	t.Helper()
	known := map[string]bool{}
	for line := range strings.Lines(ann) {
		line = strings.TrimSuffix(line, "\n")
		id, rest, _ := strings.Cut(line, "\t")
		if known[id] {
			t.Errorf("%s twice", id)
		}
		known[id] = true
		if m := bratText.FindStringSubmatch(line); m != nil {
			checkFragments(t, text, m[3], m[4])
			if !strings.Contains(conf, "\n"+m[2]) {
				t.Errorf("annotation.conf has no %s", m[2])
			}
			continue
		}
		if id[0] == 'T' {
			t.Errorf("not a text-bound annotation: %q", line)
		}
		for _, ref := range regexp.MustCompile(`\b[TE]\d+\b`).FindAllString(strings.Split(rest, "\t")[0], -1) {
			if !known[ref] {
				t.Errorf("%q names %s, which is not before it", line, ref)
			}
		}
	}
}

func checkFragments(t *testing.T, text []rune, spans, words string) {
	t.Helper()
	var parts []string
	for span := range strings.SplitSeq(spans, ";") {
		a, b, _ := strings.Cut(span, " ")
		start, _ := strconv.Atoi(a)
		end, _ := strconv.Atoi(b)
		parts = append(parts, string(text[start:end]))
	}
	if got := strings.Join(parts, " "); got != words || strings.ContainsAny(got, "\n\t") {
		t.Errorf("%s is %q, not %q", spans, got, words)
	}
}

// TestBratFragments breaks a quotation at the ends of lines and pieces.
func TestBratFragments(t *testing.T) {
	b := newBrat(document.New(document.Meta{}, "é one\ntwo three", nil))
	b.fragments([]record.Span{{Start: 3, End: 10}, {Start: 11, End: 16}})
	spans, words := string(b.spans), string(b.words)
	if spans != "2 5;6 9;10 15" || words != "one two three" {
		t.Errorf("got %q, %q", spans, words)
	}
}

func TestPlover(t *testing.T) {
	doc := sample(t, "istanbul.txt")
	n, found := 0, false
	for line := range strings.Lines(written(t, "plover", Options{}, doc)) {
		n++
		if err := validate(t, "plover", line); err != nil {
			t.Fatal(err)
		}
		var e ploverEvent
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(e.Text, "Ukraine proposed to Russia") || e.EventText[0] != "proposed" {
			continue
		}
		found = true
		if *e.Date != "2025-06-02" || e.EndDate != nil || *e.Source[0].Code != "UKR" || *e.Recipient[0].Code != "RUS" || e.Event[0] != "REQUEST" || e.Mode[0] != "meet" || e.QuadCode != 3 {
			t.Errorf("got %s", line)
		}
	}
	if !found || n > len(doc.Events) {
		t.Errorf("%d lines of %d events", n, len(doc.Events))
	}
}

func TestPloverDates(t *testing.T) {
	time := func(first, last string) *record.LineTime {
		var t record.LineTime
		t.First, t.Last = known(first), known(last)
		return &t
	}
	tests := []struct {
		published  string
		time       *record.LineTime
		first, end string
	}{
		{"2025-06-02T10:00:00Z", nil, "2025-06-02", ""},
		{"2025-06-02", time("2025-06-20", "2025-06-30"), "2025-06-02", ""},
		{"2025-06-02", time("2025-05-30", "2025-05-30"), "2025-05-30", ""},
		{"2025-06-02", time("", "2025-05-30"), "2025-06-02", ""},
		{"2025-06-02", time("2025-05-01", "2025-05-04"), "2025-05-01", "2025-05-04"},
		{"", time("2025-06-20", "2025-06-20"), "2025-06-20", ""},
		{"", nil, "", ""},
	}
	for _, tt := range tests {
		first, end := ploverDates(tt.published, tt.time)
		if words(first) != tt.first || words(end) != tt.end {
			t.Errorf("%s %v: got %s, %s", tt.published, tt.time, words(first), words(end))
		}
	}
}

func words(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// TestPloverTargets holds that an act without a recipient is aimed at who made what it answers, or at where it happens.
func TestPloverTargets(t *testing.T) {
	doc := &document.Document{
		Entities: []document.Entity{{Name: "Bamako", Country: "MLI"}},
		Events: []document.Event{
			{Actors: []document.Reference{{Entity: document.None, Name: "miners", Sector: "LAB"}}, ResponseTo: document.None},
			{ResponseTo: 0, Where: []int{0}},
			{ResponseTo: document.None, Where: []int{0}},
			{ResponseTo: document.None},
		},
	}
	for i, want := range []string{"", "miners", "Bamako", ""} {
		got := ""
		for _, a := range ploverTargets(doc, &doc.Events[i]) {
			got += a.Identifier
		}
		if got != want {
			t.Errorf("event %d is aimed at %q, want %q", i, got, want)
		}
	}
}
