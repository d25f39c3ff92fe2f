package entity

import (
	"slices"
	"strconv"
	"strings"

	"dateline/extract/document"
	"dateline/rules"
)

// name is a mention by name, while names are being found.
type name struct {
	document.Range
	kind     document.EntityKind
	weight   int // how sure the kind is
	rule     string
	core     document.Range // a company's name without its legal form
	gender   string         // that the word before it shows
	initials string         // of an organization's words, once they were asked for
	listed   bool           // a list alone knows it, and says the same of each mention
	short    string         // form that follows it in brackets
	head     string         // noun that the rule found to say what it is: the retailer of "the retailer Norvik"
	holders  []string       // of a surname after the title of a head of state: full names in the table
	title    bool           // short form of a title, which names no one
}

// votes are the sums of the weights with which a spelling was given each kind.
type votes [4]int

// kinds are the kinds that names vote for, by their place in votes.
var kinds = [...]document.EntityKind{document.Person, document.Organization, document.Place, document.Other}

func kindIndex(k document.EntityKind) int { return slices.Index(kinds[:], k) }

// best is the kind with the most votes, and how many.
func (v votes) best() (document.EntityKind, int) {
	b := 0
	for i := range v {
		if v[i] > v[b] {
			b = i
		}
	}
	return kinds[b], v[b]
}

// Shares of a name's weight that its parts and short forms inherit.
const (
	lastShare  = 9 // tenths, of a person's last name
	firstShare = 3 // of a person's first name
	shortShare = 7 // of an organization's name without its key
)

// enough is the weight from which on a kind is not overruled by the rest of the article.
const enough = 18

// findNames fills r.names: rules that are sure first, then the whole article, then rules that guess.
func (r *reader) findNames(m *rules.Matcher) {
	r.collect(m, "name")
	r.spellOut()
	r.explainOthers()
	r.lengthen()
	r.agree()
	r.publishNames()
	r.collect(m, "guess")
	r.agree()
	r.publishNames()
	r.collect(m, "last-guess")
	r.agree()
	r.publishNames()
	r.settle()
	r.nations()
	r.sortNames()
}

// free reports whether no name covers a token of the range yet.
func (r *reader) free(g document.Range) bool {
	for i := g.Start; i < g.End; i++ {
		if r.taken[i] {
			return false
		}
	}
	return true
}

// put adds a name unless its place is taken.
func (r *reader) put(n name) bool {
	if n.Empty() || !r.free(n.Range) {
		return false
	}
	for i := n.Start; i < n.End; i++ {
		r.taken[i] = true
	}
	r.ends[n.Start] = n.End
	r.names = append(r.names, n)
	return true
}

// collect takes the names that the rules of a phase find, the longest first: a rule that looks at the words around a name
// may have found a part of a longer one.
func (r *reader) collect(m *rules.Matcher, phase string) {
	ms := m.Run(phase)
	r.learnt = r.learnt && len(ms) == 0
	document.SortMentions(ms, func(a, b *document.Mention) int { return int(nameRange(b).Len() - nameRange(a).Len()) })
	r.makeRoom(ms)
	for i := range ms {
		if ms[i].Feature("title") != "" {
			m.Note(&ms[i], "it", ms[i].Range, "", "a short form of a title, which names nobody")
		}
		kind := document.EntityKind(ms[i].Feature("kind"))
		weight, _ := strconv.Atoi(ms[i].Feature("weight"))
		at := nameRange(&ms[i])
		if short, ok := ms[i].Capture("short"); ok {
			if at = r.spelledOut(short, at); at.Empty() {
				m.Refuse(&ms[i], "the letters are not those of the name")
				continue
			}
		}
		core, _ := ms[i].Capture("core")
		if ms[i].Feature("whole") == "" {
			at = r.withoutThe(r.trim(at), kind)
		}
		r.take(name{Range: at, kind: kind, weight: weight, rule: ms[i].Rule, core: core, listed: ms[i].Feature("list") != "",
			head: r.headOf(&ms[i]), title: ms[i].Feature("title") != ""})
		for _, c := range ms[i].Captures {
			if c.Name == "it" && c.Range != nameRange(&ms[i]) {
				r.take(name{Range: r.trim(c.Range), kind: kind, weight: weight, rule: ms[i].Rule})
			}
		}
		if at, ok := ms[i].Capture("short"); ok {
			r.put(name{Range: at, kind: kind, weight: weight, rule: ms[i].Rule})
		}
		if at, ok := ms[i].Capture("agency"); ok {
			r.put(name{Range: at, kind: document.Organization, weight: weight, rule: ms[i].Rule})
		}
	}
}

// take adds a name. If another rule has found the same words, they keep the kind that they have, and the name counts as a vote for its
// own.
func (r *reader) take(n name) {
	if !r.put(n) && !n.Empty() && !n.listed {
		r.outvoted = append(r.outvoted, n)
	}
}

// headOf is the noun that says what a name is, of rules that say so.
func (r *reader) headOf(m *document.Mention) string {
	if m.Feature("head") == "" {
		return ""
	}
	at, _ := m.Capture("trigger")
	return foldCase(r.doc.Tokens[at.Start].Lemma)
}

// nameRange is the name in what a rule matched: its capture it, or all.
func nameRange(m *document.Mention) document.Range {
	if at, ok := m.Capture("it"); ok {
		return at
	}
	return m.Range
}

// makeRoom takes the names away that lie inside the longer ones of rules that say grow.
func (r *reader) makeRoom(ms []document.Mention) {
	grows := false
	for i := range ms {
		if ms[i].Feature("grow") == "" {
			continue
		}
		grows = true
		for at, t := nameRange(&ms[i]), int32(0); t < int32(at.Len()); t++ {
			r.taken[at.Start+t] = false
		}
	}
	if !grows {
		return
	}
	kept, gone := r.names[:0], 0
	for i, n := range r.names {
		if r.taken[n.Start] {
			kept = append(kept, n)
		} else if i < r.published {
			gone++
		}
	}
	r.names = kept
	r.published -= gone
}

// covered reports whether a name has exactly these words.
func (r *reader) covered(g document.Range) bool { return r.taken[g.Start] && r.ends[g.Start] == g.End }

// trim drops words from a name's edges that are no part of it.
func (r *reader) trim(g document.Range) document.Range {
	for g.Start < g.End && r.class[g.Start]&never != 0 {
		g.Start++
	}
	return g
}

// withoutThe drops the article that opens a sentence from the name of a body, unless a list has it: "The Harbor Safety Commission".
func (r *reader) withoutThe(g document.Range, kind document.EntityKind) document.Range {
	if kind != document.Organization || g.Len() <= 2 || int(r.entryLen(g.Start)) >= g.Len() {
		return g
	}
	if r.casings[g.Start]&opening != 0 && r.doc.Tokens[g.Start].Text == "The" {
		g.Start++
	}
	return g
}

// vote adds a spelling's weight for a kind.
func (r *reader) vote(spelling string, kind document.EntityKind, weight int) {
	k := kindIndex(kind)
	if k < 0 || spelling == "" {
		return
	}
	v := r.known[spelling]
	v[k] += weight
	r.known[spelling] = v
}

// learn fills r.known from the names found so far: their spellings, and those of the short forms to expect.
func (r *reader) learn() {
	if r.learnt {
		return
	}
	r.learnt = true
	if r.known == nil {
		r.known = map[string]votes{}
	}
	clear(r.known)
	for i := range r.outvoted {
		if n := &r.outvoted[i]; r.covered(n.Range) {
			r.vote(r.doc.Words(n.Range), n.kind, n.weight)
		}
	}
	for i := range r.names {
		n := &r.names[i]
		spelling := r.doc.Words(n.Range)
		if n.title || n.listed && r.known[spelling] != (votes{}) {
			continue
		}
		r.vote(spelling, n.kind, n.weight)
		switch {
		case n.Len() < 2:
		case n.kind == document.Person:
			r.learnPerson(n)
		case n.kind == document.Organization:
			r.learnOrganization(n)
		case n.kind == document.Place:
			r.vote(r.shortOfLand(n), n.kind, landWeight)
		}
	}
}

func (r *reader) learnPerson(n *name) {
	last := document.Range{Start: n.End - 1, End: n.End}
	r.vote(r.doc.Words(last), n.kind, n.weight*lastShare/10)
	for last.Start > n.Start+1 && r.class[last.Start-1]&particle != 0 {
		last.Start--
		r.vote(r.doc.Words(last), n.kind, n.weight)
	}
	if last.Len() > 1 {
		last.Start--
		r.vote(r.doc.Words(last), n.kind, n.weight)
	}
	if n.Len() > 2 {
		r.vote(r.doc.Words(document.Range{Start: n.End - 2, End: n.End}), n.kind, n.weight*lastShare/10)
	}
	r.vote(r.doc.Tokens[n.Start].Text, n.kind, n.weight*firstShare/10)
}

func (r *reader) learnOrganization(n *name) {
	if n.initials == "" {
		n.initials = r.initials(n.Range)
	}
	if len(n.initials) > 1 {
		r.vote(n.initials, n.kind, n.weight)
	}
	r.vote(n.short, n.kind, n.weight)
	if n.core.Empty() {
		return
	}
	r.vote(r.doc.Words(n.core), n.kind, n.weight)
	if head := n.core.Start; n.core.Len() > 1 && r.class[head]&(common|anyPlace|anyNation|firstName) == 0 {
		r.vote(r.doc.Tokens[head].Text, n.kind, n.weight*shortShare/10)
	}
}

// landWeight is how sure it is that the first letters of a land's words mean the land.
const landWeight = 12

// shortOfLand are the first letters of the words of a country, a state or a region, or "": the "WH" of "West Harbor".
func (r *reader) shortOfLand(n *name) string {
	if e := r.entry[n.Start]; e == nil || e.class&landClasses == 0 || n.Len() < 2 || r.entryLen(n.Start) != int32(n.Len()) {
		return ""
	}
	if short := r.initials(n.Range); len(short) > 1 {
		return short
	}
	return ""
}

// publishNames adds the new names to the layer "name" for the rules that guess.
func (r *reader) publishNames() {
	ms := r.doc.MakeMentions(len(r.names) - r.published)[:0]
	for i := range r.names[r.published:] {
		n := &r.names[r.published+i]
		k := kindIndex(n.kind)
		ms = append(ms, document.Mention{Range: n.Range, Rule: n.rule, Ref: document.None, Features: kindFeatures[k : k+1 : k+1]})
	}
	r.published = len(r.names)
	r.doc.AddLayer("name", ms)
}

var kindFeatures = []document.Feature{{Name: "kind", Value: "person"}, {Name: "kind", Value: "organization"}, {Name: "kind", Value: "place"}, {Name: "kind", Value: "other"}}

// nations adds the nationalities. The words of parties say of whom they are said what they are, and name no one.
func (r *reader) nations() {
	for i, e := range r.entry {
		if e == nil || e.class&anyNation == 0 || partyOfWord(e.name) != "" {
			continue
		}
		end := int32(i + 1 + strings.Count(e.name, " "))
		r.put(name{Range: document.Range{Start: int32(i), End: end}, kind: document.Nationality, weight: enough, rule: "nationality"})
	}
}

// sortNames puts the names into the order of the text. They are large, so their places are sorted.
func (r *reader) sortNames() {
	order := make([]int64, len(r.names))
	for i := range r.names {
		order[i] = int64(r.names[i].Start)<<32 | int64(i)
	}
	slices.Sort(order)
	sorted := slices.Grow(r.unsorted[:0], len(order))
	for _, at := range order {
		sorted = append(sorted, r.names[int32(at)])
	}
	r.names, r.unsorted = sorted, r.names
	clear(r.unsorted)
}
