// Package wordlist reads the files of word lists that packages embed. Words are data: code names the list that it needs.
//
//	# a comment
//	[light-verbs] verbs that may carry the act that a noun names
//	begin bring carry
//
//	[ranks] abbreviations, and what they are short for
//	gen.=general sec.=secretary+general
//
// Entries are separated by white space. "+" is a space inside of an entry; "=" is between a word and its value.
// Phrases may be separated by " | " instead.
package wordlist

import "strings"

// Lists are the lists of a file: the text of each, by name.
type Lists map[string]string

// Set is a set of words.
type Set map[string]bool

// Parse splits a file into its lists.
func Parse(file string) Lists {
	lists := make(Lists, strings.Count(file, "\n["))
	name, start, at := "", 0, 0
	for line := range strings.Lines(file) {
		if end := strings.IndexByte(line, ']'); line[0] == '[' && end > 0 {
			lists.add(name, file[start:at])
			name, start = line[1:end], at+len(line)
		}
		at += len(line)
	}
	lists.add(name, file[start:])
	return lists
}

func (l Lists) add(name, text string) {
	if name == "" {
		return
	}
	if _, twice := l[name]; twice {
		panic("two word lists with the name " + name)
	}
	l[name] = text
}

// lines calls do for each line of a list. It panics for a list that does not exist: packages read theirs when they are initialized.
func (l Lists) lines(name string, do func(line string)) {
	text, ok := l[name]
	if !ok {
		panic("no word list " + name)
	}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			do(line)
		}
	}
}

// entries calls do for each entry of a list.
func (l Lists) entries(name string, do func(entry string)) {
	l.lines(name, func(line string) {
		for entry := range strings.FieldsSeq(line) {
			if strings.IndexByte(entry, '+') >= 0 {
				entry = strings.ReplaceAll(entry, "+", " ")
			}
			do(entry)
		}
	})
}

// Words returns the entries of a list in their order.
func (l Lists) Words(name string) []string {
	var words []string
	l.entries(name, func(entry string) { words = append(words, entry) })
	return words
}

// Phrases returns the entries of a list that are separated by " | " and the ends of lines.
func (l Lists) Phrases(name string) Set {
	phrases := make(Set)
	l.lines(name, func(line string) {
		for phrase := range strings.SplitSeq(line, " | ") {
			phrases[phrase] = true
		}
	})
	return phrases
}

// Set returns the entries of a list.
func (l Lists) Set(name string) Set {
	set := make(Set, strings.Count(l[name], " ")+1)
	l.entries(name, func(entry string) { set[entry] = true })
	return set
}

// Map returns the words of a list with their values.
func (l Lists) Map(name string) map[string]string {
	values := make(map[string]string, strings.Count(l[name], "="))
	l.entries(name, func(entry string) {
		word, value, ok := strings.Cut(entry, "=")
		if !ok {
			panic("word list " + name + ": no value for " + entry)
		}
		values[word] = value
	})
	return values
}

// Choices returns the words of a list with their values, which "/" separates: "offer=offer/propose".
func (l Lists) Choices(name string) map[string][]string {
	choices := make(map[string][]string)
	for word, values := range l.Map(name) {
		choices[word] = strings.Split(values, "/")
	}
	return choices
}
