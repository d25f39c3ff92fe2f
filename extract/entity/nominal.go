package entity

import (
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/rules"
)

// reach is how many sentences back a noun or pronoun looks for its entity.
const reach = 4

// nominal is a mention by a noun, as the rules of the phase "nominal" found it.
type nominal struct {
	document.Range
	find      string // how its entity is found
	of        document.Range
	head      string // lemma of the noun
	title     string // of a role
	modifiers []modifier
	noun      string // how the noun is written in the entity's name
	rule      string
	named     bool // has the capital of a name: "the Church"
	that      bool // begins with "that"
	compound  bool // has a compound before it: "the Oslo-based company"
	headline  bool // has no article, as in headlines
	split     bool // is one half of "the Ukrainian and Russian delegations"
}

// readNominals takes the mentions by nouns from the rules, in text order.
func (r *reader) readNominals(m *rules.Matcher) []nominal {
	var out []nominal
	ms := m.Run("nominal")
	for i := range ms {
		n := nominal{Range: ms[i].Range, find: ms[i].Feature("find"), rule: ms[i].Rule}
		ofSeveral := n.find == "side" || n.find == "group" || n.find == "groups"
		if !ofSeveral && !r.owns(ms[i].Range) && r.inRole[ms[i].Start] && r.inRole[ms[i].End-1] {
			m.Refuse(&ms[i], "the role of a name")
			continue
		}
		n.of, _ = ms[i].Capture("of")
		if at, ok := ms[i].Capture("owner"); ok {
			n.of = at
		}
		n.named, n.that, n.headline = ms[i].Feature("named") != "", foldCase(r.doc.Tokens[n.Start].Text) == "that", ms[i].Feature("headline") != ""
		if n.find == "called" {
			r.call(n.of, &ms[i])
			continue
		}
		if n.find == "government" {
			if !r.government(n.of, n.rule) {
				m.Refuse(&ms[i], "no capital of a country that the article names")
			}
			continue
		}
		if at, ok := ms[i].Capture("title"); ok {
			n.title = r.doc.Words(at)
		}
		if at, ok := ms[i].Capture("head"); ok {
			n.head, n.noun = strings.ToLower(r.doc.Tokens[at.End-1].Lemma), r.doc.Words(at)
			if ms[i].Feature("one") != "" {
				n.noun = n.head
			}
		}
		n.modifiers = r.readModifiers(&n, &ms[i])
		if n.find != "groups" {
			out = append(out, n)
			continue
		}
		n.find, n.split = "group", true
		first, _ := ms[i].Capture("first")
		second, _ := ms[i].Capture("second")
		n.Range, n.of = first, document.Range{Start: first.End - 1, End: first.End}
		out = append(out, n)
		n.Range, n.of = second, document.Range{Start: second.Start, End: second.Start + 1}
		out = append(out, n)
	}
	return out
}

// owns reports whether a genitive follows: "the senator" of "Ana Berg, the senator's aunt".
func (r *reader) owns(g document.Range) bool {
	return int(g.End) < len(r.doc.Tokens) && r.doc.Tokens[g.End].Tag == "POS"
}

// call notes the noun of an apposition, and the words before it, as what the text calls a body or a place: "Torvikon, a shipping company".
func (r *reader) call(name document.Range, m *document.Mention) {
	f := r.at[name.Start]
	head, ok := m.Capture("head")
	if f == nil || !ok {
		return
	}
	f.heads = append(f.heads, strings.ToLower(r.doc.Tokens[head.Start].Lemma))
	before, _ := m.Capture("pre")
	for i := before.Start; i < before.End; i++ {
		if strings.HasPrefix(r.doc.Tokens[i].Tag, "NN") {
			f.heads = append(f.heads, foldCase(r.doc.Tokens[i].Text))
		}
	}
}

// government gives the mention of a capital that acts to its country: the Oslo of "Oslo accepted the plan". It reports
// whether the name is that of a capital, and the article names the country.
func (r *reader) government(g document.Range, rule string) bool {
	e, old := r.entry[g.Start], r.at[g.Start]
	if e == nil || old == nil || e.class&(capital|country) != capital {
		return false
	}
	if r.countries[e.country] == nil || r.entryLen(g.Start) != int32(g.Len()) {
		return false
	}
	f := r.countries[e.country]
	old.Mentions = slices.DeleteFunc(old.Mentions, func(m document.EntityMention) bool { return m.Range == g })
	r.mention(f, document.EntityMention{Range: g, Form: document.FormName, Rule: rule})
	return true
}

// resolve gives a mention by a noun its entity: one that is known, a new one, or none.
func (r *reader) resolve(n *nominal) *found {
	switch n.find {
	case "side":
		return r.sideNominal(n)
	case "group":
		return r.described(n, document.Group)
	case "group-again", "pair", "several":
		group := *n
		group.find = "group-again"
		return r.clearest(r.candidates(&group))
	case "role":
		return r.roleNominal(n)
	case "definite":
		return r.definite(n)
	case "announced":
		return r.announced(n)
	case "body":
		return r.described(n, document.Organization)
	case "aged":
		return r.aged(n)
	case "staff":
		return r.staffOf(n)
	case "led":
		return r.ledBy(n)
	}
	return nil
}

// sideNominal is the country of "the Ukrainian side" or "the Russians", also where the article does not name it otherwise.
func (r *reader) sideNominal(n *nominal) *found {
	e := r.entry[n.of.Start]
	if e == nil {
		return nil
	}
	return r.stateNamed(e.country)
}

// stateNamed is the country of a code, a new one if the article does not name it, or nil.
func (r *reader) stateNamed(code string) *found {
	if code == "" {
		return nil
	}
	f := r.countries[code]
	if usual := r.lex.usual[code]; f == nil && usual != "" {
		f = &found{Entity: document.Entity{Kind: document.Place, Name: usual, Country: code, Principal: document.None}}
		r.countries[code] = f
		r.add(f)
	}
	return f
}

// described is the entity that the article describes with the same words, or a new one: "the Ukrainian delegation".
func (r *reader) described(n *nominal, kind document.EntityKind) *found {
	key := string(kind) + " " + n.head + " " + r.ofName(n.of)
	if f := r.nominals[key]; f != nil {
		if f.unnamed {
			f.Name, f.unnamed = r.withoutArticle(n.Range), false
		}
		return f
	}
	f := &found{Entity: document.Entity{Kind: kind, Name: r.withoutArticle(n.Range), Principal: document.None}, heads: []string{n.head}}
	f.principal = r.sideOf(n.of)
	f.plural = kind == document.Group
	if e := r.entry[n.of.Start]; e != nil {
		f.Country = e.country
	}
	if n.split {
		f.Name = r.doc.Words(n.of) + " " + n.noun
	}
	r.nominals[key] = f
	r.add(f)
	return f
}

// withoutArticle is the text of a mention from after its article on.
func (r *reader) withoutArticle(g document.Range) string {
	if g.Len() > 1 && r.doc.Tokens[g.Start].Tag == "DT" {
		g.Start++
	}
	return r.doc.Words(g)
}

// roleNominal is the person of a role: one whom the article names with it, or a new one.
func (r *reader) roleNominal(n *nominal) *found {
	of := r.ofName(n.of)
	holders := r.byRole[foldCase(of)]
	for _, f := range holders[:min(len(holders), maxHolders)] {
		if r.holds(f, n, of) {
			return f
		}
	}
	if f := r.definite(n); f != nil {
		return f
	}
	f := r.described(n, document.Person)
	if len(f.Roles) == 0 {
		f.Roles = append(f.Roles, document.Role{Title: n.title, Of: of})
		f.Country = ""
	}
	return f
}

// holds reports whether a person has the role of a noun, and of what it says.
func (r *reader) holds(f *found, n *nominal, of string) bool {
	return slices.ContainsFunc(f.Roles, func(role document.Role) bool {
		return strings.EqualFold(role.Of, of) && r.isOfOffice(n, f, &role) && r.titleFits(n, r.titleText(&role)) == called
	})
}

// wordClass is what the lists say of the first word of an entity's first mention.
func (r *reader) wordClass(f *found) class {
	if f.kept || len(f.Mentions) == 0 {
		return f.classes
	}
	return r.class[f.Mentions[0].Start]
}

// listedClass is the class of the list entry with which an entity's first mention begins.
func (r *reader) listedClass(f *found) class {
	if f.kept || len(f.Mentions) == 0 {
		return f.listed
	}
	if e := r.entry[f.Mentions[0].Start]; e != nil {
		return e.class
	}
	return 0
}
