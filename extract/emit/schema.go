package emit

import (
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/invopop/jsonschema"

	"dateline/extract/event"
	"dateline/extract/record"
	"dateline/extract/story"
)

// Schema is the JSON Schema (draft 2020-12) of one line of the named format, indented.
// It is generated from the Go types that are written, so it cannot be out of date.
// A format with lines of several kinds is a oneOf, distinguished by "kind".
func Schema(name string) ([]byte, error) {
	shapes, title := storyShapes, "One line of dateline stories"
	if name != Stories {
		f, err := find(name)
		if err != nil {
			return nil, err
		}
		shapes, title = f.shapes, "One line of dateline extract --format "+name
	}
	if shapes == nil {
		return nil, fmt.Errorf("format %s has no schema; those that do are %s", name, strings.Join(SchemaNames(), ", "))
	}
	root := &jsonschema.Schema{
		Version:     jsonschema.Version,
		ID:          jsonschema.ID("urn:" + strings.ReplaceAll(record.Schema, "/", ":") + ":" + name),
		Title:       title,
		Definitions: jsonschema.Definitions{},
	}
	for _, sh := range shapes {
		root.OneOf = append(root.OneOf, &jsonschema.Schema{Ref: define(root.Definitions, sh)})
	}
	if len(root.OneOf) == 1 {
		root.Ref, root.OneOf = root.OneOf[0].Ref, nil
	}
	return json.MarshalIndent(root, "", "  ")
}

// Stories is the name of the schema of stories, which are not a format of extract.
const Stories = "stories"

var storyShapes = []shape{{zero: story.Story{}}}

// SchemaNames are the names of the formats that Schema knows: those whose lines are JSON.
func SchemaNames() (names []string) {
	for _, f := range formats {
		if f.shapes != nil {
			names = append(names, f.Name)
		}
	}
	return names
}

// shape is a type of what a format writes.
type shape struct {
	zero  any
	kinds []record.Kind // of its lines in the events format
}

// define adds the definitions of a shape and returns the reference to it.
func define(defs jsonschema.Definitions, sh shape) string {
	s := (&jsonschema.Reflector{Anonymous: true}).Reflect(sh.zero)
	if len(sh.kinds) == 0 || sh.kinds[0] == record.KindAct {
		describeActs(s.Definitions)
	}
	maps.Copy(defs, s.Definitions)
	if len(sh.kinds) > 0 {
		setKinds(defs[path.Base(s.Ref)], sh.kinds)
	}
	return s.Ref
}

// setKinds sets the values that the field "kind" of a line may have.
func setKinds(line *jsonschema.Schema, kinds []record.Kind) {
	field, _ := line.Properties.Get("kind")
	if len(kinds) == 1 {
		field.Const = kinds[0]
		return
	}
	for _, k := range kinds {
		field.Enum = append(field.Enum, k)
	}
}

// describeActs lists the types and the acts with their descriptions. The lists are open: a rule file may declare others.
func describeActs(defs jsonschema.Definitions) {
	var types, acts []any
	described := make([]string, 0, len(event.Acts()))
	for _, a := range event.Acts() {
		if !slices.Contains(types, any(a.Type)) {
			types = append(types, a.Type)
		}
		acts = append(acts, a.Name)
		described = append(described, a.Name+" ("+a.Description+")")
	}
	for _, def := range defs {
		typ, hasType := def.Properties.Get("type")
		act, hasAct := def.Properties.Get("act")
		if !hasType || !hasAct {
			continue
		}
		typ.Examples, typ.Description = types, "The type of the act, one of the examples or what a rule file declares."
		act.Examples, act.Description = acts, "The act within its type: "+strings.Join(described, ", ")+", or what a rule file declares."
	}
}
