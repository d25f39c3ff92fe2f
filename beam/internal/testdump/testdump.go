// Package testdump makes dumps for tests.
package testdump

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Write writes JSON lines with the articles of the project's testdata, whose numbers and days vary, into
// so many files of so many articles, and returns their folder. Every third file is compressed. Each file has a line
// that is broken, and an article that is not English; two sites bring the same text.
func Write(t testing.TB, testdata string, files, articles int) string {
	t.Helper()
	dir := t.TempDir()
	texts := read(t, testdata)
	for i := range files {
		var b bytes.Buffer
		for j := range articles {
			b.Write(article(t, texts, i*articles+j))
		}
		b.WriteString("{\"text\": \"It breaks off\n")
		line(t, &b, map[string]string{"id": fmt.Sprint("fr", i), "text": strings.Repeat("Le gouvernement a proposé une réunion avec les syndicats pour la semaine prochaine. ", 5)})
		name := filepath.Join(dir, fmt.Sprintf("dump-%04d.jsonl", i))
		content := b.Bytes()
		if i%3 == 2 {
			name, content = name+".gz", packed(t, content)
		}
		if err := os.WriteFile(name, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func read(t testing.TB, testdata string) (texts []string) {
	t.Helper()
	paths, _ := filepath.Glob(filepath.Join(testdata, "*.txt"))
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	if len(texts) == 0 {
		t.Fatal("no articles in ", testdata)
	}
	return texts
}

// article is article n: every fifth one is a copy of the one before, on another site.
func article(t testing.TB, texts []string, n int) []byte {
	t.Helper()
	host, of := "kallo.test", n
	if n%5 == 4 {
		host, of = "copies.test", n-1
	}
	text := texts[of%len(texts)]
	text = strings.NewReplacer("Monday", time.Weekday(of%7).String(), "10", fmt.Sprint(10+of%90), "20", fmt.Sprint(20+of%80)).Replace(text)
	day := time.Date(2025, 6, 2+of/20, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	var b bytes.Buffer
	line(t, &b, map[string]string{"id": fmt.Sprint(n), "url": fmt.Sprintf("https://%s/%d", host, n), "published": day, "text": text})
	return b.Bytes()
}

func line(t testing.TB, b *bytes.Buffer, v any) {
	t.Helper()
	if err := json.NewEncoder(b).Encode(v); err != nil {
		t.Fatal(err)
	}
}

func packed(t testing.TB, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write(content)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
