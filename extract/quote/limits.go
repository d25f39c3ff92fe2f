package quote

import "dateline/extract/document"

// withoutPredicate is content without a second predicate of its speaker: "The firm said the offer was its last and has not ruled out a suit".
// What was said in the past follows its verb into the past, so that a perfect of the present after it is the reporter's, unless the subject
// of what was said can act itself.
func (g *gatherer) withoutPredicate(c *cue, content document.Range) document.Range {
	if g.tag(c.trigger.Start) != "VBD" || g.isQuoted(content.Start) || !g.canSpeak(c.speaker) {
		return content
	}
	past, first := false, content.Start
	for k := content.Start; k+1 < content.End; k++ {
		if v := g.group(k); v != nil && v.Feature("form") == "finite" {
			if !past && g.canSpeak(document.Range{Start: first, End: v.Start}) {
				return content
			}
			past = past || g.tag(v.Start) == "VBD" || g.tag(v.Start) == "MD"
			k = v.End - 1
			continue
		}
		if !past || g.tag(k) != "CC" || g.isQuoted(k) {
			continue
		}
		if v := g.group(k + 1); v != nil && v.Start == k+1 && g.isPresentPerfect(v) {
			content.End = k
			return content
		}
	}
	return content
}

// isPresentPerfect reports whether a verb group is one such as "has said" or "have not ruled".
func (g *gatherer) isPresentPerfect(v *document.Mention) bool {
	first := g.doc.Tokens[v.Start]
	return first.Lemma == "have" && (first.Tag == "VBZ" || first.Tag == "VBP") && v.Len() > 1
}
