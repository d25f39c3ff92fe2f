package story

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/dedupe"
	"dateline/extract/document"
)

// article is what the program finds in a text.
func article(t *testing.T, source, url, published, text string) []Report {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	meta := document.Meta{ID: source, Source: source, URL: url, Published: published}
	doc, err := x.Extract(t.Context(), document.Raw{Meta: meta, Format: document.FormatText, Body: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return Reports(doc, dedupe.Sign(doc))
}

// tell is a story in a line.
func tell(s Story) string {
	from := "-"
	if s.From != nil {
		from = *s.From + ".." + *s.To
	}
	return fmt.Sprintf("%s %v>%v %s: %d articles, %d reports, %s", s.Type, s.Actors, s.Recipients, from, s.Articles, s.Reports, strings.Join(s.Sources, " "))
}

func stories(reports []Report, days int) (described []string) {
	byKey := map[string][]Report{}
	var keys []string
	for _, r := range reports {
		if byKey[r.Key] == nil {
			keys = append(keys, r.Key)
		}
		byKey[r.Key] = append(byKey[r.Key], r)
	}
	for _, key := range keys {
		for _, s := range Group(byKey[key], days) {
			described = append(described, tell(s))
		}
	}
	return described
}

func TestArticlesThatReportTheSameAreOneStory(t *testing.T) {
	var all []Report
	for _, a := range []struct{ source, url, published, text string }{
		{"a", "https://www.kallo.test/1", "2025-06-02", "Kenya proposed to Uganda to hold a meeting."},
		{"b", "https://harbor.test/x", "2025-06-04T08:00:00Z", "On Monday, Kenya proposed to Uganda to hold a meeting in July. The rain went on."},
		{"c", "https://copies.test/y", "2025-06-05", "On Monday, Kenya proposed to Uganda to hold a meeting in July. The rain went on!"},
		{"d", "https://late.test/z", "2025-06-06", "Kenya proposed to Uganda to hold a meeting next week."},
		{"e", "https://kallo.test/2", "2025-06-03", "Uganda proposed to Kenya to hold a meeting."},
		{"f", "https://kallo.test/3", "2025-06-03", "Kenya did not propose to Uganda to hold a meeting."},
		{"g", "", "", "Kenya proposed to Uganda to hold a meeting in the spring."},
		{"h", "", "2025-06-03", "The sides proposed to hold a meeting."},
	} {
		all = append(all, article(t, a.source, a.url, a.published, a.text)...)
	}
	want := []string{
		"proposal [Kenya]>[Uganda] -: 1 articles, 1 reports, ",
		"proposal [Kenya]>[Uganda] 2025-06-02..2025-06-05: 3 articles, 2 reports, copies.test harbor.test kallo.test",
		"proposal [Kenya]>[Uganda] 2025-06-06..2025-06-06: 1 articles, 1 reports, late.test",
		"proposal [Uganda]>[Kenya] 2025-06-03..2025-06-03: 1 articles, 1 reports, kallo.test",
		"proposal [Kenya]>[Uganda] 2025-06-03..2025-06-03: 1 articles, 1 reports, kallo.test",
	}
	if got := stories(all, 3); !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestTheOrderOfReportsDoesNotMatter(t *testing.T) {
	var reports []Report
	for i := range 200 {
		n := i % 150 // fifty articles tell it twice
		reports = append(reports, Report{
			Key: "k", Record: fmt.Sprint(n), Order: i, Event: fmt.Sprint("V", i), Act: "offer", Source: fmt.Sprint(n % 7),
			Day: fmt.Sprintf("2025-06-%02d", 1+n%28), TextHash: uint64(n % 40), Actors: []string{"Kenya"},
		})
	}
	want := Group(append([]Report(nil), reports...), 3)
	for range 20 {
		rand.Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
		if got := Group(append([]Report(nil), reports...), 3); !reflect.DeepEqual(got, want) {
			t.Fatal("another order gives other stories")
		}
	}
	articles := 0
	for _, s := range want {
		articles += s.Articles
		copies := 0
		for _, text := range s.Texts {
			copies += text.Copies
		}
		if s.Articles != s.Reports+copies || s.Reports != len(s.Texts) {
			t.Errorf("%s does not add up", tell(s))
		}
	}
	if articles != 150 {
		t.Errorf("%d of 150 articles are in a story", articles)
	}
}

func TestKeysFoldWhatWritersDoDifferently(t *testing.T) {
	a := Report{Type: "proposal", Content: "meeting", Actors: []string{"The Harbor Workers' Union"}, Theme: "talks"}
	b := Report{Type: "proposal", Content: "meeting", Actors: []string{"Harbor Workers’ Union"}, Theme: "a meeting"}
	if key(&a) != key(&b) {
		t.Error("quotation marks and articles tell parties apart")
	}
	a.Content, b.Content = "other", "other"
	if key(&a) == key(&b) {
		t.Error("different themes of no class are the same content")
	}
	a.Actors, a.Recipients = nil, a.Actors
	b.Theme = a.Theme
	if key(&a) == key(&b) {
		t.Error("actor and recipient are the same")
	}
}
