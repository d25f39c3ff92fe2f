package entity

import "dateline/extract/document"

// listLayer is a layer of words that are in a list, or whose letters show what they are. Rules test it as
// [in @land] or @town(place=capital).
type listLayer struct {
	name   string
	in     class // words of one of these classes are in the layer
	out    class // unless they are of one of these
	values []listValue
}

// listValue is the feature of the words of a class; of several, the first that holds counts.
type listValue struct {
	in       class
	features []document.Feature
}

func value(c class, name, value string) listValue {
	return listValue{c, []document.Feature{{Name: name, Value: value}}}
}

// landClasses are the places that are more than a town.
const landClasses = country | region | state

var listLayers = [...]listLayer{
	{"land", landClasses, 0, []listValue{value(country, "place", "country"), value(region, "place", "region"), value(state, "place", "state")}},
	{"town", capital | bigCity | short, landClasses, []listValue{value(short, "place", "short"), value(capital, "place", "capital"), value(bigCity, "place", "big")}},
	{"city", city, landClasses | capital | bigCity | short, nil},
	{"nation", anyNation, 0, []listValue{value(people, "nation", "people"), value(adjective, "nation", "adjective")}},
	{"known", known, 0, nil},
	{"leader", leader, 0, nil},
	{"first", firstName, 0, nil},
	{"common", common, 0, nil},
	{"acronym", acronym, 0, nil},
	{"initial", initial, 0, nil},
}

// listed are words of a class.
type listed struct {
	document.Range
	class class
}

func (l *listLayer) has(c class) bool { return c&l.in != 0 && c&l.out == 0 }

// features are those of words of a class.
func (l *listLayer) features(c class) []document.Feature {
	for _, v := range l.values {
		if c&v.in != 0 {
			return v.features
		}
	}
	return nil
}

// mentions are the words that belong to the layer.
func (l *listLayer) mentions(doc *document.Document, words []listed) []document.Mention {
	n := 0
	for i := range words {
		if l.has(words[i].class) {
			n++
		}
	}
	ms := doc.MakeMentions(n)[:0]
	for i := range words {
		if w := &words[i]; l.has(w.class) {
			ms = append(ms, document.Mention{Range: w.Range, Ref: document.None, Features: l.features(w.class)})
		}
	}
	return ms
}

// addLayers publishes the layers of the lists, and the runs of capitals as the layer "cap".
func (r *reader) addLayers() {
	for i := range listLayers {
		r.doc.AddLayer(listLayers[i].name, listLayers[i].mentions(r.doc, r.listed))
	}
	caps := r.doc.MakeMentions(len(r.runs))
	for i, run := range r.runs {
		caps[i] = document.Mention{Range: run, Ref: document.None}
	}
	r.doc.AddLayer("cap", caps)
}
