package entity

import (
	"testing"

	"dateline/internal/tsv"
	"dateline/rules/en"
)

// Every line of the coordinates is found by its key, and is a place on Earth.
func TestCoordinates(t *testing.T) {
	lex, err := lexical()
	if err != nil {
		t.Fatal(err)
	}
	data, err := en.Files.ReadFile("places-coordinates.txt")
	if err != nil {
		t.Fatal(err)
	}
	for n, f := range tsv.Rows(string(data)) {
		row, ok := lex.coordinates.find(f[0], false)
		if !ok {
			t.Fatalf("line %d: %q is not found", n, f[0])
		}
		at := readLocation(row)
		if at == nil || at.GeoNames <= 0 || at.Latitude < -90 || at.Latitude > 90 || at.Longitude < -180 || at.Longitude > 180 {
			t.Errorf("line %d: %q is no location", n, row)
		}
	}
	for _, row := range []string{"", "1", "1\t2", "1\tx\t2", "x\t1\t2"} {
		if readLocation(row) != nil {
			t.Errorf("%q is a location", row)
		}
	}
}
