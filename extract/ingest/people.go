package ingest

import (
	"encoding/json"
	"strings"
)

// house is the name in an object that describes a publication; a text in its place may be anything.
type house string

// UnmarshalJSON implements json.Unmarshaler.
func (h *house) UnmarshalJSON(data []byte) error {
	var object struct {
		Name  scalar `json:"name"`
		Title scalar `json:"title"`
	}
	if *h = ""; data[0] == '{' && json.Unmarshal(data, &object) == nil {
		*h = house(pick(object.Name, object.Title))
	}
	return nil
}

// people is a name, or a list of names, or of objects with a name or a byline; joined by ", ".
type people string

// UnmarshalJSON implements json.Unmarshaler.
func (p *people) UnmarshalJSON(data []byte) error {
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	*p = people(strings.Join(personNames(v, 0), ", "))
	return nil
}

// personNames lists the names in a value. Lists in lists are followed twice.
func personNames(v any, depth int) []string {
	switch v := v.(type) {
	case string:
		if v = strings.TrimSpace(v); v != "" {
			return []string{v}
		}
	case map[string]any:
		for _, key := range []string{"name", "original"} {
			if name, ok := v[key].(string); ok {
				return personNames(name, depth)
			}
		}
	case []any:
		var names []string
		for _, e := range v {
			if depth < 2 {
				names = append(names, personNames(e, depth+1)...)
			}
		}
		return names
	}
	return nil
}
