package entity

import (
	"cmp"
	"strconv"
	"strings"

	"dateline/extract/document"
)

// locate gives a place its location: a country that of its code, a town that of its name in its country.
func (a *affiliation) locate(f *found) {
	if f.Kind != document.Place || f.Country == "" || f.Location != nil {
		return
	}
	key := f.Country + " " + f.Name
	switch c := a.listedClass(f); {
	case c&country != 0:
		if a.lex.usual[f.Country] != f.Name && a.lex.usual[f.Country] != a.doc.Words(f.Mentions[0].Range) {
			return
		}
		key = f.Country
	case c&(state|region|short) != 0:
		return
	}
	row, ok := a.lex.coordinates.find(key, false)
	if !ok {
		return
	}
	if at := readLocation(row); at != nil && a.mayBeIn(f, at.Region) {
		f.Location = at
	}
}

// mayBeIn reports whether the words beside a town name its region or none: Portland, Maine, is not the one in Oregon.
func (a *affiliation) mayBeIn(f *found, region string) bool {
	state := a.stateBeside(f)
	return state == "" || region == "" || strings.EqualFold(state, region)
}

// stateBeside is the state that the words beside a town name, or "".
func (a *affiliation) stateBeside(f *found) string {
	for i := range f.Mentions {
		m := &f.Mentions[i]
		if m.Form != document.FormName {
			continue
		}
		if e := a.entryBeside(m.Range, state); e != nil {
			return strings.TrimSuffix(cmp.Or(e.usual, e.name), " state")
		}
	}
	return ""
}

// readLocation reads id, latitude, longitude and perhaps the region.
func readLocation(row string) *document.Location {
	id, rest, _ := strings.Cut(row, "\t")
	lat, rest, _ := strings.Cut(rest, "\t")
	lon, region, _ := strings.Cut(rest, "\t")
	at := document.Location{Region: region}
	var errs [3]error
	at.GeoNames, errs[0] = strconv.Atoi(id)
	at.Latitude, errs[1] = strconv.ParseFloat(lat, 64)
	at.Longitude, errs[2] = strconv.ParseFloat(lon, 64)
	if errs != [3]error{} {
		return nil
	}
	return &at
}
