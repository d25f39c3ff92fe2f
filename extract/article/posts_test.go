package article

import (
	"slices"
	"strings"
	"testing"

	"dateline/extract/document"
)

// kinds are the blocks of a page but for its title and the paragraphs of saidOfPool, each with its kind.
func kinds(doc *document.Document) (list []string) {
	for _, b := range doc.Blocks {
		s := doc.Text[b.Span.Start:b.Span.End]
		if b.Kind != document.Title && !strings.Contains(saidOfPool, s) {
			list = append(list, string(b.Kind)+" "+s)
		}
	}
	return list
}

// blockCase is a part of a page between paragraphs, and the blocks that it has.
type blockCase struct {
	class, html string
	want        []string
}

// checkKinds compares the blocks of each case.
func checkKinds(t *testing.T, cases []blockCase) {
	t.Helper()
	for _, c := range cases {
		doc := parse(t, document.Raw{Body: []byte(`<html lang="en"><body><article><h1>Old pool to close</h1>` + saidOfPool + saidOfPool +
			saidOfPool + c.html + saidOfPool + `</article>`)})
		if got := kinds(doc); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.class, got, c.want)
		}
	}
}

// TestEmbeddedPosts: posts of social networks with their accounts, and quotations that are none.
func TestEmbeddedPosts(t *testing.T) {
	checkKinds(t, []blockCase{
		{"X", `<blockquote class="twitter-tweet"><p lang="en">The roof is not safe. <a href="https://t.co/x">pic.twitter.com/x</a></p>&mdash; Ida Lang (@idalang) <a href="https://x.test/1">March 5, 2024</a></blockquote>`,
			[]string{"post The roof is not safe.", "attribution — Ida Lang (@idalang)"}},
		{"X, on a page that draws it itself", `<blockquote class="nojs-tweet"><p>The roof is not safe.</p>— Ida Lang (@idalang) March 5, 2024</blockquote>`,
			[]string{"post The roof is not safe.", "attribution — Ida Lang (@idalang)"}},
		{"Facebook", `<div class="fb-post"><blockquote cite="https://fb.test/1" class="fb-xfbml-parse-ignore"><p>The pool stays closed.</p>Posted by <a href="https://fb.test">Town of Kallo</a> on&nbsp;<a href="https://fb.test/1">Tuesday, March 5, 2024</a></blockquote></div>`,
			[]string{"post The pool stays closed.", "attribution — Town of Kallo"}},
		{"Facebook, German", `<blockquote class="fb-xfbml-parse-ignore"><p>Das Bad bleibt zu.</p>Gepostet von <a href="https://fb.test">Stadt Kallo</a> am <a href="https://fb.test/1">Dienstag, 5. März 2024</a></blockquote>`,
			[]string{"post Das Bad bleibt zu.", "attribution — Stadt Kallo"}},
		{"Facebook, no account", `<div class="fb-post"><blockquote><p>We will fight for our pool.</p></blockquote></div>`,
			[]string{"post We will fight for our pool."}},
		{"TikTok", `<blockquote class="tiktok-embed" cite="https://tt.test/1"><section><a href="https://tt.test/@kallo">@kallo</a><p>Last swim in the old pool</p><a href="https://tt.test/m">original sound</a></section></blockquote>`,
			[]string{"post Last swim in the old pool", "attribution — @kallo"}},
		{"Bluesky", `<blockquote class="bluesky-embed"><p>Cracks were known for years.</p>&mdash; Eva Rand (<a href="https://b.test">@eva.b.test</a>) <a href="https://b.test/1">March 5, 2024 at 7:12 PM</a></blockquote>`,
			[]string{"post Cracks were known for years.", "attribution — Eva Rand (@eva.b.test)"}},
		{"Instagram, without words", `<blockquote class="instagram-media"><p><a href="https://i.test/1">A post shared by Kallo Swimmers (@kalloswim)</a></p></blockquote>`, nil},
		{"quotation", `<blockquote><p>The roof is not safe at all.</p></blockquote>`, []string{"quote The roof is not safe at all."}},
	})
}

// TestCaptionsOfGalleries: texts below pictures in the markup of several systems, and lines that are none.
func TestCaptionsOfGalleries(t *testing.T) {
	checkKinds(t, []blockCase{
		{"gallery of figures", `<figure class="wp-block-gallery"><ul><li><figure><img src="a.jpg"><figcaption>A guard at work on Monday</figcaption></figure></li><li><figure><img src="b.jpg"><figcaption>© Eva Rand</figcaption></figure></li></ul></figure>`,
			[]string{"caption A guard at work on Monday"}},
		{"slides with numbers", `<div class="slideshow"><ul><li><img src="c.jpg"><div class="slide-caption">1 of 5: Children leave the pool after their last lesson in Kallo. Photo by Eva Rand</div></li></ul></div>`,
			[]string{"caption Children leave the pool after their last lesson in Kallo. Photo by Eva Rand"}},
		{"number alone", `<figure><img src="c.jpg"><figcaption><div>2 / 5</div>The roof has cracks.</figcaption></figure>`,
			[]string{"caption The roof has cracks."}},
		{"credit in brackets", `<div><img src="d.jpg"><p>Ida Lang, mayor of Kallo, at the meeting on Tuesday [Tor Wik/AP Photo]</p></div>`,
			[]string{"caption Ida Lang, mayor of Kallo, at the meeting on Tuesday [Tor Wik/AP Photo]"}},
		{"agency of the text", `<p>The pool was opened in 1974 and is used by three schools. (Reuters/Kallo Press)</p>`,
			[]string{"paragraph The pool was opened in 1974 and is used by three schools. (Reuters/Kallo Press)"}},
		{"gallery of other stories", `<div class="gallery"><figure><a href="/v"><img src="e.jpg"></a><figcaption><a href="/v">Vik plans a pool in its harbour</a></figcaption></figure></div>`, nil},
		{"list of facts", `<ul><li>3 of 5 children cannot swim</li></ul>`, []string{"item 3 of 5 children cannot swim"}},
	})
}

// TestTailsOfPages: what sites put under an article, and the ends of articles that look alike.
func TestTailsOfPages(t *testing.T) {
	checkKinds(t, []blockCase{
		{"adverts of jobs under a linked heading", `<h3><a href="/jobs">Latest openings in Kallo</a></h3><div><b>Nurse</b><br>Kallo Hospital<br>Apply by 31 March</div><p>Teacher, Vik School</p>`, nil},
		{"newsletter", `<h4>Get the Kallo Post in your inbox</h4><p>The best of the week, every Friday.</p><p>Enter your address</p>`, nil},
		{"text about a firm after its name", `<p><b>About Kallo Swims</b><br>Kallo Swims is a charity that teaches children to swim.</p><p>Media contact: press@kallo.test</p>`, nil},
		{"text about a thing", `<p>About Kallo people say that its harbour is the oldest one on the coast.</p>`,
			[]string{"paragraph About Kallo people say that its harbour is the oldest one on the coast."}},
		{"page of several", `<p>Continued on next page …</p><p>Printed from https://kallo.test/pool</p>`, nil},
		{"second title", `<h2>Old pool to close</h2>`, nil},
		{"label of topics", `<div><p>Topics</p></div>`, nil},
		{"label and age of a page", `<dl><dt>Published</dt><dd>2 hours ago</dd></dl>`, nil},
		{"heading of the article about letters", `<h3>Letters in the inbox of the mayor were read for weeks by her staff of eleven people</h3><p>They were printed.</p>`,
			[]string{"heading Letters in the inbox of the mayor were read for weeks by her staff of eleven people", "paragraph They were printed."}},
	})
}

// TestGluedElements: elements that a browser shows apart, side by side and inside each other.
func TestGluedElements(t *testing.T) {
	checkKinds(t, []blockCase{
		{"inside each other", `<p><span>Tor Wik</span><span><span>Rescuer</span>, Kallo</span> pulled three children out of the water on Monday evening.</p>`,
			[]string{"paragraph Tor Wik Rescuer, Kallo pulled three children out of the water on Monday evening."}},
		{"year and clock", `<p>It was shut on <span>March 5, 2024</span><span>9:10 AM</span> by the mayor and two engineers of the town.</p>`,
			[]string{"paragraph It was shut on March 5, 2024 9:10 AM by the mayor and two engineers of the town."}},
		{"digits of one number", `<p>It cost <span>20</span><span>24</span> crowns to repair each of the doors of the old pool in Kallo.</p>`,
			[]string{"paragraph It cost 2024 crowns to repair each of the doors of the old pool in Kallo."}},
	})
}

// TestFormsOfPages: a page of AMP, a view for printing, a release of a government and a thread of a forum, with what is around their text.
func TestFormsOfPages(t *testing.T) {
	const text = saidOfPool + saidOfPool + saidOfPool
	for _, c := range []struct {
		class, html string
		want        []string
	}{
		{"AMP", `<article><h1>Old pool to close</h1>` + text + `<amp-twitter data-tweetid="1"><blockquote placeholder>Loading a post from the mayor of Kallo …</blockquote></amp-twitter>` + saidOfPool + `</article>`, nil},
		{"view for printing", `<div><p>Kallo Post</p><h1>Old pool to close</h1><p>By Tor Wik</p>` + text + `<p>Printed from https://kallo.test/pool</p></div>`,
			[]string{"byline By Tor Wik"}},
		{"release", `<main><h1>Old pool to close</h1><dl><dt>From:</dt><dd><a href="/d">Department for Sport</a></dd><dt>Last updated</dt><dd>6 March 2024 — <a href="#h">See all updates</a></dd></dl><div><p>FOR IMMEDIATE RELEASE</p>` + text + `</div></main>`, nil},
		{"forum", `<h1>Old pool to close</h1><div class="post"><div class="postprofile">swimmer77<br>Posts: 231<br>Joined: Tue Jan 05, 2010</div><div class="postbody"><h3>Old pool to close</h3>` + text + `</div></div>`, nil},
	} {
		doc := parse(t, document.Raw{Body: []byte(`<html lang="en"><body>` + c.html)})
		if got := kinds(doc); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.class, got, c.want)
		}
	}
}
