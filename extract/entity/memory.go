package entity

import (
	"slices"

	"dateline/extract/document"
	"dateline/rules"
)

// Memory is what the stage keeps from one stretch of a long text to the next, so that a person who is named in full in the
// first is found by the surname in the fifth, and has one index in all of them. It belongs to one text and one goroutine;
// the zero value is ready for the first stretch.
type Memory struct {
	number   int // of stretches so far
	context  int // bytes at the beginning of a stretch that the stretch before it has, too
	at       int // tokens of the text before this stretch
	found    []*found
	entities []document.Entity // of found; each with its mentions in this stretch only

	exact                    map[kindName]*found
	last, first              map[string][]*found // as those of a linker
	lone                     map[string]*found   // persons of whom one word is known
	known                    map[string]votes
	countries, nationalities map[string]*found
	byRole                   map[string][]*found
	nominals                 map[string]*found
}

// Next announces the next stretch. Its text begins with so many bytes of context, which the stretch before it has had too;
// so many tokens of the text lie before all of it.
func (mem *Memory) Next(context, tokens int) {
	mem.number++
	mem.context, mem.at = context, tokens
}

// Apply is the function Apply for one stretch. Document.Entities are those of all stretches so far, under the indexes that
// they had; each has its mentions in this stretch only. What is named in the context alone makes no new entity.
// The next call changes the entities.
func (mem *Memory) Apply(doc *document.Document, m *rules.Matcher) error {
	if mem.exact == nil {
		mem.exact, mem.known = map[kindName]*found{}, map[string]votes{}
		mem.last, mem.first, mem.lone = map[string][]*found{}, map[string][]*found{}, map[string]*found{}
		mem.countries, mem.nationalities = map[string]*found{}, map[string]*found{}
		mem.byRole, mem.nominals = map[string][]*found{}, map[string]*found{}
	}
	for i := range mem.entities {
		mem.entities[i].Mentions = nil
	}
	return apply(doc, m, mem)
}

// votesFor are the votes of this stretch and of those before it for a spelling.
func (r *reader) votesFor(spelling string) (votes, bool) {
	v, ok := r.known[spelling]
	if r.mem == nil {
		return v, ok
	}
	before, known := r.mem.known[spelling]
	for i := range v {
		v[i] += before[i]
	}
	return v, ok || known
}

// wasSeen reports whether a word has a capital that does not come from its place.
func (r *reader) wasSeen(w string) bool {
	if r.seen[w] || r.mem == nil {
		return r.seen[w]
	}
	_, named := r.mem.known[w]
	return named
}

// namedBefore is the entity that a stretch before this one has named so, or nil.
func (r *reader) namedBefore(key kindName) *found {
	if r.mem == nil {
		return nil
	}
	return r.mem.exact[key]
}

// maxNamesakes bounds the entities of earlier stretches that are compared for a short name: the last ones.
const maxNamesakes = 64

// withEarlier are the candidates for a short name in this stretch and those of the stretches before it.
func withEarlier(now, before []*found) []*found {
	if before = before[max(0, len(before)-maxNamesakes):]; len(before) == 0 {
		return now
	}
	return slices.Concat(now, before)
}

// maxApart is how many tokens after a surname without a first name the full name may follow in a later stretch and
// still be that of the same person.
const maxApart = 20_000

// complete is the person of whom earlier stretches have the last word of a name only, or nil.
func (l *linker) complete(n *name, usual string) *found {
	if l.mem == nil || n.kind != document.Person || n.Len() < 2 {
		return nil
	}
	f := l.mem.lone[l.doc.Tokens[n.End-1].Text]
	if f == nil || len(f.words) != 1 || !n.mayBe(f) || l.mem.at+int(n.Start)-f.lastAt > maxApart {
		return nil
	}
	f.Name, f.words = usual, f.words[:0]
	for i := n.Start; i < n.End; i++ {
		f.words = append(f.words, l.doc.Tokens[i].Text)
	}
	gender := f.Gender
	if l.openPerson(f); f.Gender == "" {
		f.Gender = gender
	}
	return f
}

// add takes up a new entity.
func (r *reader) add(f *found) {
	f.index, f.seen = document.None, r.stretch
	r.found = append(r.found, f)
}

// touch takes up an entity of an earlier stretch that this one mentions.
func (r *reader) touch(f *found) {
	if f.seen == r.stretch {
		return
	}
	f.seen = r.stretch
	if f.kept {
		r.touched = append(r.touched, f)
	} else {
		r.found = append(r.found, f)
	}
}

// forgetContext drops new entities that only the context of a stretch mentions: the stretch before it knew better.
func (r *reader) forgetContext() {
	end := r.doc.TokensIn(document.Span{End: r.mem.context}).End
	for _, f := range r.found {
		if !slices.ContainsFunc(f.Mentions, func(m document.EntityMention) bool { return m.Start >= end }) {
			f.Mentions = nil
		}
	}
}

// carry keeps for the next stretch what this one has found.
func (r *reader) carry() {
	mem := r.mem
	for _, f := range slices.Concat(r.touched, r.found) {
		f.listed, f.classes = r.listedClass(f), r.wordClass(f)
		f.before += len(f.Mentions)
		f.lastAt = mem.at + int(f.Mentions[len(f.Mentions)-1].Start)
		f.Mentions, f.kept, f.asked = nil, true, nameFacts{}
		lone := f.Kind == document.Person && len(f.words) == 1
		if key := (kindName{f.Kind, foldCase(f.Name)}); !lone && mem.exact[key] == nil {
			mem.exact[key] = f
		}
		if key := (kindName{f.Kind, f.alias}); f.alias != "" && mem.exact[key] == nil {
			mem.exact[key] = f
		}
		if lone && mem.lone[f.words[0]] != f {
			mem.lone[f.words[0]] = f
			mem.last[f.words[0]] = append(mem.last[f.words[0]], f)
		}
	}
	mem.found = append(mem.found, r.found...)
	old := make(map[*found]bool, len(r.touched))
	for _, f := range r.touched {
		old[f] = true
	}
	keep(mem.last, r.lasts, old)
	keep(mem.first, r.firsts, old)
	for spelling, v := range r.known {
		sum := mem.known[spelling]
		for i := range sum {
			sum[i] += v[i]
		}
		mem.known[spelling] = sum
	}
}

// keep adds the entities that were published to a table of a linker. Only the old ones, of earlier stretches, may be far back in it: a text
// can have thousands of persons of one first name.
func keep(table, more map[string][]*found, old map[*found]bool) {
	for spelling, fs := range more {
		to := table[spelling]
		for _, f := range fs {
			isLast := len(to) > 0 && to[len(to)-1] == f
			if f.kept && !isLast && !(old[f] && slices.Contains(to, f)) {
				to = append(to, f)
			}
		}
		if len(to) > 0 {
			table[spelling] = to
		}
	}
}
