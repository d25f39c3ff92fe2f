package emit

import (
	"cmp"
	"iter"

	"dateline/extract/document"
	"dateline/extract/record"
)

// geoFeature is an act at a place, as a Feature of GeoJSON (RFC 7946). An act at several places is a feature at each. Acts without a place
// whose location is known are left out.
type geoFeature struct {
	Type       string        `json:"type" jsonschema:"enum=Feature"`
	ID         string        `json:"id"`
	Geometry   geoPoint      `json:"geometry"`
	Properties geoProperties `json:"properties"`
}

// geoPoint has longitude and latitude in degrees, in this order.
type geoPoint struct {
	Type        string     `json:"type" jsonschema:"enum=Point"`
	Coordinates [2]float64 `json:"coordinates"`
}

type geoProperties struct {
	Title      *string  `json:"title"`
	URL        *string  `json:"url"`
	Article    *string  `json:"article"`
	Published  *string  `json:"published"`
	Place      string   `json:"place"`
	Country    *string  `json:"country"`
	GeoNames   int      `json:"geonames"`
	ActType    string   `json:"act_type"`
	Act        string   `json:"act"`
	Actors     []string `json:"actors"`
	Recipients []string `json:"recipients"`
	Theme      *string  `json:"theme"`
	First      *string  `json:"first"`
	Last       *string  `json:"last"`
	Polarity   string   `json:"polarity"`
	Modality   string   `json:"modality"`
	Outcome    *string  `json:"outcome"`
	Sentence   string   `json:"sentence"`
}

func geoFeatures(doc *document.Document, opts Options) iter.Seq[any] {
	return func(yield func(any) bool) {
		for line := range record.LinesSeq(doc, opts.Unit, record.KindAct) {
			l := line.(*record.ActLine)
			if l.SameAs != nil {
				continue
			}
			for _, i := range doc.Events[eventIndex(l.ID)].Where {
				if place := &doc.Entities[i]; place.Location != nil && !yield(newGeoFeature(doc, l, place)) {
					return
				}
			}
		}
	}
}

func newGeoFeature(doc *document.Document, l *record.ActLine, place *document.Entity) *geoFeature {
	m, at := &doc.Meta, place.Location
	f := &geoFeature{
		Type:     "Feature",
		ID:       cmp.Or(m.URL, m.ID, m.Source) + "#" + l.ID + "-" + place.Name,
		Geometry: geoPoint{"Point", [2]float64{at.Longitude, at.Latitude}},
		Properties: geoProperties{
			Title: l.Article.Title, URL: l.Article.URL, Article: l.Article.ID, Published: l.Article.Published,
			Place: place.Name, Country: known(place.Country), GeoNames: at.GeoNames,
			ActType: l.Type, Act: l.Act, Actors: namesOf(l.Actors), Recipients: namesOf(l.Recipients),
			Polarity: l.Status.Polarity, Modality: l.Status.Modality, Outcome: l.Outcome, Sentence: l.Sentence.Text,
		},
	}
	if l.Theme != nil {
		f.Properties.Theme = &l.Theme.Text
	}
	if l.Time != nil {
		f.Properties.First, f.Properties.Last = l.Time.First, l.Time.Last
	}
	return f
}

func namesOf(parties []record.LineParty) []string {
	names := make([]string, len(parties))
	for i := range parties {
		names[i] = parties[i].Name
	}
	return names
}
