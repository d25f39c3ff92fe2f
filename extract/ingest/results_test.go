package ingest

import (
	"archive/tar"
	"bytes"
	"errors"
	"strings"
	"testing"
)

const (
	ourLine  = `{"schema":"dateline/v1","kind":"date","id":"D1","text":"Friday"}` + "\n"
	ourError = `{"source":"a.txt","stage":"ingest","message":"empty: nothing to read"}` + "\n"
	ourCSV   = "article,actor_countries,recipient_countries,plover,cameo,text\na,KEN,UGA,X,026,Friday\n"
	ourHTML  = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="generator" content="Dateline"></head><body>Friday</body></html>`
	news     = `{"id":"news","text":"The bridge was old."}` + "\n"
)

// TestResultsAmongArticles checks that results are skipped wherever they are in an input, and that no article is skipped with them.
func TestResultsAmongArticles(t *testing.T) {
	cut := ourLine[:len(ourLine)-9]
	tarOf := func(members ...[2]string) string {
		var b bytes.Buffer
		w := tar.NewWriter(&b)
		for _, m := range members {
			w.WriteHeader(&tar.Header{Name: m[0], Mode: 0o644, Size: int64(len(m[1]))})
			w.Write([]byte(m[1]))
		}
		w.Close()
		return b.String()
	}
	feed := `<rss version="2.0"><channel><title>x</title><item><title>news</title><description><![CDATA[` + ourHTML + ` The bridge was old.]]></description></item></channel></rss>`
	for name, tt := range map[string]struct {
		data              string
		articles, skipped int
	}{
		"results alone":              {ourLine + ourLine, 0, 1},
		"results, then an article":   {ourLine + news + ourLine, 1, 1},
		"an article, then results":   {news + ourLine + ourLine + news, 2, 1},
		"errors alone":               {ourError + ourError, 0, 1},
		"errors, then an article":    {ourError + news, 1, 1},
		"a list":                     {"[" + ourLine + "," + news + "," + ourLine + "]", 1, 1},
		"a list in an object":        {`{"articles":[` + ourLine + "," + news + "]}", 1, 1},
		"results that are cut short": {cut, 0, 1},
		"the last of them is cut":    {ourLine + cut, 0, 1},
		"a list that is cut short":   {"[" + ourLine + "," + cut, 0, 1},
		"a table":                    {ourCSV, 0, 1},
		"a page":                     {ourHTML, 0, 1},
		"a report":                   {"Bridge opened\n2025-06-02 · Ana Roe\nWho said what\n  Ana Roe: the bridge was old\n", 0, 1},
		"a report of nothing":        {"Bridge opened\n  nothing found\n\n", 0, 1},
		"an article with a list":     {"The bridge was old.\nDates\n  June 2\n  June 3\n", 1, 0},
		"a table first in a tar":     {tarOf([2]string{"a.csv", ourCSV}, [2]string{"b.jsonl", news}), 1, 1},
		"a page first in a tar":      {tarOf([2]string{"a.html", ourHTML}, [2]string{"b.jsonl", news}), 1, 1},
		"a table first in a zip":     {zipOf(t, [2]string{"a.csv", ourCSV}, [2]string{"b.jsonl", news}), 1, 1},
		"a page quoted in a feed":    {feed, 1, 0},
		"a page that names Dateline": {`<!doctype html><html><head><meta name="generator" content="Other"></head><body><pre>&lt;meta name="generator" content="Dateline"></pre></body></html>`, 1, 0},
		"a record with our word":     {`{"id":"news","text":"The \"schema\": \"dateline/v1\" was old."}` + "\n", 1, 0},
		"a foreign schema":           {`{"schema":"other/v1","text":"The bridge was old."}` + "\n", 1, 0},
	} {
		articles, skipped := 0, 0
		for item := range ReadFrom(t.Context(), "input", strings.NewReader(tt.data), Options{}) {
			var rec *RecordError
			switch {
			case item.Err == nil:
				articles++
			case errors.As(item.Err, &rec) && rec.Skipped == SkippedResults:
				skipped++
			default:
				t.Errorf("%s: %v", name, item.Err)
			}
		}
		if articles != tt.articles || skipped != tt.skipped {
			t.Errorf("%s: %d articles and %d times skipped, want %d and %d", name, articles, skipped, tt.articles, tt.skipped)
		}
	}
}
