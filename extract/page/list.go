package page

import (
	"html/template"
	"slices"
)

// The lists of an article, like its text, are written by writer: they have hundreds of entries, and html/template would
// take more time over them than finding them took.

func (r *reader) list(write func(*writer)) template.HTML {
	w := writer{text: r.doc.Text}
	write(&w)
	return template.HTML(w.b.String())
}

func (w *writer) moments(all []moment) {
	for i := range all {
		m := &all[i]
		w.tag("<li>")
		w.time(m.From, m.Label)
		if reported(m.Acts) {
			w.tag(` <span class="hint">published</span>`)
		}
		w.tag("\n<ul>")
		w.acts(m.Acts)
		w.tag("</ul></li>\n")
	}
}

// reported reports whether only the day of publication of acts is known.
func reported(acts []act) bool {
	return !slices.ContainsFunc(acts, func(a act) bool { return !a.Reported })
}

func (w *writer) passages(all []passage) {
	for i := range all {
		w.passage(&all[i])
	}
}

func (w *writer) time(iso, label string) {
	w.tag(`<time datetime="`)
	w.escape(iso)
	w.tag(`">`)
	w.escape(label)
	w.tag("</time>")
}

func (w *writer) passage(p *passage) {
	w.tag(`<li class="passage">`)
	w.time(p.Iso, p.Label)
	w.tag(`: <span dir="auto">`)
	w.escape(p.Before)
	w.tag(`<a href="#`)
	w.escape(p.ID)
	w.tag(`">`)
	w.escape(p.Word)
	w.tag("</a>")
	w.escape(p.After)
	w.tag("</span></li>\n")
}

func (w *writer) acts(all []act) {
	for i := range all {
		w.tag("<li>")
		w.act(&all[i])
		w.tag("</li>\n")
	}
}

// act writes an event as a sentence: who, the word of the text as a link to its place, to whom, what.
func (w *writer) act(a *act) {
	if len(a.Actors) == 0 {
		w.tag(`<span class="unnamed">somebody</span>`)
	}
	w.names(a.Actors)
	w.flags(a.Notes)
	w.tag(" ")
	w.link(a.ID, a.Trigger, a.Type, ": ", a.Act, " · rule ", a.Rule)
	if len(a.Recipients) > 0 {
		w.tag(" → ")
		w.names(a.Recipients)
	}
	w.more(`: <span class="theme" dir="auto">`, a.Theme, "</span>")
	w.more(` <span class="source">(for `, a.Due, ")</span>")
	w.more(` <span class="source">(according to `, a.Source, ")</span>")
}

func (w *writer) names(all []string) {
	for i, name := range all {
		if i > 0 {
			w.tag(", ")
		}
		w.tag(`<b dir="auto">`)
		w.escape(name)
		w.tag("</b>")
	}
}

func (w *writer) flags(all []string) {
	for _, flag := range all {
		w.more(` <span class="flag">`, flag, "</span>")
	}
}

// link writes a link to a place of the page; pointed at, it shows the title.
func (w *writer) link(id, text string, title ...string) {
	w.tag(`<a href="#`)
	w.escape(id)
	w.tag(`" title="`)
	for _, part := range title {
		w.escape(part)
	}
	w.tag(`">`)
	w.escape(text)
	w.tag("</a>")
}

// more writes a text between tags, or nothing where there is none.
func (w *writer) more(before markup, text string, after markup) {
	if text != "" {
		w.tag(before)
		w.escape(text)
		w.tag(after)
	}
}

func (w *writer) speakers(all []speaker) {
	for i := range all {
		w.tag(`<div class="person"><h3 dir="auto">`)
		w.escape(all[i].Name)
		w.more(` <span class="role">`, all[i].Role, "</span>")
		w.tag("</h3>\n<ul>")
		for j := range all[i].Quotes {
			w.saying(&all[i].Quotes[j])
		}
		w.tag("</ul></div>\n")
	}
}

func (w *writer) saying(q *saying) {
	w.tag("<li>")
	w.link(q.ID, firstOf(q.Cue, "quoted"), q.Kind, " · rule ", q.Rule)
	w.more(" to ", q.Addressee, "")
	w.flags(q.Notes)
	if q.Direct {
		w.more(`: <q dir="auto">`, q.Text, "</q>")
	} else {
		w.more(`: <span dir="auto">`, q.Text, "</span>")
	}
	w.tag("</li>\n")
}

func (w *writer) proposals(all []proposal) {
	for i := range all {
		p := &all[i]
		w.tag("<li>")
		w.act(&p.act)
		if tag, ok := outcomes[p.Outcome]; ok {
			w.tag(tag)
		}
		if len(p.Answers) > 0 {
			w.tag("\n<ul>")
			for j := range p.Answers {
				w.tag(`<li><span class="hidden">Answer: </span>`)
				w.act(&p.Answers[j])
				w.tag("</li>\n")
			}
			w.tag("</ul>")
		}
		w.tag("</li>\n")
	}
}

// outcomes has what is written after a proposal for each outcome.
var outcomes = map[string]markup{
	"accepted": ` <strong class="outcome accepted">accepted</strong>`,
	"rejected": ` <strong class="outcome rejected">rejected</strong>`,
}

func (w *writer) numbers(all []number) {
	for i := range all {
		n := &all[i]
		w.tag(`<tr><td dir="auto">`)
		w.link(n.ID, n.Text, "rule ", n.Rule)
		w.tag("</td> <td>")
		w.escape(n.Value)
		w.tag("</td> <td>")
		w.escape(n.Kind)
		w.tag(`</td> <td dir="auto">`)
		w.escape(n.Of)
		w.tag("</td></tr>\n")
	}
}
