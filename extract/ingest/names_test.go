package ingest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// publishedIn are the times of publication of the records of a file.
func publishedIn(t *testing.T, name, content string) (times, texts []string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	for item := range Read(t.Context(), []string{file}, nil, Options{}) {
		if item.Err != nil {
			t.Fatal(item.Err)
		}
		times, texts = append(times, item.Raw.Meta.Published), append(texts, string(item.Raw.Body))
	}
	return times, texts
}

// TestNamesOfTheTimeOfPublication: the fields of other tools, in any case, and the forms of their values.
func TestNamesOfTheTimeOfPublication(t *testing.T) {
	for _, field := range []string{"published", "date_published", "datePublished", "publish_date", "publishDate", "date_publish",
		"publishing_date", "published_at", "publishedAt",
		"published_date", "publishedDate", "publication_date", "publicationDate", "webPublicationDate", "first_published", "pub_date",
		"pubDate", "versioncreated", "versionCreated",
		"seendate", "date", "datetime", "timestamp", "created_at", "PublishedAt"} {
		for _, value := range []string{`"2024-03-05T10:00:00Z"`, `"20240305T100000Z"`, `{"$date":"2024-03-05T10:00:00Z"}`,
			`{"$date":{"$numberLong":"1709632800000"}}`, `1709632800`} {
			got, _ := publishedIn(t, "a.jsonl", fmt.Sprintf(`{"text":"Kallo met Oslo on Monday.","%s":%s}`, field, value)+"\n")
			if len(got) != 1 || got[0] != "2024-03-05T10:00:00Z" {
				t.Errorf("%s %s: %q", field, value, got)
			}
		}
	}
	got, _ := publishedIn(t, "a.jsonl",
		`{"text":"Kallo met Oslo on Monday.","expires":"2024-03-05","published":null,"crawled_at":"2024-03-06"}`+"\n")
	if len(got) != 1 || got[0] != "" {
		t.Errorf("no time of publication: %q", got)
	}
}

// TestFeedsOfOldForms: years of two digits, and texts in elements without a namespace.
func TestFeedsOfOldForms(t *testing.T) {
	feed := func(item string) string {
		return `<?xml version="1.0"?><rss version="2.0"><channel><title>Kallo Post</title><item><title>Pool to close</title>` + item + `</item></channel></rss>`
	}
	const text = "The council voted on Tuesday to close the old pool."
	for _, c := range []struct{ item, published string }{
		{`<description>` + text + `</description><pubDate>Tue, 05 Mar 24 10:00:00 GMT</pubDate>`, "2024-03-05T10:00:00Z"},
		{`<description>` + text + `</description><pubDate>Tue, 5 Mar 24 10:00 +0100</pubDate>`, "2024-03-05T10:00+01:00"},
		{`<description>` + text + `</description><pubDate>Fri, 5 Mar 99 10:00 GMT</pubDate>`, "1999-03-05T10:00Z"},
		{`<description>` + text + `</description><pubDate>Tue, 5 Mar 2024 10:00 GMT</pubDate>`, "2024-03-05T10:00Z"},
		{`<encoded>&lt;p&gt;` + text + `&lt;/p&gt;</encoded>`, ""},
		{`<content>` + text + `</content>`, ""},
		{`<fulltext>` + text + `</fulltext><code>7 a</code>`, ""},
	} {
		times, texts := publishedIn(t, "a.xml", feed(c.item))
		if len(times) != 1 || times[0] != c.published || !strings.Contains(texts[0], text) {
			t.Errorf("%s: %q %q", c.item, times, texts)
		}
	}
}
