package date

import (
	"strings"

	"dateline/extract/document"
)

// story is the time at which a narrative has arrived: "In 2011 the firm opened a mill. In August it hired 40 people." Later dates
// without a year are read from it.
type story struct {
	history bool // the text is one of past years: the time is carried on until another year is named
	at      anchor
	known   bool
}

// carryReach is how many sentences a time is carried on through news, in which another sentence means the article's year again.
const carryReach = 1

// tellsHistory reports whether a text is a narrative of past years: it names at least three of them, and more years than
// days that are counted from its own date.
func tellsHistory(doc *document.Document, es []expression) bool {
	this := yearOfArticle(doc)
	years, deictic := 0, 0
	for i := range es {
		switch f := &es[i].frame; {
		case f.namesYear() && (this == 0 || f.first.year < this-1):
			years++
		case f.deictic():
			deictic++
		}
	}
	if this == 0 && years > 0 && years >= deictic {
		return true
	}
	return years >= 3 && years > 2*deictic
}

// namesYear reports whether the words give a year of four digits, themselves or in a part.
func (f *frame) namesYear() bool {
	if f == nil {
		return false
	}
	if (f.first.year > 999 || f.last.year > 999) && (f.value == "" || f.kind != "calendar") {
		return true
	}
	p := &f.parts
	return p.base.namesYear() || p.whole.namesYear() || p.from.namesYear() || p.to.namesYear()
}

// deictic reports whether the words are counted from the day on which they are written.
func (f *frame) deictic() bool {
	bareWeekday := f.first.weekday > 0 && f.first.day == 0 && !f.hasNth
	relative := f.relative && !f.fromText && !f.bare
	distance := f.kind == "distance" && f.value != "text"
	return f.dayword || bareWeekday || relative || distance
}

// remember makes the date at hand the time at which the text has arrived, if it names a year or continues a story.
func (r *resolver) remember(f *frame) {
	a := r.seen[len(r.seen)-1]
	if a.grain < year || f.value == "decade" {
		return
	}
	counted := f.fromText || f.kind == "distance" && f.value == "text"
	own := f.namesYear() && !r.untilLater(a)
	names := own || f.carried || counted && r.story.known
	event := r.bound == "" && r.datesEvent(r.doc.Dates[a.index].Range)
	switch {
	case names && (r.story.history || !r.dated || event):
		r.story.at, r.story.known = a, true
	case !names && !r.story.history:
		r.story.known = false
	}
}

// untilLater reports whether a date ends something beyond the year at which the story is: "it began in May and was to last until June
// 1939".
func (r *resolver) untilLater(a anchor) bool {
	return r.story.known && r.bound == "ON_OR_BEFORE" && a.year > r.story.at.year && r.sentenceHasDate(a)
}

// sentenceHasDate reports whether another date of the calendar comes before one in its sentence.
func (r *resolver) sentenceHasDate(a anchor) bool {
	if len(r.seen) < 2 {
		return false
	}
	before := r.seen[len(r.seen)-2].index
	return r.doc.SentenceAt(r.doc.Dates[before].Start) == r.doc.SentenceAt(r.doc.Dates[a.index].Start)
}

// datesEvent reports whether an expression says when the past event of its sentence was: not the date of
// a participle ("a program approved in 1987") or of a noun ("the August 1988 cease-fire").
func (r *resolver) datesEvent(at document.Range) bool {
	return r.dir == past && !r.aside && !r.attributive(at)
}

// attributive reports whether a noun follows, perhaps after the comma that closes a year: "the May 3, 1988, bombing".
func (r *resolver) attributive(at document.Range) bool {
	next := int(at.End)
	if next+1 < len(r.doc.Tokens) && r.doc.Tokens[next].Text == "," && isYear(r.doc.Tokens[next-1].Text) {
		next++
	}
	if next >= len(r.doc.Tokens) {
		return false
	}
	tag := r.doc.Tokens[next].Tag
	return strings.HasPrefix(tag, "NN") || tag == "VBG" && next > int(at.End) // "the May 3, 1988, bombing"
}

func isYear(w string) bool { return len(w) == 4 && kindOf(w[0]) == digits && kindOf(w[3]) == digits }

// carried returns the date of the text, at least as fine as g, that an open date belongs to. In news it must be near, and the
// verb in the past.
func (r *resolver) carried(f *frame, g grain, d *document.Date) (partial, bool) {
	a := r.story.at
	past := !r.dated || a.year < r.article.Year()
	if !r.story.known || a.grain < g || f.relative || !past {
		return partial{}, false
	}
	if !r.story.history {
		apart := r.doc.SentenceAt(d.Start) - r.doc.SentenceAt(r.doc.Dates[a.index].Start)
		if apart > carryReach || !r.datesEvent(d.Range) {
			return partial{}, false
		}
	}
	f.carried, d.AnchorTo, d.Anchor = true, a.index, ""
	return a.partial, true
}

// carriedYear is the year of a month or quarter in a story that has arrived at p: the same year, or the next one if it would
// otherwise go back by more than half a year.
func (r *resolver) carriedYear(p partial, month int) int {
	at := p.index
	switch p.grain {
	case year:
		return p.year
	case quarter:
		at = 3*p.index - 2
	case half:
		at = 6*p.index - 5
	case season:
		at = p.seasonStart()
	case week, weekend:
		from, _, _ := p.span()
		at = int(from.Month())
	}
	if at-month > 6 || r.dir == future && at > month {
		return p.year + 1
	}
	return p.year
}

// countsFromText reports whether an expression is counted from an earlier date of the text: always "the following day", "the next
// summer" in a history.
func (r *resolver) countsFromText(f *frame) bool {
	return f.fromText || f.theNext && r.story.history
}

// meansStory reports whether "the day" or "the year" is one of the story: always in a history, of a day in news if the same
// sentence or the one before names it.
func (r *resolver) meansStory(f *frame, d *document.Date) bool {
	if f.theNext && r.story.history {
		return true
	}
	if !f.definite || r.dir == future {
		return false
	}
	a := r.lastSeen(f.unit.grain)
	if a == nil || !r.story.history && f.unit.grain != day {
		return false
	}
	apart := r.doc.SentenceAt(d.Start) - r.doc.SentenceAt(r.doc.Dates[a.index].Start)
	return r.story.history || apart <= carryReach
}

// again is "that time": the date that the text named last.
func (r *resolver) again(d *document.Date) string {
	if len(r.seen) == 0 {
		return "the text has named no date"
	}
	a := r.seen[len(r.seen)-1]
	d.AnchorTo = a.index
	r.give(a.partial, "", d)
	return ""
}

func yearOfArticle(doc *document.Document) int {
	if t, ok := publishedDay(doc); ok {
		return t.Year()
	}
	return 0
}
