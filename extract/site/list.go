package site

import (
	"html/template"
	"strconv"

	"dateline/extract/page"
)

// The links of lists, up to the address.
const (
	linkTo  markup = `<a href="`
	titleTo markup = `<a dir="auto" href="`
)

// rowList writes acts and statements.
func rowList(root string, rows []findingRow) template.HTML {
	w := writer{root: root}
	w.tag("<ol class=\"findings\">\n")
	for i := range rows {
		w.row(&rows[i])
	}
	w.tag("</ol>\n")
	return w.html()
}

func (w *writer) row(r *findingRow) {
	w.tag("<li>\n<p class=\"finding\">")
	if day := r.Day(); day != "" {
		w.tag("<time>")
		w.text(day)
		w.tag("</time> ")
	}
	if r.Statement() {
		w.statement(r)
	} else {
		w.act(r)
	}
	w.tag("</p>\n<p class=\"facts\">")
	w.link(titleTo, r.Page+"#"+r.ID, r.Article)
	if r.Source != "" {
		w.tag(" · ")
		w.line(r.Source)
	}
	w.published(" · ", r.Published, "")
	w.tag("</p>\n</li>\n")
}

func (w *writer) statement(r *findingRow) {
	w.parties(r.Actors, "Unknown speaker")
	begin, end := markup(`<span dir="auto">`), markup("</span>")
	if r.Quoted() {
		begin, end = `<q dir="auto">`, "</q>"
	}
	w.tag(": ")
	w.tag(begin)
	w.line(r.Theme)
	w.tag(end)
}

func (w *writer) act(r *findingRow) {
	w.parties(r.Actors, "somebody")
	for _, flag := range r.Flags {
		w.tag(` <span class="flag">`)
		w.text(flag)
		w.tag("</span>")
	}
	w.link(` <a class="act" href="`, "acts/"+r.Act+".html", r.Act)
	if len(r.Recipients) > 0 {
		w.tag(" → ")
		w.parties(r.Recipients, "")
	}
	if r.Theme != "" {
		w.tag(`: <span class="theme" dir="auto">`)
		w.line(r.Theme)
		w.tag("</span>")
	}
	if r.Outcome != "" {
		w.tag(` <strong class="outcome `)
		w.text(r.Outcome)
		w.tag(`">`)
		w.text(r.Outcome)
		w.tag("</strong>")
	}
}

// parties writes names, each with its page if it has one, or what is written if there are none.
func (w *writer) parties(all []partyLink, none markup) {
	if len(all) == 0 {
		w.tag(`<span class="unnamed">` + none + "</span>")
	}
	for i, p := range all {
		if i > 0 {
			w.tag(", ")
		}
		if p.Slug != "" {
			w.link(titleTo, "parties/"+p.Slug+".html", p.Name)
			continue
		}
		w.tag(`<b dir="auto">`)
		w.line(p.Name)
		w.tag("</b>")
	}
}

// articleList writes articles with what is known of them.
func articleList(root string, articles []articleEntry) template.HTML {
	w := writer{root: root}
	w.tag("<ul class=\"stories\">\n")
	for i := range articles {
		w.article(&articles[i])
	}
	w.tag("</ul>")
	return w.html()
}

func (w *writer) article(a *articleEntry) {
	w.tag("<li>")
	w.link(titleTo, a.Page, a.Title)
	w.tag("\n<span class=\"facts\">")
	w.published("", a.Published, " · ")
	if a.Source != "" {
		w.line(a.Source)
		w.tag(" · ")
	}
	w.text(firstOf(tally(a.Acts, a.Statements), "nothing found"))
	if a.Story != "" {
		w.link(" · "+linkTo, "stories/"+a.Story+".html", "its story")
	}
	w.tag("</span>\n")
	if a.Passage != "" {
		w.tag(`<span class="passage" dir="auto">` + markup(a.Passage) + "</span>")
	}
	w.tag("</li>\n")
}

// wordList writes the words of a letter, with their articles if these are few.
func wordList(root string, words []wordFacet) template.HTML {
	w := writer{root: root}
	w.tag(`<ul class="words">`)
	for i := range words {
		w.word(&words[i])
	}
	w.tag("</ul>")
	return w.html()
}

func (w *writer) word(f *wordFacet) {
	w.tag(`<li id="`)
	w.text(f.Value)
	w.tag(`"><b>`)
	if len(f.Articles) == 0 {
		w.link(linkTo, f.Href, f.Name)
		w.tag(`</b> <span class="hint">`)
		w.text(page.Plural(f.Count, "article"))
		w.tag("</span></li>\n")
		return
	}
	w.text(f.Name)
	w.tag("</b> ")
	for i := range f.Articles {
		if i > 0 {
			w.tag(" · ")
		}
		w.link(titleTo, f.Articles[i].Page, f.Articles[i].Title)
		w.published(" ", f.Articles[i].Published, "")
	}
	w.tag("</li>\n")
}

// navigation writes the links at the top of a page.
func navigation(root string, search bool) template.HTML {
	w := writer{root: root}
	w.tag(`<nav class="top" aria-label="Dateline">`)
	front := "index.html"
	if search {
		front = ""
	}
	w.link(linkTo, front, "Front page")
	for _, to := range [][2]string{{"stories", "Stories"}, {"articles", "Articles"}, {"names", "Names"}} {
		w.link(" "+linkTo, to[0]+".html", to[1])
	}
	if !search {
		w.link(" "+linkTo, "words.html", "Words")
	}
	w.link(" "+linkTo, "who-to-whom.html", "Who to whom")
	if search {
		w.link(" "+linkTo, "search.html", "Search")
		w.link(" "+linkTo, "read", "Read an article")
		w.link(" "+linkTo, "rules", "Try a rule")
	}
	w.tag("</nav>")
	return w.html()
}

// facetList writes values of a filter with their counts.
func facetList(root string, facets []facet) template.HTML {
	w := writer{root: root}
	for i := range facets {
		w.tag("<li>")
		w.link(titleTo, facets[i].Href, facets[i].Name)
		w.tag(` <span class="count">`)
		w.text(strconv.Itoa(facets[i].Count))
		w.tag("</span></li>\n")
	}
	return w.html()
}

// letterLinks writes links to the parts of an index.
func letterLinks(root string, letters []facet) template.HTML {
	w := writer{root: root}
	for i := range letters {
		w.link(linkTo, letters[i].Href, letters[i].Name)
		w.tag(" ")
	}
	return w.html()
}
