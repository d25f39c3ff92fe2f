package engine

import "slices"

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

// narrowed returns those of the rules that a token starts which its words do not rule out. What they leave open is asked each time. The rules
// that are given are written over.
func (s *Set) narrowed(all []starters, ids *tokenIDs, words row) []starters {
	sum := 0
	for i := range all {
		left := all[i].rules[:0]
		for _, x := range all[i].rules {
			if s.narrow(&x, ids, words) {
				left = append(left, x)
			}
		}
		all[i].rules = left
		sum += len(left)
	}
	all = slices.DeleteFunc(all, func(of starters) bool { return len(of.rules) == 0 })
	room := make([]starter, 0, sum)
	for i := range all {
		from := len(room)
		room = append(room, all[i].rules...)
		all[i].rules = room[from:len(room):len(room)]
	}
	return slices.Clip(all)
}

// narrow writes what a token leaves open, and reports whether the rule may start there at all.
func (s *Set) narrow(x *starter, ids *tokenIDs, words row) bool {
	h := &s.heads[x.rule]
	if !h.exact() {
		return true
	}
	if h.starts != anything && !s.hinges.may(words, h.starts) {
		return false
	}
	if x.first >= 0 {
		if !s.hinges.may(words, x.first) {
			return false
		}
		if s.hinges.sure(words, x.first) {
			x.first = -1
		}
	}
	if h.list >= 0 {
		x.next = s.wordLists.of(h.list).after(ids)
	}
	return x.next != 0
}

// firstList returns the step that reads an entry of a list before anything else is read, or nil.
func (p *program) firstList() *instruction {
	for i := range p.ins {
		switch p.ins[i].op {
		case insCapture, insLook, insEdge:
		case insList:
			return &p.ins[i]
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
