package ingest

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// foreignText is the text of the records of TestForeignRecords.
const foreignText = "The council of Kallo voted to close the pool."

// TestForeignRecords: records of content systems, crawlers, data sets, search engines and databases, which have the text, what describes
// it or the day elsewhere than usual.
func TestForeignRecords(t *testing.T) {
	const text, day = foreignText, "2024-03-05"
	for _, c := range []struct{ name, in, want string }{
		{"WordPress, by its API", `{"id":12,"date":"2024-03-05T10:00:00","link":"https://kallo.test/p","title":{"rendered":"Pool &#8211; no more"},"content":{"rendered":"<p>` + text + `</p>"},"_embedded":{"author":[{"name":"Tor Wik"}]}}`,
			"12|2024-03-05T10:00:00|Pool – no more|Tor Wik|https://kallo.test/p|<p>" + text + "</p>"},
		{"WordPress, its table", `{"ID":7,"post_date":"2024-03-05 10:00:00","post_title":"Pool","post_content":"<p>` + text + `</p>"}`,
			"7|2024-03-05T10:00:00|Pool|||<p>" + text + "</p>"},
		{"schema.org", `{"@type":"NewsArticle","headline":"Pool","datePublished":"2024-03-05","author":{"@type":"Person","name":"Tor Wik"},"articleBody":"` + text + `"}`,
			"|" + day + "|Pool|Tor Wik||" + text},
		{"crawler, list of lines", `{"text":["` + text + `"," It was old. "],"date":"2024-03-05"}`, "|" + day + "||||" + text + "\n\nIt was old."},
		{"crawler, paragraphs", `{"paragraphs":["` + text + `"],"date":"2024-03-05"}`, "|" + day + "||||" + text},
		{"Washington Post collection", `{"id":"w","article_url":"https://kallo.test/w","title":"Pool","published_date":1709632800000,"contents":[{"type":"kicker","content":"Local"},{"type":"date","content":1709632800000},{"type":"image","blurb":"A pool"},{"type":"sanitized_html","subtype":"paragraph","content":"` + text + ` <b>Old</b>"}]}`,
			"w|2024-03-05T10:00:00Z|Pool||https://kallo.test/w|<p>" + text + " <b>Old</b></p>"},
		{"LangChain", `{"page_content":"` + text + `","metadata":{"title":"Pool","published":"2024-03-05","source":"x"}}`, "|" + day + "|Pool|||" + text},
		{"own metadata", `{"text":"` + text + `","meta":{"headline":"Pool","article_date":"2024-03-05","url":"https://kallo.test/m"}}`,
			"|" + day + "|Pool||https://kallo.test/m|" + text},
		{"Elasticsearch, a hit", `{"_index":"news","_id":"1","_source":{"id":"e","title":"Pool","text":"` + text + `","published":"2024-03-05"}}`,
			"e|" + day + "|Pool|||" + text},
		{"Elasticsearch, its answer", `{"took":3,"hits":{"total":1,"hits":[{"_source":{"text":"` + text + `","published":"2024-03-05"}}]}}`,
			"|" + day + "||||" + text},
		{"Event Registry", `{"uri":"1","date":"2024-03-05","dateTimePub":"2024-03-05T09:58:00Z","title":"Pool","body":"` + text + `","authors":[{"name":"Tor Wik"}]}`,
			"|2024-03-05T09:58:00Z|Pool|Tor Wik||" + text},
		{"New York Times, with a text", `{"headline":{"main":"Pool"},"byline":{"original":"By Tor Wik"},"pub_date":"2024-03-05T10:00:00+0000","text":"` + text + `"}`,
			"|2024-03-05T10:00:00Z|Pool|By Tor Wik||" + text},
		{"NewsAPI, cut", `{"title":"Pool","publishedAt":"2024-03-05","content":"` + text + `… [+812 chars]"}`, "|" + day + "|Pool|||" + text},
		{"ninjs 2, plain text", `{"uri":"urn:1","versioncreated":"2024-03-05","headlines":[{"value":"Pool"}],"by":"Tor Wik","bodies":[{"contenttype":"text/plain","value":"` + text + `"}]}`,
			"urn:1|" + day + "|Pool|Tor Wik||" + text},
		{"Reddit", `{"created_utc":1709632800,"text":"` + text + `"}`, "|2024-03-05T10:00:00Z||||" + text},
		{"year of two digits", `{"pubDate":"Tue, 05 Mar 24 10:00:00 GMT","text":"` + text + `"}`, "|2024-03-05T10:00:00Z||||" + text},
		{"list of pictures", `{"content":[{"type":"image","url":"x"}],"date":"2024-03-05"}`, "no text"},
		{"no text at all", `{"title":"Pool","metadata":{"title":"Pool"}}`, "no text"},
	} {
		got := ""
		for item := range ReadFrom(context.Background(), "dump.jsonl", strings.NewReader(c.in), Options{}) {
			m := item.Raw.Meta
			if got = fmt.Sprintf("%s|%s|%s|%s|%s|%s", ownID(m.ID), m.Published, m.Title, m.Byline, m.URL, item.Raw.Body); item.Err != nil {
				got, _, _ = strings.Cut(strings.TrimPrefix(item.Err.Error(), "dump.jsonl:1: "), ":")
			}
		}
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// ownID is an id but for one that is made of the place of a record.
func ownID(id string) string {
	if strings.HasPrefix(id, "dump.jsonl:") {
		return ""
	}
	return id
}

// TestFeedEntries: the text, the day and the title of entries of feeds that do not follow the standards.
func TestFeedEntries(t *testing.T) {
	const text = foreignText
	for _, c := range []struct{ name, entry, want string }{
		{"content beside a summary", `<description>Short</description><content>&lt;p&gt;` + text + `&lt;/p&gt;</content>`, "||" + text},
		{"encoded", `<encoded><![CDATA[<p>` + text + `</p>]]></encoded>`, "||" + text},
		{"summary longer than a stray element", `<description>` + text + `</description><note>see also</note>`, "||" + text},
		{"date without a namespace", `<date>2024-03-05</date><description>` + text + `</description>`, "2024-03-05||" + text},
		{"day of the crawl", `<crawldate>2024-03-05</crawldate><description>` + text + `</description>`, "||" + text},
		{"year of two digits", `<pubDate>5 Mar 24 10:00 EST</pubDate><description>` + text + `</description>`, "2024-03-05T10:00-05:00||" + text},
		{"escaped twice", `<title>Old &amp;amp; new</title><description>` + text + `</description>`, "|Old & new|" + text},
	} {
		feed := `<rss version="2.0"><channel><title>Kallo Post</title><item>` + c.entry + `</item></channel></rss>`
		for item := range ReadFrom(context.Background(), "feed.xml", strings.NewReader(feed), Options{}) {
			body := string(item.Raw.Body)
			if at := strings.Index(body, text); at >= 0 {
				body = text
			}
			if got := item.Raw.Meta.Published + "|" + item.Raw.Meta.Title + "|" + body; got != c.want {
				t.Errorf("%s:\n got %s %v\nwant %s", c.name, got, item.Err, c.want)
			}
		}
	}
}
