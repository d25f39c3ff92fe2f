package engine

import (
	"fmt"
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

// wordList compiles the lists of a constraint as one.
func (b *builder) wordList(c *pattern.Constraint, reverse bool) int32 {
	key := fmt.Sprint(c.Attr, reverse, c.Values)
	if id, ok := b.listIDs[key]; ok {
		return id
	}
	entries := b.entries(c, reverse)
	b.ids = b.ids[:0]
	for _, e := range entries {
		b.ids = append(b.ids, e[0])
	}
	id := b.set.wordLists.add(newWordList(entries, c.Attr == "lemma", b.openingWords(newWordSet(b.ids))))
	b.listIDs[key] = id
	return id
}

// newWordList makes a list of entries, which it sorts. The nodes nearer to the root come first.
func newWordList(entries [][]int32, lemma bool, opens int32) *wordList {
	slices.SortFunc(entries, slices.Compare[[]int32])
	l := &wordList{lemma: lemma, opens: opens}
	nodes := []stretch{{to: len(entries)}}
	for i := 0; i < len(nodes); i++ {
		n := nodes[i]
		end := n.from // of the entries that end at the node
		for end < n.to && len(entries[end]) == n.depth {
			end++
		}
		l.ends, l.from = append(l.ends, end > n.from), append(l.from, int32(len(l.words)))
		for from, to := end, end; from < n.to; from = to {
			word := entries[from][n.depth]
			for to < n.to && entries[to][n.depth] == word {
				to++
			}
			l.words, nodes = append(l.words, word), append(nodes, stretch{from, to, n.depth + 1})
		}
	}
	l.from = append(l.from, int32(len(l.words)))
	return l
}

// stretch are the sorted entries that lead to a node: all begin with the same words, depth of them.
type stretch struct{ from, to, depth int }

// entries returns the ids of the words of a constraint's entries, in the order in which they are looked up.
func (b *builder) entries(c *pattern.Constraint, reverse bool) [][]int32 {
	length, words := 0, 0
	for _, name := range c.Values {
		length += len(b.lists[name].entries)
		for _, e := range b.lists[name].entries {
			words += len(e)
		}
	}
	out, room := make([][]int32, 0, length), make([]int32, words)
	for _, name := range c.Values {
		for _, e := range b.lists[name].entries {
			ids := room[:len(e):len(e)]
			room = room[len(e):]
			for i := range e {
				w := e[i]
				if reverse {
					w = e[len(e)-1-i]
				}
				ids[i] = b.set.vocab.ofPattern(w, c.Attr == "lemma")
			}
			out = append(out, ids)
		}
	}
	return out
}
