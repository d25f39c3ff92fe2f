package engine

// A matcher that knows more rows or spellings than this forgets before the next document those that it met once: half of the words of
// news are. Sixty articles have some 5,000 rows and 7,000 spellings, three times as many have twice as many; a row of the shipped rules takes
// 0.4 KB.
const (
	maxRows      = 3 << 12
	maxSpellings = 1 << 14
)

// kinds keeps what is known of tokens without their layers: the rows of facts, and the rules that they start. That depends on nothing but
// their words and tags, so it stays true from document to document.
type kinds struct {
	rows
	spellings map[string]*spelling
	starters  map[startKey][]starters
}

// startKey is what the rules that a token starts depend on: its words, its tag, and its first byte as in a rowKey.
type startKey struct {
	form, exact, lemma int32
	tag, first         uint8
}

func newKinds(s *Set) kinds {
	return kinds{rows: newRows(s), spellings: map[string]*spelling{}, starters: map[startKey][]starters{}}
}

// begin forgets what there is too much of: what was met once, or all if that is not a quarter.
func (k *kinds) begin() {
	k.rows.begin()
	if len(k.starters) >= maxSpellings {
		clear(k.starters)
	}
	if len(k.known) < maxRows && len(k.spellings) < maxSpellings {
		return
	}
	k.forgetSingle()
	if len(k.known) > maxRows/4*3 || len(k.spellings) > maxSpellings/4*3 {
		clear(k.known)
		clear(k.spellings)
	}
}

// forgetSingle forgets the spellings that were met once since it was last called, and the rows of no other.
func (k *kinds) forgetSingle() {
	kept := make(map[rowKey]*keptRow, len(k.known))
	for word, w := range k.spellings {
		if !w.again {
			delete(k.spellings, word)
			continue
		}
		w.again = false
		for i := range w.readings {
			r := &w.readings[i]
			kept[k.set.keyOf(&r.ids, word[0])] = r.row
		}
	}
	k.known = kept
}

// startersOf returns the rules that a token starts, but for those that its row rules out.
func (k *kinds) startersOf(ids *tokenIDs, first byte) []starters {
	if ids.keys == 0 {
		return nil
	}
	key := startKey{ids.form, ids.exact, ids.lemma, ids.tag, k.set.questions.byteOf[first]}
	out, ok := k.starters[key]
	if !ok {
		out = k.set.narrowed(k.set.startersOf(ids), ids, k.unpack(k.of(k.set.keyOf(ids, first))))
		k.starters[key] = out
	}
	return out
}

// starter is a rule that the words or the tag of a token start. It is small and has no pointer: a token of news starts five rules.
type starter struct {
	first int32    // of a trigger rule: the predicate of the trigger's first token, or -1; opensPositions if the rule opens positions to start at
	rule  int32    // its index
	next  wordMask // one of which the next token must have
}

// opensPositions is said of rules that do not start at the token itself.
const opensPositions = -2

// starters are the rules of a phase that a token starts.
type starters struct {
	phase int // its number
	rules []starter
}

// due are the rules of a phase that a token of the document starts.
type due struct {
	at    int32
	rules []starter
}

// startersOf returns the rules under the words and the tag of a token, phase by phase. A rule may appear twice.
func (s *Set) startersOf(ids *tokenIDs) (out []starters) {
	var count [maxPhases]int
	sum := 0
	s.eachStarted(ids, func(r int32) {
		count[s.heads[r].phase]++
		sum++
	})
	room := make([]starter, sum)
	var found [maxPhases][]starter
	for n := range s.numbered {
		if count[n] > 0 {
			found[n], room = room[:0:count[n]], room[count[n]:]
		}
	}
	s.eachStarted(ids, func(r int32) {
		h := &s.heads[r]
		found[h.phase] = append(found[h.phase], h.starter(r))
	})
	for n := range s.numbered {
		if count[n] > 0 {
			out = append(out, starters{n, found[n]})
		}
	}
	return out
}

// eachStarted gives the rules under the words of a token, then those under its tag.
func (s *Set) eachStarted(ids *tokenIDs, do func(int32)) {
	for i, w := range [...]int32{ids.form, ids.exact, ids.lemma} {
		if w != 0 && (i == 0 || w != ids.form) {
			for _, r := range s.wordRules.of(w) {
				do(r)
			}
		}
	}
	for _, r := range s.tagRules.of(int32(ids.tag)) {
		do(r)
	}
}
