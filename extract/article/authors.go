package article

import (
	"slices"
	"strings"
	"unicode"

	"dateline/internal/lazyregexp"
)

// between separates the names of a byline.
var between = lazyregexp.New(`\s*(?:;|/|\||\s&\s|\s(?i:and|with|und|et|avec|con)\s|,\s*(?i:(?:and|und|et)\s)?)\s*`)

// suffixes belong to the name before their comma.
var suffixes = wordLists.Set("name-suffixes")

// authors splits a byline into its names, in their order, each once: "Ana Roe, Ben Holt and Cy Dahl" has three. Parts without
// a capital letter, such as "senior reporter", are no names. It returns nil for an empty byline.
func authors(byline string) []string {
	if byline == "" {
		return nil
	}
	var names []string
	for _, part := range bylineParts(byline) {
		switch {
		case part == "":
		case len(names) > 0 && suffixes[strings.ToLower(strings.Trim(part, "."))]:
			names[len(names)-1] += ", " + part
		case startsUpper(part) && !slices.Contains(names, part):
			names = append(names, part)
		}
	}
	return names
}

// namesIn lists the authors in a byline as it was given: "By Ana Roe, Staff Writer".
func namesIn(byline string) []string {
	if names := authors(cleanByline(byline)); names != nil {
		return names
	}
	return authors(byline)
}

// endNote is what brackets after a name add to it: "Jana Roth (AP)".
var endNote = lazyregexp.New(`\s*\([^()]*\)$`)

// bylineParts are the parts of a byline between its commas, conjunctions and the like.
func bylineParts(byline string) (list []string) {
	for group := range strings.SplitSeq(byline, ";") {
		group = strings.TrimSpace(group)
		if lastFirst.MatchString(group) && !isHouse(group) {
			last, first, _ := strings.Cut(group, ",")
			list = append(list, strings.TrimSpace(first)+" "+last)
			continue
		}
		for _, part := range between.Split(group, -1) {
			for _, name := range splitJoined(part) {
				list = append(list, trimName(name))
			}
		}
	}
	return list
}

// trimName takes brackets and marks off the end of a name, but for the point of "Jr.".
func trimName(name string) string {
	dotted := strings.HasSuffix(name, ".")
	name = endNote.ReplaceAllString(strings.Trim(name, " ,.\t\n"), "")
	if dotted && suffixes[strings.ToLower(lastWord(name))] {
		name += "."
	}
	return name
}

// lastFirst is a byline with the family name before the first: "Roth, Jana".
var lastFirst = lazyregexp.New(`^\p{Lu}[\p{L}'’-]+, \p{Lu}[\p{L}'’-]+$`)

// joiners join two names in languages in which the word is also a part of a name: "Ana Roca y Luis Mora", "José Ortega y Gasset".
var joiners = []string{" y ", " e "}

// splitJoined divides a text at a word for "and" that has two words or more on both sides.
func splitJoined(part string) []string {
	for _, joiner := range joiners {
		before, after, ok := strings.Cut(part, joiner)
		if ok && wordCount(before) > 1 && wordCount(after) > 1 {
			return []string{before, after}
		}
	}
	return []string{part}
}

// lastWord is the last word of s.
func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// startsUpper reports whether one of the words of a name starts with a capital letter or has no case.
func startsUpper(name string) bool {
	for word := range strings.FieldsSeq(name) {
		if r := []rune(word)[0]; unicode.IsLetter(r) && !unicode.IsLower(r) {
			return true
		}
	}
	return false
}
