package emit

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// TestDataPackage holds that each table is described with the columns that it has, beside those that were described before.
func TestDataPackage(t *testing.T) {
	var old []byte
	opts := Options{Fields: []string{"desk"}}
	for _, file := range [][2]string{{"csv", "events.csv"}, {"gdelt", "g.tsv"}, {"edges", "edges.csv.gz"}, {"csv", "events.csv"}} {
		format, err := Find(file[0])
		if err != nil || !IsTable(format) {
			t.Fatal(file, err)
		}
		if !format.Fields {
			opts.Fields = nil
		} else {
			opts.Fields = []string{"desk"}
		}
		if old, err = AddToDataPackage(old, format, opts, file[1], "0.2.0"); err != nil {
			t.Fatal(err)
		}
		var pkg struct{ Resources []dataResource }
		if err := json.Unmarshal(old, &pkg); err != nil {
			t.Fatal(err)
		}
		r := pkg.Resources[len(pkg.Resources)-1]
		enc, err := New(file[0], opts)
		if err != nil {
			t.Fatal(err)
		}
		var header strings.Builder
		w, err := enc.Open(Target{Writer: &header})
		if err == nil {
			err = w.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
		separator := ","
		if r.Dialect != nil {
			separator = r.Dialect.Delimiter
		}
		var names []string
		for _, f := range r.Schema.Fields {
			names = append(names, f.Name)
		}
		if r.Path != file[1] || !slices.Equal(names, strings.Split(strings.TrimSuffix(header.String(), "\n"), separator)) {
			t.Errorf("%v: got %+v", file, r)
		}
	}
	if n := strings.Count(string(old), `"path"`); n != 3 || !strings.Contains(string(old), `"compression": "gz"`) {
		t.Errorf("%d resources: %s", n, old)
	}
	if _, err := AddToDataPackage([]byte(`{"name":"mine","resources":[]}`), formats[2].Format, Options{}, "a.csv", ""); err == nil {
		t.Error("a foreign package is overwritten")
	}
}
