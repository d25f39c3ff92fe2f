package emit

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"dateline/extract/document"
	"dateline/extract/record"
	"dateline/internal/tsv"
)

// gdeltColumns are the columns of the event table of GDELT 1.0 (data format codebook V1.03, 2013, with SOURCEURL), in their order.
var gdeltColumns = slices.Concat(
	[]string{"GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"},
	gdeltActorColumns("Actor1"), gdeltActorColumns("Actor2"),
	[]string{"IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"},
	gdeltGeoColumns("Actor1Geo"), gdeltGeoColumns("Actor2Geo"), gdeltGeoColumns("ActionGeo"),
	[]string{"DATEADDED", "SOURCEURL"},
)

func gdeltActorColumns(prefix string) []string {
	return prefixed(prefix, "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code")
}

func gdeltGeoColumns(prefix string) []string {
	return prefixed(prefix, "_Type", "_FullName", "_CountryCode", "_ADM1Code", "_Lat", "_Long", "_FeatureID")
}

func prefixed(prefix string, names ...string) []string {
	for i := range names {
		names[i] = prefix + names[i]
	}
	return names
}

// gdeltTable writes the acts that have a CAMEO code as rows of GDELT's event table, tab-separated, with a header: one row for each pair
// of parties. What cannot be known from one article is empty: ethnicity, religion and secondary types of actors, the tone, first-order divisions
// and feature ids of places. An act that the article reports again is one row; NumMentions counts its reports.
func gdeltTable(Options) Encoder {
	return &stream{header: []byte(strings.Join(gdeltColumns, "\t") + "\n"), write: func(to io.Writer, doc *document.Document) error {
		w := bufio.NewWriter(to)
		g := newGdeltArticle(doc)
		for line := range record.LinesSeq(doc, document.CodePoints, record.KindAct) {
			l := line.(*record.ActLine)
			if l.Codes.CAMEO == nil || l.SameAs != nil {
				continue
			}
			for i, d := range dyads(l) {
				w.WriteString(strings.Join(g.row(l, d, i), "\t"))
				w.WriteByte('\n')
			}
		}
		return w.Flush()
	}}
}

// gdeltArticle is what the rows of an article have in common.
type gdeltArticle struct {
	doc     *document.Document
	sum     []byte                      // distinguishes the article
	reports map[int]int                 // how often an event is reported again, by its index
	places  map[string]*document.Entity // by key
}

func newGdeltArticle(doc *document.Document) *gdeltArticle {
	sum := sha256.Sum256([]byte(doc.Meta.ID + "\x00" + doc.Meta.URL + "\x00" + doc.Text))
	g := &gdeltArticle{doc, sum[:], map[int]int{}, map[string]*document.Entity{}}
	for i := range doc.Events {
		g.reports[doc.Events[i].SameAs]++
	}
	for i := range doc.Entities {
		if e := &doc.Entities[i]; e.Kind == document.Place && e.Key != "" && g.places[e.Key] == nil {
			g.places[e.Key] = e
		}
	}
	return g
}

// row returns the columns of a pair of parties.
func (g *gdeltArticle) row(l *record.ActLine, d dyad, pair int) []string {
	index := eventIndex(l.ID)
	ev := &g.doc.Events[index]
	row := g.date(l, pair)
	row = append(row, gdeltActor(d.source)...)
	row = append(row, gdeltActor(d.target)...)
	code := *l.Codes.CAMEO
	root := code[:2]
	row = append(row,
		gdeltBool(inLead(g.doc, ev)), code, code[:min(len(code), 3)], root, gdeltQuad(root), goldstein()[code],
		strconv.Itoa(1+g.reports[index]), "1", "1", "")
	row = append(row, gdeltGeo(g.place(d.source))...)
	row = append(row, gdeltGeo(g.place(d.target))...)
	var where *document.Entity
	if len(ev.Where) > 0 {
		where = &g.doc.Entities[ev.Where[0]]
	}
	row = append(row, gdeltGeo(where)...)
	m := &g.doc.Meta
	return append(row, digits(m.Published), oneLine.Replace(valid(cmp.Or(m.URL, m.ID))))
}

// place returns the place that a party is, or nil.
func (g *gdeltArticle) place(p *record.LineParty) *document.Entity {
	if p == nil || p.Key == nil {
		return nil
	}
	return g.places[*p.Key]
}

// date returns the id of a row and the day of the act, as PLOVER's format has it, in GDELT's ways to write it.
func (g *gdeltArticle) date(l *record.ActLine, pair int) []string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %s %d", g.sum, l.ID, pair))
	id := strconv.FormatUint(binary.BigEndian.Uint64(sum[:])>>11, 10) // a double holds 53 bits
	first, _ := ploverDates(g.doc.Meta.Published, l.Time)
	day := digits(orEmpty(first))
	if day == "" {
		return []string{id, "", "", "", ""}
	}
	month, _ := strconv.Atoi(day[4:6])
	date, _ := strconv.Atoi(day[6:])
	fraction := float64((month-1)*30+date) / 365
	return []string{id, day, day[:6], day[:4], day[:4] + strings.TrimPrefix(strconv.FormatFloat(fraction, 'f', 4, 64), "0")}
}

// digits returns a day as YYYYMMDD, or "" if it is not known.
func digits(date string) string {
	if len(date) < len("2025-06-02") {
		return ""
	}
	day := strings.ReplaceAll(date[:len("2025-06-02")], "-", "")
	if len(day) != len("20250602") || strings.Trim(day, "0123456789") != "" {
		return ""
	}
	return day
}

// cameoTypes are PLOVER's sectors that CAMEO has, too, as types of actors.
const cameoTypes = "COP GOV INS JUD MIL OPP REB SPY UAF AGR BUS CRM CVL DEV EDU ELI ENV HLH HRI LAB LEG MED REF MOD RAD SET"

// cameoCountries are the countries to which CAMEO gives another code than ISO 3166 does now.
var cameoCountries = map[string]string{"ROU": "ROM", "TLS": "TMP", "IMN": "IMY", "MNE": "MTN"}

// gdeltActor returns the ten columns of an actor.
func gdeltActor(p *record.LineParty) []string {
	row := make([]string, 10)
	if p == nil {
		return row
	}
	country, group, kind := orEmpty(p.Country), "", orEmpty(p.Sector)
	if !slices.Contains(strings.Fields(cameoTypes), kind) {
		kind = ""
	}
	switch country {
	case "UNO": // a known group among the international organizations
		country, group, kind = "", "UNO", "IGO"
	case "IGO", "NGO", "MNC": // types, not countries
		country, kind = "", country
	}
	country = cmp.Or(cameoCountries[country], country)
	if group != "" {
		row[0] = kind + group
	} else {
		row[0] = country + kind
	}
	row[1], row[2], row[3], row[7] = oneLine.Replace(valid(p.Name)), country, group, kind
	return row
}

func gdeltBool(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

// inLead reports whether an act is in the title, the lead or the first paragraph.
func inLead(doc *document.Document, ev *document.Event) bool {
	at := doc.BlockAt(doc.Bytes(ev.Trigger).Start)
	for i := range doc.Blocks {
		switch kind := doc.Blocks[i].Kind; {
		case kind == document.Paragraph || i >= at:
			return i == at
		}
	}
	return false
}

// gdeltQuad returns the quad class of a root code: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
func gdeltQuad(root string) string {
	switch {
	case root <= "05":
		return "1"
	case root <= "09":
		return "2"
	case root <= "14":
		return "3"
	}
	return "4"
}

//go:embed gdelt_goldstein.tsv
var goldsteinTable string

// goldstein is the Goldstein scale by CAMEO code.
var goldstein = sync.OnceValue(func() map[string]string {
	scale := map[string]string{}
	for _, row := range tsv.Rows(goldsteinTable) {
		scale[row[0]] = row[1]
	}
	return scale
})

//go:embed gdelt_countries.tsv
var countryTable string

// gdeltCountry is a country's FIPS code, and its id in GeoNames.
type gdeltCountry struct{ fips, geonames string }

// gdeltCountries are the countries by their code in ISO 3166.
var gdeltCountries = sync.OnceValue(func() map[string]gdeltCountry {
	countries := map[string]gdeltCountry{}
	for _, row := range tsv.Rows(countryTable) {
		countries[row[0]] = gdeltCountry{row[1], row[2]}
	}
	return countries
})

// gdeltGeo returns the seven columns of a place.
func gdeltGeo(e *document.Entity) []string {
	row := make([]string, 7)
	if e == nil {
		return row
	}
	country := gdeltCountries()[e.Country]
	row[1], row[2] = oneLine.Replace(valid(e.Name)), country.fips
	if e.Location == nil {
		return row
	}
	switch {
	case strconv.Itoa(e.Location.GeoNames) == country.geonames:
		row[0], row[3], row[6] = "1", country.fips, country.fips
	case e.Country == "USA":
		row[0] = "3"
	default:
		row[0] = "4"
	}
	row[4], row[5] = degrees(e.Location.Latitude), degrees(e.Location.Longitude)
	return row
}
