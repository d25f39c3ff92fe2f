package article

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/internal/longtest"
)

// styleNames are names that style sheets give to inline elements, and that are also those of boilerplate.
var styleNames = strings.Fields(`link external-link content-link story__link Link tag tags source sources time timestamp icon icon-text badge tooltip
label category topic embed embedded related related-link share social btn button ad promo sponsor newsletter subscribe subscription author bio profile
credit caption copyright comment comments respond rating tool action options next prev previous video player gallery notice published updated meta
dateline kicker teaser widget recent popular nav-link menu-item dropdown popup modal overlay login read-more more-link entry-meta skip footer-link hidden hide is-hidden`)

// inlineTags are the inline elements of running text.
var inlineTags = strings.Fields("a span b strong em i u font time abbr mark small cite q dfn code data ins button label bdi bdo x-name amp-link kbd nobr")

// attributeWith are the ways to give a name to an element.
var attributeWith = []string{`class="%s"`, `class="c-text css-1x %s is-2"`, `id="%s"`}

// roleAttributes hide or set apart an element without taking it from sight.
var roleAttributes = []string{`aria-hidden="true"`, `role="navigation"`, `role="complementary"`, `role="search"`, `role="banner"`,
	`role="menu" class="menu"`}

// placed are sentences with %s for an inline element, and %d for a number that no other sentence has.
var placed = []string{
	"The council thanked %s for their patience in case %d of the year.",
	"The vote, %s and all of the port's own guilds said, settles case %d.",
	"%s said that case %d was closed on Monday.",
	"In case %d the mayor thanked %s.",
	"In case %d the mayor “thanked %s”, and left.",
	"In case %d they asked Mr. %s; nothing came of it.",
	"<b>In case %d</b> the <i>old %s</i> was closed.",
}

const members = "the harbour guild"

// layouts are the pages of content management systems with %s for the paragraphs of the article.
var layouts = map[string]string{
	"article": `<main><article><h1>Ferry terminal to close</h1>%s</article></main>`,
	"blog":    `<div id="page"><div class="post type-post hentry"><h1 class="entry-title">Ferry terminal to close</h1><div class="entry-content">%s</div></div></div>`,
	"schema":  `<div class="layout"><section itemscope><h1>Ferry terminal to close</h1><div itemprop="articleBody">%s</div></section></div>`,
	"nodes":   `<div class="region-content"><div class="node node--article"><h1>Ferry terminal to close</h1><div class="field field--name-body">%s</div></div></div>`,
	"bare":    `<div><div><h1>Ferry terminal to close</h1><div>%s</div></div></div>`,
	"tables":  `<table><tr><td><h1>Ferry terminal to close</h1>%s</td></tr></table>`,
	"hashed":  `<div class="css-1a2b"><div class="css-9z"><h1 class="css-t">Ferry terminal to close</h1><section class="css-b">%s</section></div></div>`,
	"wrapped": `<main role="main"><div class="story"><header><h1>Ferry terminal to close</h1></header><div class="story-body">%s</div></div></main>`,
}

// boilerplate are blocks between and after paragraphs, and what is hidden in them; the word "stray" is only in these.
const boilerplate = `<div class="share-bar"><a class="share-link" href="/s">Share stray</a> <a class="share-link" href="/t">Post stray</a></div>
<p class="tags">Tags: <a class="tag" href="/t">Stray harbours</a>, <a class="tag" href="/u">Stray ports</a></p>
<div class="related"><h3>Related stories</h3><ul><li><a href="/r">A stray ferry is found in the bay, and its crew is well</a></li></ul></div>
<aside class="newsletter"><p>Get the stray news of the harbour by mail, each morning at seven.</p></aside>
<p>The paragraph ends here, and so does what the clerk said about it. <a class="read-more" href="/m">Read the stray story</a></p>
<p>The tide <span style="display:none">stray hidden words</span>was high, the clerk <span class="sr-only">stray</span>said, and the <a href="/x">guild’s letter<span
class="visually-hidden"> (stray window)</span></a> spoke of <span class="has-tooltip">GT<span class="tooltip">stray gross tonnage</span></span> and of storms<noscript>stray</noscript>.</p>
<div class="entry-meta"><span class="byline">By Stray Roe</span> | <span class="time">5 stray May</span></div>`

// inlineCase is an inline element in a sentence, and how the sentence reads.
type inlineCase struct{ html, want string }

// inlineCases are all sentences with all elements of all names, which take turns in the ways to give them.
func inlineCases() []inlineCase {
	var cases []inlineCase
	for t, tag := range inlineTags {
		attributes := slices.Clone(roleAttributes)
		for i, name := range styleNames {
			attributes = append(attributes, fmt.Sprintf(attributeWith[(i+t)%len(attributeWith)], name))
		}
		for _, attribute := range attributes {
			for _, sentence := range placed {
				element := fmt.Sprintf("<%s %s>%s</%s>", tag, attribute, members, tag)
				number := 1000 + len(cases)
				s := strings.Replace(sentence, "%d", fmt.Sprint(number), 1)
				plain := strings.NewReplacer("<b>", "", "</b>", "", "<i>", "", "</i>", "", "%s", members).Replace(s)
				cases = append(cases, inlineCase{strings.Replace(s, "%s", element, 1), plain})
			}
		}
	}
	return cases
}

func TestNoSentenceOfTheBodyLosesWords(t *testing.T) {
	longtest.NotUnderRace(t)
	const perPage = 40
	cases := inlineCases()
	names := slices.Sorted(maps.Keys(layouts))
	lost, strays := 0, 0
	for start := 0; start < len(cases); start += perPage {
		name := names[start/perPage%len(names)]
		page := cases[start:min(start+perPage, len(cases))]
		text := parse(t, document.Raw{Body: []byte(pageOf(layouts[name], page))}).Text
		for _, c := range page {
			if !strings.Contains(text, c.want) {
				if lost++; lost < 20 {
					t.Errorf("%s: lost words of %s", name, c.html)
				}
			}
		}
		if i := strings.Index(strings.ToLower(text), "stray"); i >= 0 {
			if strays++; strays < 5 {
				t.Errorf("%s: boilerplate kept: %q", name, text[max(0, i-60):min(len(text), i+60)])
			}
		}
	}
	if lost+strays > 0 {
		t.Errorf("%d of %d sentences lost words, %d pages kept boilerplate", lost, len(cases), strays)
	}
}

// pageOf is a page with a sentence in each paragraph.
func pageOf(layout string, cases []inlineCase) string {
	var b strings.Builder
	for i, c := range cases {
		first := ""
		if i%3 > 0 {
			first = "The clerk of the port read the list of the day aloud. "
		}
		fmt.Fprintf(&b, "<p>%s%s</p>\n", first, c.html)
		if i == len(cases)/2 {
			b.WriteString(boilerplate)
		}
	}
	return `<!DOCTYPE html><html lang="en"><head><title>Ferry terminal to close</title></head><body><header><nav><a href="/">Stray home</a></nav></header>` +
		fmt.Sprintf(layout, b.String()) + `<footer><p>Stray Post, all rights reserved.</p></footer></body></html>`
}

func TestWhatBrowsersShowOfASentenceIsKept(t *testing.T) {
	const before = "<html><article><h1>Ferry terminal to close</h1><p>The council voted on Tuesday night to close the old terminal and to build a new one.</p>"
	for _, c := range []struct{ html, want, not string }{
		{`<p class="paywall">The mayor called the vote a sad day for the port.</p>`, "a sad day for the port.", ""},
		{`<p aria-hidden="true">The mayor called the vote a sad day for the port.</p>`, "a sad day for the port.", ""},
		{`<div aria-hidden="true"><p>The mayor called the vote a sad day for the port, and for all of its workers.</p></div>`,
			"a sad day for the port", ""},
		{`<ul aria-hidden="true"><li>The mayor called the vote a sad day.</li></ul>`, "a sad day", ""},
		{`<div aria-hidden="true" class="modal"><p>Sign up for the letter that the editors of this paper write each morning.</p></div>`,
			"voted on Tuesday", "Sign up"},
		{`<p>The mayor <span class="hidden">of the old port</span> spoke first.</p>`, "The mayor of the old port spoke first.", ""},
		{`<p>The mayor of the port spoke <span id="rest" class="hide">first, and the guild did not say why.</span> <a class="more" href="#rest">Show all</a></p>`,
			"The mayor of the port spoke first, and the guild did not say why.", ""},
		{`<p>He came on <b class="d-none d-md-inline">Tuesday</b> of that week.</p>`, "He came on Tuesday of that week.", ""},
		{`<p>He came on <b class="d-none d-md-inline">Tuesday</b><b class="d-md-none">Tue</b> of that week.</p>`, "He came on Tue of that week.", "Tuesday of"},
		{`<p>He came on <b class="md:hidden">Tue</b> <b class="hidden md:inline">Tuesday</b> of that week.</p>`, "He came on Tue of that week.", "Tuesday of"},
		{`<p><span class="hidden">Menu</span> The mayor of the port spoke first.</p>`, "The mayor of the port spoke first.", "Menu"},
		{`<p><span class="hidden">The menu of the page has no name.</span></p>`, "voted on Tuesday", "menu"},
		{`<p>The guild’s <a href="/l">letter<span class="sr-only"> (opens in a new window)</span></a> was short.</p>`, "guild’s letter was short.", ""},
		{`<p>It grew by <math><mn>5</mn><mo>%</mo><annotation encoding="application/x-tex">5\%</annotation></math> in May.</p>`,
			"It grew by 5% in May.", ""},
		{`<p hidden>The mayor called the vote a sad day for the port.</p>`, "voted on Tuesday", "sad day"},
		{`<p><span class="source">The mayor of the old port called it a sad day.</span></p>`, "called it a sad day.", ""},
		{`<p><span class="source">The mayor called it sad.</span> <span class="link">The guild did not say why.</span></p>`,
			"The mayor called it sad. The guild did not say why.", ""},
		{`<p>The mayor spoke first. <span class="label">The guild did not say why.</span></p>`, "first. The guild did not say why.", ""},
		{`<p>It grew by 5<sup><a href="#fn2">2</a></sup> metres and by 10<sup>3</sup> tonnes, the port said.</p>`,
			"by 5 metres and by 103 tonnes", ""},
		{`<p>It grew by 5<a href="#fn2"><sup>[2]</sup></a> metres, the port said.</p>`, "by 5 metres", ""},
		{`<p>The port’s <span role="tooltip">What a port is</span>mayor spoke first.</p>`, "The port’s mayor spoke first.", ""},
		{`<p>The <span>mayor<span class="popover-card">Ida Lang, mayor since May</span></span> spoke first.</p>`, "The mayor spoke first.", ""},
		{`<p>The <span>old <b class="tooltip">mayor of the port</b></span> spoke first.</p>`, "The old mayor of the port spoke first.", ""},
		{`<p>The <a class="link"><span class="card">mayor of the port</span></a> spoke first.</p>`, "The mayor of the port spoke first.", ""},
		{`<p>The mayor spoke first <i class="icon" aria-hidden="true">★</i> and left.</p>`, "first and left.", ""},
		{`<p>The mayor <b class="icon">“</b>spoke first”.</p>`, "“spoke first”", ""},
		{`<p><a class="embed">Ida</a> Lang met <a class="share">the guild</a> and <a class="related">two clerks</a>.</p>`,
			"Ida Lang met the guild and two clerks.", ""},
		{`<p>The vote<br><a class="share" href="/s">Share this</a></p>`, "voted on Tuesday", "Share this"},
		{`<p>Source: <a class="source" href="/s">Port Wire</a></p>`, "voted on Tuesday", "Wire"},
		{`<h2><span class="kicker">Analysis</span> What the port needs</h2><p>The mayor spoke first.</p>`, "What the port needs", "Analysis"},
		{`<p>The <svg><text>chart</text></svg>mayor <script>x()</script>spoke first.</p>`, "The mayor spoke first.", ""},
	} {
		text := parse(t, document.Raw{Body: []byte(before + c.html + "<p>Work is to begin in the spring, the town clerk said, and will take about three years.</p></article></html>")}).Text
		if !strings.Contains(text, c.want) || c.not != "" && strings.Contains(text, c.not) {
			t.Errorf("%s\n\tgot %q", c.html, text)
		}
	}
}

// TestParagraphsBehindPaywallsAreKept: sites name the paragraphs after the box that hides them, or hide them from screen readers, with
// no container around them that says that it is the article. Offers in the same boxes are left out.
func TestParagraphsBehindPaywallsAreKept(t *testing.T) {
	sentences := []string{
		"Shares of the company fell 4.5 percent to 31 dollars after the vote.", "Norland applied for membership of the customs union in June.",
		"The yard registered a loss of 12 euros a share in its first month.", "Fares rise by 40 cents a week until the end of the year.",
		"She told the council that the access to all piers must stay free.", "The mayor called the vote a sad day for the old port.",
	}
	offers := []string{"Subscribe to continue reading.", "Get unlimited access for just $1 a week.", "Already a subscriber? Log in",
		"Cancel any time"}
	const start, end = "<html><body>%s<p>The council voted on Tuesday night to close the old terminal.</p>", "<p>Work is to begin in the spring, the town clerk said.</p>%s</body></html>"
	for _, page := range [][2]string{
		{"<article><h1>Terminal to close</h1>", "</article>"}, {"<table><tr><td><h1>Terminal to close</h1>", "</td></tr></table>"},
		{`<div class="x"><h1>Terminal to close</h1>`, "</div>"}, {`<h1>Terminal to close</h1><div class="article-body paywall">`, "</div>"},
	} {
		for _, mark := range []string{`class="paywall"`, `class="paywall__text" aria-hidden="true"`, `aria-hidden="true"`} {
			var b strings.Builder
			fmt.Fprintf(&b, start, page[0])
			for i, s := range sentences {
				fmt.Fprintf(&b, "<p %s>%s</p>", mark, s)
				if i%2 == 0 {
					b.WriteString("<p>The clerk said nothing about it on that day either.</p>")
				}
			}
			for _, s := range offers {
				b.WriteString(`<div class="paywall"><p>` + s + "</p></div>")
			}
			fmt.Fprintf(&b, end, page[1])
			text := parse(t, document.Raw{Body: []byte(b.String())}).Text
			for _, s := range sentences {
				if !strings.Contains(text, s) {
					t.Errorf("%s, %s: lost %q", page[0], mark, s)
				}
			}
			for _, s := range offers {
				if strings.Contains(text, s) {
					t.Errorf("%s, %s: kept %q", page[0], mark, s)
				}
			}
		}
	}
}
