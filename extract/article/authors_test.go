package article

import (
	"slices"
	"testing"

	"dateline/extract/document"
)

// TestBylinesAreSplitIntoNames covers the ways in which bylines join names, and parts that are no names.
func TestBylinesAreSplitIntoNames(t *testing.T) {
	for byline, want := range map[string][]string{
		"":                               nil,
		"Ana Roe":                        {"Ana Roe"},
		"Ana Roe and Ben Holt":           {"Ana Roe", "Ben Holt"},
		"Ana Roe, Ben Holt, and Cy Dahl": {"Ana Roe", "Ben Holt", "Cy Dahl"},
		"Ana Roe, Ben Holt & Cy Dahl":    {"Ana Roe", "Ben Holt", "Cy Dahl"},
		"Ana Roe; Ben Holt":              {"Ana Roe", "Ben Holt"},
		"Ana Roe / Ben Holt":             {"Ana Roe", "Ben Holt"},
		"Ana Roe | Ben Holt":             {"Ana Roe", "Ben Holt"},
		"Ana Roe with Ben Holt":          {"Ana Roe", "Ben Holt"},
		"Ana Roe, Ana Roe":               {"Ana Roe"},
		"Ben Holt, Jr.":                  {"Ben Holt, Jr."},
		"Ana Roe y Ben Holt Mora":        {"Ana Roe", "Ben Holt Mora"},
		"Roe, Ana":                       {"Ana Roe"},
		"Reuters, Kallo":                 {"Reuters", "Kallo"},
		"Ana Roe (AP)":                   {"Ana Roe"},
		"Ana Roe, Ph.D.":                 {"Ana Roe, Ph.D."},
		"Ana Roe avec AFP":               {"Ana Roe", "AFP"},
		"Ana Roe, senior reporter":       {"Ana Roe"},
		"Andy Sandoval":                  {"Andy Sandoval"},
		"Reuters":                        {"Reuters"},
		"bell hooks":                     nil,
		"李明":                             {"李明"},
		"Wanda de la Cruz y Ortega":      {"Wanda de la Cruz y Ortega"},
	} {
		if got := authors(byline); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", byline, got, want)
		}
	}
}

// TestNamesInBylines: what bylines add to names, such as offices, places, addresses, times and those who edited.
func TestNamesInBylines(t *testing.T) {
	for line, want := range map[string][]string{
		"Written by Ana Roe; edited by Cy Dahl":           {"Ana Roe"},
		"Reporting by Ana Roe; Editing by Cy Dahl":        {"Ana Roe"},
		"Opinion by Ana Roe":                              {"Ana Roe"},
		"By Ana Roe in Kallo and Ben Holt in Vik":         {"Ana Roe", "Ben Holt"},
		"By Ana Roe, Deputy Editor and Ben Holt":          {"Ana Roe", "Ben Holt"},
		"By Ana Roe in Kallo and Vik":                     {"Ana Roe"},
		"By Ana Roe Mar 5, 2025":                          {"Ana Roe"},
		"By Ana May Junek":                                {"Ana May Junek"},
		"By Ana Roe 3 hours ago":                          {"Ana Roe"},
		"By Ana Roe (ana.roe@post.test)":                  {"Ana Roe"},
		"By Ana Roe ana.roe@post.test":                    {"Ana Roe"},
		"By Ana Roe, Staff Writer":                        {"Ana Roe"},
		"Ana Roe and Ben Holt, additional reporting by X": {"Ana Roe", "Ben Holt"},
	} {
		if got := authors(cleanByline(line)); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}

// TestAuthorsOfHead: several elements of the head that each name an author, names in two parts, and a line in the footer of the page.
func TestAuthorsOfHead(t *testing.T) {
	const said = `<h1>Old pool to close</h1><p>The council voted on Tuesday to close the old pool at the end of the summer, because cracks were found in its roof.</p>`
	for _, c := range []struct {
		name, html string
		want       []string
	}{
		{"an element for each", `<meta name="citation_author" content="Roe, Ana"><meta name="citation_author" content="Ben Holt">`, []string{"Ana Roe", "Ben Holt"}},
		{"the same twice", `<meta name="author" content="Ana Roe"><meta name="author" content="Ana Roe">`, []string{"Ana Roe"}},
		{"two parts", `<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","givenName":"Ana","familyName":"Roe"}}</script>`,
			[]string{"Ana Roe"}},
		{"footer of the page", said + `<footer><p>By Ana Roe</p></footer>`, nil},
		{"menu", `<div class="author-menu"><a href="/author/1">About</a></div>`, nil},
	} {
		doc := parse(t, document.Raw{Body: []byte("<html><body>" + c.html + said)})
		if got := doc.Meta.Authors; !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
