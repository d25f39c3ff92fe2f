package serve

import (
	_ "embed" // the description
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"dateline/extract/emit"
)

//go:embed openapi.json
var apiFrame []byte

// componentSchemas is where an OpenAPI description has its schemas.
const componentSchemas = "#/components/schemas/"

// describeAPI is the OpenAPI description with the schemas of what is written, which come from the types that are written.
func describeAPI() ([]byte, error) {
	var doc map[string]any
	if err := json.Unmarshal(apiFrame, &doc); err != nil {
		return nil, fmt.Errorf("serve: openapi.json: %w", err)
	}
	schemas := doc["components"].(map[string]any)["schemas"].(map[string]any)
	for format, name := range map[string]string{"articles": "Article", "events": "Finding"} {
		if err := addSchema(schemas, format, name); err != nil {
			return nil, err
		}
	}
	return json.Marshal(doc)
}

// addSchema puts a format's schema among those of the description, its definitions beside it.
func addSchema(schemas map[string]any, format, name string) error {
	text, err := emit.Schema(format)
	if err != nil {
		return err
	}
	moved := strings.ReplaceAll(string(text), `"#/$defs/`, `"`+componentSchemas)
	var schema map[string]any
	if err := json.Unmarshal([]byte(moved), &schema); err != nil {
		return err
	}
	for def, s := range schema["$defs"].(map[string]any) {
		schemas[def] = s
	}
	for _, key := range []string{"$defs", "$schema", "$id"} {
		delete(schema, key)
	}
	if schema["$ref"] != componentSchemas+name { // else its definition has the name already
		schemas[name] = schema
	}
	return nil
}

func (s *Server) describe(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.Write(s.openAPI)
}
