package date

import (
	"math"

	"dateline/extract/document"
)

// reported is the quarter that "the quarter" and "the period" speak of: the last one that the text named, or else the one
// before the article, since quarters are reported when they are over.
func (r *resolver) reported(f *frame, d *document.Date) partial {
	for i := len(r.seen) - 1; i >= 0; i-- {
		if a := &r.seen[i]; a.grain == quarter && r.over(a.partial) {
			d.AnchorTo = a.index
			return a.shift(f.shift)
		}
	}
	if !r.dated {
		return partial{grain: quarter}
	}
	d.Anchor = "published"
	return at(r.article, quarter).shift(f.shift - 1)
}

// over reports whether a period of the article's year has ended before the article. Without an article date all have.
func (r *resolver) over(p partial) bool {
	_, to, ok := p.span()
	return !r.dated || ok && p.year == r.article.Year() && to.Before(r.article)
}

// comparison is "the year-ago quarter", "the year-earlier period", "the 1988 quarter": the quarter that the text is about,
// in another year.
func (r *resolver) comparison(f *frame, d *document.Date) string {
	p := partial{grain: quarter, index: max(0, f.nth)}
	if f.sub.grain == half {
		p.grain = half
	}
	if p.index == 0 && f.first.year == 0 {
		return r.reportedBefore(f, d)
	}
	if p.index == 0 {
		p = r.reported(f, d)
	} else {
		p = r.yearly(&frame{}, p, d)
	}
	switch {
	case f.first.year > 0:
		p.year = f.first.year
	case p.year > 0:
		p.year--
	}
	r.give(p, "", d)
	return ""
}

// reportedBefore is the period that the text is about, a year earlier: a quarter or half if it named one, or else the year.
func (r *resolver) reportedBefore(f *frame, d *document.Date) string {
	f.unit = units["Y"]
	p, ok := r.sameOf(f, d, -1)
	if !ok {
		t, dated := r.base(false, year, d)
		p = partial{grain: year}
		if dated {
			p.year = t.Year() - 1
		}
	}
	r.give(p, "", d)
	return ""
}

// comparisonReach is how far, in tokens, a comparison reaches back for the quarter that it is with. Measured on business news.
const comparisonReach = 200

// sameOf is "a year earlier" after a quarter or half that the text is about: the same part of the year before, as in
// reports that compare a quarter with that of a year earlier.
func (r *resolver) sameOf(f *frame, d *document.Date, n float64) (partial, bool) {
	if f.unit.grain != year || n != math.Trunc(n) || r.story.history {
		return partial{}, false
	}
	for i := len(r.seen) - 1; i >= 0; i-- {
		a := &r.seen[i]
		if d.Start-r.doc.Dates[a.index].End > comparisonReach {
			break
		}
		before := f.value == "text" && n == -1 && (a.grain == month || a.grain == season)
		if a.grain == quarter || a.grain == half || before {
			d.AnchorTo = a.index
			p := a.partial
			if !r.dated || p.year >= r.article.Year() || n != -1 { // else it is the quarter compared with
				p.year += int(n)
			}
			return p, true
		}
	}
	return partial{}, false
}
