package lexis

import "strings"

// restore turns the stem of a regular "-ed" or "-ing" form into its base: without a
// doubled consonant, and with the silent e back. e reports whether the base ends in an
// e that the stem did not have. Words that break the rules are in the table.
func restore(stem string) (base string, e bool) {
	switch irregular.spelling[stem] {
	case 'x':
		return stem, false
	}
	if irregular.spelling[stem+"e"] == 'e' {
		return stem + "e", true
	}
	n := len(stem)
	if n < 2 {
		return stem, false
	}
	last, prev := stem[n-1], stem[n-2]
	if last == prev {
		return undouble(stem), false
	}
	if n > 5 && strings.HasSuffix(stem, "ick") && vowels(stem) > 1 { // "panicked"
		return stem[:n-1], false
	}
	if needsE(stem, last, prev) {
		return stem + "e", true
	}
	return stem, false
}

// undouble cuts the consonant that an ending has doubled: "plann" gives "plan", but
// "call" and "pass" are bases.
func undouble(stem string) string {
	n := len(stem)
	short := stem[:n-1]
	switch stem[n-1] {
	case 'f', 'z', 'o', 'e', 'c':
		return stem
	case 's':
		if irregular.spelling[short] == 'x' && vowels(stem) > 1 || short == "gas" || short == "bus" {
			return short
		}
		return stem
	case 'l':
		if vowels(stem) > 1 {
			return short
		}
		return stem
	}
	return short
}

// needsE reports whether a base that ends in these letters before an ending lost an e.
func needsE(stem string, last, prev byte) bool {
	switch last {
	case 'v', 'u', 'c', 'z':
		return true
	case 's':
		return vowel(prev) || strings.IndexByte("nrlpw", prev) >= 0
	case 'g':
		return prev == 'd' || prev == 'r' || prev == 'l' || vowel(prev)
	case 'l', 'r':
		if !vowel(prev) && prev != 'y' {
			return last == 'l' && strings.IndexByte("rwl", prev) < 0 || last == 'r' && strings.IndexByte("tc", prev) >= 0
		}
	case 'w', 'x', 'y', 'h', 'j', 'i', 'o', 'a', 'e', 'q':
		return false
	}
	if !vowel(prev) && prev != 'y' {
		return false
	}
	if len(stem) > 2 && vowel(stem[len(stem)-3]) && !strings.HasSuffix(stem[:len(stem)-1], "qu"+string(prev)) && !splitVowels(stem) {
		return false // "avoid", "train", "need"
	}
	return vowels(stem) == 1 || endsLikeE(stem[len(stem)-2:])
}

// splitVowels reports whether the last two vowels of the stem are of two syllables, as
// in "negotiat" and "creat".
func splitVowels(stem string) bool {
	for _, end := range []string{"iat", "uat", "creat", "eat"} {
		if strings.HasSuffix(stem, end) {
			return end != "eat" || strings.HasSuffix(stem, "creat") || strings.HasSuffix(stem, "ineat")
		}
	}
	return strings.HasSuffix(stem, "quir") || strings.HasSuffix(stem, "quot") || strings.HasSuffix(stem, "quak") || strings.HasSuffix(stem, "quip")
}

// endsLikeE reports whether stems of several syllables that end so mostly lost an e:
// "decid", "describ", "creat", but not "visit", "offer", "open".
func endsLikeE(end string) bool { return silentEnds[end] }

var silentEnds = wordLists.Set("stem-ends-with-silent-e")

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// vowels counts the groups of vowels in s, about its syllables.
func vowels(s string) int {
	n, in := 0, false
	for i := 0; i < len(s); i++ {
		v := vowel(s[i]) || s[i] == 'y' && i > 0
		if v && !in {
			n++
		}
		in = v
	}
	return n
}

// singular is the base of a plural noun.
func singular(w string) string {
	if s, ok := irregular.nouns[w]; ok {
		return s
	}
	if n := len(w); n > 4 && strings.HasSuffix(w, "men") {
		return w[:n-3] + "man"
	}
	return unplural(w)
}

// unplural cuts the "s" of a plural noun or of a verb's third person.
func unplural(w string) string {
	if s, ok := irregular.nouns[w]; ok && !strings.HasSuffix(w, "ves") {
		return s
	}
	n := len(w)
	switch {
	case n < 3 || w[n-1] != 's' || hasAnySuffix(w, "ss", "us", "is"):
		return w
	case strings.HasSuffix(w, "'s"):
		return w[:n-2]
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case hasAnySuffix(w, "sses", "shes", "ches", "xes", "zzes", "oes"):
		return w[:n-2]
	}
	return w[:n-1]
}

func hasAnySuffix(w string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}
