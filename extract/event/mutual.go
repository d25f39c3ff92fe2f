package event

import "dateline/extract/document"

// mutual completes agreements of "us" that name no one else: "we agreed on an exchange" right after what another party did
// or refused is an agreement with that party.
func (b *builder) mutual() {
	for i := 1; i < len(b.events); i++ {
		ev, prior := &b.events[i], &b.events[i-1]
		agrees := ev.Act == "agree" && ev.Status.Polarity == "positive"
		if !agrees || len(ev.Recipients) > 0 || !b.ofUs(ev) || !b.follows(prior, ev) {
			continue
		}
		for _, ref := range prior.Actors {
			if ref.Entity != document.None && !shares(ev.Actors, []document.Reference{ref}) {
				ev.Actors = append(ev.Actors, ref)
				b.matcher.Note(b.notes[i].frame, "actor", ref.Range, ref.Name, "the party that we agree with")
			}
		}
	}
}

// ofUs reports whether the one actor of an event is "we".
func (b *builder) ofUs(ev *document.Event) bool {
	if b.deixis == nil || len(ev.Actors) != 1 {
		return false
	}
	m := b.deixis.Over(ev.Actors[0].Start)
	return m != nil && m.Feature("person") == "1" && m.Feature("number") == "pl"
}

// follows reports whether an event is in the sentence after another one, in the same block.
func (b *builder) follows(prior, ev *document.Event) bool {
	p, s := b.doc.SentenceAt(prior.Start), b.doc.SentenceAt(ev.Start)
	return s-p == 1 && b.doc.Sentences[s].Block == b.doc.Sentences[p].Block
}
