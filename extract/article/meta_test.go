package article

import (
	"slices"
	"strings"
	"testing"

	"dateline/extract/document"
)

func TestDayIn(t *testing.T) {
	for _, c := range []struct{ s, lang, want string }{
		{"Published 4 March 2025, 8:30", "en", "2025-03-04"},
		{"March 4th, 2025", "en", "2025-03-04"},
		{"Dienstag, 4. März 2025", "de", "2025-03-04"},
		{"le 4 février 2025 à 8h", "fr", "2025-02-04"},
		{"4 de marzo de 2025", "es", "2025-03-04"},
		{"4 marca 2025", "pl", "2025-03-04"},
		{"04.03.2025", "de", "2025-03-04"},
		{"2025-03-04", "", "2025-03-04"},
		{"2025/3/4", "", "2025-03-04"},
		{"2025年3月4日", "zh", "2025-03-04"},
		{"25/03/2025", "en", "2025-03-25"},
		{"3/25/2025", "en", "2025-03-25"},
		{"03/04/2025", "en", ""},
		{"03/04/2025", "en-US", "2025-03-04"},
		{"03/04/2025", "en-GB", "2025-04-03"},
		{"03/04/2025", "fr", "2025-04-03"},
		{"30 February 2025", "en", ""},
		{"call 555-2025-03", "en", ""},
		{"in 2025", "en", ""},
		{"", "en", ""},
	} {
		if got := dayIn(c.s, c.lang); got != c.want {
			t.Errorf("dayIn(%q, %q) = %q, want %q", c.s, c.lang, got, c.want)
		}
	}
}

// TestPublishedAndItsSource: the clearest place wins, and what is not the article's does not count.
func TestPublishedAndItsSource(t *testing.T) {
	const rest = `<h1>Pool to close</h1><p>The council voted on Tuesday to close the old pool at the end of the summer, because cracks were found in its roof.</p>`
	for _, c := range []struct {
		name, url, html string
		iso             string
		source          document.DateSource
	}{
		{"meta before linked data", "", `<meta property="article:published_time" content="2025-03-04T08:30+01:00"><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-03-01"}</script>`, "2025-03-04T08:30+01:00", document.DateMeta},
		{"linked data", "https://post.test/2025/03/01/pool",
			`<script type="application/ld+json">[{"@type":"WebSite"},{"@type":"NewsArticle","datePublished":"2025-03-04"}]</script>`, "2025-03-04",
			document.DateJSONLD},
		{"time", "", `<time datetime="2025-03-04">today</time>`, "2025-03-04", document.DateTime},
		{"times that disagree", "", `<time datetime="2025-03-04">x</time><time datetime="2025-03-05">y</time>`, "", ""},
		{"time beside the article", "",
			`<aside><time datetime="2025-03-04">x</time></aside><div class="comments"><time datetime="2025-03-05">y</time></div>`, "", ""},
		{"time of a change", "", `<time class="updated" datetime="2025-03-04">x</time>`, "", ""},
		{"address", "https://post.test/2025/03/04/pool", "", "2025-03-04", document.DateURL},
		{"address of an archive", "https://web.archive.org/web/20190101000000/https://post.test/pool", "", "", ""},
		{"week in the address", "https://post.test/2025/10/3-pools", "", "", ""},
		{"day in the name of the page", "https://post.test/council/29-10-2021", "", "2021-10-29", document.DateURL},
		{"day with points in the name", "https://post.test/report_of_03.04.2025_pool", "", "2025-04-03", document.DateURL},
		{"day or month in the name", "https://post.test/council/03-04-2025", "", "", ""},
		{"number in the name", "https://post.test/council/99-13-2025", "", "", ""},
		{"day before the title", "", `<meta property="og:title" content="4.3.2025 | Pool to close">`, "2025-03-04", document.DateText},
		{"day in brackets opens the text", "", `<h1>Pool to close</h1><p>(4 March 2025) The council voted on Tuesday to close the old pool at the end of the summer, because its roof has cracks.</p>`, "2025-03-04", document.DateText},
		{"line below the article", "",
			`<div class="post"><h1>Pool to close</h1><div class="post-footer"><time datetime="2025-03-04">x</time></div></div>`, "2025-03-04",
			document.DateTime},
		{"weekday in French", "", `<p>Mardi 4 mars 2025, par Jeanne Roux</p>`, "2025-03-04", document.DateText},
		{"weekday in Spanish", "", `<p>Martes, 4 de marzo de 2025</p>`, "2025-03-04", document.DateText},
		{"six digits of a version", "", `<div>Version <span>2.10.23</span> is out</div>`, "", ""},
		{"small print of the heading", "", `<h1>Pool to close<br><small>&bull; 4.3.2025 &bull; <b>Kallo</b></small></h1>`, "2025-03-04",
			document.DateText},
		{"words beside the title", "", `<p>Kallo, 4 March 2025</p>`, "2025-03-04", document.DateText},
		{"words of a change", "", `<p>Last updated 4 March 2025</p>`, "", ""},
		{"year of a birth", "", `<p>28 January 1975</p>`, "", ""},
		{"vague", "", `<meta name="date" content="2025-03-04">`, "2025-03-04", document.DateMeta},
		{"vague, and another day on the page", "", `<meta name="dcterms.date" content="2025-03-04"><p>5 March 2025</p>`, "2025-03-05",
			document.DateText},
		{"name like those of dates", "", `<meta name="article_date_original" content="2025-03-04T10:00:00+01:00">`,
			"2025-03-04T10:00:00+01:00", document.DateMeta},
		{"name of a standard", "", `<meta name="prism.publicationDate" content="2025-03-04">`, "2025-03-04", document.DateMeta},
		{"name of another date", "", `<meta name="event_start_date" content="2025-03-04"><meta name="expires_date" content="2025-04-04">`, "",
			""},
		{"first published, with a time and a zone", "", `<p>First published on Tue 4 Mar 2025 09.00 GMT</p>`, "2025-03-04T09:00Z",
			document.DateText},
		{"published and updated in one line", "", `<p>PUBLISHED: 10:12, 4 March 2025 | UPDATED: 11:40, 6 March 2025</p>`, "2025-03-04T10:12",
			document.DateText},
		{"day with an ordinal", "", `<p>Tuesday 4th March, 2025</p>`, "2025-03-04", document.DateText},
		{"day, then that of a change", "", `<p>14/03/2025 01:57 | Updated 15/03/2025 19:20</p>`, "2025-03-14T01:57", document.DateText},
		{"other days before that of publication", "", `<p>Received: 4 May 2024 Accepted: 11 November 2024 Published: 4 March 2025</p>`,
			"2025-03-04", document.DateText},
		{"time of day before the day", "", `<p>8:05 a.m. EST, March 4, 2025</p>`, "2025-03-04T08:05-05:00", document.DateText},
		{"line at the end", "",
			"<h1>Pool to close</h1>" + strings.Repeat("<p>The roof has cracks, the council said in its letter to the town.</p>",
				20) + `<div>Posted in Baths on 4.3.2025</div>`, "2025-03-04", document.DateText},
		{"clock time in Spanish", "", `<p>Publicado el 4 de marzo de 2025 a las 10:12</p>`, "2025-03-04T10:12", document.DateText},
		{"clock time after a dot", "", `<p>4 March 2025 • 6:00am</p>`, "2025-03-04T06:00", document.DateText},
		{"the day on which a member joined", "", `<p>Joined: 4 March 2011</p>`, "", ""},
		{"time without a zone, with one in the linked data", "", `<meta property="article:published_time" content="2025-03-04T08:30:00"><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-03-04T08:30:00+02:00"}</script>`, "2025-03-04T08:30:00+02:00", document.DateMeta},
		{"only the day of a change", "", `<p>Last modified: 4 March 2025, 10:00</p>`, "", ""},
		{"midnight in Europe", "", `<meta property="article:published_time" content="2025-03-03T23:00:00Z">`, "2025-03-04", document.DateMeta},
		{"the next day where the readers are", "",
			`<meta property="article:published_time" content="2025-03-03T16:30:00Z"><p>4 March 2025, 01:30</p>`, "2025-03-04T01:30",
			document.DateMeta},
		{"another day under the title", "", `<meta property="article:published_time" content="2025-03-01T08:30+01:00"><meta property="article:modified_time" content="2025-03-04T08:30+01:00"><p>Kallo | 4 March 2025</p>`, "2025-03-04", document.DateText},
		{"another day in a sentence", "",
			`<meta property="article:published_time" content="2025-03-01"><p>The vote of 4 March 2025 was close.</p>`, "2025-03-01",
			document.DateMeta},
		{"the day of a change under the title", "",
			`<meta property="article:published_time" content="2025-03-01"><p>Updated: <span>4 March 2025</span></p>`, "2025-03-01",
			document.DateMeta},
		{"day and month changed places", "", `<html lang=de><meta property="article:published_time" content="2025-03-04"><p>03/04/2025</p>`,
			"2025-03-04", document.DateMeta},
		{"moved years later", "https://post.test/2021/3/4/pool", `<meta property="article:published_time" content="2025-03-04">`,
			"2021-03-04", document.DateURL},
		{"link with the day alone", "", `<p><a href="/pool"><time class="entry-date" datetime="2025-03-04">4 March</time></a></p>`,
			"2025-03-04", document.DateTime},
		{"link to another article", "",
			`<p><a href="/bath"><time datetime="2025-03-04">4 March</time> The old bath of Kallo may be opened again for the summer</a></p>`, "",
			""},
		{"the only day, far down", "", "<h1>Pool to close</h1>" + strings.Repeat("<p>word</p>", 20) + `<p>Published on 4 March 2025</p>`,
			"2025-03-04", document.DateText},
		{"two days far down", "", "<h1>Pool to close</h1>" + strings.Repeat("<p>word</p>", 20) + `<p>4 March 2025</p><p>5 March 2025</p>`, "",
			""},
		{"days of a meeting", "", `<p>1 - 4 March 2025</p>`, "", ""},
		{"the evening before", "https://post.test/2025/03/03/pool", `<meta property="article:published_time" content="2025-03-04T02:25:54Z">`,
			"2025-03-03", document.DateMeta},
	} {
		doc := parse(t, document.Raw{Meta: document.Meta{URL: c.url}, Body: []byte("<html lang=en>" + c.html + rest)})
		if doc.Meta.Published != c.iso || doc.Meta.PublishedSource != c.source {
			t.Errorf("%s: %q from %q, want %q from %q", c.name, doc.Meta.Published, doc.Meta.PublishedSource, c.iso, c.source)
		}
	}
}

func TestGuessedDate(t *testing.T) {
	page := []byte(`<html lang=en><p>The council voted on 1 March 2025. It met again on 4 March 2025.</p><p>It has met on 4 March 2025.</p>`)
	if doc := parse(t, document.Raw{Body: page}); doc.Meta.Published != "" {
		t.Errorf("strict: %q", doc.Meta.Published)
	}
	doc, err := Options{GuessDate: true}.Parse(t.Context(), document.Raw{Body: page})
	if err != nil || doc.Meta.Published != "2025-03-01" && doc.Meta.Published != "2025-03-04" ||
		doc.Meta.PublishedSource != document.DateHTMLDate {
		t.Errorf("guess: %+v, %v", doc.Meta, err)
	}
	doc, err = Options{GuessDate: true}.Parse(t.Context(), document.Raw{Meta: document.Meta{Published: "2025-06-02"}, Body: page})
	if err != nil || doc.Meta.Published != "2025-06-02" || doc.Meta.PublishedSource != document.DateInput {
		t.Errorf("given: %+v, %v", doc.Meta, err)
	}
}

func TestCleanByline(t *testing.T) {
	for s, want := range map[string]string{
		"By Jane Roe":                                      "Jane Roe",
		"Written by: Jane Roe and John Doe":                "Jane Roe and John Doe",
		"Von Jana Roth am 4. März 2025":                    "Jana Roth",
		"AuthorJane Roe":                                   "Jane Roe",
		"Jane Roe | Kallo Post":                            "Jane Roe",
		"Jane Roe @janeroe":                                "Jane Roe",
		"Jane Roe, 04 March, 2025":                         "Jane Roe",
		"Jane Roe &amp; John Doe":                          "Jane Roe & John Doe",
		"Jane Roe, Kallo Post Staff Reporter":              "Jane Roe",
		"Posted on March 4, 2025 by Jane Roe":              "Jane Roe",
		"Alle Artikel von Jana Roth":                       "Jana Roth",
		"& Fotos: Jana Roth":                               "Jana Roth",
		", par Jeanne Roux":                                "Jeanne Roux",
		"Jana Roth Stand:":                                 "Jana Roth",
		"Jana.Roth am ,":                                   "Jana.Roth",
		"Jane Roe Follow Novelist and swimmer":             "Jane Roe",
		"Jane Roe, illustrations by Cy Dahl":               "Jane Roe",
		"Jana Roth, Projektleiterin der Stadtwerke":        "Jana Roth",
		"Jane Roe at 18:52":                                "Jane Roe",
		"Publié par Jeanne Roux":                           "Jeanne Roux",
		"Redaktion: Jana Roth":                             "Jana Roth",
		"Redaktion Kallo heute":                            "Redaktion Kallo heute",
		"Jane Followill":                                   "Jane Followill",
		"login":                                            "",
		"Jana Roth Stand":                                  "Jana Roth",
		"Follow":                                           "",
		"admin":                                            "",
		"https://post.test/jane":                           "",
		"Jane Roe has written about pools for many years.": "",
		"": "",
	} {
		if got := cleanByline(s); got != want {
			t.Errorf("cleanByline(%q) = %q, want %q", s, got, want)
		}
	}
}

// TestAuthors: comments and the site itself have no part in the byline.
func TestAuthors(t *testing.T) {
	const rest = `<p>The council voted on Tuesday to close the old pool at the end of the summer, because cracks were found in its roof.</p>`
	for _, c := range []struct{ name, html, want string }{
		{"site in meta",
			`<meta property="og:site_name" content="Kallo Post"><meta name="author" content="Kallo Post"><p class="byline">By Jane Roe</p>`,
			"Jane Roe"},
		{"firm in meta", `<meta name="author" content="Post Media Ltd"><a rel="author" href="/jane">Jane Roe</a>`, "Jane Roe"},
		{"comment", `<div class="comment"><span class="author">Ann</span></div>`, ""},
		{"page of the author", `<a href="/authors/jane-roe">Jane Roe</a>`, "Jane Roe"},
		{"marked name", `<div itemprop="author" itemscope><img alt=""><span itemprop="name">Jane Roe</span>, who swims</div>`, "Jane Roe"},
		{"site before the name", `<meta property="og:site_name" content="Kallo Post"><meta name="author" content="Kallo Post - Jane Roe">`,
			"Jane Roe"},
		{"site after the name", `<meta property="og:site_name" content="Kallo Post"><meta name="author" content="Jane Roe - Kallo Post">`,
			"Jane Roe"},
		{"account", `<meta name="author" content="janeroe"><div class="author">By <a href="/jane">Jane Roe</a></div>`, "Jane Roe"},
		{"first name", `<meta name="author" content="Jane"><h1>Old pool to close</h1><p>A column by Jane Roe</p>`, "Jane Roe"},
		{"account of another", `<meta name="author" content="cyd"><div class="author">By <a href="/jane">Jane Roe</a></div>`, "cyd"},
		{"authors of sources", `<span class="byline">By Jane Roe</span><ol><li itemprop="citation" itemscope><meta itemprop="author" content="Cy Dahl">On pools</li></ol>`, "Jane Roe"},
		{"line below the article", `<div class="post"><h1>Old pool to close</h1><div class="post-footer"><span class="post-author">Posted by <b>Jane Roe</b></span></div></div>`, "Jane Roe"},
		{"footer of the page", `<h1>Old pool to close</h1><div class="footer"><span class="username">Jane Roe</span></div>`, ""},
		{"after a dash", `<h1>Old pool to close</h1><p>— by Jane Roe</p>`, "Jane Roe"},
		{"kind of text", `<h1>Altes Bad schließt</h1><p>Ein Kommentar von Jana Roth</p>`, "Jana Roth"},
		{"sentence of a kind", `<h1>Old pool to close</h1><p>A review by the council found cracks.</p>`, ""},
		{"only the site", `<meta property="og:site_name" content="Jane Roe"><span class="author">Jane Roe</span>`, "Jane Roe"},
	} {
		if doc := parse(t, document.Raw{Body: []byte("<html lang=en>" + c.html + rest)}); doc.Meta.Byline != c.want {
			t.Errorf("%s: %q, want %q", c.name, doc.Meta.Byline, c.want)
		}
	}
}

// TestPruningThatLosesTheArticle: a page whose names would all be junk is read with care for names of comments alone.
func TestPruningThatLosesTheArticle(t *testing.T) {
	said := "<p>The council voted on Tuesday to close the old pool at the end of the summer, because cracks were found in its roof.</p>"
	body := `<html lang=en><article><div class="share">` + said + `</div><div class="promo">` + said + `</div><div class="related">` + said + `</div></article><div class="comments"><p>I have been swimming there for forty years and shall miss the old pool very much.</p></div>`
	doc := parse(t, document.Raw{Body: []byte(body)})
	if n := len(doc.Blocks); n != 3 {
		t.Errorf("%d blocks: %q", n, doc.Text)
	}
}

// TestSiteFromAddress: a page that does not name its site has the domain of its address.
func TestSiteFromAddress(t *testing.T) {
	for _, c := range []struct{ url, head, want string }{
		{"https://www.post.test/2025/pool", "", "post.test"},
		{"https://News.Post.test:8080/pool?a=b", "", "news.post.test"},
		{"https://web.archive.org/web/20190101000000/https://post.test/pool", "", "post.test"},
		{"https://post.test/pool", `<meta property="og:site_name" content="Kallo Post">`, "Kallo Post"},
		{"", `<link rel="canonical" href="https://www.post.test/pool">`, "post.test"},
		{"", "", ""},
		{"no address", "", ""},
	} {
		doc := parse(t, document.Raw{Meta: document.Meta{URL: c.url},
			Body: []byte("<html>" + c.head + "<p>The council voted on Tuesday to close the old pool.</p>")})
		if doc.Meta.Site != c.want {
			t.Errorf("%s %s: %q, want %q", c.url, c.head, doc.Meta.Site, c.want)
		}
	}
}

// TestTopicsAndPicture: section, topics, description and picture from meta elements, or else from linked data.
func TestTopicsAndPicture(t *testing.T) {
	const text = `<p>The council voted on Tuesday to close the old pool.</p>`
	want := document.Meta{Section: "Kallo", Tags: []string{"pools", "the council"}, Description: "Cracks in the roof.",
		Image: "https://post.test/p.jpg"}
	for name, head := range map[string]string{
		"meta elements": `<meta property="article:section" content="Kallo"><meta property="article:tag" content="pools"><meta property="article:tag" content="the council">
			<meta name="description" content=" Cracks in  the roof. "><meta property="og:image" content="https://post.test/p.jpg">`,
		"one element for all topics": `<meta name="section" content="Kallo"><meta name="keywords" content="pools, the council, pools"><meta property="og:description" content="Cracks in the roof."><meta name="twitter:image" content="https://post.test/p.jpg">`,
		"linked data":                `<script type="application/ld+json">{"@type":"NewsArticle","articleSection":"Kallo","keywords":["pools","the council"],"description":"Cracks in the roof.","image":[{"url":"https://post.test/p.jpg"}]}</script>`,
	} {
		got := parse(t, document.Raw{Body: []byte("<html>" + head + text)}).Meta
		if got.Section != want.Section || !slices.Equal(got.Tags, want.Tags) || got.Description != want.Description || got.Image != want.Image {
			t.Errorf("%s: %+v", name, got)
		}
	}
	none := parse(t, document.Raw{Body: []byte(`<html><meta property="og:image" content="/p.jpg">` + text)}).Meta
	if none.Section != "" || none.Tags != nil || none.Description != "" || none.Image != "" {
		t.Errorf("none: %+v", none)
	}
}
