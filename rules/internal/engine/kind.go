package engine

// A matcher that knows more rows than this forgets all before the next document, and one that knows more spellings those that it met once:
// half of the words of news are. Eighty articles have some 4,000 rows and 8,000 spellings, twice as many have half as many more; a row of
// the shipped rules has 1.8 KB.
const (
	maxRows      = 1 << 13
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

// begin forgets what there is too much of.
func (k *kinds) begin() {
	full := len(k.known) >= maxRows || len(k.starters) >= maxSpellings
	if len(k.spellings) >= maxSpellings {
		k.forgetSingle()
		full = full || len(k.spellings) > maxSpellings/2
	}
	if full {
		clear(k.known)
		clear(k.spellings)
		clear(k.starters)
		k.room = nil
	}
}

// forgetSingle forgets the spellings that were met once since it was last called.
func (k *kinds) forgetSingle() {
	for word, w := range k.spellings {
		if !w.again {
			delete(k.spellings, word)
		}
		w.again = false
	}
}

// startersOf are the rules that a token starts.
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

// starter is a rule that the words or the tag of a token start.
type starter struct {
	first int32 // of a trigger rule: the predicate of the trigger's first token, or -1
	opens bool  // it opens places to start at; others start at the token itself
	rule  *rule
}

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

// startersOf are the rules that a token starts, phase by phase. A rule may appear twice.
func (s *Set) startersOf(key startKey) (out []starters) {
	var found [maxPhases][]starter
	for i, w := range [...]int32{key.form, key.exact, key.lemma} {
		if w != 0 && (i == 0 || w != key.form) {
			for _, r := range s.wordRules.of(w) {
				found[r.phase.number] = append(found[r.phase.number], r.starter())
			}
		}
	}
	for _, p := range s.numbered {
		for _, r := range p.byTag[key.tag] {
			found[p.number] = append(found[p.number], r.starter())
		}
		if len(found[p.number]) > 0 {
			out = append(out, starters{p.number, found[p.number]})
		}
	}
	return out
}

func (r *rule) starter() starter { return starter{r.first, !r.trigger() || !r.anchor.exact(), r} }
