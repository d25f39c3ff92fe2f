// Package entity is the stage that finds who and what an article names: persons, organizations, places, nationalities and
// groups, with their roles, their countries and every mention of them, pronouns included.
//
//	lists ─▶ words with a capital ─▶ rules "name" ─▶ the whole article agrees ─▶ rules "guess" ─▶ one name ─▶ nominals, pronouns
//
// It reads tokens, np and vg of lexis and the layers quotation and date; it fills Document.Entities and publishes the
// layer entity. What is in one sentence is found by rules (rules/en/entities*.yaml); Go code does what spans
// the article: a name that is certain in one place is of the same kind everywhere, short names belong to long ones.
package entity

import (
	"dateline/extract/document"
	"dateline/internal/freelist"
	"dateline/rules"
)

var readers = freelist.List[*reader]{New: func() *reader { return new(reader) }}

// Apply adds the entities of the document and the layer "entity". It may be called for different documents at the same time.
func Apply(doc *document.Document, m *rules.Matcher) error { return apply(doc, m, nil) }

func apply(doc *document.Document, m *rules.Matcher, mem *Memory) error {
	lex, err := lexical()
	if err != nil {
		return err
	}
	r := readers.Get()
	r.begin(doc, lex, mem)
	r.readWords()
	r.findNames(m)
	r.link()
	r.readTowns()
	r.readCountries()
	r.roles(m)
	r.readPronouns(m, r.readNominals(m))
	r.affiliate()
	r.publish()
	r.end()
	readers.Put(r) // not deferred: what a panic leaves half done is not used again
	return nil
}

// begin takes up a document.
func (r *reader) begin(doc *document.Document, lex *lexicon, mem *Memory) {
	r.mem, r.stretch = mem, r.stretch+1
	r.doc, r.lex = doc, lex
	r.names, r.outvoted, r.published, r.learnt = r.names[:0], r.outvoted[:0], 0, false
	r.found, r.loose = nil, nil
	r.home, r.state, r.stateRead, r.sole, r.soleRead = "", nil, false, nil, 0
	r.nominals, r.byRole, r.owing = emptied(r.nominals), emptied(r.byRole), emptied(r.owing)
	r.quotes = doc.Layer("quotation")
	if mem != nil {
		r.nominals, r.byRole, r.stretch = mem.nominals, mem.byRole, mem.number
	}
}

// end forgets the document, so that a free reader neither keeps it in memory nor carries it into the next one.
func (r *reader) end() {
	clear(r.entry)
	clear(r.at)
	clear(r.previous)
	clear(r.joints)
	clear(r.ranked)
	clear(r.titled)
	clear(r.seen)
	clear(r.known)
	clear(r.names)
	clear(r.outvoted)
	clear(r.byName)
	if r.mem != nil { // to which they belong
		r.nominals, r.byRole, r.countries, r.nationalities = nil, nil, nil, nil
	}
	r.spareAll()
	r.doc, r.quotes, r.mem, r.touched, r.found, r.loose = nil, nil, nil, nil, nil, nil
	r.state, r.sole = nil, nil
	r.nominals, r.byRole, r.owing = emptied(r.nominals), emptied(r.byRole), emptied(r.owing)
	r.countries, r.nationalities = emptied(r.countries), emptied(r.nationalities)
	r.lasts, r.firsts, r.exact = emptied(r.lasts), emptied(r.firsts), emptied(r.exact)
}

// maxSpare bounds the entities that are kept as room for those of the next document.
const maxSpare = 256

// spareAll keeps the memory of the entities of a document, unless another stretch of it follows.
func (r *reader) spareAll() {
	if r.mem != nil {
		return
	}
	for _, f := range r.found[:min(len(r.found), maxSpare-len(r.spare))] {
		clear(f.words)
		*f = found{words: f.words[:0]}
		r.spare = append(r.spare, f)
	}
}

// spareFound is room for an entity, empty but for room for its words.
func (r *reader) spareFound() *found {
	last := len(r.spare) - 1
	if last < 0 {
		return new(found)
	}
	f := r.spare[last]
	r.spare = r.spare[:last]
	return f
}

// maxCleared bounds the size of maps that are kept. Those of most articles are smaller, and grow no more.
const maxCleared = 256

// emptied is an empty map: the old one, or a new one in place of one that is large and would take its size to clear for each
// short article after a long one.
func emptied[K comparable, V any](m map[K]V) map[K]V {
	if m == nil || len(m) > maxCleared {
		return map[K]V{}
	}
	clear(m)
	return m
}
