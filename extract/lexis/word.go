package lexis

import (
	"strings"

	"dateline/extract/document"
)

// A word is all that a spelling alone says. It is worked out once and kept from text to text, since most words come again.
type word struct {
	wordFeatures        // of the word that the tagger is shown in place of this one
	small        string // in small letters
	fixed        string // its tag, if that does not depend on its context
	fixedPos     pos
	again        bool        // it was met more than once since words were last forgotten
	forms        [2]wordForm // of those that were asked for, the first ones
	lemmas       [2]string   // of forms, or "" if there is none yet
	traits       traits
}

// traits are what the repairs and the phrases ask about a word, a bit for each.
type traits uint32

const (
	isSmall traits = 1 << iota // of ASCII, without capitals
	isPlace                    // shown to the tagger as knownPlace
	isOnlyPast
	isMisread
	isFloating          // may be between an auxiliary and its verb, and belongs to the subject
	isRareParticiple    // without a regular ending; the tagger seldom saw it
	isOrdinal           // "third"
	isPersonAsAdjective // a noun for people that the tagger takes for an adjective
	isNeverNoun         // a plain form that the tagger takes for a noun: "some argue", "Norland considers Sudland a friend"
	isNeverNounGerund   // the same of gerunds after a noun
	isNounAndVerb       // a plain form that is a noun as often as a verb of news
	isPastForm          // irregular, seldom a noun after another noun: "the envoy spoke", "the chief quit"
	isInvariablePast    // without an ending, and a noun, too
	isRoundNumber       // counts what comes after it
	isFrontedTime       // opens an adverbial of time without a preposition
	isMomentNoun        // a time of day after one
)

// anyCase are the traits that capitals do not matter for.
const anyCase = isRoundNumber | isFrontedTime | isMomentNoun

// listed are the traits of the words that lists give one.
var listed = func() map[string]traits {
	t := map[string]traits{}
	for trait, words := range map[traits][]string{
		isFloating:          {"both", "all", "each"},
		isRareParticiple:    wordLists.Words("rare-participles"),
		isOrdinal:           wordLists.Words("ordinals"),
		isPersonAsAdjective: wordLists.Words("people-as-adjectives"),
		isNeverNoun:         wordLists.Words("never-nouns"),
		isNeverNounGerund:   wordLists.Words("never-noun-gerunds"),
		isNounAndVerb:       wordLists.Words("nouns-and-verbs"),
		isPastForm:          wordLists.Words("past-forms"),
		isInvariablePast:    wordLists.Words("invariable-pasts"),
		isRoundNumber:       wordLists.Words("round-numbers"),
		isFrontedTime:       wordLists.Words("fronted-times"),
		isMomentNoun:        wordLists.Words("moment-nouns"),
	} {
		for _, w := range words {
			t[w] |= trait
		}
	}
	return t
}()

func (w *word) has(t traits) bool { return w.traits&t != 0 }

func (t *traits) add(trait traits, has bool) {
	if has {
		*t |= trait
	}
}

// lemma is the lemma of the word in a form.
func (w *word) lemma(of wordForm) string {
	for i := range w.forms {
		if w.lemmas[i] == "" {
			w.forms[i], w.lemmas[i] = of, lemmaOf(w.small, of)
		}
		if w.forms[i] == of {
			return w.lemmas[i]
		}
	}
	return lemmaOf(w.small, of)
}

// maxWords bounds the words that a memo keeps after a text. A long article has some thousand.
const maxWords = 1 << 13

// wordMemo keeps words from text to text. It belongs to one goroutine.
type wordMemo struct {
	known     map[string]*word
	forgotten []*word // to be written over: new words would be a quarter of what an article allocates
}

// take appends the words of a sentence.
func (m *wordMemo) take(p *perceptron, words []*word, tokens []document.Token) []*word {
	for i := range tokens {
		text := tokens[i].Text
		if (text == "\"" || text == "'") && opensQuote(tokens, i) {
			text = "``"
		}
		words = append(words, m.of(p, text))
	}
	return words
}

func (m *wordMemo) of(p *perceptron, text string) *word {
	w := m.known[text]
	if w == nil {
		return m.learn(p, text)
	}
	w.again = true
	return w
}

// trim forgets the words that were met once since it last did so, or all if that is not a quarter of them, when there are too many. No
// token may have a word any more.
func (m *wordMemo) trim() {
	if len(m.known) <= maxWords {
		return
	}
	m.forget(func(w *word) bool { return !w.again })
	if len(m.known) > maxWords/4*3 {
		m.forget(func(*word) bool { return true })
	}
	for _, w := range m.known {
		w.again = false
	}
}

func (m *wordMemo) forget(which func(*word) bool) {
	for text, w := range m.known {
		if which(w) {
			delete(m.known, text)
			m.forgotten = append(m.forgotten, w)
		}
	}
}

// blank is room for a word.
func (m *wordMemo) blank() *word {
	last := len(m.forgotten) - 1
	if last < 0 {
		return new(word)
	}
	w := m.forgotten[last]
	m.forgotten = m.forgotten[:last]
	return w
}

func (m *wordMemo) learn(p *perceptron, text string) *word {
	text = strings.Clone(text) // the document shall not be kept for its words
	shown := shownAs(text)
	w := m.blank()
	*w = word{small: lower(text), fixed: fixedTag(text)}
	p.fillFor(&w.wordFeatures, shown)
	w.fixedPos = posOf[w.fixed]
	w.traits = listed[text]&^anyCase | listed[w.small]&anyCase
	w.traits.add(isSmall, lowered(text))
	w.traits.add(isPlace, shown == knownPlace)
	w.traits.add(isMisread, misread[text] != nil)
	w.traits.add(isOnlyPast, onlyPast(text))
	if m.known == nil {
		m.known = map[string]*word{}
	}
	m.known[text] = w
	return w
}
