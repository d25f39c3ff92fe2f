package event

import "dateline/extract/document"

// maxSharedAuxiliary bounds the tokens between verbs that share an auxiliary.
const maxSharedAuxiliary = 30

// sharesAuxiliary is the verb group whose auxiliary a bare verb after a conjunction shares, "did not sign the deal or | accept | the offer",
// "will visit Chad and | meet | the president"; nil if it shares none.
func (b *builder) sharesAuxiliary(vg *document.Mention) *document.Mention {
	if vg.Len() != 1 || b.doc.Tokens[vg.Start].Tag != "VB" {
		return nil
	}
	sentence := b.doc.Sentences[b.doc.SentenceAt(vg.Start)].Range
	at := vg.Start - 1
	for at > sentence.Start && b.doc.Tokens[at].Tag == "RB" {
		at--
	}
	if at < sentence.Start || b.doc.Tokens[at].Tag != "CC" {
		return nil
	}
	for t := at - 1; t >= max(sentence.Start, vg.Start-maxSharedAuxiliary); t-- {
		m := b.vg.Over(t)
		if m == nil {
			continue
		}
		if m.Feature("form") == "finite" {
			return b.withAuxiliary(m)
		}
		t = m.Start
	}
	return nil
}

// withAuxiliary is a verb group if it begins with a modal verb or a form of "do", or else nil.
func (b *builder) withAuxiliary(vg *document.Mention) *document.Mention {
	first := &b.doc.Tokens[vg.Start]
	if vg.Len() > 1 && (first.Tag == "MD" || first.Lemma == "do") {
		return vg
	}
	return nil
}
