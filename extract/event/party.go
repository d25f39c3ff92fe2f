package event

import (
	"slices"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// affected is the party that the theme of an act names besides its actors, as the one whom it concerns: for an act that
// strikes or helps the first one, for an answer or a demand the one with which a single actor deals. Who is released is
// named by the whole theme.
func (b *builder) affected(ev *document.Event) []document.Reference {
	if ev.Theme == nil || b.entity == nil {
		return nil
	}
	if refs, isClause := b.wanted(ev); isClause {
		return refs
	}
	if ev.Type == denial {
		return b.claimant(ev)
	}
	if refs := b.authors(ev); len(refs) > 0 {
		return refs
	}
	if !slices.Contains(striking, ev.Type) {
		if !slices.Contains(dealing, ev.Act) || len(ev.Actors) > 1 {
			return nil
		}
		return b.partner(ev)
	}
	if ev.Act == "apologize" {
		return nil // "apologized for | his staff's manners"
	}
	if refs := b.struck(ev); len(refs) > 0 {
		return refs
	}
	if _, isClause := b.subjectOf(*ev.Theme); isClause && ev.Act == "warn" {
		return nil // "warned that | the bank | may fail"
	}
	if ref, ok := b.concerned(ev); ok {
		return []document.Reference{ref}
	}
	if ev.Act == "threaten" {
		return b.conditioned(ev)
	}
	if ev.Act == "release" && b.meansParty(b.head(*ev.Theme)) {
		ref, _ := b.reference(*ev.Theme, ev.Status)
		return []document.Reference{ref}
	}
	return nil
}

// concerned is the party that the theme of an act names as the one whom it concerns: the one whose thing it is, "condemned | Russian | strikes",
// to whom its head leads, "dropped the case against | the clerk |", or whom its first verb is done to, "threatened to sue | the firm |". Whoever
// is only named farther on is not concerned, "probed the handling of a visit by | the minister |".
func (b *builder) concerned(ev *document.Event) (document.Reference, bool) {
	if ref, ok := b.opening(ev); ok {
		return ref, true
	}
	for t := ev.Theme.Start; t < ev.Theme.End; t++ {
		if !b.concerns(ev, t) {
			continue
		}
		if ref, ok := b.partyAt(ev, t); ok && !b.isSite(&ref) {
			return ref, true
		}
	}
	return document.Reference{}, false
}

// opening is the party that is the head of the first noun phrase of a theme, "threatened | the Danish bank |".
func (b *builder) opening(ev *document.Event) (document.Reference, bool) {
	first := b.np.Over(ev.Theme.Start)
	if first == nil || first.Start != ev.Theme.Start || slices.Contains(unopened, ev.Type) {
		return document.Reference{}, false
	}
	if !b.meansParty(b.head(first.Range)) {
		return document.Reference{}, false
	}
	ref, _ := b.reference(first.Range, ev.Status)
	return ref, b.isParty(&ref) && !b.isSite(&ref) && !shares(ev.Actors, []document.Reference{ref})
}

// unopened are the types of acts of which the head of the theme is no recipient: "sent out | troops".
var unopened = []string{"meeting", "transfer", "mobilization"}

// concerns reports whether a party at a token of the theme is the one whom an act concerns.
func (b *builder) concerns(ev *document.Event, t int32) bool {
	first := b.np.Over(ev.Theme.Start)
	inFirst := first != nil && t < first.End
	switch {
	case ev.Type == "protest":
		return false
	case ev.Type == "meeting":
		return inFirst && ev.Act == "visit" && b.opensPhrase(first.Range, t)
	case inFirst || ev.Act == "impose":
		return true
	}
	np := b.np.Over(t)
	if np == nil || np.Start == ev.Theme.Start {
		return false
	}
	if vg := b.group(ev.Theme.Start); ev.Act == "threaten" && vg != nil && np.Start == vg.End {
		return true
	}
	link := b.doc.Tokens[np.Start-1].Text
	near := ev.Act == "threaten" || first != nil && np.Start == first.End+1
	return link == "against" || near && slices.Contains(links[ev.Type], link)
}

// opensPhrase reports whether a token is the first of a noun phrase, but for an article.
func (b *builder) opensPhrase(np document.Range, t int32) bool {
	return t == np.Start || t == np.Start+1 && b.isArticle(np.Start)
}

// links are the prepositions that lead from what an act is done to, by its type, to the party whom it concerns: "suspended talks | with | Chad".
var links = map[string][]string{
	"threat":      {"with", "to", "from", "on"},
	"support":     {"of"},
	"concession":  {"of", "on", "with", "to"},
	"coercion":    {"of", "from"},
	"sanction":    {"with", "to", "from"},
	"cooperation": {"with"},
	accusation:    {"by"},
}

// claimant is the party whose claim is denied, "denied | the union |'s claims".
func (b *builder) claimant(ev *document.Event) []document.Reference {
	np := b.np.Over(ev.Theme.Start)
	if np == nil || np.Start != ev.Theme.Start {
		return nil
	}
	ref, ok := b.modifier(np.Range, ev.Status)
	if owner, owned := b.ownerIn(np.Range); owned {
		ref, _ = b.reference(owner, ev.Status)
		ok = true
	}
	if !ok || !b.isParty(&ref) || shares(ev.Actors, []document.Reference{ref}) {
		return nil
	}
	return []document.Reference{ref}
}

// partyAt is the party that the theme of an act names at a token, if it is no actor.
func (b *builder) partyAt(ev *document.Event, t int32) (document.Reference, bool) {
	m := b.longest(t)
	if m == nil || m.End > ev.Theme.End || b.deixis.Covers(t) || b.isLocated(m) {
		return document.Reference{}, false
	}
	ref, _ := b.reference(m.Range, ev.Status)
	return ref, !shares(ev.Actors, []document.Reference{ref})
}

// isLocated reports whether a mention of a place only says where something is, "the summit in Singapore".
func (b *builder) isLocated(m *document.Mention) bool {
	return m.Start > 0 && b.doc.Entities[m.Ref].Kind == document.Place && slices.Contains(located, b.doc.Tokens[m.Start-1].Lemma)
}

// located are prepositions after which a place only says where something is.
var located = []string{"in", "at", "near"}

// partner is the state, the body or the person whom an actor answers or of whom it demands something: the owner of a
// rejected matter, "rejected Norway's offer", else who is at the head of the theme or of the first object in it, "demanded
// that Chad pay", else the first power that the theme names outside of participles and of what people have done, "refused to talk about it with Palau".
func (b *builder) partner(ev *document.Event) []document.Reference {
	if ref, ok := b.maker(ev); ok {
		return []document.Reference{ref}
	}
	for t := ev.Theme.Start; t < ev.Theme.End; t++ {
		vg := b.group(t)
		if vg != nil && vg.Feature("form") == "participle" || b.doc.Tokens[t].Lemma == "who" {
			break
		}
		m := b.longest(t)
		if m == nil || !b.counterpart(ev, m) || b.inNameOfPact(m) {
			continue
		}
		if ev.Act == "agree" && b.counted(m.Range, m) {
			continue
		}
		if ev.Act == "offer" && t > ev.Theme.Start && b.doc.Tokens[t-1].Tag == "PRP$" {
			continue // "offered to withdraw its | troops"
		}
		if b.isDeed(ev, m) {
			continue
		}
		if ev.Act != "reject" && b.modifies(m) {
			if ref, ok := b.people(ev, m); ok {
				return []document.Reference{ref}
			}
			continue
		}
		if ref, ok := b.partyAt(ev, t); ok {
			return []document.Reference{ref}
		}
	}
	return nil
}

// isDeed reports whether a mention only belongs to what is to be done, and that an actor refuses, agrees to do or rejects, "refused to press | the
// court |", "rejected a call to suspend | Mali |": it is a party only as the one for, to or with whom something is to be done.
func (b *builder) isDeed(ev *document.Event, m *document.Mention) bool {
	switch ev.Act {
	case "refuse", "agree":
		if b.group(ev.Theme.Start) == nil && !b.isRefused(ev) {
			return false
		}
	case "reject":
		return b.hasVerb(document.Range{Start: ev.Theme.Start, End: m.Start})
	default:
		return false
	}
	before := m.Start - 1
	if np := b.np.Over(m.Start); np != nil {
		before = np.Start - 1
	}
	return before < 0 || !slices.Contains(towards, b.doc.Tokens[before].Lemma) && !social[b.doc.Tokens[before].Lemma]
}

// hasVerb reports whether a verb that is no participle is in r.
func (b *builder) hasVerb(r document.Range) bool {
	for t := r.Start; t < r.End; t++ {
		if vg := b.group(t); vg != nil && vg.Feature("form") != "participle" {
			return true
		}
	}
	return false
}

// isRefused reports whether the trigger of a refusal is the verb that is refused: "will not | press | the court".
func (b *builder) isRefused(ev *document.Event) bool {
	return ev.Act == "refuse" && ev.Trigger.Len() == 1 && b.doc.Tokens[ev.Trigger.Start].Tag == "VB"
}

// social are verbs whose object is a party with which their subject deals: "refused to recognize | Palau |".
var social = wordLists.Set("social-verbs")

// towards are the prepositions before those with whom one deals.
var towards = []string{"with", "to", "from", "for", "by"}

// people is the party that a mention only modifies, "the firm's managers".
func (b *builder) people(ev *document.Event, m *document.Mention) (document.Reference, bool) {
	np := b.np.Over(m.Start)
	if _, owned := b.ownerIn(np.Range); !owned || np.Start != m.Start {
		return document.Reference{}, false
	}
	ref, _ := b.reference(np.Range, ev.Status)
	return ref, b.isParty(&ref) && !b.isSite(&ref) && !shares(ev.Actors, []document.Reference{ref})
}

// modifies reports whether a mention only modifies the head of its noun phrase: "an Afghan prisoner".
func (b *builder) modifies(m *document.Mention) bool {
	np := b.np.Over(m.Start)
	return np != nil && b.head(np.Range) >= m.End
}

// inNameOfPact reports whether a place is only in the name of a treaty or a conference: "the Doha accord".
func (b *builder) inNameOfPact(m *document.Mention) bool {
	if b.doc.Entities[m.Ref].Kind != document.Place || !b.modifies(m) || b.doc.Tokens[m.End].Tag == "POS" {
		return false
	}
	return pacts[b.doc.Tokens[b.head(b.np.Over(m.Start).Range)].Lemma]
}

// pacts are the nouns of what is called after the place where it was agreed.
var pacts = wordLists.Set("pact-nouns")

// counterpart reports whether a mention in the theme of an answer or a demand names whom the actor deals with: a power, or a
// person who is turned away, or a group that owns what is turned down, "the | miners |' demand".
func (b *builder) counterpart(ev *document.Event, m *document.Mention) bool {
	if b.power(m) {
		return true
	}
	kind := b.doc.Entities[m.Ref].Kind
	return ev.Type == rejection && (kind == document.Person || kind == document.Group && b.doc.Tokens[m.End].Tag == "POS")
}

// power reports whether a mention names a state, a nation or an organization.
func (b *builder) power(m *document.Mention) bool {
	e := &b.doc.Entities[m.Ref]
	return e.Kind == document.Place && e.Country != "" || e.Kind == document.Organization || e.Kind == document.Nationality
}

// owners are the parties to an exchange of which the text names only the things: "an exchange of Chilean and Peruvian
// prisoners". They are the sides of the groups in the theme.
func (b *builder) owners(ev *document.Event) []document.Reference {
	if ev.Theme == nil {
		return nil
	}
	var out []document.Reference
	for _, r := range b.split(*ev.Theme) {
		m := b.longest(r.Start)
		if m == nil {
			continue
		}
		if side := b.principal(m.Ref); side != document.None {
			out = b.appendReference(out, document.Reference{Range: m.Range, Entity: side, Name: b.doc.Entities[side].Name})
		}
	}
	return out
}

// describe sets the head words of all parties, and the country and the sector of those that are no entities.
func (b *builder) describe() {
	home := b.home()
	for i := range b.events {
		for _, refs := range [][]document.Reference{b.events[i].Actors, b.events[i].Recipients} {
			for k := range refs {
				h := b.head(refs[k].Range)
				refs[k].Head = document.Range{Start: h, End: h + 1}
				b.affiliate(&refs[k], home)
			}
		}
	}
}

// affiliate sets the country and the sector of a party that is no entity. home is the country that the article is about, or "".
func (b *builder) affiliate(ref *document.Reference, home string) {
	if ref.Entity != document.None {
		return
	}
	ref.Country, ref.Sector = actor.Describe(b.doc, ref.Range, ref.Name)
	if ref.Country == "" && actor.Public(ref.Sector) && !b.names(ref.Range) {
		ref.Country = home
	}
}

// home is the country that the article is about, or "".
func (b *builder) home() string {
	mentions := map[string]int{}
	for i := range b.doc.Entities {
		if e := &b.doc.Entities[i]; e.Country != "" {
			mentions[e.Country] += len(e.Mentions)
		}
	}
	return actor.Home(mentions)
}
