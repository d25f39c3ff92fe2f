package engine

import (
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/rules/internal/pattern"
)

// spelling is a word as texts have it, with the readings that it was met with.
type spelling struct {
	form, exact int32
	again       bool // it was met more than once since words were last forgotten
	readings    []reading

	asked, passed bitSet // regular expressions and shapes by their slots: which are known, and which hold
}

// bitSet is a set of small numbers.
type bitSet []uint64

func (s bitSet) has(n int) bool { return s[n>>6]>>(n&63)&1 != 0 }

func (s bitSet) add(n int) { s[n>>6] |= 1 << (n & 63) }

// spellings are those of a token and its lemma.
type spellings struct{ text, lemma *spelling }

// reading is a word with a tag and a lemma.
type reading struct {
	tag, lemma string
	ids        tokenIDs
	word       spellings
	row        *keptRow
	starters   []starters // but for those that the row rules out
}

// intern looks up every token once for all phases.
func (m *Matcher) intern() {
	m.kinds.begin()
	m.ids = slices.Grow(m.ids[:0], len(m.doc.Tokens))
	for p := range m.due {
		m.due[p] = m.due[p][:0]
	}
	m.rowAt = slices.Grow(m.rowAt[:0], len(m.doc.Tokens))
	m.wordAt = slices.Grow(m.wordAt[:0], len(m.doc.Tokens))
	for i := range m.doc.Tokens {
		r := m.reading(&m.doc.Tokens[i])
		m.ids, m.rowAt, m.wordAt = append(m.ids, r.ids), append(m.rowAt, m.kinds.unpack(r.row)), append(m.wordAt, r.word)
		started := r.starters
		if m.trace != nil {
			started = m.set.startersOf(&r.ids) // so that the trace shows where a rule failed
		}
		for _, s := range started {
			m.due[s.phase] = append(m.due[s.phase], due{int32(i), s.rules})
		}
	}
}

// reading is that of a token. Most tokens are found by their text alone: it was met before, and with few readings.
func (m *Matcher) reading(t *document.Token) *reading {
	w := m.spelling(t.Text)
	for i := range w.readings {
		if r := &w.readings[i]; r.tag == t.Tag && r.lemma == t.Lemma {
			return r
		}
	}
	r := m.read(w, t)
	if len(w.readings) < maxReadings {
		r.lemma = strings.Clone(t.Lemma)
		w.readings = append(w.readings, r)
	}
	return &r
}

// spelling returns what is known of a word. A long one is new each time.
func (m *Matcher) spelling(word string) *spelling {
	if w := m.kinds.spellings[word]; w != nil {
		w.again = true
		return w
	}
	w := new(spelling)
	w.form, w.exact = m.lookUp(word)
	if len(word) <= longWord {
		m.kinds.spellings[strings.Clone(word)] = w // the text shall not be kept for its words
	}
	return w
}

// maxReadings is how many readings of a word are kept.
const maxReadings = 16

// read looks up what a word is with a tag and a lemma.
func (m *Matcher) read(w *spelling, t *document.Token) reading {
	r := reading{tag: t.Tag, lemma: t.Lemma, word: spellings{w, w}, ids: tokenIDs{form: w.form, exact: w.exact, lemma: w.form, tag: pattern.TagID[t.Tag]}}
	if t.Lemma != t.Text {
		r.ids.lemma, r.word.lemma = m.set.vocab.find(t.Lemma), m.spelling(t.Lemma)
	}
	r.ids.keys = m.set.wordPhases[r.ids.form] | m.set.wordPhases[r.ids.exact] | m.set.wordPhases[r.ids.lemma] | m.set.tagPhases[r.ids.tag]
	r.row = m.kinds.of(m.set.keyOf(&r.ids, t.Text[0]))
	r.starters = m.kinds.startersOf(&r.ids, t.Text[0])
	return r
}

// longWord is the length in bytes from which on no rule knows a word.
const longWord = 64

// lookUp gives the ids of a word in lower case and, if it has a capital, as it is written.
func (m *Matcher) lookUp(w string) (form, exact int32) {
	if len(w) > longWord {
		return 0, 0
	}
	upper := false
	m.folded = m.folded[:0]
	for i := range len(w) {
		c := w[i]
		if c >= 0x80 {
			return m.lookUpUnicode(w)
		}
		if c >= 'A' && c <= 'Z' {
			upper = true
			c += 'a' - 'A'
		}
		m.folded = append(m.folded, c)
	}
	if !upper {
		return m.set.vocab.find(w), 0
	}
	return m.set.vocab.find(string(m.folded)), m.set.vocab.find(w)
}

func (m *Matcher) lookUpUnicode(w string) (form, exact int32) {
	w = pattern.Straighten(w)
	lower := strings.ToLower(w)
	if lower == w {
		return m.set.vocab.find(w), 0
	}
	return m.set.vocab.find(lower), m.set.vocab.find(w)
}
