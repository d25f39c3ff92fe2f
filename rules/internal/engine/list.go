package engine

import (
	"fmt"
	"maps"
	"slices"

	"dateline/rules/internal/pattern"
)

// list is a list of words and phrases as rule files give it.
type list struct {
	entries [][]string // each cut into words
}

// add cuts an entry into words. Plain words, the bulk of large lists, need no tokenizer.
func (l *list) add(entry string, words func(string) []string) {
	if plainWord(entry) {
		l.entries = append(l.entries, []string{entry})
	} else if ws := words(entry); len(ws) > 0 {
		l.entries = append(l.entries, ws)
	}
}

func plainWord(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return s != ""
}

// phrases reports whether an entry has several words.
func (l *list) phrases() bool {
	return slices.ContainsFunc(l.entries, func(e []string) bool { return len(e) > 1 })
}

// wordList is a list compiled for look-up by lemma or text, from left to right or from right to left: a trie. Its ways are sorted by
// their nodes, then by their words, and the way at index i leads to node i+1.
type wordList struct {
	lemma bool
	opens int32   // predicate of the words that begin an entry, and some others: most tokens are turned down here
	ends  []bool  // nodes at which an entry ends; node 0 is the root
	from  []int32 // by node: where its ways begin
	words []int32 // by way
}

// step follows a token from a node; 0 means that there is no way on.
func (l *wordList) step(node int32, t *tokenIDs) int32 {
	first := t.exact
	if l.lemma {
		first = t.lemma
	}
	if first != 0 {
		if to := l.next(node, first); to != 0 {
			return to
		}
	}
	if t.form == 0 || t.form == first {
		return 0
	}
	return l.next(node, t.form)
}

// next follows a word from a node. It is a search by halves, written out, since it is asked for every token that may begin an entry.
func (l *wordList) next(node, word int32) int32 {
	from := l.from[node]
	for low, high := from, l.from[node+1]; low < high; {
		switch middle := int32(uint32(low+high) / 2); {
		case l.words[middle] == word:
			return middle + 1
		case l.words[middle] < word:
			low = middle + 1
		default:
			high = middle
		}
	}
	return 0
}

// trie is a node of a word list in the making.
type trie struct {
	end  bool
	next map[int32]*trie
}

// add enters the words of an entry.
func (t *trie) add(entry []int32) {
	for _, w := range entry {
		if t.next == nil {
			t.next = map[int32]*trie{}
		}
		if t.next[w] == nil {
			t.next[w] = &trie{}
		}
		t = t.next[w]
	}
	t.end = true
}

// flatten numbers the nodes, those nearer to the root first.
func (t *trie) flatten(lemma bool, opens int32) *wordList {
	l := &wordList{lemma: lemma, opens: opens}
	nodes := []*trie{t}
	for i := 0; i < len(nodes); i++ {
		l.ends, l.from = append(l.ends, nodes[i].end), append(l.from, int32(len(l.words)))
		for _, w := range slices.Sorted(maps.Keys(nodes[i].next)) {
			l.words, nodes = append(l.words, w), append(nodes, nodes[i].next[w])
		}
	}
	l.from = append(l.from, int32(len(l.words)))
	return l
}

// wordList compiles the lists of a constraint as one.
func (b *builder) wordList(c *pattern.Constraint, reverse bool) int32 {
	key := fmt.Sprint(c.Attr, reverse, c.Values)
	if id, ok := b.listIDs[key]; ok {
		return id
	}
	var root trie
	var first wordSet
	for _, name := range c.Values {
		for _, e := range b.lists[name].entries {
			ids := b.entry(e, c.Attr == "lemma", reverse)
			first.add(ids[0])
			root.add(ids)
		}
	}
	id := int32(len(b.set.wordLists))
	b.set.wordLists = append(b.set.wordLists, root.flatten(c.Attr == "lemma", b.opening(first)))
	b.listIDs[key] = id
	return id
}

// entry returns the ids of the words of an entry in the order in which they are looked up.
func (b *builder) entry(words []string, lemma, reverse bool) []int32 {
	ids := make([]int32, len(words))
	for i := range words {
		w := words[i]
		if reverse {
			w = words[len(words)-1-i]
		}
		ids[i] = b.set.vocab.ofPattern(w, lemma)
	}
	return ids
}
