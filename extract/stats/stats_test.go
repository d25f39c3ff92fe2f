package stats

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/extract/emit"
)

// sample is an article with findings of several kinds, some of which have no time, actor or speaker.
func sample() *document.Document {
	doc := document.New(document.Meta{ID: "a", Published: "2025-06-02"}, "x",
		[]document.Block{{Kind: document.Paragraph, Span: document.Span{End: 1}}})
	doc.Tokens, doc.Sentences = []document.Token{{Text: "x"}}, []document.Sentence{{Range: document.Range{End: 1}}}
	word := document.Range{End: 1}
	event := func(kind, act string, time *document.Moment, actors ...string) document.Event {
		ev := document.Event{Range: word, Trigger: word, Type: kind, Act: act, Time: time, ResponseTo: document.None, SameAs: document.None}
		ev.Status.AttributedTo, ev.Status.Quote = document.None, document.None
		for _, name := range actors {
			ev.Actors = append(ev.Actors, document.Reference{Range: word, Entity: document.None, Name: name})
		}
		return ev
	}
	doc.Events = []document.Event{
		event("proposal", "offer", &document.Moment{Date: document.None, First: "2025-05-30"}, "Norland", "＝Sudmark"),
		event("proposal", "propose", nil, "Norland"),
		event("rejection", "reject", nil),
	}
	doc.Quotes = []document.Quote{
		{Range: word, Kind: "direct", Text: "x", Spans: []document.Span{{End: 1}},
			Speaker: &document.Reference{Range: word, Entity: document.None, Name: "Ada Roe"}},
		{Range: word, Kind: "direct", Text: "x", Spans: []document.Span{{End: 1}}},
		{Range: word, Kind: "indirect", Text: "x", Spans: []document.Span{{End: 1}}, Relation: "belief"},
	}
	doc.Dates = []document.Date{{Range: word, Type: "DATE", AnchorTo: document.None}}
	return doc
}

const sampleCSV = `counted,name,count
articles,,1
kinds,act,3
kinds,statement,2
kinds,date,1
types,proposal,2
types,rejection,1
acts,offer,1
acts,propose,1
acts,reject,1
actors,Norland,2
actors,'＝Sudmark,1
speakers,Ada Roe,1
months,2025-05,1
months,2025-06,4
`

func TestCountsOfADocument(t *testing.T) {
	if got := output(t, Of(sample()), "csv", 0); got != sampleCSV {
		t.Errorf("got %s", got)
	}
}

// TestCountsOfResults holds that what was written of an article has the counts that the article has.
func TestCountsOfResults(t *testing.T) {
	for _, format := range []string{"events", "articles"} {
		c := New()
		err := c.Read(strings.NewReader(written(t, format)), func(line int, err error) { t.Errorf("line %d: %v", line, err) })
		if err != nil {
			t.Fatal(err)
		}
		if got := output(t, c, "csv", 0); got != sampleCSV {
			t.Errorf("%s: got %s", format, got)
		}
	}
}

// TestBrokenLineLosesNoOther reports the line and counts the others.
func TestBrokenLineLosesNoOther(t *testing.T) {
	lines := strings.SplitAfter(written(t, "events"), "\n")
	lines[1] = `{"schema":"dateline/v1","kind":` + "\n"
	var broken []int
	c := New()
	if err := c.Read(strings.NewReader(strings.Join(lines, "")), func(line int, _ error) { broken = append(broken, line) }); err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(broken) != "[2]" || c.Articles != 1 || c.Kinds["act"]+c.Kinds["statement"]+c.Kinds["date"] != 5 {
		t.Errorf("broken %v, counts %+v", broken, c)
	}
}

func TestOtherOutputIsRefused(t *testing.T) {
	for _, text := range []string{"url,article\n", `{"schema":"dateline/summary/v1"}`, "SQLite format 3\x00",
		"{\n \"schema\":\"dateline/v1\"}"} {
		if err := New().Read(strings.NewReader(text), func(int, error) {}); !errors.Is(err, errNotLines) {
			t.Errorf("%q: got %v", text, err)
		}
	}
}

// TestFullTable holds that the memory of a table is bounded and no count is lost.
func TestFullTable(t *testing.T) {
	table := Table{}
	for i := range maxNames + 7 {
		table.add(fmt.Sprint(i), 1)
	}
	table.add("3", 2)
	if len(table) != maxNames+1 || table[Others] != 7 || table["3"] != 3 {
		t.Errorf("%d names, %d others", len(table), table[Others])
	}
}

func TestText(t *testing.T) {
	c := Of(sample())
	c.Actors["\x1b[2J"] = 12
	got := output(t, c, "text", 2)
	for _, want := range []string{"1 article\n", "\nacts by actor\n  12  \\x1b[2J\n   2  Norland\n  and 1 more (--top 0 shows all)\n",
		"\nacts and statements by month\n  1  2025-05\n  4  2025-06\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
	const empty = `{"schema":"dateline/stats/v1","articles":0,"kinds":[],"types":[],"acts":[],"actors":[],"speakers":[],"months":[]}` + "\n"
	if got := output(t, New(), "json", 0); got != empty {
		t.Errorf("got %s", got)
	}
}

func output(t *testing.T, c *Counts, format string, top int) string {
	t.Helper()
	var out strings.Builder
	if err := c.Write(&out, format, top); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func written(t *testing.T, format string) string {
	t.Helper()
	enc, err := emit.New(format, emit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	piece, err := enc.Encode(sample())
	if err != nil {
		t.Fatal(err)
	}
	return string(piece.([]byte))
}

// FuzzRead reads anything.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"schema":"dateline/v1","kind":"act","article":{"published":"2025"},"actors":[{"name":"x"}],"time":{"first":null}}`))
	f.Add([]byte("{\"schema\":\"dateline/v1\",\"events\":[{}],\"quotes\":[{\"speaker\":null}]}\n{"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c := New()
		_ = c.Read(strings.NewReader(string(data)), func(int, error) {})
		output(t, c, "text", 1)
	})
}
