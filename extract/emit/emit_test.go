package emit

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dateline/extract/document"
	"dateline/extract/record"
)

func TestUnknownFormat(t *testing.T) {
	const want = `unknown format "morse": one of events, articles, csv, tsv, rows, xlsx, sqlite, text, parquet, events-parquet, w3c, brat, plover, html, gdelt, plover-csv, edges, graphml, geojson, timeml, ninjs, labelstudio, doccano`
	if _, err := New("morse", Options{}); err == nil || err.Error() != want {
		t.Errorf("New: got %v, want %s", err, want)
	}
	if _, err := Schema("morse"); err == nil || err.Error() != want {
		t.Errorf("Schema: got %v, want %s", err, want)
	}
}

func TestEncode(t *testing.T) {
	text := "a < b & c\u2028d \xff"
	got := written(t, "articles", Options{}, document.New(document.Meta{}, text, nil))
	if strings.Count(got, "\n") != 1 || !strings.HasSuffix(got, "}\n") {
		t.Errorf("not one line: %q", got)
	}
	if !strings.Contains(got, `"text":"a < b & c\u2028d \ufffd"`) {
		t.Errorf("text is not as it should be: %s", got)
	}
}

// written is what a stream writes of documents.
func written(t *testing.T, format string, opts Options, docs ...*document.Document) string {
	t.Helper()
	var out strings.Builder
	writeAll(t, format, opts, Target{Writer: &out}, docs...)
	return out.String()
}

// writeAll writes documents to a target.
func writeAll(t testing.TB, format string, opts Options, to Target, docs ...*document.Document) {
	t.Helper()
	enc, err := New(format, opts)
	if err != nil {
		t.Fatal(err)
	}
	w, err := enc.Open(to)
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range docs {
		piece, err := enc.Encode(doc)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Write(piece); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestEncodeLeavesNothingHalf(t *testing.T) {
	enc, err := New("articles", Options{})
	if err != nil {
		t.Fatal(err)
	}
	broken := document.Meta{Kept: map[string]json.RawMessage{"x": json.RawMessage("{")}}
	if got, err := enc.Encode(document.New(broken, "", nil)); err == nil || got != nil {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestRefusedOptions(t *testing.T) {
	if _, err := New("articles", Options{Kinds: []record.Kind{record.KindAct}}); err == nil {
		t.Error("articles take kinds")
	}
}

func TestSchemaRefuses(t *testing.T) {
	tests := []struct{ format, line string }{
		{"articles", `{"schema":"dateline/v1"}`},
		{"articles", `[]`},
		{"events", `{"schema":"dateline/v1","kind":"act"}`},
		{"events", `{"schema":"dateline/v1","kind":"quantity","program":null,"rules":null,"id":"D1","article":{"id":null,"url":null,"title":null,"published":null},"type":"DATE","text":"now","start":0,"end":3,"value":"PRESENT_REF","first":null,"last":null,"certain":true,"mod":null,"quant":null,"freq":null,"anchor":null,"sentence":{"text":"now","start":0,"end":3},"rule":"r"}`},
	}
	for _, tt := range tests {
		if err := validate(t, tt.format, tt.line); err == nil {
			t.Errorf("%s takes %s", tt.format, tt.line)
		}
	}
	asDate := strings.Replace(tests[3].line, `"kind":"quantity"`, `"kind":"date"`, 1)
	if err := validate(t, "events", asDate); err != nil {
		t.Errorf("the same line with its right kind: %v", err)
	}
}

func validate(t *testing.T, format, line string) error {
	t.Helper()
	text, err := Schema(format)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("s.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("s.json")
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
	if err != nil {
		t.Fatal(err)
	}
	return compiled.Validate(v)
}
