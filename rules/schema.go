package rules

import _ "embed" // for Schema

// Schema is the JSON Schema of rule files, for editors that complete and check YAML by one.
//
//go:embed schema.json
var Schema string
