package article

import (
	"strings"
	"testing"

	"dateline/extract/document"
)

// TestBoxesInText: boxes for addresses, labels over lists that are gone, and runs of links go, whatever their classes.
func TestBoxesInText(t *testing.T) {
	for _, c := range []struct{ box, lost string }{
		{`<div class="rounded p-4"><div>Get the daily Post in your inbox</div><div>One email each morning.</div><input/></div>`, "inbox"},
		{`<section class="x1"><p>Sign up for our bulletin.</p><input type="email"></section>`, "bulletin"},
		{`<k-promo><h3>Trending</h3><ul><li><a href="/z">Heat record falls in three towns</a></li></ul></k-promo>`, "Trending"},
		{`<h4><a href="/other">Bus drivers ask for higher pay</a></h4><ul><li>Their union met on Monday in Vik.</li></ul>`, "union met"},
		{`<div class="info"><time datetime="2025-03-04T11:48"><span>21 mins ago</span>11:48</time> <a href="/staff/jr">Jana Roth</a></div>`, "mins ago"},
	} {
		if text := pool(t, c.box, ""); strings.Contains(text, c.lost) {
			t.Errorf("%s: kept in %q", c.box, text)
		}
	}
	for _, c := range []struct{ box, kept string }{
		{`<div class="quiz"><p>How many metres is the pool long?</p><input type="number"></div>`, "How many metres"},
		{`<h3>Popular baths of the county</h3><p>Two more pools are open all year, and both lie by the lake.</p>`, "Popular baths"},
		{`<p>Ten days ago the roof was said to be safe.</p>`, "Ten days ago"},
		{`<p>The club wrote to <span>Kallo <a href="/k">and</a> asked for MORE</span> time before the summer ends.</p>`, "asked for MORE"},
	} {
		if text := pool(t, c.box, ""); !strings.Contains(text, c.kept) {
			t.Errorf("%s: lost in %q", c.box, text)
		}
	}
}

// TestHeadlineRun: the links to other articles after a name in the middle of a sentence.
func TestHeadlineRun(t *testing.T) {
	text := pool(t, `<p>The mayor, <span><a href="/p/hale">Jo Hale</a><span><a href="/p/hale">Joanna Hale</a><a href="/1">Panel asks for chips</a> `+
		`<a href="/more">MORE</a></span></span> (Green), wrote to the club on Monday.</p>`, "")
	if !strings.Contains(text, "The mayor, Jo Hale (Green), wrote to the club on Monday.") {
		t.Errorf("%q", text)
	}
}

// TestBreaksBySpans: empty elements that stand for line breaks divide paragraphs, and a day ends before what follows it.
func TestBreaksBySpans(t *testing.T) {
	const br = `<span class="x br"></span>`
	text := pool(t, `<div>The roof was built in 1961 and has never been repaired since.`+br+br+`<span class="strong">A Roof Left To Fall</span>`+br+br+
		`The town has closed two baths in the last ten years.</div>`, "")
	if !strings.Contains(text, "since.\n\nA Roof Left To Fall\n\nThe town") {
		t.Errorf("%q", text)
	}
	text = pool(t, `<p><time>On 11 February 2025</time><span>40 guests came to the pool, as many as in all of the week before.</span></p>`, "")
	if !strings.Contains(text, "2025 40 guests") {
		t.Errorf("%q", text)
	}
}

// TestSummaryOutsideTheArticle: the summary below the title, where the element of the article holds the text alone.
func TestSummaryOutsideTheArticle(t *testing.T) {
	page := `<html><body><div><h1>Old pool to close</h1><h2 class="subheadline">Cracks were found in its old roof</h2><article>` + poolStart + poolEnd + `</article></div></body></html>`
	doc := parse(t, document.Raw{Body: []byte(page)})
	for _, b := range doc.Blocks {
		if b.Kind == document.Lead && doc.Slice(b.Span) == "Cracks were found in its old roof" {
			return
		}
	}
	t.Errorf("%q", doc.Text)
}
