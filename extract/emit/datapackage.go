package emit

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
)

// A Data Package (https://datapackage.org) is a file that describes tables to programs: their columns, types and encoding. It lies beside
// them as datapackage.json.

// DataPackageFile is the name of a Data Package.
const DataPackageFile = "datapackage.json"

// dataPackageCreator begins the name of what wrote a Data Package of ours.
const dataPackageCreator = "dateline"

// dataPackage is the content of the file.
type dataPackage struct {
	Schema    string            `json:"$schema"`
	CreatedBy string            `json:"created_by"`
	Resources []json.RawMessage `json:"resources"`
}

// dataResource describes a table.
type dataResource struct {
	Name        string     `json:"name"`
	Type        string     `json:"type"`
	Path        string     `json:"path"`
	Format      string     `json:"format"`
	MediaType   string     `json:"mediatype"`
	Encoding    string     `json:"encoding"`
	Compression string     `json:"compression,omitempty"`
	Dialect     *dialect   `json:"dialect,omitempty"`
	Schema      dataSchema `json:"schema"`
}

type dialect struct {
	Delimiter string `json:"delimiter"`
}

type dataSchema struct {
	Fields        []dataField `json:"fields"`
	MissingValues []string    `json:"missingValues"`
}

type dataField struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Description string `json:"description,omitempty"`
}

// tableFormats are the formats that a Data Package can describe, with their columns.
var tableFormats = map[string][]string{
	"csv": columnNames[:], "tsv": columnNames[:], "plover-csv": ploverColumns, "edges": edgeColumns, "gdelt": gdeltColumns,
}

// IsTable reports whether a format is a table that AddToDataPackage can describe.
func IsTable(f Format) bool { return tableFormats[f.Name] != nil }

// AddToDataPackage returns a Data Package that describes a table in a file beside it, and whatever old, the content of an existing package of
// Dateline, describes besides. It is an error if old is not empty and was not written by Dateline.
func AddToDataPackage(old []byte, f Format, opts Options, file, program string) ([]byte, error) {
	pkg := dataPackage{}
	if len(old) > 0 {
		if err := json.Unmarshal(old, &pkg); err != nil || !strings.HasPrefix(pkg.CreatedBy, dataPackageCreator) {
			return nil, fmt.Errorf("there is a %s that Dateline did not write", DataPackageFile)
		}
	}
	pkg.Schema, pkg.CreatedBy = "https://datapackage.org/profiles/2.0/datapackage.json", dataPackageCreator+" "+program
	pkg.Resources = slices.DeleteFunc(pkg.Resources, func(raw json.RawMessage) bool {
		var r dataResource
		return json.Unmarshal(raw, &r) != nil || r.Path == file
	})
	added, err := json.Marshal(newDataResource(f, opts, file))
	if err != nil {
		return nil, err
	}
	pkg.Resources = append(pkg.Resources, added)
	out, err := json.MarshalIndent(pkg, "", "  ")
	return append(out, '\n'), err
}

func newDataResource(f Format, opts Options, file string) *dataResource {
	r := &dataResource{Type: "table", Path: file, Format: strings.TrimPrefix(f.Ext, "."), MediaType: "text/csv", Encoding: "utf-8", Schema: dataSchema{MissingValues: []string{""}}}
	base := file
	if ext := path.Ext(base); ext == ".gz" || ext == ".zst" {
		r.Compression = ext[1:]
		base = strings.TrimSuffix(base, ext)
	}
	r.Name = plainName(strings.TrimSuffix(base, path.Ext(base)))
	if f.Ext == ".tsv" {
		r.MediaType, r.Dialect = "text/tab-separated-values", &dialect{"\t"}
	}
	for _, name := range tableFormats[f.Name] {
		r.Schema.Fields = append(r.Schema.Fields, dataField{name, fieldType(name), columnAbout[name]})
	}
	for _, name := range opts.Fields {
		r.Schema.Fields = append(r.Schema.Fields, dataField{fieldColumn(name), "string", "field of the input record"})
	}
	return r
}

// fieldType returns the type of a column's values.
func fieldType(name string) string {
	switch {
	case slices.Contains(integerColumns, name):
		return "integer"
	case slices.Contains(numberColumns, name), strings.HasSuffix(name, "_Lat"), strings.HasSuffix(name, "_Long"):
		return "number"
	case name == "certain":
		return "boolean"
	}
	return "string"
}

var (
	integerColumns = []string{"start", "end", "sentence_start", "sentence_end", "geonames", "mentions", "weight", "articles", "sequence", "quad_code",
		"GLOBALEVENTID", "Year", "QuadClass", "NumMentions", "NumSources", "NumArticles", "IsRootEvent"}
	numberColumns = []string{"value", "low", "high", "confidence", "latitude", "longitude", "FractionDate", "GoldsteinScale", "AvgTone"}
)

// columnAbout says what is in the columns whose names do not say it.
var columnAbout = map[string]string{
	"article":             "id of the article in the input",
	"published":           "ISO 8601 date, or date and time",
	"kind":                "act, statement, date, quantity or entity",
	"id":                  "id of the finding in its article",
	"type":                "type of the act, or of the finding of its kind",
	"content":             "coarse class of the theme",
	"actors":              "names, separated by semicolons",
	"recipients":          "names, separated by semicolons",
	"actor_countries":     "ISO 3166-1 alpha-3, in the order of the actors",
	"recipient_countries": "ISO 3166-1 alpha-3, in the order of the recipients",
	"actor_sectors":       "PLOVER's sectors, in the order of the actors",
	"text":                "words of the article; of a statement what was said",
	"start":               "position of the first character",
	"end":                 "position after the last character",
	"theme":               "what is proposed, agreed on, discussed",
	"time":                "TIMEX3 value of when the act took place",
	"time_basis":          "text, or article if only the day of publication is known",
	"first":               "first day",
	"last":                "last day, included",
	"due":                 "TIMEX3 value of when the thing proposed or promised is to happen",
	"where":               "names of places",
	"cue":                 "reporting word",
	"date":                "TIMEX3 value",
	"certain":             "false if the direction, the year or the order was guessed",
	"bound":               "exact, about, at-least, at-most, more-than, less-than or between",
	"unit":                "UCUM or ISO 4217 code",
	"counted":             "lemma of the counted noun",
	"about":               "what the quantity is about",
	"outcome":             "accepted or rejected; empty if the article links no answer",
	"response_to":         "id of the act that this one answers",
	"same_as":             "id of the act that is the same, reported before",
	"confidence":          "share of such findings that are right",
	"key":                 "the same for the same name in every article",
	"weight":              "how many acts",
	"articles":            "in how many articles",
	"rule":                "what found it",
}
