package article

import (
	"testing"

	"dateline/extract/document"
)

// saidOfPool is the text of the pages of these tests.
const saidOfPool = `<p>The council of Kallo voted on Tuesday to close the old pool at the end of the summer, because cracks were found in its roof.</p>`

// TestDaysAroundTheArticle: lines and boxes that give the day of publication, and those that only look so.
func TestDaysAroundTheArticle(t *testing.T) {
	const title = `<h1>Old pool to close</h1>`
	article := title + saidOfPool + saidOfPool
	for _, c := range []struct{ class, html, want string }{
		{"parts of a line", title + `<div><span>Ida Lang</span> <i>·</i> <span>April 19, 2024</span> <i>·</i> <span>12 comments</span> · <a href="/t">Local news</a></div>` + saidOfPool, "2024-04-19"},
		{"parts of a line, with a headline", title + `<div>April 19, 2024 | Vik plans a harbour pool again</div>` + saidOfPool, ""},
		{"office in brackets", title + `<p>05.02.2024 - Redaktion: Ida Lang (press officer of the town of Kallo)</p>` + saidOfPool, "2024-02-05"},
		{"label in another element", title + `<dl><dt>Published</dt><dd>19 April 2024</dd><dt>Last updated</dt><dd>2 May 2024</dd></dl>` + saidOfPool, "2024-04-19"},
		{"label in another cell", title + `<table><tr><td>Updated:</td><td>2 May 2024</td></tr><tr><td>Posted on</td><td>19 April 2024</td></tr></table>` + saidOfPool, "2024-04-19"},
		{"label of another thing in another element", title + `<dl><dt>Received</dt><dd>19 April 2024</dd></dl>` + saidOfPool, ""},
		{"no label before it", title + `<p>Publications</p><p>The old pool was inspected on 19 April 2024 by engineers.</p>` + saidOfPool, ""},
		{"words beside an element", article + `<div>page revision: 8, last edited: <span class="odate">17 Jun 2018 15:15</span></div>`, ""},
		{"link in a sentence", title + `<p>The council followed a report that was called <a href="/r">Report of 25 February 2024</a>, which engineers wrote in the spring after they had looked at the roof for the third time.</p>` + saidOfPool, ""},
		{"link before the text", title + `<p><b>25 February 2024</b> | The council of Kallo voted on Tuesday to close the old pool at the end of the summer.</p>` + saidOfPool, "2024-02-25"},
		{"time for programs", title + `<span>2024-03-05T10:00:00+01:00</span>` + saidOfPool, ""},
		{"shown day beside times for programs", title + `<time itemprop="datePublished" datetime="2024-03-04T20:35:36+01:00">2024-03-04T20:35:36+01:00</time><p>Kallo, 05.03.2024, 12/24</p>` + saidOfPool, "2024-03-05"},
		{"sidebar, labelled", article + `<div class="sidebar"><p>Published</p><p>5 March 2024</p></div>`, "2024-03-05"},
		{"sidebar, time element", article + `<div class="sidebar"><p class="time"><time datetime="2024-03-05">5 March 2024</time></p></div>`, "2024-03-05"},
		{"sidebar of two stories", article + `<div class="sidebar"><time>5 March 2024</time><time>7 March 2024</time></div>`, ""},
		{"sidebar, bare day", article + `<div class="sidebar"><p>5 March 2024</p></div>`, ""},
		{"sidebar, links", article + `<div class="sidebar"><ul><li><a href="/v">Vik plans a pool</a> <time>5 March 2024</time></li></ul></div>`, ""},
		{"latest stories", article + `<div class="sidebar latest-news"><p><time>5 March 2024</time></p></div>`, ""},
		{"line of a footer", article + `<div class="page_footer"><p>Last change: 31.10.2023<br>Published: 01.11.2023</p></div>`, "2023-11-01"},
		{"footer of the page", article + `<footer><p>Published: 5 March 2024</p></footer>`, ""},
		{"layout named after a sidebar", `<div class="with-sidebar">` + title + `<div class="sidebar-main"><p class="date">5 March 2024</p>` + saidOfPool + saidOfPool + saidOfPool + saidOfPool + saidOfPool + `</div></div>`, "2024-03-05"},
		{"aside with what describes the article", `<article><h1>Old pool to close</h1><div>` + saidOfPool + `<aside class="meta"><p><time datetime="2024-03-05">5 March 2024</time></p><p>Text: Ida Lang</p></aside></div></article>`, "2024-03-05"},
		{"vague date after a change", `<meta name="date" content="2024-03-07T10:00:00">` + title + `<p>Updated: 5 March 2024</p>` + saidOfPool, ""},
		{"vague date before a change", `<meta name="date" content="2024-03-04">` + title + `<p>Updated: 5 March 2024</p>` + saidOfPool, "2024-03-04"},
		{"class says published, far away", `<meta property="article:published_time" content="2024-03-03">` + article + saidOfPool + saidOfPool + saidOfPool + saidOfPool + saidOfPool + saidOfPool + saidOfPool + saidOfPool + saidOfPool + saidOfPool + saidOfPool + `<span class="publishedAt">04 de marzo 2024, 12:00 A. M.</span>`, "2024-03-04T00:00"},
		{"section after the year", title + `<p>By Ida Lang on March 5, 2024 in Local news</p>` + saidOfPool, "2024-03-05"},
		{"clock before the day", title + `<p>10:12 AM • 05 Mar 2024</p>` + saidOfPool, "2024-03-05T10:12"},
		{"half of the day in spaced letters", title + `<p>5 March 2024, 1:30 P. M.</p>` + saidOfPool, "2024-03-05T13:30"},
		{"Russian", title + `<p class="date">15 августа 2024, 13:43</p>` + saidOfPool, "2024-08-15T13:43"},
		{"Finnish", title + `<p class="date">15. elokuuta 2024</p>` + saidOfPool, "2024-08-15"},
	} {
		doc := parse(t, document.Raw{Body: []byte(`<html lang="en"><body>` + c.html)})
		if doc.Meta.Published != c.want {
			t.Errorf("%s: %q, want %q", c.class, doc.Meta.Published, c.want)
		}
	}
}

// TestDayInAddress: days in addresses with other marks between their parts.
func TestDayInAddress(t *testing.T) {
	for address, want := range map[string]string{
		"https://kallo.test/news/2012-06/04/content_25.htm": "2012-06-04",
		"https://kallo.test/news/2012/06/04/content_25.htm": "2012-06-04",
		"https://kallo.test/news/2012-06/content_25.htm":    "",
	} {
		doc := parse(t, document.Raw{Meta: document.Meta{URL: address}, Body: []byte(`<html><h1>Old pool to close</h1>` + saidOfPool)})
		if doc.Meta.Published != want {
			t.Errorf("%s: %q, want %q", address, doc.Meta.Published, want)
		}
	}
}

// TestBylinesOfSites: names in the markup of several sites, and what is beside them.
func TestBylinesOfSites(t *testing.T) {
	for _, c := range []struct{ class, html, want string }{
		{"named for tests", `<div data-testid="byline-new"><span data-testid="byline-new-contributors-contributor-0-name">Tor Helland</span><span><span data-testid="byline-new-contributors-contributor-0-role">Local Reporter</span>, Kallo</span></div>`, "Tor Helland"},
		{"house in another element", `<p><span><strong>By Tor Helland &amp; Eva Rand</strong></span><span>BBC News, Kallo</span></p>`, "Tor Helland & Eva Rand"},
		{"marked in several ways", `<div>By <a href="/authors/tor/" rel="author">Tor Helland</a> and <a href="/authors/eva/">Eva Rand</a></div>`, "Tor Helland, Eva Rand"},
		{"job in an element of its own", `<div class="box"><span class="author-name">Tor Helland</span><span class="author-title">Chief Reporter</span></div>`, "Tor Helland"},
		{"after the day", `<p>5 March 2024, 10:12 by Tor Helland</p>`, "Tor Helland"},
		{"before the day and the section", `<p>By Tor Helland on March 5, 2024 in Local news</p>`, "Tor Helland"},
		{"after a day in the text", `<p>The pool was closed on 5 March 2024 by Mayor Lang</p>`, ""},
		{"house and its place", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Old pool to close","author":{"name":"Kallo News, Kallo, Norway"}}</script>`, "Kallo News"},
		{"photographer, Russian", `<span class="author">Фото Ивана Петрова</span>`, ""},
		{"label of the page of an author", `<div class="box"><a rel="author" href="/author/tor">Tor Helland</a> <a rel="author" href="/author/tor">Autorenseite von</a></div>`, "Tor Helland"},
	} {
		doc := parse(t, document.Raw{Body: []byte(`<html lang="en"><body><article><h1>Old pool to close</h1>` + c.html + saidOfPool + saidOfPool)})
		if doc.Meta.Byline != c.want {
			t.Errorf("%s: %q, want %q", c.class, doc.Meta.Byline, c.want)
		}
	}
}
