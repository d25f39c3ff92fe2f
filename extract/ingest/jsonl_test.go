package ingest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestRecordFields(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{`{"text":"A.","title":" T ","url":"https://x.test/a","site":"S","language":"en"}`, "stdin:1|https://x.test/a|T||S|en|"},
		{`{"text":"A.","id":12,"lang":"de","title":null,"unknown":[1,{"a":2}]}`, "12||||" + "|de|"},
		{`{"text":"A.","id":"a-1","byline":"Jane Roe","author":"x"}`, "a-1|||Jane Roe|||"},
		{`{"text":"A.","authors":["Jane Roe"," ","John Doe"]}`, "stdin:1|||Jane Roe, John Doe|||"},
		{`{"text":"A.","author":[{"name":"Jane Roe"},{"id":3},"John Doe"]}`, "stdin:1|||Jane Roe, John Doe|||"},
		{`{"text":"A.","author":{"name":"Jane Roe"}}`, "stdin:1|||Jane Roe|||"},
		{`{"text":"A.","published":"2025-06-02"}`, "stdin:1||||||2025-06-02"},
		{`{"text":"A.","date":"June 2, 2025"}`, "stdin:1||||||2025-06-02"},
		{`{"text":"A.","published":"soon","pub_date":"2025-06-02T10:00:00Z"}`, "stdin:1||||||2025-06-02T10:00:00Z"},
		{`{"text":"A.","timestamp":1748822400}`, "stdin:1||||||2025-06-02T00:00:00Z"},
		{`{"text":"A.","timestamp":1748822400000}`, "stdin:1||||||2025-06-02T00:00:00Z"},
		{`{"text":"A.","timestamp":1748822400.25}`, "stdin:1||||||2025-06-02T00:00:00Z"},
		{`{"text":"A.","date_published":20250602}`, "stdin:1||||||2025-06-02"},
		{`{"text":"A.","firstPublished":"2025-06-02","updated":"2025-06-03"}`, "stdin:1||||||2025-06-02"},
		{`{"text":"A.","article_date":1748822400,"release":"spring"}`, "stdin:1||||||2025-06-02T00:00:00Z"},
		{`{"text":"A.","reading_date":"2025-06-02","birth_date":"1980-01-01"}`, "stdin:1||||||"},
		{`{"plaintext":"A.","html":{"requested_url":"https://x.test"},"publishing_date":"2025-06-02 10:00:00+02:00"}`, "stdin:1||||||2025-06-02T10:00:00+02:00"},
		{`{"content":"A.","source":{"id":"s","name":"Post"},"author":"Jane Roe"}`, "stdin:1|||Jane Roe|Post||"},
		{`{"text":"A.","sitename":"Post","source":"dump 3"}`, "stdin:1||||Post||"},
		{`{"text":"A.","published":{"year":2025},"title":["x"],"id":{}}`, "stdin:1||||||"},
	} {
		for item := range Read(context.Background(), nil, strings.NewReader(c.line), Options{Format: JSONL}) {
			m := item.Raw.Meta
			if got := strings.Join([]string{m.ID, m.URL, m.Title, m.Byline, m.Site, m.Language, m.Published}, "|"); item.Err != nil ||
				got != c.want {
				t.Errorf("%s\ngot  %s %v\nwant %s", c.line, got, item.Err, c.want)
			}
		}
	}
}

func TestBadLinesDoNotStopTheRun(t *testing.T) {
	const hint = ` (hint: each line must be one JSON object with a field "text" or "html")`
	lines := []struct{ line, want string }{
		{`{"text":"A."}`, `stdin:1 text "A."`},
		{``, ``},
		{`{"text":"A.`,
			`! stdin:3: invalid JSON: the line ends too early (hint: one object must not go over several lines; was the file cut short?)`},
		{`{"text":"A."} x`, `! stdin:4: invalid JSON at byte 15: invalid character 'x' after top-level value` + hint},
		{`["A."]`, `! stdin:5: not an object but an array` + hint},
		{`"A."`, `! stdin:6: not an object but a string` + hint},
		{`null`, `! stdin:7: no text: the record has neither text nor html (hint: give each object a field "text" or "html", or name another one with --text-column)`},
		{`{"text":" ","html":null}`, `! stdin:8: no text: the record has neither text nor html (hint: give each object a field "text" or "html", or name another one with --text-column)`},
		{`{"text":[1]}`, `! stdin:9: field "text" is an array, not a string` + hint},
		{`{"text":"A.","text":"B."}`, `stdin:9 text "B."`},
		{"{\"text\":\"A\xff.\"}\r", `stdin:10 text "Aÿ."`},
		{`{"text":"","html":"<p>A."}`, `stdin:11 html "<p>A."`},
		{`{"text":"\ud800 A."}`, `stdin:12 text "� A."`},
		{`{"text":"A.","x":` + strings.Repeat("[", 20000) + strings.Repeat("]", 20000) + `}`,
			`! stdin:14: invalid JSON at byte 10017: invalid character '[' exceeded max depth` + hint},
		{`{"text":"Z."}`, `stdin:14 text "Z."`},
	}
	var in, want []string
	for _, l := range lines {
		in = append(in, l.line)
		if l.want != "" {
			want = append(want, fmt.Sprintf("%d %s", len(want), l.want))
		}
	}
	compare(t, readAll(nil, strings.Join(in, "\n"), Options{Format: JSONL}), want)
}

func TestKeptFields(t *testing.T) {
	line := `{"text":"A.","section":"World","n":[1, 2],"id":"x","other":1}`
	for item := range Read(context.Background(), nil, strings.NewReader(line), Options{KeepFields: []string{"section", "n", "absent"}}) {
		kept := item.Raw.Meta.Kept
		if len(kept) != 2 || string(kept["section"]) != `"World"` || string(kept["n"]) != "[1, 2]" {
			t.Errorf("kept %s", kept)
		}
	}
}

func FuzzJSONL(f *testing.F) {
	f.Add([]byte("{\"text\":\"A.\",\"date\":1748822400}\n\n{\"html\":\"<p>\"}"), 100)
	f.Add([]byte("\xef\xbb\xbf{\"text\":1}\r\n[]\n{\"text\":\"\xff\"}\nx"), 20)
	f.Fuzz(func(t *testing.T, in []byte, limit int) {
		seq := 0
		opts := Options{Format: JSONL, MaxRecord: limit, KeepFields: []string{"text"}}
		for item := range Read(context.Background(), nil, strings.NewReader(string(in)), opts) {
			if item.Seq != seq {
				t.Fatalf("item %d is numbered %d", seq, item.Seq)
			}
			seq++
			if item.Err == nil && (len(item.Raw.Body) == 0 || !utf8.Valid(item.Raw.Body) || item.Raw.Meta.ID == "") {
				t.Errorf("%+v", item.Raw)
			}
		}
		if seq == 0 {
			t.Error("neither a record nor an error")
		}
	})
}
