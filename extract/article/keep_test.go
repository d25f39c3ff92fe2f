package article

import (
	"strings"
	"testing"

	"dateline/extract/document"
)

const poolText = `<p>The council voted on Tuesday to close the old pool at the end of the summer, because cracks were found in its roof.</p>
<p>Engineers had warned since the winter that the roof would not last for another year, the mayor said.</p>
<p>A new pool is to be built beside the station, but it is not known how much that would cost.</p>`

// blocksOf are the blocks of a page, "kind: text", but for the title and the paragraphs of poolText.
func blocksOf(t *testing.T, body string) []string {
	t.Helper()
	doc := parse(t, document.Raw{Body: []byte("<html lang=en><title>Old pool to close</title><body>" + body)})
	var out []string
	for _, b := range doc.Blocks {
		s := doc.Slice(b.Span)
		if b.Kind != document.Title && !strings.Contains(poolText, s) {
			out = append(out, string(b.Kind)+": "+s)
		}
	}
	return out
}

// TestPartsOfPages: lines, boxes and offers that are the page's and not the article's, and near misses that stay.
func TestPartsOfPages(t *testing.T) {
	const h1, text = "<h1>Old pool to close</h1>", poolText
	for _, c := range []struct {
		name, html string
		want       []string
	}{
		// days and bylines
		{"day alone before the text", h1 + `<div>5 March 2024</div>` + text, nil},
		{"day and time of publication", h1 + `<p>First published on Tue 5 Mar 2024 09.00 GMT</p>` + text, nil},
		{"desk, editor and day", h1 + `<div>Kallo, News Desk | Edited by: Nils Ott | Updated : 19 November 2024, 09:01 AM</div>` + text, nil},
		{"byline with the day of a change", h1 + `<p class="byline">By Tor Helland | Updated March 5, 2024 at 10:00 a.m.</p>` + text, nil},
		{"line at the end", h1 + text + `<div>First Published: Tuesday, November 19, 2024 08:38 AM</div>`, nil},
		{"day as a heading within a chronicle", h1 + text + text + text + `<p>5 March 2024</p>` + text + text + text + text,
			[]string{"paragraph: 5 March 2024"}},
		{"sentence with a day", h1 + `<p>It was updated on 5 March 2024 by the council.</p>` + text,
			[]string{"paragraph: It was updated on 5 March 2024 by the council."}},

		{"day of something else", h1 + text + `<p>Deadline: 30 April 2024</p>`, []string{"paragraph: Deadline: 30 April 2024"}},

		// offers
		{"offer in a box",
			h1 + text + `<div class="paywall"><h3>Subscribe to continue reading</h3><p>Get unlimited access for just $1 a week.</p></div>`, nil},
		{"offer in the text", h1 + text + `<p>This article is for subscribers only. To read on, choose a plan from 9 euros a month.</p>`, nil},
		{"report on prices", h1 + text + `<p>A season ticket costs 90 euros, or 9 euros a month.</p>`,
			[]string{"paragraph: A season ticket costs 90 euros, or 9 euros a month."}},
		{"report on subscribers", h1 + text + `<p>The paper said that it has 40,000 subscribers.</p>`,
			[]string{"paragraph: The paper said that it has 40,000 subscribers."}},

		// other articles
		{"box of titles",
			h1 + text + `<div class="x"><strong>Mayor asks for patience</strong><br><strong>Ten walks along the coast</strong></div>` + text,
			nil},
		{"bold sentence", h1 + text + `<div><strong>The mayor asked for patience.</strong></div>` + text,
			[]string{"paragraph: The mayor asked for patience."}},
		{"longer stories under a heading", `<div>` + h1 + text + `</div><div class="y"><h2>You may like</h2>` + strings.Repeat(`<p>The ferry to the islands will leave from a floating pier at the eastern side of the harbour.</p>`, 9) + `</div>`, nil},
		{"titles under a heading",
			h1 + text + `<div><h3>Latest on</h3><ul><li>Ten walks along the coast</li><li>How we drew the pier</li></ul></div>`, nil},

		// parts shown twice
		{"quotation from the text", h1 + text + `<blockquote>the roof would not last for another year</blockquote>`, nil},
		{"sentence named as one from the text", h1 + text + `<p class="pullquote">“The roof would not last for another year”</p>`, nil},
		{"quotation of another text", h1 + text + `<blockquote>Come and swim with us before it is too late.</blockquote>`,
			[]string{"quote: Come and swim with us before it is too late."}},

		// lists
		{"list of facts with the name of links", h1 + `<p>The council voted on Tuesday to close the old pool at the end of the summer, because cracks were found in its roof.</p><ul class="links-list"><li>Cost: 40 million euros</li><li>End: 2028</li></ul>` + text, []string{"item: Cost: 40 million euros", "item: End: 2028"}},
		{"list of links",
			h1 + text + `<ul class="links-list"><li><a href="/a">Ten walks</a></li><li><a href="/b">The new pier</a></li></ul>` + text, nil},

		// summaries
		{"heading under the title", h1 + `<h2>The roof has cracks, and a new pool is planned beside the station</h2>` + text,
			[]string{"lead: The roof has cracks, and a new pool is planned beside the station"}},
		{"list before the text", h1 + `<ul><li>The roof has cracks that nobody had seen</li><li>A new pool is planned</li></ul>` + text,
			[]string{"lead: The roof has cracks that nobody had seen", "lead: A new pool is planned"}},
		{"short heading of the first part", h1 + `<h2>The vote</h2>` + text, []string{"heading: The vote"}},

		// words side by side
		{"author and day without a space",
			h1 + `<div><span>Anna Berg</span><span>2 minutes ago, in the old town hall of Kallo</span></div>` + text,
			[]string{"paragraph: Anna Berg 2 minutes ago, in the old town hall of Kallo"}},
		{"first letter set large", h1 + `<p><span>T</span><span>he mayor asked everyone for some patience.</span></p>` + text,
			[]string{"paragraph: The mayor asked everyone for some patience."}},

		// posts
		{"embedded post", h1 + text + `<blockquote class="twitter-tweet"><p>We shall swim in the sea until the new pool is built.</p>&mdash; Kallo Swimmers (@kalloswims) <a href="https://twitter.com/x">March 5, 2024</a></blockquote>` + text,
			[]string{"post: We shall swim in the sea until the new pool is built.", "attribution: — Kallo Swimmers (@kalloswims)"}},
	} {
		if got := blocksOf(t, c.html); strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// TestBodyFromLinkedData: a page that a script draws has the text of its linked data, one with a text keeps it.
func TestBodyFromLinkedData(t *testing.T) {
	linked := func(data string) string { return `<script type="application/ld+json">` + data + `</script>` }
	const body = `The council voted on Tuesday to close the old pool.\n\nCracks were found in its roof &amp; walls, the mayor said.`
	for _, c := range []struct{ name, html, want string }{
		{"text", linked(`{"@type":"NewsArticle","articleBody":"`+body+`"}`) + `<div id="app"><p>This page needs a newer browser.</p></div>`,
			"Cracks were found in its roof & walls, the mayor said."},
		{"HTML", linked(`{"@type":"NewsArticle","articleBody":"<p>The council voted on Tuesday to close the old pool.<\/p><p>Cracks were found in the roof, the mayor said.<\/p>"}`), "Cracks were found in the roof, the mayor said."},
		{"posts of a live blog", linked(`{"@type":"LiveBlogPosting","liveBlogUpdate":[{"@type":"BlogPosting","headline":"The vote begins","articleBody":"Members are in the hall of the council now, and the mayor speaks."},{"@type":"BlogPosting","articleBody":"The pool is to be closed at the end of the summer, by nine votes to five."}]}`), "by nine votes to five"},
		{"page with a text", linked(`{"@type":"NewsArticle","articleBody":"The ferry is late."}`) + poolText, "Engineers had warned"},
	} {
		doc := parse(t, document.Raw{Body: []byte("<html lang=en><title>Old pool to close</title>" + c.html)})
		if !strings.Contains(doc.Text, c.want) || strings.Contains(doc.Text, "browser") || strings.Contains(doc.Text, "ferry") {
			t.Errorf("%s: %q", c.name, doc.Text)
		}
	}
}
