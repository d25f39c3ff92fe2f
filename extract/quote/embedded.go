package quote

import "dateline/extract/document"

// embedded collects a quotation inside a sentence that no cue announces: all of it if it can be read alone, with its subject if that is right before it:
// the bill “would put a burden on all of us.” Other parts of sentences stay where they are.
func (g *gatherer) embedded(x *candidate, q *document.Mention, sent document.Sentence) {
	if before := q.Start - 2; g.isSentence(q.Range) || before > sent.Start && isDash(g.word(before)) {
		x.pieces = g.pieces(q.Range)
		return
	}
	subject := g.subjectOf(q, sent)
	if subject.Empty() {
		return
	}
	x.pieces = g.pieces(document.Range{Start: subject.Start, End: q.End})
	if x.speaker.Empty() || x.speaker.Overlaps(subject) {
		x.speaker = document.Range{}
		x.continues = true
	}
}

// actorOf is the person or body that is the subject of the main clause with which a sentence begins, up to a token: Roe listed as a goal “to show that all
// is well.” It is empty if there is none.
func (g *gatherer) actorOf(sent document.Sentence, end int32) document.Range {
	for k := sent.Start; k < end; k++ {
		switch v := g.group(k); {
		case v == nil && !g.opensRelative(k):
			continue
		case v == nil || v.Feature("form") != "finite" || v.Feature("voice") != "active" || g.doc.Tokens[v.End-1].Lemma == "be":
			return document.Range{}
		}
		if m := g.mention(k - 1); k > sent.Start && m != nil && m.End == k && m.Feature("kind") == string(document.Person) {
			return m.Range
		}
		return document.Range{}
	}
	return document.Range{}
}

// isSentence reports whether a quotation can be read without the words before it: it begins with a capital or has a subject and its verb.
func (g *gatherer) isSentence(q document.Range) bool {
	if capitalised(g.word(q.Start)) {
		return true
	}
	return !g.opensPredicate(q) && g.tag(q.Start) != "TO" && g.mainVerb(q)
}

// isName reports whether a short quotation has the capitals of a name: told “Harbor News Sunday.”
func (g *gatherer) isName(q *document.Mention) bool {
	for k := q.Start; k < q.End; k++ {
		if w := g.word(k); isWord(w) && !capitalised(w) && len(w) >= minCapital {
			return false
		}
	}
	return q.Feature("size") != "clause" && words(g.doc, q.Range, 2) == 2 && capitalised(g.word(q.Start))
}

// opensPredicate reports whether a range begins with a verb group, or with an adverb and one.
func (g *gatherer) opensPredicate(r document.Range) bool {
	return g.group(r.Start) != nil || r.Len() > 1 && g.tag(r.Start) == "RB" && g.group(r.Start+1) != nil
}

// subjectOf is the noun phrase right before a quotation that begins with a finite verb, or before a form of "be" and one that begins with a
// participle; empty if there is none.
func (g *gatherer) subjectOf(q *document.Mention, sent document.Sentence) document.Range {
	verb, end := q.Start, q.Start-1
	if g.tag(verb) == "RB" {
		verb++
	}
	if (g.tag(verb) == "VBG" || g.tag(verb) == "VBN") && end > sent.Start && g.doc.Tokens[end-1].Lemma == "be" {
		end--
	} else if !g.isFinite(verb) {
		return document.Range{}
	}
	if g.phrases == nil || end <= sent.Start {
		return document.Range{}
	}
	if n := g.phrases.Over(end - 1); n != nil && n.End == end {
		return n.Range
	}
	return document.Range{}
}
