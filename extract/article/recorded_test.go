package article

import (
	"strings"
	"testing"

	"dateline/extract/document"
)

// TestRecordedTitle: the headline of the linked data is the title if more places of the page have it, and the heading is not text then.
func TestRecordedTitle(t *testing.T) {
	const rest = `</h1><p>The council of Kallo voted on Tuesday to close the old pool at the end of the summer, because of cracks in its roof.</p>`
	data := func(headline string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","headline":"` + headline + `"}</script>`
	}
	for _, c := range []struct{ name, html, want string }{
		{"with the title element, against the heading alone",
			`<title>Kallo pool: Council votes to close it | Sport | Evening Post</title>` + data("Kallo pool: Council votes to close it") + `<h1>Old pool to close in autumn`,
			"Kallo pool: Council votes to close it"},
		{"with the card, against the heading alone",
			`<meta property="og:title" content="Council votes to close Kallo pool">` + data("Council votes to close Kallo pool") + `<h1>Old pool to close in autumn`,
			"Council votes to close Kallo pool"},
		{"a small edit of the heading, as in the title element",
			`<title>Council to close a pool in Kallo - Post</title><meta property="og:title" content="Council to close an old pool in Kallo">` +
				`<meta name="twitter:title" content="Council to close an old pool in Kallo">` + data("Council to close a pool in Kallo") + `<h1>Council to close an old pool in Kallo`,
			"Council to close a pool in Kallo"},
		{"alone against heading and card",
			`<meta property="og:title" content="Old pool to close in autumn">` + data("Council votes to close Kallo pool") + `<h1>Old pool to close in autumn`,
			"Old pool to close in autumn"},
		{"as many for each",
			`<title>Council votes to close Kallo pool</title><meta property="og:title" content="Old pool to close in autumn">` + data("Council votes to close Kallo pool") + `<h1>Old pool to close in autumn`,
			"Old pool to close in autumn"},
		{"with a label before the heading",
			`<meta property="og:title" content="Baths: Old pool to close in autumn">` + data("Baths: Old pool to close in autumn") + `<h1>Old pool to close in autumn`,
			"Old pool to close in autumn"},
		{"cut short",
			`<title>The council of Kallo votes to close…</title>` + data("The council of Kallo votes to close…") + `<h1>Old pool to close in autumn`,
			"Old pool to close in autumn"},
	} {
		doc := parse(t, document.Raw{Body: []byte("<html>" + c.html + rest)})
		if doc.Meta.Title != c.want {
			t.Errorf("%s: %q", c.name, doc.Meta.Title)
		}
		if doc.Blocks[0].Kind != document.Title {
			t.Errorf("%s: the heading is a %s", c.name, doc.Blocks[0].Kind)
		}
	}
}

// TestPictured: texts under pictures that no element marks.
func TestPictured(t *testing.T) {
	for _, s := range []string{
		"The old pool of Kallo. © Post / Ida Lang",
		"The old pool of Kallo. Foto: Ida Lang",
		"The old pool of Kallo (Photo by Ida Lang)",
		"The old pool of Kallo. File image Image: POST",
		"The old pool | © Ida Lang/Post",
		"Figure 2: Guests of the pool since 2019",
		"Abbildung 4: Gäste des Bades",
	} {
		if !pictured(s) {
			t.Errorf("%q is not", s)
		}
	}
	for _, s := range []string{
		"The mayor sent a photo: it shows the roof.",
		"She took a picture by the pool.",
		"He asked for credit: The bank refused.",
		"Figure 2 shows the guests of the pool.",
		"The image: Kallo as a town of baths, said the mayor. It has faded.",
	} {
		if pictured(s) {
			t.Errorf("%q is", s)
		}
	}
}

// TestHeadingsOfText: an id made of the words of a heading says nothing, long headings are paragraphs, and labels before the title go.
func TestHeadingsOfText(t *testing.T) {
	text := pool(t, `<h2 id="what-comes-next-and-related-questions">What comes next and related questions</h2><p>The council meets again in June, and the mayor will speak.</p>`, "")
	if !strings.Contains(text, "What comes next and related questions") {
		t.Errorf("lost the heading: %q", text)
	}
	const body = `<p>The council of Kallo voted on Tuesday to close the old pool at the end of the summer, because of cracks in its roof.</p>`
	doc := parse(t, document.Raw{Body: []byte(`<html><body><article><h2>Press releases</h2><h1>Old pool to close</h1>` + body)})
	if strings.Contains(doc.Text, "Press releases") {
		t.Errorf("%q", doc.Text)
	}
}
