package article

import (
	"slices"
	"strings"
	"unicode"

	"dateline/internal/lazyregexp"
)

// between separates the names of a byline.
var between = lazyregexp.New(`\s*(?:;|/|\||\s&\s|\s(?i:and|with|und|et)\s|,\s*(?i:(?:and|und|et)\s)?)\s*`)

// suffixes belong to the name before their comma.
var suffixes = []string{"jr", "sr", "ii", "iii", "iv", "md", "phd", "ph.d", "m.d", "esq", "dds"}

// authors splits a byline into its names, in their order, each once: "Ana Roe, Ben Holt and Cy Dahl" has three. Parts without
// a capital letter, such as "senior reporter", are no names. It returns nil for an empty byline.
func authors(byline string) []string {
	if byline == "" {
		return nil
	}
	var names []string
	for _, part := range between.Split(strings.TrimSpace(byline), -1) {
		part = strings.Trim(part, " ,.\t\n")
		switch {
		case part == "":
		case len(names) > 0 && slices.Contains(suffixes, strings.ToLower(strings.Trim(part, "."))):
			names[len(names)-1] += ", " + part
		case startsUpper(part) && !slices.Contains(names, part):
			names = append(names, part)
		}
	}
	return names
}

// startsUpper reports whether one of the words of a name starts with a capital letter or has no case.
func startsUpper(name string) bool {
	for word := range strings.FieldsSeq(name) {
		if r := []rune(word)[0]; unicode.IsLetter(r) && !unicode.IsLower(r) {
			return true
		}
	}
	return false
}
