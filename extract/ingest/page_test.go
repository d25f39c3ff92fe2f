package ingest

import (
	"encoding/json"
	"reflect"
	"testing"
)

// FuzzDecode holds that a record is read as encoding/json reads it, whatever is done about its page.
func FuzzDecode(f *testing.F) {
	for _, record := range []string{
		`{"html":"<p>One</p>","id":7}`,
		`{"id":"html","html" : "<p class=\"a\">\ttab\n\\\\\/\b\f\r</p>","title":"T"}`,
		`{"html":"\u00e9 \ud83d\ude00 \ud83d \ude00 \ud83dA \uD83D\u0041 é 😀"}`,
		`{"meta":{"html":"inner"},"html":"outer"}`,
		`{"meta":["html","a"],"text":"html"}`,
		`{"html":"one","html":"two"}`,
		`{"html":"one","HTML":"two"}`,
		`{"HTML":"one","html":"two"}`,
		`{"html":"one","HTML":null}`,
		`{"html":"one","HTML":""}`,
		`{"html":"one","HTML":"\u0001"}`,
		`{"html":null,"text":"t"}`,
		`{"html":7}`,
		`{"html":"","articles":[{"html":"a"},{"html":"b"}]}`,
		`{"html":"bad \x escape"}`,
		`{"html":"bad \u12g4"}`,
		`{"html":"bad \u12"}`,
		`{"html":"\"}`,
		`{"html":"\\"}`,
		`{"html":"open`,
		`{"html"::"a"}`,
		`{"html":"a"`,
		`{"html":"a",}`,
		`["html":"a"]`,
		`["html","a"]`,
		`"html"`,
		"{\"html\":\"a\nb\"}",
		`{"html":"a","text":7}`,
		`{"ht\u006dl":"a"}`,
	} {
		f.Add([]byte(record))
	}
	f.Fuzz(func(t *testing.T, record []byte) {
		record = asUTF8(record)
		var got, want fields
		err, wantErr := got.decode(record), json.Unmarshal(record, &want)
		if !reflect.DeepEqual(err, wantErr) {
			t.Fatalf("%s: error %v, want %v", record, err, wantErr)
		}
		if err == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v", record, got, want)
		}
	})
}
