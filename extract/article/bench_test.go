package article

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dateline/extract/document"
)

// BenchmarkParse cleans a short page, and made ones of the size and the parts that pages of news sites have: one that marks its
// article, and one on which it has to be searched for.
func BenchmarkParse(b *testing.B) {
	short, err := os.ReadFile("../../testdata/takeover.html")
	if err != nil {
		b.Fatal(err)
	}
	for _, page := range []struct{ name, html, last string }{
		{"short", string(short), "Deadline: 30 April 2024"},
		{"marked", madePage("article"), "count as one of the article."},
		{"unmarked", madePage("div"), "count as one of the article."},
	} {
		b.Run(page.name, func(b *testing.B) {
			raw := document.Raw{Body: []byte(page.html), Format: document.FormatHTML}
			b.SetBytes(int64(len(raw.Body)))
			b.ReportAllocs()
			for b.Loop() {
				doc, err := Parse(b.Context(), raw)
				if err != nil || !strings.HasSuffix(doc.Text, page.last) {
					b.Fatal("not cleaned: ", doc, err)
				}
			}
		})
	}
}

// madePage is a page of some 140 kB around an article in an element of the given name: two fifths of it are scripts and styles,
// most of the rest are links to other articles.
func madePage(element string) string {
	var p strings.Builder
	p.WriteString(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ministers agree on a truce | The Example</title>
<meta property="og:title" content="Ministers agree on a truce"><meta property="og:site_name" content="The Example">
<link rel="canonical" href="https://example.org/2025/06/02/truce"><script type="application/ld+json">{"@context": "https://schema.org",
"@type": "NewsArticle", "headline": "Ministers agree on a truce", "datePublished": "2025-06-02T22:10:00Z", "author": {"@type": "Person", "name": "Jane Roe"}}</script>`)
	repeat := func(n int, format string) {
		for i := range n {
			fmt.Fprintf(&p, format, i%28+1)
		}
	}
	p.WriteString("<style>")
	repeat(250, ".card-%02d .card__title > a:hover { color: #1a1a1a; margin: 0 auto; padding: 4px 8px; }\n")
	p.WriteString("</style><script>")
	repeat(350, "window.dataLayer.push({slot: %02d, sizes: [[300, 250], [728, 90]], lazy: a < b && !c, path: \"/news/top\"});\n")
	p.WriteString(`</script></head><body class="page page--article"><header class="site-header"><nav><ul>`)
	repeat(120, `<li class="nav__item"><a class="nav__link" href="/section/%02d?ref=top" data-track="nav">Section</a></li>`+"\n")
	p.WriteString(`</ul></nav></header><div class="layout layout--wide"><div class="grid grid--main"><` + element + `><h1 class="headline">Ministers agree on a truce</h1>
<p class="meta"><span class="byline">By Jane Roe</span> <time datetime="2025-06-03">3 June 2025</time></p>`)
	repeat(24, `<p class="text">This is one more paragraph of the talks, in which the ministers said on %02d May that a <a href="/truce">truce</a> was near, `+
		`and that &ldquo;nobody should doubt it&rdquo;, whatever was said before.</p><div class="ad ad--inline"><div id="slot" style="display: none"></div></div>`+"\n")
	p.WriteString(`<p class="text">The last paragraph says the least, but it is long enough to count as one of the article.</p></` + element + `></div><div class="rail">`)
	repeat(180, `<div class="card card--small"><a class="card__link" href="/2025/05/%[1]02d/other-article" data-track="rail"><img src="/img/%[1]02d.jpg" alt="" width="120" height="80">`+
		`<h3 class="card__title">Read also: what the mayor said</h3></a><span class="card__date">%[1]02d May 2025</span></div>`+"\n")
	p.WriteString(`</div></div><footer class="site-footer"><p>Copyright 2025 The Example. All rights reserved.</p></footer></body></html>`)
	return p.String()
}
