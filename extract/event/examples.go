package event

import (
	"slices"

	"dateline/extract/document"
)

// included are the parties that "including" adds to one that ends at end: "allies, including Norway and Chile".
func (b *builder) included(end int32, s document.Status) []document.Reference {
	tokens := b.doc.Tokens
	t := end
	if int(t) < len(tokens) && tokens[t].Text == "," {
		t++
	}
	n := b.example(t)
	if n == 0 {
		return nil
	}
	var out []document.Reference
	for t += n; int(t) < len(tokens); t++ {
		np := b.np.Over(t)
		if np == nil || np.Start != t || !b.names(np.Range) {
			break
		}
		if ref, _ := b.reference(np.Range, s); ref.Entity != document.None {
			out = append(out, ref)
		}
		if t = b.afterAddition(np.End); int(t) >= len(tokens) || tokens[t].Text != "," && tokens[t].Tag != "CC" {
			break
		}
		if int(t)+1 < len(tokens) && tokens[t].Text == "," && tokens[t+1].Tag == "CC" {
			t++
		}
	}
	return out
}

// example is how many words at a token open examples of a party: "including", "such as", "like", "among them".
func (b *builder) example(t int32) int32 {
	tokens := b.doc.Tokens
	switch {
	case int(t)+2 >= len(tokens):
		return 0
	case tokens[t].Lemma == "include" && (tokens[t].Tag == "VBG" || tokens[t].Tag == "IN"):
		return 1
	case tokens[t].Text == "like" && t > 1 && slices.Contains(pluralTags, tokens[t-2].Tag): // "groups, like Crossroads"
		return 1
	case tokens[t].Text == "such" && tokens[t+1].Text == "as", tokens[t].Text == "among" && tokens[t+1].Text == "them":
		return 2
	}
	return 0
}

// pluralTags are the tags of nouns in the plural.
var pluralTags = []string{"NNS", "NNPS"}

// lateExamples is where the comma before "including" is that gives examples of the subject of a passive verb, "four men were killed in
// the raid|, including the mayor"; the end of the document if there is none.
func (b *builder) lateExamples(f *document.Mention, subject document.Range) int32 {
	trigger, _ := f.Capture("trigger")
	none := int32(len(b.doc.Tokens))
	vg := b.group(trigger.Start)
	if vg == nil || vg.Feature("voice") != "passive" || subject.End > vg.Start {
		return none
	}
	tag := b.doc.Tokens[b.head(subject)].Tag
	end := min(vg.End+maxLate, b.doc.Sentences[b.doc.SentenceAt(trigger.Start)].End)
	if tag != "NNS" && tag != "NNPS" && tag != "CD" {
		return none
	}
	for t := vg.End; t+1 < end; t++ {
		if b.finite(t) {
			break
		}
		if b.doc.Tokens[t].Text == "," && b.doc.Tokens[t+1].Text == "including" {
			return t
		}
	}
	return none
}

// maxLate is how many tokens after its verb examples of a subject may begin.
const maxLate = 16
