package actor

import (
	"slices"

	"strings"
)

// Reading is what a noun phrase or a title says of the sector of whom it names.
type Reading struct {
	Sector string // PLOVER's, or ""
	Open   bool   // the sector of what the phrase is of comes first: "spokesman for the ministry"
	State  bool   // if that is a country, it is its government: "spokesman for Norway"
	Former bool   // the office is over
	Other  bool   // it is not part of what the phrase is of: "allies of Norway"
}

// Read reads a noun phrase or a title, in small letters or not: "Kenyan police", "army chief of staff".
func Read(phrase string) Reading {
	l := tables()
	var few [8]string
	words := few[:0]
	for w := range strings.FieldsSeq(strings.ToLower(phrase)) {
		words = append(words, w)
	}
	words = counted(parted(words))
	words = words[:headEnd(words)]
	if len(words) == 0 {
		return Reading{}
	}
	n, size := l.head(words)
	if size == 0 {
		return Reading{}
	}
	if n.use == other {
		return Reading{Other: true}
	}
	r := Reading{Sector: n.sector, Open: n.use != decides, State: n.use == inherits, Former: former(words[0])}
	if m := l.modifier(words[:len(words)-size]); r.Open && m != "" {
		r.Sector, r.Open, r.State = m, false, false
	}
	if r.Former && !r.Open {
		r.Sector = Retired(r.Sector)
	}
	return r
}

// modifier is the sector that the words before an open head give, the nearest first, or "".
func (l *lexicon) modifier(words []string) string {
	for i := len(words) - 1; i >= 0; i-- {
		for _, w := range [...]string{words[i], single(words[i])} {
			if m := l.nouns[w]; m.sector != "" && m.use != inherits && m.use != post && m.use != other {
				return m.sector
			}
		}
	}
	return ""
}

// parted takes "ex-" and "then-" from the front of a title: "ex president" of "ex-president".
func parted(words []string) []string {
	if len(words) == 0 {
		return words
	}
	if office, ok := strings.CutPrefix(words[0], "ex-"); ok {
		return append([]string{"ex", office}, words[1:]...)
	}
	if office, ok := strings.CutPrefix(words[0], "then-"); ok {
		words[0] = office
	}
	return words
}

// counted leaves out how many of the people that follow there are: "hundreds of".
func counted(words []string) []string {
	if len(words) < 3 || words[1] != "of" || !amounts[words[0]] {
		return words
	}
	return words[2:]
}

var amounts = wordLists.Set("partitives")

// headEnd is the number of words up to the head of the phrase: those before the first preposition.
func headEnd(words []string) int {
	for i, w := range words {
		switch w {
		case "of", "for", "at", "in", "from", "with", "who", "to", "on", "and", "that":
			office := w == "of" && i+1 < len(words) && (words[i+1] == "staff" || words[i+1] == "state")
			if i > 0 && !office {
				return i
			}
		}
	}
	return len(words)
}

// longestNoun is the number of words of the longest entries.
const longestNoun = 3

// head is the longest entry at the end of the words, and its length; 0 where there is none.
func (l *lexicon) head(words []string) (noun, int) {
	for size := min(longestNoun, len(words)); size > 0; size-- {
		at := len(words) - size
		last := words[len(words)-1]
		before := strings.Join(words[at:len(words)-1], " ")
		if before != "" {
			before += " "
		}
		for _, w := range [...]string{last, single(last)} {
			if n, ok := l.nouns[strings.TrimSpace(before+w)]; ok && n.use != modifies {
				return n, size
			}
		}
	}
	return noun{}, 0
}

// single is the singular of a noun in small letters.
func single(w string) string {
	switch {
	case strings.HasSuffix(w, "men"):
		return w[:len(w)-2] + "an"
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "sses"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:len(w)-1]
	}
	return w
}

// former reports whether the first word of a title says that the office is over.
func former(word string) bool {
	switch word {
	case "former", "ex", "onetime", "ousted", "deposed", "retired", "late", "then":
		return true
	}
	return strings.HasPrefix(word, "ex-") || strings.HasPrefix(word, "former-")
}

// Retired is the sector of who has left an office of a sector. Nothing is known of what soldiers and others do then.
func Retired(sector string) string {
	if sector == "GOV" || sector == "LEG" {
		return "ELI"
	}
	return ""
}

// Body is the sector of a body by the key words of its name, or "": the last word decides, else one that a preposition follows.
func Body(name string) string {
	l := tables()
	words := strings.Fields(withoutGenitive(strings.ToLower(name)))
	for i := range words {
		words[i] = strings.Trim(words[i], ".,")
	}
	end := len(words)
	for i, w := range words {
		if i > 0 && slices.Contains([]string{"of", "for", "on", "in"}, w) {
			end = i
			break
		}
	}
	for _, part := range [][]string{words[:end], words} {
		if s, ok := l.key(part); ok {
			return s
		}
	}
	return ""
}

// withoutGenitive drops the marks of the genitive, so that "workers' union" and "sheriff's office" are found however they are written.
func withoutGenitive(name string) string { return genitives.Replace(name) }

var genitives = strings.NewReplacer("’s", "", "'s", "", "’", "", "'", "")

// key is the sector of the longest key at the end of the words, else at their beginning.
func (l *lexicon) key(words []string) (string, bool) {
	for size := min(longestNoun, len(words)); size > 0; size-- {
		if s, ok := l.keys[strings.Join(words[len(words)-size:], " ")]; ok {
			return s, true
		}
	}
	if len(words) > 1 {
		if s, ok := l.keys[words[0]+" …"]; ok {
			return s, true
		}
	}
	return "", false
}

// SpeaksFor reports whether someone with a title says "we" for what the title is of: ministers, chairmen and coaches do; residents,
// professors and former ministers do not.
func SpeaksFor(title string) bool {
	r := Read(title)
	switch {
	case r.Other || r.Former:
		return false
	case r.Open || Public(r.Sector) || r.Sector == "BUS" || r.Sector == "LAB":
		return true
	}
	words := strings.Fields(strings.ToLower(title))
	return len(words) > 0 && teamRoles[words[len(words)-1]]
}

// teamRoles are titles in sports, which have no sector.
var teamRoles = wordLists.Set("roles-in-teams")
