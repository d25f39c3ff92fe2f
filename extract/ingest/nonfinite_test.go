package ingest

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"
)

// TestNonFiniteNumbersAreNull reads what json.dumps of Python writes for numbers that JSON does not have.
func TestNonFiniteNumbersAreNull(t *testing.T) {
	for _, c := range []struct{ name, in, kept string }{
		{"NaN", `{"x":NaN,"text":"A."}`, "null"},
		{"Infinity", `{"text":"A.","x": Infinity}`, "null"},
		{"-Infinity", `{"text":"A.","x": -Infinity }`, "null"},
		{"in a list", `{"text":"A.","x":[1,NaN,-Infinity,{"y":Infinity}]}`, `[1,null,null,{"y":null}]`},
		{"beside the word in a string", `{"text":"A.","x":["NaN \" NaN",NaN]}`, `["NaN \" NaN",null]`},
		{"as the title", `{"text":"A.","title":NaN,"x":1}`, "1"},
		{"on several lines", "[\n{\"text\":\"A.\",\n\"x\":NaN\n}\n]", "null"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for item := range Read(context.Background(), nil, strings.NewReader(c.in), Options{KeepFields: []string{"x"}}) {
				if item.Err != nil || string(item.Raw.Body) != "A." || string(item.Raw.Meta.Kept["x"]) != c.kept || item.Warning == "" {
					t.Errorf("got %q, kept %s, warning %q, error %v", item.Raw.Body, item.Raw.Meta.Kept, item.Warning, item.Err)
				}
			}
		})
	}
}

func TestOtherWordsStayInvalid(t *testing.T) {
	for _, in := range []string{`{"text":"A.","x":nan}`, `{"text":"A.","x":NaNs}`, `{"text":"A.","x":+Infinity}`,
		`{"text":"A.","x":--Infinity}`, `{"text":"A.","x":NaN`} {
		for item := range Read(context.Background(), nil, strings.NewReader(in), Options{Format: JSONL}) {
			if item.Err == nil || item.Warning != "" {
				t.Errorf("%s: error %v, warning %q", in, item.Err, item.Warning)
			}
		}
	}
}

func TestOneWarningPerFile(t *testing.T) {
	dir := t.TempDir()
	bad := strings.Repeat("{\"text\":\"A.\",\"x\":NaN}\n", 3)
	inputs := []string{write(t, dir, "a.jsonl", bad), write(t, dir, "b.jsonl", "{\"text\":\"NaN\"}\n"), write(t, dir, "c.jsonl", bad)}
	var warned []int
	for item := range Read(context.Background(), inputs, nil, Options{}) {
		if item.Err != nil {
			t.Error(item.Err)
		}
		if item.Warning != "" {
			warned = append(warned, item.Seq)
		}
	}
	if len(warned) != 2 || warned[0] != 0 || warned[1] != 4 {
		t.Errorf("items with a warning: %v", warned)
	}
}

// FuzzNonFinite checks that valid JSON is not changed.
func FuzzNonFinite(f *testing.F) {
	f.Add([]byte(`{"a":"NaN","b":["\"Infinity"]}`))
	f.Add([]byte(`[NaN,-Infinity,Infinity`))
	f.Fuzz(func(t *testing.T, in []byte) {
		out, changed := withoutNonFinite(in)
		if json.Valid(in) && (changed || !bytes.Equal(out, in)) {
			t.Errorf("%q was changed to %q", in, out)
		}
	})
}

// FuzzCSV checks that tables are read to the end and that each item is an article or an error.
func FuzzCSV(f *testing.F) {
	f.Add([]byte("id,text\n1,\"A.\n2,\"\"B\"\"\n"), 100)
	f.Add([]byte("text\turl\n\"A.\nB.\"\t\"x\"\n\"C"), 20)
	f.Add([]byte("\xef\xbb\xbftext;id\r\n\"a;b\"\";1\xff"), 10)
	f.Fuzz(func(t *testing.T, in []byte, limit int) {
		seq := 0
		for item := range Read(context.Background(), nil, bytes.NewReader(in), Options{Format: CSV, MaxRecord: limit}) {
			if item.Seq != seq || item.Err == nil && len(item.Raw.Body) == 0 {
				t.Fatalf("item %d is numbered %d, error %v, body %q", seq, item.Seq, item.Err, item.Raw.Body)
			}
			seq++
		}
	})
}
