package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
)

// casing is what a token's letters and place say, a bit for each.
type casing uint8

const (
	bigLetter casing = 1 << iota // begins with a capital
	upper                        // is all capitals, two letters or more
	opening                      // opens a sentence or a quotation: its capital may mean nothing
	heading                      // is in a sentence whose words nearly all have capitals
)

// reader is the working memory of one call of Apply.
type reader struct {
	doc     *document.Document
	lex     *lexicon
	casings []casing
	class   []class  // of the list entry that covers the token
	entry   []*entry // the list entry that starts at the token
	seen    map[string]bool
	runs    []document.Range // of capitals, in text order

	recall [4096]recalled       // words of this article and of those before it
	titles map[string]titleText // of persons, as they are written
	listed []listed             // words of listLayers

	names     []name
	outvoted  []name  // words that another rule has found as a name, too, perhaps of another kind
	taken     []bool  // tokens that lie in a name
	ends      []int32 // by token: the end of the name that starts there
	published int     // names that are in the layer "name"
	known     map[string]votes
	learnt    bool   // known is what the names say
	unsorted  []name // room for sorting

	mem           *Memory             // of a long text; otherwise nil
	stretch       int                 // number of the stretch
	touched       []*found            // entities of earlier stretches that this one mentions
	lasts, firsts map[string][]*found // of the linker
	exact         map[kindName]*found // of the linker

	found         []*found
	spare         []*found          // of earlier documents, to be written over
	at            []*found          // by token: the entity whose name starts there
	inRole        []bool            // tokens that give a name its role
	countries     map[string]*found // by ISO code
	nationalities map[string]*found
	byRole        map[string][]*found // persons by what their roles are of, in small letters
	nominals      map[string]*found   // by kind, noun and what it is of
	owing         map[int32][]owed    // roles that wait for the noun or pronoun at a token
	previous      []previousMention
	byName        []previousMention // all by name
	home          string            // country that the article is about, by its names of countries and their people, or ""
	state         *found            // the only state of it that the article is about, once it was asked for
	stateRead     bool
	sole          *found // the only holder of the office of the noun of that number
	soleRead      int
	joints        []joint
	said          int32       // end of the last noun that means several
	titled        []*found    // persons with roles
	ranked        []candidate // of the noun at hand
	search        int         // number of the noun at hand
	phrases       []int32     // by token: where the articles, adjectives and names right before it begin
	loose         []loose
	quotes        *document.Layer
}

// readWords looks every word with a capital up in the lists, and finds the runs of capitals that may be names.
// It publishes them as layers for the rules.
func (r *reader) readWords() {
	n := len(r.doc.Tokens)
	r.casings = append(r.casings[:0], make([]casing, n)...)
	r.class = append(r.class[:0], make([]class, n)...)
	r.entry = append(r.entry[:0], make([]*entry, n)...)
	r.taken = append(r.taken[:0], make([]bool, n)...)
	r.ends = append(r.ends[:0], make([]int32, n)...)
	r.inRole = append(r.inRole[:0], make([]bool, n)...)
	r.at = append(r.at[:0], make([]*found, n)...)
	if r.seen == nil {
		r.seen = map[string]bool{}
	}
	for i := range r.doc.Sentences {
		r.readCasings(r.doc.Sentences[i])
	}
	r.listed = r.listed[:0]
	for i := range r.doc.Sentences {
		r.lookUp(r.doc.Sentences[i].Range)
	}
	r.runs = r.runs[:0]
	for i := range r.doc.Sentences {
		r.findRuns(r.doc.Sentences[i].Range)
	}
	r.addLayers()
}

// readCasings fills the casings of a sentence, and remembers the words whose capital cannot come from their place.
func (r *reader) readCasings(s document.Sentence) {
	words, capitals := 0, 0
	opened := true
	for i := s.Start; i < s.End; i++ {
		w := r.doc.Tokens[i].Text
		c := r.casingOf(w)
		if c != 0 && r.compound(w) {
			c = 0
		}
		if len(w) > 3 && isLetter(w) {
			words++
			if c&bigLetter != 0 {
				capitals++
			}
		}
		if opened {
			c |= opening
		}
		r.casings[i], opened = c, opens(w)
	}
	if words > 2 && capitals*10 > words*7 && !r.fullStop(s.Range) && r.doc.Blocks[s.Block].Kind != document.Attribution {
		for i := s.Start; i < s.End; i++ {
			r.casings[i] |= heading
		}
		return
	}
	for i := s.Start; i < s.End; i++ {
		if r.casings[i]&(bigLetter|opening) == bigLetter {
			r.seen[r.doc.Tokens[i].Text] = true
		}
	}
}

// compound reports whether a common word in small letters ends a word with a capital: "German-led", but neither "Kun-hee" nor
// "Jae-in", whose second syllable is a word by chance.
func (r *reader) compound(w string) bool {
	i := strings.LastIndexByte(w, '-')
	if i <= 0 {
		return false
	}
	end := w[i+1:]
	if end == "" || end[0] < 'a' || end[0] > 'z' || !r.lex.isCommon(end) {
		return false
	}
	return !r.isSyllable(w[:i]) || len(end) > longestSyllable || compoundEnds[end]
}

// isSyllable reports whether a word may be the first half of a given name, no word of English and no name.
func (r *reader) isSyllable(w string) bool {
	return len(w) <= longestSyllable && !r.lex.isCommon(w) && r.lex.find(w) == nil
}

// longestSyllable bounds the halves of given names, which may be common words, too: "in", "he", "wan".
const longestSyllable = 5

// compoundEnds are short words that make an adjective of what is before them: "Torvik-led".
var compoundEnds = wordLists.Set("compound-ends")

// fullStop reports whether the sentence is none of a title or heading and ends as sentences do.
func (r *reader) fullStop(s document.Range) bool {
	if w := r.doc.Tokens[s.End-1].Text; w != "." && w != "\"" && w != "”" {
		return false
	}
	for i := s.Start; i < s.End; i++ {
		if w := r.doc.Tokens[i].Text; len(w) > 2 && r.casings[i]&bigLetter == 0 && isLetter(w) {
			return true
		}
	}
	return false
}

func isLetter(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(c)
}

// opens reports whether a capital after the mark may be that of a new sentence.
func opens(w string) bool {
	if len(w) > len("“") {
		return false
	}
	switch w {
	case "\"", "“", "‘", "``", ":", "•", "*", "—", "--", "«", "…", "...":
		return true
	}
	return false
}

// casingOf is what the letters of a word say. An Arabic or French article does not hide the capital after
// it: "al-Assad", "d'Estaing".
func (r *reader) casingOf(w string) casing {
	c, size := rune(w[0]), 1
	if c >= utf8.RuneSelf {
		c, size = utf8.DecodeRuneInString(w)
	}
	switch {
	case !unicode.IsUpper(c):
		return r.afterArticle(w)
	case len(w) > size && !hasLower(w):
		return bigLetter | upper
	}
	return bigLetter
}

// afterArticle is the casing of a word in small letters: a capital if one is after an article.
func (r *reader) afterArticle(w string) casing {
	for i := 1; i < 4 && i < len(w); i++ {
		if c := w[i]; c != '-' && c != '\'' && c != "’"[0] {
			continue
		}
		size := joinerSize(w[i:])
		if size == 0 {
			continue
		}
		if c, _ := utf8.DecodeRuneInString(w[i+size:]); unicode.IsUpper(c) && r.isParticle(w[:i]) {
			return bigLetter
		}
		return 0
	}
	return 0
}

// joinerSize is the size of the hyphen or apostrophe with which s begins, or 0.
func joinerSize(s string) int {
	switch {
	case s[0] == '-' || s[0] == '\'':
		return 1
	case strings.HasPrefix(s, "’"):
		return len("’")
	}
	return 0
}

func hasLower(w string) bool {
	for _, c := range w {
		if unicode.IsLower(c) {
			return true
		}
	}
	return false
}

// isParticle reports whether a word in small letters may be inside a name.
func (r *reader) isParticle(w string) bool {
	if len(w) > longestParticle {
		return false
	}
	e := r.lex.find(w)
	return e != nil && e.class&particle != 0
}

// longestParticle is the length of the longest particle in bytes.
const longestParticle = 5

// lookUp finds the longest list entries of a sentence.
func (r *reader) lookUp(s document.Range) {
	for i := s.Start; i < s.End; {
		if r.casings[i]&bigLetter == 0 {
			i++
			continue
		}
		end, e := r.longest(i, s.End)
		if r.isCurrency(i, end, s.End) {
			r.class[i] = never
			i = end
			continue
		}
		c := class(0)
		if e != nil {
			r.entry[i] = e
			c = e.class
		}
		if end == i+1 && c&never == 0 {
			c |= r.letters(r.doc.Tokens[i].Text)
		}
		for j := i; j < end; j++ {
			r.class[j] = c
		}
		if c != 0 {
			r.listed = append(r.listed, listed{document.Range{Start: i, End: end}, c})
		}
		i = end
	}
}

// isCurrency reports whether a short word in capitals belongs to the amount after it: the US of "US$5m" and "5 US dollars".
func (r *reader) isCurrency(i, end, limit int32) bool {
	if end >= limit || end != i+1 || r.casings[i]&upper == 0 || len(r.doc.Tokens[i].Text) > 4 {
		return false
	}
	next := &r.doc.Tokens[end]
	switch {
	case strings.HasPrefix(next.Text, "$") || strings.HasPrefix(next.Text, "£") || strings.HasPrefix(next.Text, "€"):
		return int(next.Start) == r.doc.Tokens[i].End()
	case next.Text == "dollar" || next.Text == "dollars":
		return true
	}
	return false
}

// longest is the longest entry that starts at token i, and its end.
func (r *reader) longest(i, limit int32) (int32, *entry) {
	w := r.doc.Tokens[i].Text
	e := r.lex.find(w)
	if e == nil && r.casings[i]&upper != 0 && len(w) > 3 {
		return r.longestUpper(i, limit)
	}
	if e != nil {
		for n := min(int32(e.words), limit-i); n > 1; n-- {
			if long := r.lex.find(r.doc.Words(document.Range{Start: i, End: i + n})); long != nil && long.class != 0 {
				return i + n, long
			}
		}
	}
	if e != nil && e.class == 0 {
		e = nil
	}
	return i + 1, e
}

// longestUpper looks up words in capitals as if only their first letters were: "NEW YORK".
func (r *reader) longestUpper(i, limit int32) (int32, *entry) {
	end := i
	for end < limit && end < i+4 && r.casings[end]&upper != 0 {
		end++
	}
	for ; end > i; end-- {
		if e := r.lex.find(titleCase(r.doc.Words(document.Range{Start: i, End: end}))); e != nil && e.class&(anyPlace|known|never) != 0 {
			return end, e
		}
	}
	return i + 1, nil
}

// titleCase turns "NEW YORK" into "New York".
func titleCase(s string) string {
	b := []byte(strings.ToLower(s))
	for i := range b {
		begins := i == 0 || b[i-1] == ' ' || b[i-1] == '-'
		if begins && b[i] >= 'a' && b[i] <= 'z' {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}
