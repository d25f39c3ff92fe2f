package lexis

import (
	"strings"

	"dateline/extract/document"
)

// A word is all that a spelling alone says. It is worked out once and kept from text to text, since most words come again.
type word struct {
	wordFeatures // of the word that the tagger is shown in place of this one
	text         string
	fixed        string // its tag, if that does not depend on its context
	fixedPos     pos
	traits       traits
	again        bool    // it was met more than once since words were last forgotten
	forms        [2]form // of those that were asked for, the first ones
}

// form is a form of a word and its lemma, or "" if there is none yet.
type form struct {
	lemma string
	of    wordForm
}

// traits are what the repairs ask about a word, a bit for each.
type traits uint8

const (
	isSmall          traits = 1 << iota // of ASCII, without capitals
	isPlace                             // shown to the tagger as knownPlace
	isRareParticiple                    // in rareParticiples
	isMisread                           // in misread
	isFloating                          // in floating
)

func (t *traits) add(trait traits, has bool) {
	if has {
		*t |= trait
	}
}

// lemma is the lemma of the word in a form.
func (w *word) lemma(of wordForm) string {
	for i := range w.forms {
		f := &w.forms[i]
		if f.lemma == "" {
			*f = form{lemmaOf(w.text, of), of}
		}
		if f.of == of {
			return f.lemma
		}
	}
	return lemmaOf(w.text, of)
}

// maxWords bounds the words that a memo keeps. A long article has some thousand.
const maxWords = 1 << 13

// wordMemo keeps words from text to text. It belongs to one goroutine.
type wordMemo struct{ known map[string]*word }

// take appends the words of a sentence.
func (m *wordMemo) take(p *perceptron, words []*word, tokens []document.Token) []*word {
	if len(m.known) > maxWords {
		m.forget()
	}
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

// forget forgets the words that were met once since it was last called, or all if that is not half of them.
func (m *wordMemo) forget() {
	for text, w := range m.known {
		if !w.again {
			delete(m.known, text)
		}
		w.again = false
	}
	if len(m.known) > maxWords/2 {
		clear(m.known)
	}
}

func (m *wordMemo) learn(p *perceptron, text string) *word {
	text = strings.Clone(text) // the document shall not be kept for its words
	shown := shownAs(text)
	w := &word{text: text, fixed: fixedTag(text)}
	p.fillFor(&w.wordFeatures, shown)
	w.fixedPos = posOf[w.fixed]
	w.traits.add(isSmall, lowered(text))
	w.traits.add(isPlace, shown == knownPlace)
	w.traits.add(isRareParticiple, rareParticiples[text])
	w.traits.add(isMisread, misread[text] != nil)
	w.traits.add(isFloating, floating[text])
	if m.known == nil {
		m.known = map[string]*word{}
	}
	m.known[text] = w
	return w
}
