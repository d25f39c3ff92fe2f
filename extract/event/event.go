// Package event is the stage that finds acts: proposals, agreements, rejections, commitments, meetings and the others of
// the closed list in acts.go.
//
// It is the last stage. The rules of phase "event" give frames of a trigger with its arguments; this package gives a frame
// its meaning:
//
//	frame ─references─▶ actors, recipients ─status─▶ polarity, tense, modality, source ─adjuncts─▶ times, where, how many
//	      ─content─▶ what it is about ─answers─▶ response_to, outcome ─table─▶ codes ─link─▶ same_as
//
// It reads the layers np, vg, date, entity, quantity and quote, and makes the layer "event", whose mentions are triggers.
package event

import (
	"slices"
	"sort"

	"dateline/extract/document"
	"dateline/rules"
)

// Apply finds the events of the document.
func Apply(doc *document.Document, m *rules.Matcher) error {
	doc.AddLayer("content", m.Run("content"))
	doc.AddLayer("deixis", m.Run("deixis"))
	doc.AddLayer("party", m.Run("party"))
	doc.AddLayer("deed", m.Run("deed"))
	m.Show("complement", "reason", "carrier", "clause", "receiver") // of which most verbs are never asked, see found
	frames := m.Run("event")
	if len(frames) == 0 {
		return nil
	}
	b := newBuilder(doc, m, frames)
	b.events, b.notes = make([]document.Event, 0, len(frames)), make([]note, 0, len(frames)) // nearly all frames are events
	for i := range frames {
		if reason := b.add(&frames[i]); reason != "" {
			m.Refuse(&frames[i], reason)
		}
	}
	b.sort()
	b.deny()
	b.pronouns()
	b.otherSides()
	b.pairs()
	b.mutual()
	b.describe()
	doc.Events = b.events
	doc.AddLayer("event", b.mentions())
	answer(doc, b.notes)
	topics(doc.Events, b.notes)
	others(doc.Events, b.notes)
	code(doc, b.notes)
	link(doc, b.notes)
	for i := range doc.Events {
		doc.Events[i].Confidence = confidence(doc, &doc.Events[i])
	}
	return nil
}

// dependent are the forms of a verb that depends on another act as its content: "refused to sign", "accused of hiding".
var dependent = []string{"infinitive", "gerund"}

// builder makes events of frames. Any of the layers may be nil.
type builder struct {
	matcher                                                                   *rules.Matcher // for notes of what a frame's arguments become
	doc                                                                       *document.Document
	np, vg, date, entity, quantity, quote, content, deixis, party, land, town *document.Layer

	common  *document.Layer    // words that are no names in lower case
	themes  map[int32]bool     // tokens at which the themes of all frames start
	makers  map[int32]bool     // tokens of the actors of all proposals
	dealt   map[int32]bool     // tokens of the triggers of proposals, answers and commitments
	verbs   map[int32]string   // the types of acts whose triggers start with a verb, by its token
	told    map[string]bool    // content classes that the article names; made when first asked for
	offers  map[string]*offers // the events so far, by their acts
	byName  map[string]int     // the first entity of each name; made when first asked for
	stateIn map[string]int     // the first entity that is the state of each country code; made when first asked for
	matter  cover              // what proposals, answers and commitments are about
	events  []document.Event
	notes   []note
}

func newBuilder(doc *document.Document, m *rules.Matcher, frames []document.Mention) *builder {
	b := &builder{doc: doc, matcher: m, np: doc.Layer("np"), vg: doc.Layer("vg"), date: doc.Layer("date"), entity: doc.Layer("entity"), quantity: doc.Layer("quantity"),
		common: doc.Layer("common"),
		quote:  doc.Layer("quote"), content: doc.Layer("content"), deixis: doc.Layer("deixis"), party: doc.Layer("party"), land: doc.Layer("land"), town: doc.Layer("town"),
		themes: map[int32]bool{}, makers: map[int32]bool{}, dealt: map[int32]bool{}, verbs: map[int32]string{}, offers: map[string]*offers{}}
	var contents []document.Range
	for i := range frames {
		b.outline(&frames[i])
		if theme := capture(&frames[i], "theme"); theme != nil && slices.Contains(containing, frames[i].Feature("event")) {
			contents = append(contents, *theme)
		}
	}
	b.matter = coverOf(contents)
	return b
}

// outline notes of a frame what the others need to know.
func (b *builder) outline(f *document.Mention) {
	if t, ok := f.Capture("trigger"); ok && b.group(t.Start) != nil {
		b.verbs[t.Start] = f.Feature("event")
	}
	for i := range f.Captures {
		switch c := &f.Captures[i]; {
		case c.Name == "theme" && f.Feature("event") != denial:
			b.themes[c.Start] = true
		case c.Name == "trigger" && slices.Contains(classified, f.Feature("event")):
			b.dealt[c.Start] = true
		case c.Name == "actor" && f.Feature("event") == proposal:
			for t := c.Start; t < c.End; t++ {
				b.makers[t] = true
			}
		}
	}
}

// add makes an event of a frame, or notes why it is none.
func (b *builder) add(f *document.Mention) string {
	typ, act := f.Feature("event"), f.Feature("act")
	trigger, ok := f.Capture("trigger")
	if !ok {
		return "an event needs a trigger"
	}
	if vg := b.group(trigger.Start); vg != nil && b.themes[vg.Start] && slices.Contains(dependent, vg.Feature("form")) {
		return "it is only the content of another act"
	}
	isDeed := slices.Contains(deeds, typ) || act == "investigate" // "urged the state to order an | inquiry |"
	if b.group(trigger.Start) == nil && isDeed && b.matter.holds(trigger) {
		return "it is only the content of another act"
	}
	if reason := noAct(f); reason != "" {
		return reason
	}
	if b.carried(trigger, typ) {
		return "the verb before it is the trigger of the same act"
	}
	s := b.doc.SentenceAt(trigger.Start)
	ev := document.Event{Range: b.doc.Sentences[s].Range, Type: typ, Act: act, Trigger: trigger, ResponseTo: document.None, SameAs: document.None, Rule: f.Rule}
	n := note{frame: f, sentence: s}
	b.rejoin(f)
	ev.Status = b.status(f, trigger)
	var told int
	ev.Theme, told = b.theme(f, ev.Status)
	if b.isNone(ev.Theme) {
		ev.Status.Polarity = "negative"
	}
	ev.Actors = b.references(f, "actor", ev.Status)
	if typ == exchange && len(ev.Actors) == 0 {
		ev.Actors = b.owners(&ev)
		b.noteParties(f, "actor", ev.Actors, "the side of those who are exchanged")
	}
	b.inferActors(f, &ev)
	if f.Feature("by") == "speaker" && !b.spoken(f, &ev) {
		return "no other party is known to say it"
	}
	if b.byThing(f, &ev) {
		return "a thing does it"
	}
	if b.repeats(&ev) {
		return "it names an event that was told before"
	}
	b.ownWords(&ev)
	if thing := b.answeredThing(f, &ev); thing != nil {
		ev.Theme = thing
		b.matcher.Note(f, "theme", *thing, b.doc.Words(*thing), "words that the act answers")
		b.matcher.Note(f, "recipient", *thing, "", "they are the theme")
	} else {
		ev.Recipients = b.recipients(f, &ev)
	}
	b.keepThing(f, &ev)
	if len(ev.Recipients) == 0 {
		ev.Recipients = b.receivedBy(f, &ev)
		b.noteParties(f, "recipient", ev.Recipients, "the subject of the verb that says who receives it")
	}
	if ev.Theme == nil && typ != assault {
		if ev.Theme = b.thingDone(f, &ev); ev.Theme != nil {
			b.matcher.Note(f, "theme", *ev.Theme, b.doc.Words(*ev.Theme), "a thing to which the act is done")
		}
	}
	b.mobilized(f, &ev)
	if len(ev.Recipients) == 0 {
		ev.Recipients = b.affected(&ev)
		b.noteParties(f, "recipient", ev.Recipients, "whom the theme names")
	}
	if ev.Theme == nil {
		if ev.Theme = b.completed(f, &ev); ev.Theme != nil {
			b.matcher.Note(f, "theme", *ev.Theme, b.doc.Words(*ev.Theme), "what its verb is done to, or for")
			if len(ev.Recipients) == 0 && b.leavesOpen(ev.Theme.Start) {
				ev.Recipients = b.affected(&ev)
				b.noteParties(f, "recipient", ev.Recipients, "whom the clause is about")
			}
		}
	}
	if ev.Theme == nil && b.isRefused(&ev) && f.Feature("polarity") == "positive" {
		ev.Theme = &ev.Trigger // "will never | surrender |"
	}
	b.adjuncts(f, &ev, told)
	b.contents(f, &ev, &n)
	if ev.Theme != nil {
		n.pointer = b.doc.Tokens[b.head(*ev.Theme)].Lemma
	}
	n.year = b.year(&ev)
	n.anterior = pluperfect(f)
	n.perfect = f.Feature("aspect") == "perfect"
	n.partial = f.Feature("extent") == "partial"
	n.intent = f.Feature("intent") == "stated"
	n.instead = f.Feature("instead") != ""
	n.coded = f.Feature("coded")
	n.headline = b.headline(s)
	n.granted = f.Feature("granted") == "yes"
	if slices.Contains(classified, typ) {
		b.compare(&ev, &n)
	}
	b.events = append(b.events, ev)
	b.notes = append(b.notes, n)
	return ""
}

// inferActors finds the actors of an act that its own rule found none for.
func (b *builder) inferActors(f *document.Mention, ev *document.Event) {
	if len(ev.Actors) == 0 {
		ev.Actors = b.carriedBy(f, ev)
		b.noteParties(f, "actor", ev.Actors, "the subject of the verb that carries the noun")
	}
	if len(ev.Actors) == 0 {
		ev.Actors = b.adjoined(f, ev)
		b.noteParties(f, "actor", ev.Actors, "the subject of the clause to which the noun is joined")
	}
	if len(ev.Actors) == 0 {
		ev.Actors = b.doer(ev)
		b.noteParties(f, "actor", ev.Actors, "who does what the act is part of")
	}
	if len(ev.Actors) == 0 {
		ev.Actors = b.trailing(ev)
		b.noteParties(f, "actor", ev.Actors, "the subject of the main clause")
	}
	if len(ev.Actors) == 0 {
		ev.Actors = b.announcedFor(ev)
		b.noteParties(f, "actor", ev.Actors, "whose thing is announced")
	}
}

// noteParties notes the parties that no argument of the frame names.
func (b *builder) noteParties(f *document.Mention, role string, refs []document.Reference, reason string) {
	for i := range refs {
		b.matcher.Note(f, role, refs[i].Range, refs[i].Name, reason)
	}
}

// pluperfect reports whether a frame is in the past perfect: "had rejected".
func pluperfect(f *document.Mention) bool { return f.Feature("aspect") == "pluperfect" }

// capture is the range of a frame's argument, or nil.
func capture(f *document.Mention, role string) *document.Range {
	r, ok := f.Capture(role)
	if !ok || r.Empty() {
		return nil
	}
	return &r
}

// sort puts the events into the order of their triggers.
func (b *builder) sort() {
	inOrder := func(i, k int) bool { return b.events[i].Trigger.Start < b.events[k].Trigger.Start }
	if sort.SliceIsSorted(b.events, inOrder) {
		return
	}
	order := make([]int, len(b.events))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return int(b.events[i].Trigger.Start - b.events[j].Trigger.Start) })
	events, notes := make([]document.Event, len(order)), make([]note, len(order))
	for to, from := range order {
		events[to], notes[to] = b.events[from], b.notes[from]
	}
	b.events, b.notes = events, notes
}

// deny makes what a denial denies negative.
func (b *builder) deny() {
	for i := range b.events {
		d := &b.events[i]
		if d.Type != denial || d.Theme == nil || d.Status.Polarity != "positive" {
			continue
		}
		first := sort.Search(len(b.events), func(k int) bool { return b.events[k].Trigger.Start >= d.Theme.Start })
		for k := first; k < len(b.events) && b.events[k].Trigger.Start < d.Theme.End; k++ {
			if ev := &b.events[k]; k != i && d.Theme.Contains(ev.Trigger) {
				ev.Status.Polarity = "negative"
			}
		}
	}
}

// mentions is the layer of the events' triggers.
func (b *builder) mentions() []document.Mention {
	ms, features := b.doc.MakeMentions(len(b.events)), b.doc.MakeFeatures(2*len(b.events))
	for i := range b.events {
		ev := &b.events[i]
		fs := features[2*i : 2*i+2 : 2*i+2]
		fs[0], fs[1] = document.Feature{Name: "type", Value: ev.Type}, document.Feature{Name: "act", Value: ev.Act}
		ms[i] = document.Mention{Range: ev.Trigger, Rule: ev.Rule, Ref: i, Features: fs}
	}
	return ms
}

// headline reports whether a sentence is in a title or a heading.
func (b *builder) headline(sentence int) bool {
	kind := b.doc.Blocks[b.doc.Sentences[sentence].Block].Kind
	return kind == document.Title || kind == document.Heading
}
