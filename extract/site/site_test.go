package site

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dateline/extract/story"
	"dateline/internal/longtest"
)

func party(kind, name, country string) story.Party {
	key := kind + "/" + strings.ToLower(strings.ReplaceAll(name, " ", "-")) + "/" + country
	return story.Party{Name: name, Kind: &kind, Key: &key, Country: &country}
}

// summary is an article with an offer, its answer, and a statement.
func summary(n int) *story.Summary {
	kenya, uganda, ruto := party("place", "Kenya", "KEN"), party("place", "Uganda", "UGA"), party("person", "William Ruto", "KEN")
	return &story.Summary{
		Article: fmt.Sprint("a", n), Title: fmt.Sprintf("Kenya & Uganda <%d>", n), Published: fmt.Sprintf("2025-%02d-02",
			1+n%12), Source: "a.test",
		Acts: []story.Act{
			{ID: "V1", Type: "proposal", Act: "offer", Theme: "=to share <b>water</b>", Actors: []story.Party{kenya},
				Recipients: []story.Party{uganda}, First: "2025-06-02", Last: "2025-06-02"},
			{ID: "V2", Type: "rejection", Act: "reject", Actors: []story.Party{uganda}, Recipients: []story.Party{kenya},
				First: "2025-06-03", Last: "2025-06-03"},
		},
		Statements: []story.Statement{{ID: "S1", Kind: "direct", Text: `"We" <script>alert(1)</script>`, Speaker: &ruto}},
	}
}

func newSite(t *testing.T, articles int, search bool) *Site {
	t.Helper()
	if !Available {
		t.Skip("built without SQLite")
	}
	return siteOf(t, articles, search)
}

func siteOf(t testing.TB, articles int, search bool) *Site {
	t.Helper()
	b, err := New(Options{Folder: t.TempDir(), Search: search})
	if err != nil {
		t.Fatal(err)
	}
	for n := range articles {
		if err := b.Add(Article{Page: fmt.Sprintf("a%d.html", n), Summary: summary(n),
			Text: fmt.Sprintf("The water of lake number%d is deep.", n), Words: wordsOfSummary(n)}); err != nil {
			t.Fatal(err)
		}
	}
	s, err := b.Finish(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func rendered(t *testing.T, s *Site, address, query string) string {
	t.Helper()
	var b bytes.Buffer
	values, err := url.ParseQuery(query)
	if err == nil {
		err = s.Render(t.Context(), &b, address, values)
	}
	if err != nil {
		t.Fatalf("%s?%s: %v", address, query, err)
	}
	return b.String()
}

var links = regexp.MustCompile(`(?:href|action)="([^"#?]*)[^"]*"`)

// TestLinksOfAFolder holds that every link of every page leads to a page of the folder, wherever the folder is, and that no page is
// without a way to it.
func TestLinksOfAFolder(t *testing.T) {
	longtest.NotUnderRace(t)
	s := newSite(t, 230, false) // lists of several pages
	pages := map[string]string{}
	err := s.EachPath(t.Context(), func(address string) error {
		pages[address] = rendered(t, s, address, "")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	linked := map[string]bool{"index.html": true}
	for address, text := range pages {
		if strings.Contains(text, "<script") && !strings.HasSuffix(address, "json") && !strings.HasSuffix(address, "csv") {
			t.Errorf("%s has a script", address)
		}
		if !strings.HasSuffix(address, ".html") {
			continue
		}
		for _, link := range links.FindAllStringSubmatch(text, -1) {
			to := path.Join(path.Dir(address), link[1])
			if link[1] == "" { // a place of the page
				continue
			}
			linked[to] = true
			article := regexp.MustCompile(`^a\d+\.html$`).MatchString(to)
			if _, ok := pages[to]; !ok && !article || strings.HasPrefix(link[1], "/") {
				t.Errorf("%s links to %s", address, link[1])
			}
		}
	}
	for address := range pages {
		if !linked[address] {
			t.Errorf("nothing links to %s", address)
		}
	}
	for _, want := range []string{"words.html", "words/w.html", "word/water.html", "acts/offer.html", "acts/offer.3.html", "countries/KEN.csv", "months/2025-06.json",
		"parties/person_william-ruto_ken.html", "names/k.html", "articles.3.html"} {
		if _, ok := pages[want]; !ok {
			t.Errorf("no %s in %d pages", want, len(pages))
		}
	}
}

func TestPagesShowWhatWasFound(t *testing.T) {
	s := newSite(t, 3, false)
	var id string
	for _, e := range s.front.Top {
		id = e.ID
	}
	for _, tt := range []struct{ address, want string }{
		{"index.html", "Kenya &amp; Uganda &lt;"},
		{"parties/person_william-ruto_ken.html", `&#34;We&#34; &lt;script&gt;`},
		{"who-to-whom.html", "rejection 3"},
		{"countries/UGA.html", "<h1 dir=\"auto\">Uganda</h1>"},
		{"months/2025-02.html", "February 2025"},
		{"stories/" + id + ".html", "Proposals and answers"},
		{"names/w.html", "William Ruto"},
	} {
		if got := rendered(t, s, tt.address, ""); !strings.Contains(got, tt.want) {
			t.Errorf("%s: no %q in\n%s", tt.address, tt.want, got[strings.Index(got, "<body>"):])
		}
	}
}

func TestDownloads(t *testing.T) {
	s := newSite(t, 120, true)
	for _, tt := range []struct {
		address, query string
		rows           int
		columns        []string
	}{
		{"acts/offer", "", 120, []string{"actors", "recipients", "text", "first", "page"}},
		{"search", "q=number7", 3, []string{"kind", "act"}},
		{"search", "act=reject&month=2025-03", 10, []string{"act"}},
		{"who-to-whom", "", 2, []string{"actor", "actor_key", "recipient", "acts"}},
		{"articles", "", 120, []string{"title", "published"}},
		{"names", "", 3, []string{"key"}},
		{"parties/person_william-ruto_ken", "", 120, []string{"text"}},
	} {
		table, err := csv.NewReader(strings.NewReader(rendered(t, s, tt.address+".csv", tt.query))).ReadAll()
		if err != nil || len(table) != tt.rows+1 {
			t.Fatalf("%s?%s: %d rows, %v", tt.address, tt.query, len(table)-1, err)
		}
		var objects []map[string]any
		if err := json.Unmarshal([]byte(rendered(t, s, tt.address+".json", tt.query)), &objects); err != nil || len(objects) != tt.rows {
			t.Errorf("%s: %d objects, %v", tt.address, len(objects), err)
		}
		for _, column := range tt.columns {
			if _, ok := objects[0][column]; !ok || !slices.Contains(table[0], column) {
				t.Errorf("%s: no column %s", tt.address, column)
			}
		}
	}
	if table := rendered(t, s, "acts/offer.csv", ""); !strings.Contains(table, "'=to share") {
		t.Error("a cell can be a formula")
	}
}

// TestSearch has words as people type them: nothing is an operator, and nothing breaks the query.
func TestSearch(t *testing.T) {
	s := newSite(t, 12, true)
	for _, tt := range []struct {
		query, want string
	}{
		{"q=number7", "1 article<"}, {"q=NUMBER7+lake", "1 article<"}, {"q=%22lake+number7%22", "1 article<"}, {"q=%22number7+lake%22",
			"Nothing was found"},
		{"q=lake+OR+number7", "Nothing was found"}, {"q=lake*", "12 articles"}, {"q=%22", "Nothing was found"}, {"q=text:lake",
			"Nothing was found"}, {"q=NEAR(lake)", "Nothing was found"},
		{"q=')--", "Nothing was found"}, {"actor=ruto", "12 findings"}, {"actor=%25", "Nothing was found"}, {"actor=Kenya&act=offer",
			"12 findings"}, {"q=number7&act=offer", "1 finding<"},
		{"country=UGA&month=2025-01", "2 findings"}, {"", "Type words"},
	} {
		if got := rendered(t, s, "search.html", tt.query); !strings.Contains(got, tt.want) {
			t.Errorf("%s: no %q in\n%s", tt.query, tt.want, got[strings.Index(got, "</form>"):])
		}
	}
}

func TestWhatASiteDoesNotHave(t *testing.T) {
	s := newSite(t, 2, false)
	for _, address := range []string{"", "x", "x.html", "acts/x.html", "acts/offer.2.html", "acts/offer.0.html", "acts/offer.1.html",
		"acts/offer.xml", "stories/x.html", "parties/x.csv",
		"search.html", "../index.html", "countries/.html", "acts/offer.2.3.html", "names/zz.html", "stories/x.json"} {
		var b bytes.Buffer
		if err := s.Render(t.Context(), &b, address, nil); !errors.Is(err, ErrNotFound) {
			t.Errorf("%q: %v", address, err)
		}
	}
}

func TestAnEmptySite(t *testing.T) {
	s := newSite(t, 0, true)
	for _, address := range []string{"index.html", "stories.html", "articles.html", "names.html", "who-to-whom.html", "search.html",
		"stories.json", "names.csv"} {
		rendered(t, s, address, "")
	}
}

// TestSlugsAreNamesOfFiles has keys that are no names of files everywhere.
func TestSlugsAreNamesOfFiles(t *testing.T) {
	seen := map[string]bool{}
	for _, key := range []string{"person/a/USA", "person/a/usa2", "organization/é/", "organization/è/", "organization/../x/",
		"place/" + strings.Repeat("long-", 60) + "1", "place/" + strings.Repeat("long-", 60) + "2", "person/小林/JPN"} {
		got := slug(key)
		if seen[got] || !regexp.MustCompile(`^[a-z0-9_-]{1,100}$`).MatchString(got) {
			t.Errorf("%s: %s", key, got)
		}
		seen[got] = true
	}
}

// BenchmarkFolder makes the pages over articles that are all in the same lists, which is what takes longest.
func BenchmarkFolder(b *testing.B) {
	if !Available {
		b.Skip("built without SQLite")
	}
	for _, articles := range []int{2000, 8000} {
		b.Run(fmt.Sprint(articles), func(b *testing.B) {
			for b.Loop() {
				s := siteOf(b, articles, false)
				err := s.EachPath(b.Context(), func(address string) error { return s.Render(b.Context(), io.Discard, address, nil) })
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestTally(t *testing.T) {
	for want, n := range map[string][2]int{"": {0, 0}, "1 act": {1, 0}, "2 statements": {0, 2}, "3 acts, 1 statement": {3, 1}} {
		if got := tally(n[0], n[1]); got != want {
			t.Errorf("%v: got %q, want %q", n, got, want)
		}
	}
}

func TestTitlesOfFiles(t *testing.T) {
	for id, want := range map[string]string{"": "", "a.txt": "a.txt", "/home/news/a b.txt": "a b.txt", "news/a.jsonl:3": "a.jsonl:3", "https://kallo.test/a": "https://kallo.test/a"} {
		if got := fileTitle(id); got != want {
			t.Errorf("%q: got %q, want %q", id, got, want)
		}
	}
}
