package ingest

import (
	"strings"
	"testing"
)

// TestUnusualLines reads lines that end with CR alone, byte order marks before any line, and blank lines before a header.
func TestUnusualLines(t *testing.T) {
	const record, mark = `{"text":"The bridge was old."}`, "\ufeff"
	for name, tt := range map[string]struct {
		file, data string
		articles   int
	}{
		"records with CR":                {"a.jsonl", record + "\r" + record + "\r", 2},
		"records with CR, no ending":     {"a", record + "\r" + record + "\r", 2},
		"records with CRLF":              {"a.jsonl", record + "\r\n" + record + "\r\n", 2},
		"a table with CR":                {"a.csv", "id,text\r1,The bridge was old.\r2,\"It was,\rin fact, old.\"\r", 2},
		"a table with CR and tabs":       {"a", "id\ttext\r1\tThe bridge was old.\r2\tIt was old.", 2},
		"an article with CR":             {"a.txt", "The bridge was old.\r\rIt was closed.\r", 1},
		"an object over lines with CR":   {"a.json", "{\r\"text\":\r\"The bridge was old.\"}\r", 1},
		"marks before records":           {"a.jsonl", mark + mark + record + "\n" + mark + record + "\n " + mark + "\n", 2},
		"blank lines before a header":    {"a.csv", "\n \r\n\nid,text\n1,The bridge was old.\n", 1},
		"mark and blank lines before":    {"a.csv", mark + "\n\nid,text\n1,The bridge was old.\n", 1},
		"a table of blank lines":         {"a.csv", "\n\n", -1},
		"a table with CR in UTF-16":      {"a.csv", "\xff\xfei\x00d\x00,\x00t\x00e\x00x\x00t\x00\r\x001\x00,\x00O\x00l\x00d\x00.\x00\r\x00", 1},
		"a mark within a text is a text": {"a.jsonl", `{"text":"The bridge` + mark + ` was old."}`, 1},
	} {
		articles := 0
		for item := range ReadFrom(t.Context(), tt.file, strings.NewReader(tt.data), Options{}) {
			if item.Err == nil {
				articles++
			} else if tt.articles >= 0 {
				t.Errorf("%s: %v", name, item.Err)
			}
		}
		if articles != max(tt.articles, 0) {
			t.Errorf("%s: %d articles, want %d", name, articles, tt.articles)
		}
	}
}

// TestXMLThatParsersRefuse reads feeds and stories with what XML does not allow, as many programs write them.
func TestXMLThatParsersRefuse(t *testing.T) {
	feed := func(declaration, text string) string {
		return declaration + `<rss version="2.0"><channel><title>x</title><item><description>The bridge ` + text + ` was old.</description></item></channel></rss>`
	}
	const wiki = `<mediawiki><page><title>Bridge</title><revision><text>The bridge was` + "\x0b" + `old &#x1F; &#0; still.</text></revision></page></mediawiki>`
	for name, data := range map[string]string{
		"version 1.1":                   feed(`<?xml version="1.1"?>`, ""),
		"UTF-16 that is none":           feed(`<?xml version="1.0" encoding="utf-16"?>`, "é"),
		"an unknown character set":      feed(`<?xml version='1.0' encoding='x-house-9'?>`, ""),
		"a character set in quotes":     feed(`<?xml version = '1.0' encoding = 'iso-8859-1' standalone="yes"?>`, "\xe9"),
		"control characters":            feed("", "\x00\x0b\x1b"),
		"references to them":            feed("", "&#0; &#x1b; &#11; &#xD800; &#65535; &#x110000;"),
		"references that name nothing":  feed("", "&bogus; &; &# &#; &#x; &#xZ;"),
		"legal references":              feed("", "&#9; &#x41; &#x1F600; &eacute;"),
		"control characters in a story": wiki,
	} {
		n := 0
		for item := range ReadFrom(t.Context(), "a.xml", strings.NewReader(data), Options{}) {
			if item.Err != nil {
				t.Errorf("%s: %v", name, item.Err)
			} else if body := string(item.Raw.Body); !strings.Contains(body, "was") {
				t.Errorf("%s: %q", name, body)
			} else if name == "a character set in quotes" && !strings.Contains(body, "é") {
				t.Errorf("%s: %q", name, body)
			}
			n++
		}
		if n != 1 {
			t.Errorf("%s: %d items", name, n)
		}
	}
}
