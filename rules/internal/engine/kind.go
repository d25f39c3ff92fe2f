package engine

// A matcher that knows more rows or spellings than this forgets before the next document those that it met once: half of the words of
// news are. Eighty articles have some 4,000 rows and 8,000 spellings, twice as many have half as many more; a row of the shipped rules
// has 3.3 KB. More rows save no time that could be measured.
const (
	maxRows      = 5 << 10
	maxSpellings = 1 << 14
)

// kinds keeps what is known of tokens without their layers: the rows of facts, and the rules that they start. That depends on nothing but
// their words and tags, so it stays true from document to document.
type kinds struct {
	rows
	spellings map[string]*spelling
	starters  map[startKey][]starters
}

// startKey is what a token starts rules by: ids of words and of a tag that rules are under.
type startKey struct {
	form, exact, lemma int32
	tag                uint8
}

func newKinds(s *Set) kinds {
	return kinds{rows: newRows(s), spellings: map[string]*spelling{}, starters: map[startKey][]starters{}}
}

// begin forgets what there is too much of: what was met once, or all if that is not a quarter.
func (k *kinds) begin() {
	if len(k.starters) >= maxSpellings {
		clear(k.starters)
	}
	if len(k.known) < maxRows && len(k.spellings) < maxSpellings {
		return
	}
	k.forgetSingle()
	if len(k.known) > maxRows/4*3 || len(k.spellings) > maxSpellings/4*3 {
		k.keep(map[rowKey]row{})
		clear(k.spellings)
	}
}

// forgetSingle forgets the spellings that were met once since it was last called, and the rows of no other.
func (k *kinds) forgetSingle() {
	kept := make(map[rowKey]row, len(k.known))
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
	k.keep(kept)
}

// startersOf returns the rules that a token starts.
func (k *kinds) startersOf(ids *tokenIDs) []starters {
	if ids.keys == 0 {
		return nil
	}
	key := k.set.startKey(ids)
	out, ok := k.starters[key]
	if !ok {
		out = k.set.startersOf(key)
		k.starters[key] = out
	}
	return out
}

func (s *Set) startKey(ids *tokenIDs) (key startKey) {
	under := func(id int32) int32 {
		if s.wordPhases[id] == 0 {
			return 0
		}
		return id
	}
	key.form, key.exact, key.lemma = under(ids.form), under(ids.exact), under(ids.lemma)
	if s.tagPhases[ids.tag] != 0 {
		key.tag = ids.tag
	}
	return key
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

// startersOf returns the rules that a token starts, phase by phase. A rule may appear twice.
func (s *Set) startersOf(key startKey) (out []starters) {
	var count [maxPhases]int
	sum := 0
	s.eachStarted(key, func(r *rule) {
		count[r.phase.number]++
		sum++
	})
	room := make([]starter, sum)
	var found [maxPhases][]starter
	for n := range s.numbered {
		if count[n] > 0 {
			found[n], room = room[:0:count[n]], room[count[n]:]
		}
	}
	s.eachStarted(key, func(r *rule) { found[r.phase.number] = append(found[r.phase.number], r.starter()) })
	for n := range s.numbered {
		if count[n] > 0 {
			out = append(out, starters{n, found[n]})
		}
	}
	return out
}

// eachStarted gives the rules under the words of a key, then those under its tag.
func (s *Set) eachStarted(key startKey, do func(*rule)) {
	for i, w := range [...]int32{key.form, key.exact, key.lemma} {
		if w != 0 && (i == 0 || w != key.form) {
			for _, r := range s.wordRules.of(w) {
				do(r)
			}
		}
	}
	if key.tag == 0 {
		return
	}
	for _, p := range s.numbered {
		for _, r := range p.byTag[key.tag] {
			do(r)
		}
	}
}

func (r *rule) starter() starter {
	if !r.trigger() || !r.anchor.exact() {
		return starter{opensPositions, int32(r.index), anyWord}
	}
	return starter{r.first, int32(r.index), anyWord}
}
