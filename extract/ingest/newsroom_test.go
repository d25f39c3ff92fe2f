package ingest

import (
	"context"
	"strings"
	"testing"

	"dateline/extract/document"
)

const (
	guardianRecord = `{"id":"world/2024/may/14/talks","sectionName":"World news","webPublicationDate":"2024-05-14T09:00:00Z","webTitle":"Talks","webUrl":"https://paper.test/talks","fields":{"headline":"Peru and Chile to talk","byline":"Alma Ruiz","trailText":"After 16 months.","body":"<p>They agreed to talk.</p><p>They will meet on Friday.</p>"},"tags":[{"webTitle":"Chile"}]}`
	timesRecord    = `{"_id":"nyt://article/1","web_url":"https://paper.test/talks","lead_paragraph":"They agreed to talk.","abstract":"After 16 months.","headline":{"main":"Peru and Chile to talk"},"pub_date":"2024-05-14T09:00:00+0000","byline":{"original":"By Alma Ruiz"},"section_name":"World news","keywords":[{"value":"Chile"}]}`
)

// TestNewsroomRecords: the records of agencies and newspapers, alone and in the answers of their services.
func TestNewsroomRecords(t *testing.T) {
	full := document.Meta{URL: "https://paper.test/talks", Title: "Peru and Chile to talk", Byline: "Alma Ruiz",
		Published: "2024-05-14T09:00:00Z", Section: "World news", Description: "After 16 months.", Tags: []string{"Chile"}}
	bare := document.Meta{Title: full.Title, Byline: full.Byline, Published: full.Published, Language: "en", Tags: full.Tags}
	for _, c := range []struct {
		name, in, id, body string
		want               document.Meta
	}{
		{"Guardian", guardianRecord, "world/2024/may/14/talks", "They will meet on Friday.", full},
		{"Guardian's answer", `{"response":{"status":"ok","results":[` + guardianRecord + `]}}`, "world/2024/may/14/talks", "They agreed", full},
		{"Guardian's only one", `{"response":{"status":"ok","content":` + guardianRecord + `}}`, "world/2024/may/14/talks", "They agreed", full},
		{"New York Times", timesRecord, "nyt://article/1", "They agreed to talk.", full},
		{"New York Times' answer", `{"status":"OK","response":{"docs":[` + timesRecord + `]}}`, "nyt://article/1", "They agreed", full},
		{"ninjs 1", `{"uri":"urn:1","versioncreated":"2024-05-14T09:00:00Z","headline":"Peru and Chile to talk","byline":"Alma Ruiz","language":"en","body_html":"<p>They agreed to talk.</p>","subject":[{"name":"Chile"}]}`, "urn:1", "They agreed", bare},
		{"ninjs 1, plain text", `{"uri":"urn:1","versioncreated":"2024-05-14T09:00:00Z","headline":"Peru and Chile to talk","byline":"Alma Ruiz","language":"en","body_text":"They agreed to talk.","subject":[{"name":"Chile"}]}`, "urn:1", "They agreed", bare},
		{"ninjs 3", `{"uri":"urn:1","versionCreated":"2024-05-14T09:00:00Z","headlines":[{"role":"sub","value":"After 16 months"},{"role":"main","value":"Peru and Chile to talk"}],"by":"Alma Ruiz","language":"en","bodies":[{"role":"main","contentType":"text/html","value":"<p>They agreed to talk.</p>"}],"subjects":[{"name":"Chile"}]}`, "urn:1", "They agreed", bare},
	} {
		for item := range ReadFrom(context.Background(), "dump.jsonl", strings.NewReader(c.in), Options{}) {
			got := item.Raw.Meta
			c.want.ID, c.want.Source = c.id, got.Source
			if item.Err != nil || !strings.Contains(string(item.Raw.Body), c.body) || !sameMeta(got, c.want) {
				t.Errorf("%s: %v, %q\n got %+v\nwant %+v", c.name, item.Err, item.Raw.Body, got, c.want)
			}
		}
	}
}

func sameMeta(a, b document.Meta) bool {
	return a.ID == b.ID && a.URL == b.URL && a.Title == b.Title && a.Byline == b.Byline && a.Published == b.Published &&
		a.Language == b.Language &&
		a.Section == b.Section && a.Description == b.Description && strings.Join(a.Tags, ",") == strings.Join(b.Tags, ",")
}

// TestNewsML1: the text of a component inside others, with the lines of those around it, and times without marks.
func TestNewsML1(t *testing.T) {
	const dump = `<?xml version="1.0"?><NewsML Version="1.2"><NewsItem><Identification><NewsIdentifier><ProviderId>wire.test</ProviderId><PublicIdentifier>urn:newsml:1</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20240514T080000+0200</FirstCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Peru and Chile to talk</HeadLine><ByLine>Alma Ruiz</ByLine></NewsLines><NewsComponent><ContentItem><DataContent><p>They agreed to talk.</p></DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem>
<NewsItem><NewsComponent><ContentItem Href="photo.jpg"/></NewsComponent></NewsItem></NewsML>`
	n := 0
	for item := range ReadFrom(context.Background(), "wire.xml", strings.NewReader(dump), Options{}) {
		n++
		want := document.Meta{ID: "urn:newsml:1", Site: "wire.test", Title: "Peru and Chile to talk", Byline: "Alma Ruiz",
			Published: "2024-05-14T08:00:00+0200"}
		if got := item.Raw.Meta; item.Err != nil || !sameMeta(got, want) || got.Site != want.Site ||
			!strings.Contains(string(item.Raw.Body), "They agreed to talk.") {
			t.Errorf("%v %q %+v", item.Err, item.Raw.Body, got)
		}
	}
	if n != 1 {
		t.Errorf("%d articles, want 1: the picture has no text", n)
	}
}

// TestUnreadDateIsReported once for each file: fields that look like the time of publication, and near misses.
func TestUnreadDateIsReported(t *testing.T) {
	for in, want := range map[string]string{
		`{"text":"A.","story_day":"2024-05-14"}`:                                "story_day",
		`{"text":"A.","airedTs":1715677200}`:                                    "airedTs",
		`{"text":"A.","story_day":"2024-05-14","published":"2024-05-14"}`:       "",
		`{"text":"A.","published":"04/03/2026"}`:                                "04/03/2026",
		`{"text":"A.","date":"2024-99-99"}`:                                     "2024-99-99",
		`{"text":"A.","published":"last spring"}`:                               "",
		`{"text":"A.","last_updated":"2024-05-14","crawl_date":"2024-05-14"}`:   "",
		`{"text":"A.","reading_time":"4 min","day_of_week":"Friday","views":7}`: "",
	} {
		var warnings []string
		for item := range ReadFrom(context.Background(), "dump.jsonl", strings.NewReader(in+"\n"+in+"\n"), Options{}) {
			if item.Warning != "" {
				warnings = append(warnings, item.Warning)
			}
		}
		if want == "" && len(warnings) > 0 || want != "" && (len(warnings) != 1 || !strings.Contains(warnings[0], want) ||
			!strings.Contains(warnings[0], "hint: ")) {
			t.Errorf("%s: %q, want %q", in, warnings, want)
		}
	}
}
