package entity

import (
	"slices"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// readTowns puts towns and lands that share their name with others where the text puts them: the Odessa of an article about Texas is in
// the United States, as is "Hamilton, Ohio". From then on the list entries at the tokens of this text say so, too.
func (r *reader) readTowns() {
	t := towns{reader: r}
	for _, fs := range [...][]*found{r.touched, r.found} {
		for _, f := range fs {
			if f.Kind == document.Place && len(f.Mentions) > 0 {
				t.read(f)
			}
		}
	}
	for i := range t.entry {
		if e := t.entry[i]; e != nil && t.lex.namesakes[e.name] != "" {
			t.readInBody(int32(i), e)
		}
	}
}

// readInBody puts the namesake of a country that is only in the names of bodies where the text puts it: "Georgia Harbor Bank".
func (t *towns) readInBody(at int32, e *entry) {
	isPlace := t.at[at] != nil && t.at[at].Kind == document.Place
	other := t.lex.namesakes[e.name]
	if !isPlace && e.country != other && t.otherWeight(e) == 0 && t.weight[other] > 0 {
		t.entry[at] = &entry{name: e.name, words: e.words, class: state, country: other}
	}
}

// towns is the work of readTowns.
type towns struct {
	*reader
	weight map[string]int // words of the text for each country and for places in it; nil until it is asked for
	home   string         // the country of most of them
	lands  []string       // countries of which the text names a region
	named  map[string]bool
}

// maxLands bounds the countries in which a town of a name is looked for.
const maxLands = 16

func (t *towns) read(f *found) {
	at := f.Mentions[0].Range
	e := t.entry[at.Start]
	if e == nil || at.Start+t.entryLen(at.Start) != at.End {
		return
	}
	other, isTown := t.lex.namesakes[e.name], e.class&(city|capital|bigCity) != 0 && e.class&landClasses == 0
	switch {
	case f.kept && f.Country != "" && f.Country != e.country:
		t.move(f, e, entry{class: e.class &^ capital, country: f.Country})
	case f.kept:
	case other != "" && t.isNamesake(f, e, other):
		t.move(f, e, entry{class: state, country: other})
	case isTown:
		if c := t.countryOfTown(f, e); c != "" && c != e.country {
			t.move(f, e, entry{class: city | bigCity, country: c})
		}
	}
}

// move puts a place into another country, with the name that the text has.
func (t *towns) move(f *found, e *entry, to entry) {
	to.name, to.words = e.name, e.words
	f.Name, f.Country = t.doc.Words(f.Mentions[0].Range), to.country
	for i := range t.entry {
		other := t.at[int32(i)]
		isOther := other != nil && other != f && other.Kind == document.Place
		if t.entry[i] == e && !isOther {
			t.entry[i] = &to
		}
	}
}

// isNamesake reports whether the name of a country means the place of another country that has it, too: that country or a place in it is
// named and nothing else of the first, "Georgia" beside "Atlanta", or the title of a governor or a lawmaker follows.
func (t *towns) isNamesake(f *found, e *entry, other string) bool {
	for i := range f.Mentions {
		if end := f.Mentions[i].End; int(end) < len(t.doc.Tokens) && seats[t.doc.Tokens[end].Text] {
			return true
		}
	}
	return t.otherWeight(e) == 0 && t.weight[other] > 0
}

// otherWeight is how many words of the text are for the country of a place, those of the place left out.
func (t *towns) otherWeight(e *entry) int {
	if t.weight == nil {
		t.weigh()
	}
	n := t.weight[e.country]
	for i := range t.entry {
		if t.entry[i] == e && t.isPlaced(int32(i)) {
			n--
		}
	}
	return n
}

func (t *towns) weigh() {
	t.weight = map[string]int{}
	for i, e := range t.entry {
		if e != nil && e.country != "" && t.isPlaced(int32(i)) {
			t.weight[e.country]++
		}
	}
	t.home = actor.Home(t.weight)
	t.named = map[string]bool{}
	for _, f := range t.found {
		if f.Kind != document.Place || f.Country == "" || t.listedClass(f)&landClasses == 0 {
			continue
		}
		t.named[f.Country+" "+f.Name] = true
		if !slices.Contains(t.lands, f.Country) && len(t.lands) < maxLands {
			t.lands = append(t.lands, f.Country)
		}
	}
}

// isPlaced reports whether the list entry at a token is the name of a place or a people.
func (t *towns) isPlaced(i int32) bool {
	f := t.at[i]
	return f != nil && (f.Kind == document.Place || f.Kind == document.Nationality)
}

// countryOfTown is the country that the words beside a town name, or else that of a town of its name which the text points to; "" if there
// is none.
func (t *towns) countryOfTown(f *found, e *entry) string {
	if c := t.beside(f, landClasses); c != "" {
		return c
	}
	if t.otherWeight(e) > 0 {
		return ""
	}
	for _, country := range t.lands {
		if country != e.country && t.named[country+" "+t.regionOf(country, e.name)] {
			return country
		}
	}
	if e.class&(capital|bigCity) == 0 && t.regionOf(t.home, e.name) != "" {
		return t.home
	}
	return ""
}

// regionOf is the region of a town of a country that has a name, or "".
func (t *towns) regionOf(country, name string) string {
	if country == "" {
		return ""
	}
	row, ok := t.lex.coordinates.find(country+" "+name, false)
	if !ok {
		return ""
	}
	if at := readLocation(row); at != nil {
		return at.Region
	}
	return ""
}

// beside is the country of a place of the classes that follows a mention: "Hamilton, Ontario", "Valencia in Spain".
func (r *reader) beside(f *found, c class) string {
	for _, m := range f.Mentions {
		if e := r.entryBeside(m.Range, c); e != nil && m.Form == document.FormName {
			return e.country
		}
	}
	return ""
}

// cityStates are cities whose name means the state around them, or the one across the country, after a town and a comma.
var cityStates = []string{"New York", "Washington"}

// entryBeside is the list entry of a place of the classes that follows a name and says where it is, or nil.
func (r *reader) entryBeside(g document.Range, c class) *entry {
	i := g.End
	if int(i)+1 >= len(r.doc.Tokens) || !slices.Contains(joins, r.doc.Tokens[i].Text) {
		return nil
	}
	comma := r.doc.Tokens[i].Text == ","
	if i++; r.doc.Tokens[i].Text == "the" {
		i++
	}
	if int(i) >= len(r.entry) || r.entry[i] == nil {
		return nil
	}
	e := r.entry[i]
	isShort := comma && e.class&short != 0
	isState := e.class&c != 0 || comma && slices.Contains(cityStates, e.name)
	if isShort || isState && r.closes(g.End, i+r.entryLen(i)) {
		return e
	}
	return nil
}
