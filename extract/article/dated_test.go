package article

import (
	"testing"

	"dateline/extract/document"
)

// TestDayInElementNamedAsDate: days that only the name of an element, the opening of a paragraph or a box of topics gives away, in
// the forms of several languages; and days of other things.
func TestDayInElementNamedAsDate(t *testing.T) {
	const said = `<p>The council voted on Tuesday to close the old pool at the end of the summer, because cracks were found in its roof.</p>`
	for _, c := range []struct{ name, html, want string }{
		{"name, beside a long word of the office", `<div><span class="news-date">12.12.2022</span> - <span>Kallo Institute (office for the testing and the research of materials)</span></div><h1>Old pool to close</h1>`, "2022-12-12"},
		{"name, year of two digits", `<h1>Old pool to close</h1><div class="uploaded-date"> 23.09.22 </div>`, "2022-09-23"},
		{"name, footer of the heading", `<article><div><h1>Old pool to close</h1><footer><span class="post-created">28.01.22</span> / 0 comments</footer></div>` + said + `</article>`, "2022-01-28"},
		{"name, link around it", `<h1>Old pool to close</h1><ul><li><a href="/a"><span class="postDate">on 25.08.2015</span></a></li></ul>`,
			"2015-08-25"},
		{"topics after it", `<h1>Old pool to close</h1><p>3 August 2015 · Filed under <a href="/t">rather private notes</a></p>`, "2015-08-03"},
		{"author and source after it", `<h1>Old pool to close</h1><div>Datum: 19.11.2021<br>Autor: Petra Lind<br>Quelle: Kallo Presse</div>`,
			"2021-11-19"},
		{"opening of the text",
			`<h1>Old pool to close</h1><p>29.11.2022 – The council of Kallo voted on Tuesday evening to close the old pool.</p>`, "2022-11-29"},
		{"opening of the text, before a quotation",
			`<h1>Old pool to close</h1><p>1 February 2022 “The pool has cracks in its roof,” the mayor said on Tuesday evening.</p>`,
			"2022-02-01"},
		{"day of the text alone",
			`<h1>Old pool to close</h1><p>On 29.11.2022 the council of Kallo voted to close the old pool in the summer.</p>`, ""},
		{"opening of a sentence",
			`<h1>Old pool to close</h1><p>29 November 2022 was the day on which the council of Kallo closed the old pool.</p>`, ""},
		{"six digits without a name", `<h1>Old pool to close</h1><p>12.09.22</p>`, ""},
		{"head against six digits", `<meta property="article:published_time" content="2022-12-26T10:33:00+01:00"><p>Kallo Post — <span class="date">02.01.23</span></p><h1>Old pool to close</h1>`, "2022-12-26T10:33:00+01:00"},
	} {
		doc := parse(t, document.Raw{Body: []byte(`<html lang="en"><body>` + c.html + said)})
		if doc.Meta.Published != c.want {
			t.Errorf("%s: %q, want %q", c.name, doc.Meta.Published, c.want)
		}
	}
}

// TestAuthorAfterLabel: names after a label in a line, an element or a text before them, in several languages; and labels of other things.
func TestAuthorAfterLabel(t *testing.T) {
	const said = `<p>The council voted on Tuesday to close the old pool at the end of the summer, because cracks were found in its roof.</p>`
	for _, c := range []struct{ name, html, want string }{
		{"heading before it", said + `<div><h5>Autor: </h5>Petra Lind <br></div>`, "Petra Lind"},
		{"element of another line", said + `<h4>Autor</h4><p><a href="/p/1">Petra Lind</a></p>`, "Petra Lind"},
		{"one of several labels", said + `<div><b>Datum:</b> 19.11.2021<br><b>Autor:</b> Petra Lind<br><b>Quelle:</b> Kallo Presse</div>`,
			"Petra Lind"},
		{"plural", said + `<p>Autoren Petra Lind und Tor Helland</p>`, "Petra Lind und Tor Helland"},
		{"office after it", `<p>Author: Petra Lind (press office)</p>` + said, "Petra Lind"},
		{"element of the name", `<byline>By Petra Lind</byline>` + said, "Petra Lind"},
		{"label of a list", said + `<h4>Authors</h4><p>We are looking for people who like to write about the town and its pools.</p>`, ""},
		{"photographer", said + `<p>Foto: Petra Lind</p>`, ""},
	} {
		doc := parse(t, document.Raw{Body: []byte(`<html lang="en"><body><h1>Old pool to close</h1>` + c.html)})
		if doc.Meta.Byline != c.want {
			t.Errorf("%s: %q, want %q", c.name, doc.Meta.Byline, c.want)
		}
	}
}

// TestDayByLanguage has days whose order the language of the page decides.
func TestDayByLanguage(t *testing.T) {
	for _, c := range []struct{ lang, day, want string }{
		{`lang="de"`, "04.03.25", "2025-03-04"},
		{`lang="en"`, "04.03.25", ""},
		{`lang="de"`, "Version 04.03.25 und später", ""},
		{`xml:lang="en-GB"`, "04/03/2025", "2025-03-04"},
		{`lang="en-US"`, "04/03/2025", "2025-04-03"},
		{`lang="en"`, "04/03/2025", ""},
	} {
		page := `<html ` + c.lang + `><h1>Old pool to close</h1><div>Jana Roth <span>|</span> <span>` + c.day + `</span></div><p>The council of Kallo voted to close the old pool in the summer.</p>`
		if doc := parse(t, document.Raw{Body: []byte(page)}); doc.Meta.Published != c.want {
			t.Errorf("%s, %s: %q, want %q", c.lang, c.day, doc.Meta.Published, c.want)
		}
	}
}
