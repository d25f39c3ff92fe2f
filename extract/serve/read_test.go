package serve

import (
	"bytes"
	"io"
	"mime/multipart"
	"strings"
	"testing"
)

// filled is a form as browsers send it.
func filled(t testing.TB, fields map[string]string, file, data string) (body, contentType string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for name, value := range fields {
		if err := w.WriteField(name, value); err != nil {
			t.Fatal(err)
		}
	}
	if file != "" {
		part, err := w.CreateFormFile("file", file)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(part, data)
	}
	w.Close()
	return b.String(), w.FormDataContentType()
}

func TestRead(t *testing.T) {
	s := newServer(t, Config{})
	many := strings.Repeat(`{"text":`+quote(summit)+"}\n", maxShown+5)
	tests := []struct {
		name       string
		fields     map[string]string
		file, data string
		status     int
		want       []string
	}{
		{"pasted", map[string]string{"text": summit, "published": "2025-06-02"}, "", "", 200, []string{"<mark ", "20 June 2025", `href="/rules"`}},
		{"pasted page", map[string]string{"text": "<p>" + summit + "</p>"}, "", "", 200, []string{">Kenya</mark>"}},
		{"file", nil, "../../etc/summit.txt", summit, 200, []string{`<h1 dir="auto">summit.txt</h1>`}},
		{"lines", nil, "a.jsonl", `{"id":"x","text":` + quote(summit) + "}\nbroken\n" + `{"id":"y","text":` + quote(summit) + "}\n", 200, []string{`id="A1-V1"`, `id="A2-V1"`, "Not shown: 1"}},
		{"many", nil, "a.jsonl", many, 200, []string{"Only the first 50", `id="A50-V1"`}},
		{"table", nil, "a.csv", "id,text\n1," + summit + "\n", 200, []string{"<mark "}},
		{"nothing", nil, "", "", 400, []string{"paste a text", `<form class="input"`}},
		{"date", map[string]string{"text": "<b>" + summit, "published": "soon<"}, "", "", 400, []string{"is not a date", "&lt;b&gt;Kenya", `value="soon&lt;"`}},
		{"picture", nil, "a.png", "\x89PNG\r\n\x1a\n\x00\x00", 422, []string{"binary file"}},
		{"broken", nil, "a.jsonl", "{broken\n", 422, []string{"invalid JSON"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			body, media := filled(t, tt.fields, tt.file, tt.data)
			w := ask(s, "POST", "/read", body, "Content-Type", media)
			if w.Code != tt.status {
				t.Errorf("status %d, want %d", w.Code, tt.status)
			}
			for _, want := range tt.want {
				if !strings.Contains(w.Body.String(), want) {
					t.Errorf("no %s in %s", want, w.Body)
				}
			}
			if strings.Contains(w.Body.String(), "A51-") {
				t.Error("more articles are shown than should be")
			}
		})
	}
}
