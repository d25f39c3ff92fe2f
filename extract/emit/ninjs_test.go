package emit

import (
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dateline/extract/document"
)

// ninjsSchema has the properties of ninjs 2.1 that an article of text can have, with their types and formats, and allows no others. They are
// those of IPTC's schema (ninjs-schema_2.1.json, copyright 2023 IPTC, CC BY 4.0), without its descriptions.
const ninjsSchema = `{
	"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["uri"], "additionalProperties": false,
	"$defs": {
		"text": {"type": "object", "required": ["value"], "additionalProperties": false, "properties": {
			"role": {"type": "string"}, "contenttype": {"type": "string"}, "value": {"type": "string"}}},
		"texts": {"type": "array", "items": {"$ref": "#/$defs/text"}},
		"concepts": {"type": "array", "items": {"type": "object", "additionalProperties": false, "properties": {
			"name": {"type": "string"}, "rel": {"type": "string"}, "uri": {"type": "string", "format": "uri"}, "literal": {"type": "string"}}}},
		"point": {"type": "object", "required": ["type", "coordinates"], "properties": {"type": {"const": "Point"},
			"coordinates": {"type": "array", "minItems": 2, "items": {"type": "number"}}}}},
	"properties": {
		"uri": {"type": "string", "format": "uri"},
		"type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component"]},
		"profile": {"type": "string"}, "language": {"type": "string"}, "title": {"type": "string"}, "by": {"type": "string"},
		"firstcreated": {"type": "string", "format": "date-time"}, "versioncreated": {"type": "string", "format": "date-time"},
		"headlines": {"$ref": "#/$defs/texts"}, "descriptions": {"$ref": "#/$defs/texts"},
		"bodies": {"type": "array", "items": {"type": "object", "required": ["value"], "additionalProperties": false, "properties": {
			"role": {"type": "string"}, "contenttype": {"type": "string"}, "value": {"type": "string"},
			"charcount": {"type": "number"}, "wordcount": {"type": "number"}}}},
		"people": {"$ref": "#/$defs/concepts"}, "organisations": {"$ref": "#/$defs/concepts"},
		"subjects": {"$ref": "#/$defs/concepts"}, "events": {"$ref": "#/$defs/concepts"},
		"places": {"type": "array", "items": {"type": "object", "additionalProperties": false, "properties": {
			"name": {"type": "string"}, "rel": {"type": "string"}, "uri": {"type": "string", "format": "uri"}, "literal": {"type": "string"},
			"geojson": {"$ref": "#/$defs/point"}}}},
		"infosources": {"type": "array", "items": {"type": "object", "additionalProperties": false, "properties": {
			"name": {"type": "string"}, "role": {"type": "string"}, "uri": {"type": "string", "format": "uri"}, "literal": {"type": "string"}}}},
		"altids": {"type": "array", "items": {"type": "object", "additionalProperties": false, "properties": {
			"role": {"type": "string"}, "value": {"type": "string"}}}},
		"standard": {"type": "object", "additionalProperties": false, "properties": {
			"name": {"type": "string"}, "version": {"type": "string"}, "schema": {"type": "string", "format": "uri"}}}
	}
}`

// TestNinjsIsOfItsSchema has articles with all that is known of them, with nothing, and with addresses and times that are none.
func TestNinjsIsOfItsSchema(t *testing.T) {
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(ninjsSchema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("ninjs.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("ninjs.json")
	if err != nil {
		t.Fatal(err)
	}
	full := sample(t, "takeover.html")
	full.Meta.Byline, full.Meta.Site, full.Meta.Tags, full.Meta.Description = "A. Writer", "kallo.test", []string{"trade", ""}, "A bid."
	docs := map[string]*document.Document{"full": full, "places": sample(t, "istanbul.txt"), "empty": document.New(document.Meta{}, "", nil)}
	for _, address := range []string{"www.kallo.test/a", "not an address", "/a b", "https://kallo.test/ä ö?q=[x]", "http://[::1", "%zz", "mailto:a@kallo.test"} {
		docs["address "+address] = document.New(document.Meta{URL: address, Title: "x"}, "x", nil)
	}
	for _, published := range []string{"2025", "2025-06", "2025-06-02T10:00", "2025-06-02T10:00:00.123Z", "2025-06-02T10:00:00-05:00"} {
		docs["published "+published] = document.New(document.Meta{ID: "a b", Published: published}, "x", nil)
	}
	for name, doc := range docs {
		line := written(t, "ninjs", Options{}, doc)
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err == nil {
			err = compiled.Validate(v)
		}
		if err != nil {
			t.Errorf("%s: %v\n%.600s", name, err, line)
		}
	}
}
