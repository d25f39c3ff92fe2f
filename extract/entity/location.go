package entity

import (
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
	case c&(state|region) != 0:
		return
	}
	if row, ok := a.lex.coordinates.find(key, false); ok {
		f.Location = readLocation(row)
	}
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

// namesake gives a country's name to the place of another country that has it, too, if the article names that country and nothing else
// of the first: Georgia in an article about the United States.
func (a *affiliation) namesake(f *found) {
	other := a.lex.namesakes[f.Name]
	if f.Kind != document.Place || other == "" || f.Country == other {
		return
	}
	if a.weight[f.Country] == len(f.Mentions) && a.weight[other] > 0 {
		f.Country = other
	}
}
