package quote

import "dateline/extract/document"

// resumed is the content that continues after an attribution: "We lost," he said, "but we learned."
func (g *gatherer) resumed(clause int32, sent document.Sentence, quoted bool) document.Range {
	k := g.attributionEnd(clause, sent, quoted)
	if k == clause+maxManner && !terminal(g.word(min(k, sent.End-1))) {
		return document.Range{}
	}
	if k >= sent.End || terminal(g.word(k)) {
		if quoted {
			return g.nextSentence(sent)
		}
		return document.Range{}
	}
	for _, mark := range [...]int32{k, min(k+1, sent.End-1)} {
		if q := g.opensAt(mark); q != nil {
			if g.hasOther(document.Range{Start: clause, End: mark}) || mark == clause && g.doc.Tokens[clause-1].Lemma == "tell" && g.isName(q) {
				return document.Range{}
			}
			return g.unspoken(q)
		}
	}
	rest := document.Range{Start: k + 1, End: sent.End}
	if quoted || g.word(k) != "," || rest.Empty() {
		return document.Range{}
	}
	if g.isAddition(rest) && !g.isPredicate(rest) {
		return document.Range{}
	}
	return rest
}

// isPredicate reports whether a range begins with the verb of a clause: The aim, Roe said, was to argue that it was late.
func (g *gatherer) isPredicate(r document.Range) bool {
	if !g.isFinite(r.Start) {
		return false
	}
	return g.doc.Tokens[r.Start].Lemma == "be" || !g.triggers.has(r.Start) && g.tag(r.Start) != "VBD"
}

// isAddition reports whether what follows an attribution and a comma is about the speaker or another report: a relative or participle clause, or one
// with a cue.
func (g *gatherer) isAddition(r document.Range) bool {
	return g.relative(r.Start) || g.tag(r.Start) == "VBG" || g.hasCue(r)
}

// attributionEnd is the token at which the content may continue after an attribution: an opening quotation mark, a mark that ends a clause or, before
// content without marks, a comma. A quotation that the attribution only names is stepped over: said Roe, author of “The Long Road.”
func (g *gatherer) attributionEnd(clause int32, sent document.Sentence, quoted bool) int32 {
	k := clause
	ends := func(w string) bool { return terminal(w) || w == "," && !quoted }
	for k < sent.End && k < clause+maxManner && !ends(g.word(k)) {
		q := g.opensAt(k)
		switch {
		case q == nil:
			k++
		case k > clause && (isWord(g.word(k-1)) || g.tag(k-1) == "POS"):
			k = q.End + 1
		default:
			return k
		}
	}
	return k
}

// hasOther reports whether another person speaks in a range: there is a cue with a finite verb.
func (g *gatherer) hasOther(r document.Range) bool {
	for k := r.Start; k < r.End; k++ {
		if g.triggers.has(k) && g.isFinite(k) {
			return true
		}
	}
	return false
}

// unspoken is the quotation, unless another cue follows it.
func (g *gatherer) unspoken(q *document.Mention) document.Range {
	if g.ownCue(q) && !g.continuesWord(q) {
		return document.Range{}
	}
	return q.Range
}

// continuesWord reports whether a quotation begins with a small letter and continues after its cue: “First,” said Roe, “we ask. Then,” he said, “we act.”
func (g *gatherer) continuesWord(q *document.Mention) bool {
	next := g.firstQuotation(q.End)
	ms := g.allQuotations()
	return !capitalised(g.word(q.Start)) && next < len(ms) && ms[next].Start < g.sentence(q.End-1).End && !capitalised(g.word(ms[next].Start))
}
