package article

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"dateline/extract/document"
)

// stories are the titles of other articles and their summaries.
var stories = [][2]string{
	{"Council votes to rebuild the old pier", "The council voted late on Monday to rebuild the pier, which was damaged in the January storm."},
	{"Boat owners ask for higher quotas", "Boat owners met the minister in the capital and asked for a higher quota for herring before May."},
	{"Bus drivers to strike for three days",
		"The union of the drivers said that its members would stop work from Tuesday to Thursday over pay."},
	{"Museum returns mask to island people", "The carved mask, taken in 1911, was handed over in a short ceremony at the harbor on Saturday."},
	{"New ferry delayed again by engine trouble",
		"The company said that the ship would not sail before August, the fourth delay since the order."},
	{"Anglers fined on the closed pier", "Police fined eleven anglers who had climbed over the fence of the closed pier at night last week."},
	{"Library opens on Sundays from March", "The town library will open on Sundays from March, after forty helpers offered to work in turns."},
	{"Mayor to run for a third term", "Mayor Per Dahl told supporters on Wednesday that he would run again, which ends long speculation."},
	{"Budget gap grows to sixty million", "The finance office published new figures on Monday that show a wider gap than it had expected."},
}

// boxes writes the stories in a form: %[1]d their number, %[2]s the title, %[3]s the summary.
func boxes(form string) string {
	var b strings.Builder
	for i, s := range stories {
		fmt.Fprintf(&b, form, i, s[0], s[1])
	}
	return b.String()
}

const teaserForm = `<div class="card"><h3><a href="/news/%[1]d">%[2]s</a></h3><p>%[3]s</p></div>`

// TestListings has pages that list articles: they have no text.
func TestListings(t *testing.T) {
	for name, body := range map[string]string{
		"front page":       `<h1><a href="/">The Harbor Times</a></h1><main>` + boxes(`<article><h2><a href="/a/%[1]d">%[2]s</a></h2><p>%[3]s</p></article>`) + `</main>`,
		"section":          `<h1>Politics</h1><p>News and opinion on the politics of the coast, every day.</p>` + boxes(teaserForm),
		"labels and times": `<h1>Politics</h1>` + boxes(`<li><span>Town</span> <time>2 May 2025</time><h3><a href="%[1]d.html">%[2]s</a></h3><p>%[3]s</p><a href="%[1]d.html">Read the whole story</a></li>`),
		"search":           `<h1>Search results for "pier"</h1><p>9 results found</p><ol>` + boxes(`<li><a href="/?p=%[1]d">%[2]s</a><p>... %[3]s ...</p></li>`) + `</ol>`,
		"whole links":      `<h1>Sport</h1>` + boxes(`<a href="/s/%[1]d"><h3>%[2]s</h3><p>%[3]s</p></a>`),
		"titles only":      `<h1>Archive</h1><ul>` + boxes(`<li><a href="/s/%[1]d">%[2]s</a></li><!-- %[3]s -->`) + `</ul>`,
		"table":            `<h1>Press releases</h1><table>` + boxes(`<tr><td>3 May 2025</td><td><a href="/pr/%[1]d">%[2]s</a><br>%[3]s</td></tr>`) + `</table>`,
		"same host":        `<h1>News</h1>` + boxes(`<section><h2><a href="https://www.harbor.example/n/%[1]d">%[2]s</a></h2><p>%[3]s</p></section>`),
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := Parse(t.Context(), document.Raw{Meta: document.Meta{URL: "https://harbor.example/news"},
				Body: []byte(`<!doctype html><html><body>` + body + `</body></html>`)})
			if !errors.Is(err, ErrListing) || !errors.Is(err, ErrNoText) {
				t.Errorf("got %v, %v; want ErrListing", doc, err)
			}
		})
	}
}

// TestNotListings has articles that look like listings in part.
func TestNotListings(t *testing.T) {
	const text = `<h1>Old pool to close in June</h1><p>The old swimming pool in the Kallo district will close in June, the city said on Tuesday.</p>
		<p>The building from 1931 needs a new roof, which would cost $3 million, said Per Dahl, who heads the parks office.</p>`
	long := strings.Repeat("The council had discussed the pier for nine years, and no plan had found a majority so far. ", 9)
	for name, body := range map[string]string{
		"related stories":       text + `<h2>More news</h2>` + boxes(teaserForm),
		"the page says article": `<meta property="og:type" content="article"><h1>Nine things to know</h1>` + boxes(teaserForm),
		"linked data":           `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Nine things to know"}</script>` + boxes(teaserForm),
		"marked body":           `<div itemprop="articleBody">` + boxes(teaserForm) + `</div>`,
		"links to other sites":  `<h1>What others write</h1>` + boxes(`<div><a href="https://other%[1]d.example/x">%[2]s</a><p>%[3]s</p></div>`),
		"whole posts":           `<h1>Blog</h1>` + boxes(`<article><h2><a href="/b/%[1]d">%[2]s</a></h2><p>%[3]s</p><p>`+long+`</p></article>`),
		"links in sentences":    `<h1>The week in the town</h1>` + boxes(`<p>%[3]s Read <a href="/n/%[1]d">%[2]s</a>.</p>`),
		"heading of itself":     `<article><h2><a href="/news/pool">Old pool to close</a></h2><p>It will close in June, the city said on Tuesday after a vote.</p></article>` + boxes(teaserForm),
		"posts with permalinks": `<h1>Storm Ada live</h1>` + boxes(`<div><h2><a href="#p%[1]d">%[2]s</a></h2><p>%[3]s</p></div>`),
		"brief":                 `<h1>Old pool to close in June</h1><p>The old swimming pool in Kallo will close in June, the city said on Tuesday.</p>` + boxes(teaserForm),
		"few teasers": `<h1>Pool</h1>` + fmt.Sprintf(teaserForm, 1, stories[0][0], stories[0][1]) + fmt.Sprintf(teaserForm, 2,
			stories[1][0], stories[1][1]),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse(t.Context(), document.Raw{Meta: document.Meta{URL: "https://harbor.example/news/pool"},
				Body: []byte(`<!doctype html><html><body>` + body + `</body></html>`)})
			if err != nil {
				t.Error(err)
			}
		})
	}
}
