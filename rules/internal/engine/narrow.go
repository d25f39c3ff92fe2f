package engine

// wordMask is a set of word ids, kept by a part of each: it may seem to hold one that it does not.
type wordMask uint64

const anyWord = ^wordMask(0)

func (w *wordMask) add(id int32) {
	if id != 0 {
		*w |= 1 << (id & 63)
	}
}

// wordsAt returns the words of a token of the current sentence; there are none after its end.
func (m *Matcher) wordsAt(at int32) (w wordMask) {
	if at < m.hi {
		t := &m.ids[at]
		w.add(t.form)
		w.add(t.exact)
		w.add(t.lemma)
	}
	return w
}

// narrowed returns those of the rules that a token starts which its words do not rule out. What they leave open is asked each time.
func (s *Set) narrowed(all []starters, ids *tokenIDs, facts row) []starters {
	out, most := make([]starters, 0, len(all)), 0
	for _, of := range all {
		most += len(of.rules)
	}
	left := make([]starter, 0, most)
	for _, of := range all {
		from := len(left)
		for _, x := range of.rules {
			if s.narrow(&x, ids, facts) {
				left = append(left, x)
			}
		}
		if len(left) > from {
			out = append(out, starters{of.phase, left[from:len(left):len(left)]})
		}
	}
	return out
}

// narrow writes what a token leaves open, and reports whether the rule may start there at all.
func (s *Set) narrow(x *starter, ids *tokenIDs, facts row) bool {
	r := s.rules[x.rule]
	if !r.anchor.exact() {
		return true
	}
	if starts := r.starts(); starts != anything && !facts.may(starts) {
		return false
	}
	if x.first >= 0 {
		if !facts.may(x.first) {
			return false
		}
		if facts.sure(x.first) {
			x.first = -1
		}
	}
	if in := r.program().firstList(); in != nil {
		x.next = s.wordLists[in.arg].after(ids)
	}
	return x.next != 0
}

// firstList returns the step that reads an entry of a list before anything else is read, or nil.
func (p *program) firstList() *instruction {
	ins := p.code()
	for i := range ins {
		switch ins[i].op {
		case insCapture, insLook, insEdge:
		case insList:
			return &ins[i]
		default:
			return nil
		}
	}
	return nil
}

// after returns the words one of which must follow a token that begins an entry: any word if the token alone is one, none if it begins none.
func (l *wordList) after(t *tokenIDs) (w wordMask) {
	node := l.step(0, t)
	if node == 0 {
		return 0
	}
	if l.ends[node] {
		return anyWord
	}
	for _, word := range l.words[l.from[node]:l.from[node+1]] {
		w.add(word)
	}
	return w
}
