package date

import (
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/rules"
)

// timeLayer is the layer of the expressions that compositions are made of.
const timeLayer = "time"

// parts are the frames that a composed expression is made of.
type parts struct {
	from, to    *frame // the ends of a range
	whole       *frame // of which the expression is a part
	base        *frame // the day of a time
	time        *frame
	amounts     []*frame // the summands of a duration, from the largest unit to the smallest
	expressions []expression
}

// compose joins expressions by the links that rules find between them: the ends of a range, a part and its whole, a time and its
// day, years and months. Parts that do not fit together stay alone.
func compose(doc *document.Document, es []expression, m *rules.Matcher) []expression {
	doc.AddLayer(timeLayer, atomsOf(doc, es))
	links := m.Run("date-link")
	if len(links) == 0 {
		shareLists(doc, es)
		return es
	}
	out := make([]expression, 0, len(es)+len(links))
	reader := reader{meanings: words(), doc: doc}
	next := 0
	for i := range links {
		link := &links[i]
		f, reason := reader.read(link)
		if reason != "" {
			m.Refuse(link, reason)
			continue
		}
		for next < len(es) && es[next].End <= link.Start {
			out = append(out, es[next])
			next++
		}
		last := next
		for last < len(es) && es[last].Start < link.End {
			last++
		}
		f.attach(link, es[next:last])
		if reason := f.mismatch(); reason != "" {
			m.Refuse(link, reason)
			continue
		}
		out = append(out, expression{*link, f})
		next = last
	}
	out = append(out, es[next:]...)
	shareLists(doc, out)
	return out
}

// attach puts the frames of the parts that a link captured into the frame of the whole.
func (f *frame) attach(link *document.Mention, within []expression) {
	f.parts.expressions = within
	for _, c := range link.Captures {
		part := partAt(within, c.Range)
		if part == nil {
			continue
		}
		switch c.Name {
		case "from":
			f.parts.from = part
		case "to":
			f.parts.to = part
		case "whole":
			f.parts.whole = part
		case "base":
			f.parts.base = part
		case "time":
			f.parts.time = part
		case "major", "middle", "minor":
			f.parts.amounts = append(f.parts.amounts, part)
		}
	}
}

func partAt(es []expression, at document.Range) *frame {
	for i := range es {
		if es[i].Range == at {
			return &es[i].frame
		}
	}
	return nil
}

// mismatch reports why parts do not fit together.
func (f *frame) mismatch() string {
	switch {
	case f.kind == "link" && (f.parts.from.grainName() == "clock" || f.parts.to.grainName() == "clock"):
		return "a time of day is no end of a range of days"
	case f.value == "alike" && f.parts.from.grainName() != f.parts.to.grainName():
		return "the ends are not equally fine"
	case f.kind == "timed" && f.parts.base.first.timed():
		return "the day has a time already"
	case f.kind == "part" && f.sub.grain == noGrain && f.sub.code != "" && f.parts.whole.first.timed():
		return "a part of the day has no hours"
	case f.kind == "sum":
		return f.unlikeSummands()
	}
	return ""
}

// unlikeSummands reports why durations are no sum: the units of "two years and three months" are exact and grow smaller.
func (f *frame) unlikeSummands() string {
	before := 1 << 62
	for _, a := range f.parts.amounts {
		size := a.unit.seconds()
		if !a.exact() || size >= before {
			return "the durations are no sum"
		}
		before = size
	}
	return ""
}

// exact reports whether an amount is one number of a unit.
func (f *frame) exact() bool {
	if f.vague || f.relative {
		return false
	}
	return f.counted && f.upto == 0 && f.unit.code != ""
}

// mentionsOf are the mentions of expressions with the feature grain, for the rules of the context.
func mentionsOf(doc *document.Document, es []expression) []document.Mention {
	ms := doc.MakeMentions(len(es))
	for i := range es {
		ms[i] = es[i].Mention
		if g := es[i].frame.grainName(); g != "" {
			ms[i].Features = append(slices.Clip(ms[i].Features), document.Feature{Name: "grain", Value: g})
		}
	}
	return ms
}

// atomsOf are the mentions of expressions with the features that links ask for.
func atomsOf(doc *document.Document, es []expression) []document.Mention {
	ms := doc.MakeMentions(len(es))
	features := doc.MakeFeatures(2 * len(es))
	for i := range es {
		fs := features[2*i : 2*i+2 : 2*i+2]
		fs[0], fs[1] = document.Feature{Name: "frame", Value: es[i].frame.kind}, document.Feature{Name: "grain", Value: es[i].frame.grainName()}
		ms[i] = document.Mention{Range: es[i].Range, Rule: es[i].Rule, Ref: document.None, Features: fs}
	}
	return ms
}

var grainNames = [...]string{century: "century", decade: "decade", year: "year", half: "half", quarter: "quarter", season: "season",
	month: "month", week: "week", weekend: "weekend", day: "day"}

// grainName is how fine the words of a place in the calendar are: "year", "day"; "clock" and "part" without a day.
func (f *frame) grainName() string {
	p := &f.first
	namesDay := p.day > 0 || p.weekday > 0 || f.dayword || f.holiday != ""
	switch {
	case f.kind != "calendar" && f.kind != "range":
		return ""
	case namesDay:
		return "day"
	case p.clock != "":
		return "clock"
	case p.part != "" && !f.relative:
		return "part"
	case p.part != "":
		return "day"
	case f.sub.grain != noGrain:
		return grainNames[f.sub.grain]
	case p.index > 0:
		return "month"
	case p.season != "":
		return "season"
	case f.value == "decade":
		return "decade"
	case p.year > 0:
		return "year"
	}
	return grainNames[f.unit.grain]
}

// shareLists gives the members of lists the month and the year that one of them has for all: "April and May of 2019",
// "April 20, 21 and 22", "the 20th, 21st and 22nd of April".
func shareLists(doc *document.Document, es []expression) {
	for i := 1; i < len(es); i++ {
		if f := &es[i].frame; f.kind == "listed" && f.value == "after" {
			f.first.borrow(es[i-1].frame.lastEnd())
		}
	}
	for i := len(es) - 2; i >= 0; i-- {
		f, next := &es[i].frame, &es[i+1].frame
		if f.kind == "listed" && f.value == "before" {
			f.first.borrow(next.first)
			continue
		}
		calendar := f.kind == "calendar" && next.kind == "calendar"
		alike := calendar && f.grainName() == next.grainName() && !f.relative && f.first.index > 0
		if alike && f.first.year == 0 && next.first.year > 0 && listed(doc, es[i].End, es[i+1].Start) {
			f.first.year = next.first.year
			if f.first.index > next.first.index {
				f.first.year--
			}
		}
	}
}

// lastEnd is the end of a range, or the date itself.
func (f *frame) lastEnd() partial {
	if f.kind != "range" {
		return f.first
	}
	p := f.last
	p.borrow(f.first)
	return p
}

// borrow takes the month and the year of another member of a list.
func (p *partial) borrow(q partial) {
	if p.index == 0 {
		p.index = q.index
	}
	if p.year == 0 {
		p.year = q.year
	}
}

// listed reports whether only the marks of a list are between two tokens.
func listed(doc *document.Document, from, to int32) bool {
	for _, t := range doc.Tokens[from:to] {
		switch strings.ToLower(t.Text) {
		case ",", "and", "or", "&":
		default:
			return false
		}
	}
	return to > from
}
