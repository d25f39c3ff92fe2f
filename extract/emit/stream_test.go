package emit

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/document"
	"dateline/extract/record"
)

// parts collects what is written, and the length of the longest part. It fails after the limit, unless that is 0.
type parts struct {
	strings.Builder
	longest, limit int
}

var errFull = errors.New("full")

func (p *parts) Write(b []byte) (int, error) {
	p.longest = max(p.longest, len(b))
	if p.limit > 0 && p.Len()+len(b) > p.limit {
		return 0, errFull
	}
	return p.Builder.Write(b)
}

// longDocument is a document of more than longText bytes, with findings of every kind.
func longDocument(t *testing.T) *document.Document {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	const paragraph = "Norland’s minister Ida Dahl offered Sudmark 40 boats on June 3, 2025. “Two dozen are too few,” said Ada Roe of Sudmark, who refused.\n\n"
	doc, err := x.Extract(t.Context(), document.Raw{Meta: document.Meta{ID: "long"}, Body: []byte(strings.Repeat(paragraph, 1+longText/len(paragraph)))})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// The longest part that is written of a long article is about its text, and all bytes are those of an article that is encoded first.
func TestLongArticlesAreWrittenInParts(t *testing.T) {
	doc := longDocument(t)
	for _, format := range Formats() {
		enc, err := New(format.Name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		s, ok := enc.(*stream)
		if !ok {
			continue
		}
		var whole strings.Builder
		if err := s.write(&whole, doc); err != nil {
			t.Fatal(err)
		}
		var got parts
		writeAll(t, format.Name, Options{}, Target{Writer: &got}, doc)
		if got.String() != string(s.header)+strings.TrimPrefix(whole.String(), s.separator)+string(s.footer) {
			t.Errorf("%s: the bytes differ", format.Name)
		}
		if got.longest > 3*longText/2 || got.Len() == got.longest {
			t.Errorf("%s: %d bytes were written, %d at once", format.Name, got.Len(), got.longest)
		}
	}
}

// The parts of a record are the bytes of all of it.
// TestLongSentencesAreNotRepeated: a sentence without end has thousands of findings, and each has the words around it only.
func TestLongSentencesAreNotRepeated(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := x.Extract(t.Context(), document.Raw{Body: []byte("In May " + strings.Repeat("Norland offered Sudmark 40 boats and ", 1000))})
	if err != nil {
		t.Fatal(err)
	}
	findings := len(doc.Events) + len(doc.Quantities) + len(doc.Quotes) + len(doc.Dates)
	if len(doc.Events) < 500 {
		t.Fatalf("%d events", len(doc.Events))
	}
	for _, f := range Formats() {
		if f.Form == Folder {
			continue
		}
		enc, err := New(f.Name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if size, most := encodedSize(t, enc, doc), int64(4*len(doc.Text)+6000*findings); size > most {
			t.Errorf("%s takes %d bytes, more than %d", f.Name, size, most)
		}
	}
}

// encodedSize is the length of a file with one document, before a format compresses it.
func encodedSize(t *testing.T, enc Encoder, doc *document.Document) int64 {
	t.Helper()
	piece, err := enc.Encode(doc)
	if err != nil {
		t.Fatal(err)
	}
	if row, ok := piece.(*parquetArticle); ok {
		size := len(row.Text)
		for i := range row.Events {
			size += len(row.Events[i].Sentence.Text)
		}
		return int64(size)
	}
	path, file := filepath.Join(t.TempDir(), "file"), &parts{}
	w, err := enc.Open(Target{Path: path, Writer: file})
	if err == nil {
		err = errors.Join(w.Write(piece), w.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err == nil { // a format that writes here and there
		return info.Size()
	}
	return int64(file.Len())
}

func TestArticleRecord(t *testing.T) {
	for _, doc := range []*document.Document{longDocument(t), sample(t, "istanbul.txt"), document.New(document.Meta{}, "", nil)} {
		var want strings.Builder
		if err := wholeEncoder(&want).Encode(record.New(doc, document.CodePoints)); err != nil {
			t.Fatal(err)
		}
		if got := written(t, "articles", Options{}, doc); got != want.String() {
			t.Errorf("%q: got %.100s, want %.100s", doc.Meta.ID, got, want.String())
		}
	}
}

func TestLongArticleThatCannotBeWritten(t *testing.T) {
	doc := longDocument(t)
	for _, format := range []string{"events", "articles", "csv", "w3c", "plover"} {
		enc, err := New(format, Options{})
		if err != nil {
			t.Fatal(err)
		}
		w, err := enc.Open(Target{Writer: &parts{limit: 100 << 10}})
		if err != nil {
			t.Fatal(err)
		}
		piece, err := enc.Encode(doc)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Write(piece); !errors.Is(err, errFull) {
			t.Errorf("%s: got %v, want %v", format, err, errFull)
		}
	}
}

// A long article that cannot be encoded is refused before a byte of it is written, and a panic is an error.
func TestLongArticleThatCannotBeEncoded(t *testing.T) {
	long := strings.Repeat("x", longText+1)
	enc, err := New("articles", Options{})
	if err != nil {
		t.Fatal(err)
	}
	kept := document.Meta{Kept: map[string]json.RawMessage{"x": json.RawMessage("{")}}
	if _, err := enc.Encode(document.New(kept, long, nil)); err == nil {
		t.Error("broken fields are not refused")
	}
	broken := document.New(document.Meta{}, long, nil)
	broken.Quotes = []document.Quote{{Range: document.Range{Start: 5, End: 6}}}
	piece, err := enc.Encode(broken)
	if err != nil {
		t.Fatal(err)
	}
	w, err := enc.Open(Target{Writer: new(parts)})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(piece); err == nil || !strings.Contains(err.Error(), "internal error") {
		t.Errorf("got %v", err)
	}
}

// wholeEncoder writes what the elements of a stream must add up to.
func wholeEncoder(to io.Writer) *json.Encoder {
	enc := json.NewEncoder(to)
	enc.SetEscapeHTML(false)
	return enc
}
