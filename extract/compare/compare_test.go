package compare

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/document"
	"dateline/extract/emit"
	"dateline/extract/record"
)

// sample is an article of testdata with everything found in it.
func sample(t *testing.T, name string) *document.Document {
	t.Helper()
	data, err := os.ReadFile("../../testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := x.Extract(t.Context(), document.Raw{Meta: document.Meta{ID: name}, Body: data})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// written writes documents in a format.
func written(t *testing.T, format string, opts emit.Options, to emit.Target, docs ...*document.Document) {
	t.Helper()
	enc, err := emit.New(format, opts)
	if err != nil {
		t.Fatal(err)
	}
	w, err := enc.Open(to)
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range docs {
		piece, err := enc.Encode(doc)
		if err == nil {
			err = w.Write(piece)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func table(t *testing.T, r *Report) string {
	t.Helper()
	var out strings.Builder
	if err := r.Write(&out, "csv"); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestFormatsAgree holds that an article has the same findings in brat's files, as a record and as lines.
func TestFormatsAgree(t *testing.T) {
	docs := []*document.Document{sample(t, "harbor.txt"), sample(t, "istanbul.txt"), sample(t, "takeover.html")}
	dir := t.TempDir()
	written(t, "brat", emit.Options{}, emit.Target{Path: dir}, docs...)
	gold, err := ReadGold(dir)
	if err != nil || len(gold) != 3 {
		t.Fatal(gold, err)
	}
	kinds := append([]record.Kind{record.KindEntity}, record.UsualKinds...)
	for _, format := range []string{"articles", "events"} {
		file := filepath.Join(t.TempDir(), "lines.jsonl")
		f, err := os.Create(file)
		if err != nil {
			t.Fatal(err)
		}
		opts := emit.Options{}
		if format == "events" {
			opts.Kinds = kinds
		}
		written(t, format, opts, emit.Target{Writer: f}, docs...)
		f.Close()
		lines, err := ReadGold(file)
		if err != nil {
			t.Fatal(err)
		}
		report := New(gold, false)
		for _, doc := range lines {
			if err := report.Add(doc); err != nil {
				t.Fatal(err)
			}
		}
		if len(report.Differences) > 0 || len(report.Unseen()) > 0 || !strings.Contains(table(t, report), ",1.000,1.000,1.000\n") {
			t.Errorf("%s: %+v", format, report.Differences)
		}
	}
}

const standoff = "T1\tPerson 0 3\tAda\nT2\tProposal 4 12\tproposed\nE1\tProposal:T2 Actor:T1 Recipient:T3\nT3\tPlace 16 20;21 26\tKenya Chad\nA1\tNegation E1\n#1\tAnnotatorNotes T1\tx\n*\tEquiv T1 T3\nT4\tQuote 4 9\tpropo\nR1\tSpeaker Arg1:T4 Arg2:T1\t\nT5\tDate 0 3\tAda\nT6\tTheme 0 3\tAda\n"

func parsed(t *testing.T, text string) *Document {
	t.Helper()
	doc := &Document{Name: "a", Items: map[Item]bool{}}
	if err := doc.parseBrat(text); err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestBrat(t *testing.T) {
	want := map[Item]bool{
		{"entity", "Person", Span{0, 3}, Span{}}: true, {"entity", "Place", Span{16, 26}, Span{}}: true, {"date", "", Span{0, 3}, Span{}}: true,
		{"statement", "", Span{4, 9}, Span{}}: true, {"speaker", "", Span{0, 3}, Span{4, 9}}: true,
		{"act", "Proposal", Span{4, 12}, Span{}}: true, {"actor", "", Span{0, 3}, Span{4, 12}}: true,
		{"recipient", "", Span{16, 26}, Span{4, 12}}: true,
	}
	got := parsed(t, standoff).Items
	for item := range want {
		if !got[item] {
			t.Errorf("no %+v", item)
		}
	}
	if len(got) != len(want) {
		t.Errorf("got %+v", got)
	}
}

func TestBrokenBrat(t *testing.T) {
	for text, want := range map[string]string{
		"T1 Person 0 3":                       `1: this is no annotation of brat: "T1 Person 0 3"`,
		"T1\tPerson 0 3\tx\n\nT2\tPerson a 3": `3: "a 3" is not a span: write START END`,
		"T1\tPerson\tx":                       "1: an annotation without a span",
		"T1\tPerson 5 3\tx":                   `1: "5 3" is not a span: write START END`,
		"E1\tProposal:T9":                     "1: T9 is not in the file",
		"T1\tA 0 1\tx\nT1\tA 0 1\tx":          "2: T1 is there twice",
		"{\"a\":\t1}":                         "1: this is no annotation of brat: \"{\\\"a\\\":\\t1}\"",
	} {
		doc := &Document{Items: map[Item]bool{}}
		if err := doc.parseBrat(text); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

// TestScores counts misses and false findings by kind, exactly and by overlap.
func TestScores(t *testing.T) {
	gold := map[string]*Document{"a": parsed(t, standoff)}
	other := parsed(t, strings.NewReplacer("Person 0 3", "Person 0 5", "Place 16 20;21 26", "Group 16 26").Replace(standoff))
	exact, loose := New(gold, false), New(gold, true)
	for _, r := range []*Report{exact, loose} {
		if err := r.Add(other); err != nil {
			t.Fatal(err)
		}
		if err := r.Add(&Document{Name: "b"}); err != nil || r.Others != 1 {
			t.Error(err, r.Others)
		}
	}
	const header = "kind,gold,found,right,precision,recall,f1\n"
	if got := table(t, exact); got != header+"entity,2,2,0,0.000,0.000,0.000\ndate,1,1,1,1.000,1.000,1.000\nstatement,1,1,1,1.000,1.000,1.000\nspeaker,1,1,0,0.000,0.000,0.000\nact,1,1,1,1.000,1.000,1.000\nactor,1,1,0,0.000,0.000,0.000\nrecipient,1,1,1,1.000,1.000,1.000\nall,8,8,4,0.500,0.500,0.500\n" {
		t.Errorf("got %s", got)
	}
	if got := table(t, loose); !strings.Contains(got, "entity,2,2,1,") || !strings.Contains(got, "actor,1,1,1,") {
		t.Errorf("got %s", got)
	}
	if len(exact.Differences) != 8 || len(loose.Differences) != 2 || !loose.Differences[0].Missed || loose.Differences[1].Label != "Group" {
		t.Errorf("got %+v", loose.Differences)
	}
}

func TestOtherTextIsRefused(t *testing.T) {
	r := New(map[string]*Document{"a": {Name: "a", Text: "x"}}, false)
	if err := r.Add(&Document{Name: "a", Text: "y"}); !errors.Is(err, ErrText) || len(r.Unseen()) != 1 {
		t.Errorf("got %v", err)
	}
}

// FuzzBrat reads anything.
func FuzzBrat(f *testing.F) {
	f.Add(standoff)
	f.Fuzz(func(t *testing.T, text string) {
		doc := &Document{Items: map[Item]bool{}}
		_ = doc.parseBrat(text)
	})
}

// FuzzResults reads anything.
func FuzzResults(f *testing.F) {
	f.Add(`{"schema":"dateline/v1","kind":"act","article":{},"trigger":null,"actors":[null]}`)
	f.Add(`{"schema":"dateline/v1","events":[{"trigger":{}}],"quotes":[{"spans":[]}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		_ = ReadResults(strings.NewReader(text), func(*Document) {}, func(int, error) error { return nil })
	})
}
