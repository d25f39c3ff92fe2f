package event

import "dateline/extract/document"

// conditioned is the party that can avert what is threatened: "threatened to strike unless | the port | pays".
func (b *builder) conditioned(ev *document.Event) []document.Reference {
	for t := ev.Trigger.End; t+1 < ev.End; t++ {
		if word := b.doc.Tokens[t].Lemma; word != "unless" && word != "if" {
			continue
		}
		np := b.np.Over(t + 1)
		if np == nil || np.Start != t+1 {
			return nil
		}
		ref, ok := b.otherParty(np.Range, ev)
		if ok && (ref.Entity != document.None || b.meansParty(b.partOf(b.head(np.Range)))) {
			return []document.Reference{ref}
		}
		return nil
	}
	return nil
}
