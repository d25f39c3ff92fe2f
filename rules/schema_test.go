package rules

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"dateline/rules/internal/rulefile"
)

// TestSchemaFields holds that the schema and the loader know the same fields.
func TestSchemaFields(t *testing.T) {
	type object struct {
		Properties map[string]json.RawMessage
		Items      *struct{ Properties map[string]json.RawMessage }
		OneOf      []struct{ Properties map[string]json.RawMessage }
	}
	var schema struct {
		object
		Defs map[string]object `json:"$defs"`
	}
	if err := json.Unmarshal([]byte(Schema), &schema); err != nil {
		t.Fatal(err)
	}
	var features object
	if err := json.Unmarshal(schema.Properties["features"], &features); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		got    map[string]json.RawMessage
		fields []string
	}{
		{"file", schema.Properties, rulefile.FileFields},
		{"rule", schema.Defs["rule"].Properties, rulefile.RuleFields},
		{"search", schema.Defs["search"].Properties, rulefile.SearchFields},
		{"list", schema.Defs["list"].OneOf[1].Properties, rulefile.ListFields},
		{"features", features.Items.Properties, rulefile.FeatureRuleFields},
	} {
		if got, want := slices.Sorted(maps.Keys(c.got)), slices.Sorted(slices.Values(c.fields)); !slices.Equal(got, want) {
			t.Errorf("%s: the schema has %v, the loader %v", c.name, got, want)
		}
	}
}

// TestSchemaFiles validates rule files that the loader takes, and refuses some that it does not.
func TestSchemaFiles(t *testing.T) {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("rules.json", v); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("rules.json")
	if err != nil {
		t.Fatal(err)
	}
	validate := func(data []byte) error {
		var doc any
		if err := yaml.Unmarshal(data, &doc); err != nil {
			return err
		}
		js, err := json.Marshal(doc)
		if err != nil {
			return err
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(js))
		if err != nil {
			return err
		}
		return schema.Validate(value)
	}
	var files []string
	for _, glob := range []string{"en/*.yaml", "testdata/packs/*/*.yaml", "internal/rulefile/testdata/whole.yaml"} {
		found, err := filepath.Glob(glob)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %v", glob, err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(data); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
	for _, bad := range []string{"phases: p\n", "rules:\n  - name: a\n    tests: x\n", "lists: {A: [x]}\n",
		"finders: {f: {any: {left: 99, find: x}}}\n"} {
		if validate([]byte(bad)) == nil {
			t.Errorf("the schema takes %q", bad)
		}
	}
}
