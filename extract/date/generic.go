package date

import (
	"slices"

	"dateline/extract/document"
	"dateline/extract/origin"
)

// isGeneric reports whether an expression means a time of each year, so that its year stays open.
func (r *resolver) isGeneric(f *frame) bool { return r.generic && !f.relative }

// southernCountries are those with seasons of the southern hemisphere.
var southernCountries = []string{"AGO", "ARG", "AUS", "BOL", "BRA", "BWA", "CHL", "LSO", "MDG", "MOZ", "MWI", "NAM", "NZL", "PER",
	"PRY", "SWZ", "URY", "ZAF", "ZMB", "ZWE"}

// southern reports whether a season is one of the southern hemisphere: because its sentence names a place there, or, as a guess, because
// the article is from there.
func (r *resolver) southern(d *document.Date) bool {
	if r.south {
		return true
	}
	if !r.fromSouth() {
		return false
	}
	d.Guessed = true
	return true
}

// fromSouth reports whether the article's dateline is a place of the southern hemisphere, or its paper is from there.
func (r *resolver) fromSouth() bool {
	if r.origin == originUnknown {
		r.origin = originElsewhere
		inDateline := slices.ContainsFunc(r.context, func(m document.Mention) bool {
			return m.Feature("hemisphere") != "" &&
				m.Feature("dateline") != ""
		})
		if inDateline || slices.Contains(southernCountries, origin.Country(&r.doc.Meta)) {
			r.origin = originSouth
		}
	}
	return r.origin == originSouth
}

// pageOrigin is where the article is from, as far as the seasons need it.
type pageOrigin uint8

const (
	originUnknown pageOrigin = iota
	originElsewhere
	originSouth
)
