package emit

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dateline/extract/document"
)

func TestUnknownFormat(t *testing.T) {
	const want = `unknown format "csv": one of events, articles`
	if _, err := New("csv", Options{}); err == nil || err.Error() != want {
		t.Errorf("New: got %v, want %s", err, want)
	}
	if _, err := Schema("csv"); err == nil || err.Error() != want {
		t.Errorf("Schema: got %v, want %s", err, want)
	}
}

func TestAppend(t *testing.T) {
	enc, err := New("articles", Options{})
	if err != nil {
		t.Fatal(err)
	}
	text := "a < b & c\u2028d \xff"
	got, err := enc.Append([]byte("before\n"), document.New(document.Meta{}, text, nil))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(got), "before\n{") || strings.Count(string(got), "\n") != 2 {
		t.Errorf("not one line after what was there: %q", got)
	}
	if !strings.Contains(string(got), `"text":"a < b & c\u2028d \ufffd"`) {
		t.Errorf("text is not as it should be: %s", got)
	}
}

func TestAppendLeavesNothingHalf(t *testing.T) {
	enc, err := New("articles", Options{})
	if err != nil {
		t.Fatal(err)
	}
	broken := document.Meta{Kept: map[string]json.RawMessage{"x": json.RawMessage("{")}}
	got, err := enc.Append([]byte("before"), document.New(broken, "", nil))
	if err == nil || string(got) != "before" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestSchemaRefuses(t *testing.T) {
	tests := []struct{ format, line string }{
		{"articles", `{"schema":"dateline/v1"}`},
		{"articles", `[]`},
		{"events", `{"schema":"dateline/v1","kind":"act"}`},
		{"events", `{"schema":"dateline/v1","kind":"quantity","id":"D1","article":{"id":null,"url":null,"title":null,"published":null},"type":"DATE","text":"now","start":0,"end":3,"value":"PRESENT_REF","from":null,"to":null,"mod":null,"quant":null,"freq":null,"anchor":null,"sentence":{"text":"now","start":0,"end":3},"rule":"r"}`},
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
