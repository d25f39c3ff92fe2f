package rules

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"
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
	var marks object
	if err := json.Unmarshal(schema.Properties["marks"], &marks); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		got    map[string]json.RawMessage
		fields []string
	}{
		{"file", schema.Properties, fileFields},
		{"rule", schema.Defs["rule"].Properties, ruleFields},
		{"search", schema.Defs["search"].Properties, searchFields},
		{"list", schema.Defs["list"].OneOf[1].Properties, listFields},
		{"mark", marks.Items.Properties, markFields},
	} {
		if got, want := slices.Sorted(maps.Keys(c.got)), slices.Sorted(slices.Values(c.fields)); !slices.Equal(got, want) {
			t.Errorf("%s: the schema has %v, the loader %v", c.name, got, want)
		}
	}
}
