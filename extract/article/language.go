package article

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
)

//go:embed languages.txt
var languageList string

// profiles are the function words of the languages of languages.txt: for each word a bit
// for every language that has it.
type profiles struct {
	tags    []string
	words   map[string]uint32
	longest int // of the words, in bytes
}

var languages = sync.OnceValue(func() profiles {
	p := profiles{words: make(map[string]uint32)}
	for line := range strings.Lines(languageList) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		for _, w := range words[1:] {
			p.words[w] |= 1 << len(p.tags)
			p.longest = max(p.longest, len(w))
		}
		p.tags = append(p.tags, words[0])
	}
	return p
})

// scripts are the scripts that identify a language, the most specific first.
var scripts = []struct {
	table *unicode.RangeTable
	tag   string
}{
	{unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Han, "zh"}, {unicode.Arabic, "ar"},
	{unicode.Hebrew, "he"},
	{unicode.Greek, "el"}, {unicode.Thai, "th"}, {unicode.Devanagari, "hi"}, {unicode.Bengali, "bn"}, {unicode.Georgian, "ka"},
	{unicode.Armenian, "hy"}, {unicode.Tamil, "ta"},
}

const (
	maxSample = 6000 // bytes of text that are looked at
	minSample = 25   // words, below which nothing is said
)

// of are the languages that have a word, which is in small letters.
func (p *profiles) of(w []byte) uint32 {
	if len(w) > p.longest {
		return 0
	}
	return p.words[string(w)]
}

// detect is the BCP 47 tag of the language of a text by its script and its function words,
// or "" if it is too short or like none: unsure is better than wrong.
func detect(text string) string {
	if len(text) > maxSample {
		text = strings.ToValidUTF8(text[:maxSample], "")
	}
	if tag := byScript(text); tag != "" {
		return tag
	}
	if len(text) < 2*minSample-1 { // the words of so many, with spaces between them
		return ""
	}
	known := languages()
	words, hits := 0, make([]int, len(known.tags))
	eachWord(text, func(w []byte) bool {
		words++
		for bits, i := known.of(w), 0; bits != 0; bits, i = bits>>1, i+1 {
			hits[i] += int(bits & 1)
		}
		return true
	})
	best, second := firstTwo(hits)
	if words < minSample || 100*hits[best] < 16*words || 10*hits[best] < 12*hits[second] || !known.varied(text, best) {
		return ""
	}
	return known.tags[best]
}

// eachWord calls do for each word of a text, in small letters, until it returns false. The word is valid only during the call.
func eachWord(text string, do func(w []byte) bool) {
	word := make([]byte, 0, 64)
	for i := 0; i < len(text); {
		c, size := rune(text[i]), 1
		switch {
		case c >= utf8.RuneSelf:
			c, size = utf8.DecodeRuneInString(text[i:])
		case c >= 'a' && c <= 'z':
			word = append(word, byte(c))
			i++
			continue
		}
		i += size
		if unicode.IsLetter(c) || unicode.IsMark(c) {
			word = utf8.AppendRune(word, unicode.ToLower(c))
			continue
		}
		if len(word) > 0 && !do(word) {
			return
		}
		word = word[:0]
	}
	if len(word) > 0 {
		do(word)
	}
}

// minVaried is how many different function words a text must have to be in a language: names and
// abbreviations may look like one or two of them.
const minVaried = 5

// varied reports whether enough different function words of a language are in a text.
func (p *profiles) varied(text string, language int) bool {
	seen := make(map[string]bool, minVaried)
	eachWord(text, func(w []byte) bool {
		if p.of(w)>>language&1 == 1 {
			seen[string(w)] = true
		}
		return len(seen) < minVaried
	})
	return len(seen) >= minVaried
}

// firstTwo are the indexes of the highest and the second highest number.
func firstTwo(hits []int) (best, second int) {
	best, second = 0, 1
	if hits[1] > hits[0] {
		best, second = 1, 0
	}
	for i := 2; i < len(hits); i++ {
		if hits[i] > hits[best] {
			best, second = i, best
		} else if hits[i] > hits[second] {
			second = i
		}
	}
	return best, second
}

// byScript is the language that most letters of a text are the letters of, or "" for Latin ones.
func byScript(text string) string {
	if !hasOtherScript(text) {
		return ""
	}
	counts := make([]int, len(scripts)+1)
	letters, cyrillic := 0, len(scripts)
	for _, r := range text {
		if r < 0x370 || !unicode.IsLetter(r) {
			if unicode.IsLetter(r) {
				letters++
			}
			continue
		}
		letters++
		if unicode.Is(unicode.Cyrillic, r) {
			counts[cyrillic]++
			continue
		}
		for i := range scripts {
			if unicode.Is(scripts[i].table, r) {
				counts[i]++
				break
			}
		}
	}
	return scriptOf(text, counts, letters)
}

// hasOtherScript reports whether a letter is none of a Latin script.
func hasOtherScript(text string) bool {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r >= 0x370 && unicode.IsLetter(r) {
			return true
		}
		i += size
	}
	return false
}

// scriptOf decides by the counts of letters. Japanese mixes its own letters with Chinese ones.
func scriptOf(text string, counts []int, letters int) string {
	if 2*counts[len(scripts)] > letters && letters > 0 {
		if strings.ContainsAny(text, "їієґЇІЄҐ") {
			return "uk"
		}
		return "ru"
	}
	if letters < 10 {
		return ""
	}
	sum := 0
	for i := range scripts {
		sum += counts[i]
		japanese := scripts[i].tag == "ja" && 5*sum > letters
		if 2*counts[i] > letters || japanese {
			return scripts[i].tag
		}
	}
	return ""
}

// decideLanguage decides on the language of an article: what the record or the page says, unless the text
// is surely in another one. Templates are often in English around text that is not.
func decideLanguage(meta *document.Meta, given bool, text string) {
	if given && meta.Language != "" {
		return
	}
	found := detect(text)
	if found == "" || found == primary(meta.Language) || found == "no" && scandinavian[primary(meta.Language)] {
		return
	}
	meta.Language = found
}

// scandinavian are the tags that written Norwegian goes by.
var scandinavian = map[string]bool{"nb": true, "nn": true, "da": true}

// primary is the language of a BCP 47 tag without region and script, lower case.
func primary(tag string) string {
	head, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	return strings.ToLower(head)
}

// English reports whether a BCP 47 tag is that of English, or unknown.
func English(tag string) bool {
	switch primary(tag) {
	case "", "en", "eng", "english", "und", "mul":
		return true
	}
	return false
}
