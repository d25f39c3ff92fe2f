package article

import (
	"strings"
	"testing"

	"dateline/extract/document"
)

const (
	poolStart = `<p>The council of Kallo voted on Tuesday to close the old pool at the end of the summer, because cracks were found in its roof.</p><p>Repairs would cost some 3 million crowns, the mayor said after the meeting in the town hall.</p>`
	poolEnd   = `<p>The swimming club had asked the council to wait for a second report, which is due in the autumn.</p>`
)

// pool is an article by Jana Roth with something in the middle and at its end.
func pool(t *testing.T, middle, end string) string {
	t.Helper()
	page := `<html lang="en"><head><meta name="author" content="Jana Roth"></head><body><article><h1>Old pool to close</h1>` + poolStart + middle + poolEnd +
		end + `</article></body></html>`
	doc := parse(t, document.Raw{Body: []byte(page)})
	for _, s := range []string{"The council of Kallo voted", "Repairs would cost", "The swimming club"} {
		if !strings.Contains(doc.Text, s) {
			t.Errorf("%s%s: lost %q", middle, end, s)
		}
	}
	return doc.Text
}

// TestEndOfArticle: what sites put under all of their articles goes, and sentences like it stay.
func TestEndOfArticle(t *testing.T) {
	for _, end := range []string{
		`<p>Comments are moderated and may take some hours to appear.</p>`,
		`<div class="paywall"><p>To continue reading, subscribe today.</p><p>Only €1 for the first month.</p></div>`,
		`<h3>We are hiring</h3><p>The Kallo Post is looking for a news editor. Apply by 1 May.</p>`,
		`<p>We use cookies to improve your experience on our site.</p>`,
		`<h3>About Kallo Water</h3><p>Kallo Water is a leading provider of water and heat with 400 employees. It was founded in 1921.</p>`,
		`<p>For more information, contact Ola Berg at ola@water.test or 555-0101.</p>`,
		`<h4>Media Contacts</h4><p>Ola Berg<br>Head of Communications<br>ola@water.test</p>`,
		`<p>Follow Jana Roth on X</p>`,
		`<p>Follow the Post’s coverage of Kallo at https://post.test/kallo</p>`,
		`<h4>Jana Roth</h4><p>Jana Roth writes about baths and bridges for the Post.</p>`,
		`<p>Jana Roth, a former swimmer, covers the county.</p>`,
		`<ul><li>Do you have an opinion on this article? Write to letters@post.test.</li></ul>`,
		`<p>Want the news of Kallo on your phone? Join our WhatsApp channel.</p>`,
		`<p>Síguenos en Telegram y no te pierdas nada.</p>`,
		`<p>Melde dich hier für unseren Newsletter an!</p>`,
		`<p><i>Reporter Jana Roth can be reached at jroth@post.test.</i></p>`,
		`<p>This entry was posted in Baths. Bookmark the permalink.</p>`,
		`<p>A version of this article appears in print on March 5, 2025, with the headline: Pool Closes.</p>`,
	} {
		text := pool(t, "", end)
		if i := strings.Index(text, "autumn."); len(text)-i > len("autumn.") {
			t.Errorf("%s: %q", end, text[i:])
		}
	}
	for _, end := range []string{
		`<p>Jana Roth’s team of divers goes to Vik instead.</p>`,
		`<p>Lina Dahl covers the costs of the second report.</p>`,
		`<h3>What comes next</h3><p>The council meets again in June.</p>`,
		`<p>The club asked its friends to sign up for a trip to Vik.</p>`,
		`<p>Most members learned of it from the newsletter of the town.</p>`,
		`<h3>About half stay away</h3><p>The pool has had fewer guests each year since 2019.</p>`,
		`<h3>Contact with the roof</h3><p>Divers may not touch the walls until then, the town said.</p>`,
	} {
		if text := pool(t, "", end); strings.HasSuffix(text, "autumn.") {
			t.Errorf("%s: lost", end)
		}
	}
}

// TestLinesInTheText: invitations in the middle go; sentences and quotations that begin like them stay.
func TestLinesInTheText(t *testing.T) {
	for _, line := range []string{
		`<p>Story continues below</p>`,
		`<p>Article continues after this advertisement</p>`,
		`<p><b>RELATED STORY | </b><a href="/2">A bath in the woods opens in May</a></p>`,
		`<p>Don’t miss: <a href="/2">A bath in the woods opens</a></p>`,
		`<p>Trending: <a href="/2">A bath in the woods opens in May</a></p>`,
		`<p>Sign up for our letter to get the news of Kallo.</p>`,
		`<div><a href="/2"><div>Why baths close</div><div>For sixty years they were everywhere; then they were not, and here is why.</div></a></div>`,
	} {
		if text := pool(t, line, ""); strings.Count(text, "\n\n") != 3 {
			t.Errorf("%s: %q", line, text)
		}
	}
	for _, line := range []string{
		`<p>“Sign up or leave,” he told them.</p>`,
		`<p>Recommended doses of chlorine were not used, the report says.</p>`,
		`<p>Most read the letter twice and were silent.</p>`,
		`<p>More on the roof was not to be learned from the town.</p>`,
		`<p><a href="/big.jpg"><span>The roof as seen from the tower, where the first cracks were found in May.</span></a> It is closed.</p>`,
	} {
		if text := pool(t, line, ""); strings.Count(text, "\n\n") != 4 {
			t.Errorf("%s: lost in %q", line, text)
		}
	}
}

// TestFootnotesAndCaptions: marks of footnotes go; captions without a full stop stay if they say something; the title above an article is its title.
func TestFootnotesAndCaptions(t *testing.T) {
	text := pool(t, `<p>Most had not read it.<a class="footnote-anchor" href="#footnote-1">1</a> They voted in <a href="#y">2024</a>.</p>`, "")
	if !strings.Contains(text, "not read it. They voted in 2024.") {
		t.Errorf("%q", text)
	}
	for caption, want := range map[string]bool{"Swimmers had asked for more time to decide": true, "Ola Berg for The Kallo Post": false,
		"The roof on Monday. Photo: Ola Berg/Post": true} {
		if text := pool(t, `<figure><img src="a.jpg"><figcaption>`+caption+`</figcaption></figure>`, ""); strings.Contains(text, caption) != want {
			t.Errorf("%s: %q", caption, text)
		}
	}
	page := `<html><body><div><div><h1>Old pool to close</h1></div><article>` + poolStart + poolEnd + `</article></div></body></html>`
	if doc := parse(t, document.Raw{Body: []byte(page)}); doc.Blocks[0].Kind != document.Title {
		t.Errorf("%v", doc.Blocks[0])
	}
}

// TestGluedAndNumbered: a space where a browser shows two words; no numbers of pages and no address alone.
func TestGluedAndNumbered(t *testing.T) {
	for line, want := range map[string]string{
		`<p><span>KALLO</span><span>The mayor spoke late.</span></p>`:        "KALLO The mayor spoke late.",
		`<p><span>K</span><span>ALLO was quiet on the day after.</span></p>`: "KALLO was quiet on the day after.",
	} {
		if text := pool(t, line, ""); !strings.Contains(text, "\n\n"+want) {
			t.Errorf("%s: %q", line, text)
		}
	}
	for _, line := range []string{`<p>Page 1 of 3</p>`, `<p>https://post.test/print/1</p>`} {
		if text := pool(t, "", line); strings.Count(text, "\n\n") != 3 {
			t.Errorf("%s: %q", line, text)
		}
	}
}
