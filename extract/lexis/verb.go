package lexis

import "dateline/extract/document"

// The values of the features of a verb group, in the order of verbFeatureSets.
var (
	forms      = [...]string{"finite", "infinitive", "gerund", "participle"}
	voices     = [...]string{"active", "passive"}
	tenses     = [...]string{"past", "present", "future"}
	polarities = [...]string{"positive", "negative"}
	modalities = [...]string{"asserted", "possible", "conditional"}
)

const (
	finiteForm = iota
	infinitiveForm
	gerundForm
	participleForm
)

const (
	past = iota
	present
	future
)

const (
	asserted = iota
	possible
	conditional
)

// verbFeatures are the features of a verb group as indexes into their values.
type verbFeatures struct {
	form, tense, modality int
	passive, negative     bool
}

// verbFeatureSets are shared by all mentions that have them, and never change.
var verbFeatureSets = func() (t [len(forms)][2][len(tenses)][2][len(modalities)][]document.Feature) {
	for f := range forms {
		for v := range voices {
			for n := range tenses {
				for p := range polarities {
					for m := range modalities {
						t[f][v][n][p][m] = []document.Feature{
							{Name: "form", Value: forms[f]}, {Name: "voice", Value: voices[v]}, {Name: "tense", Value: tenses[n]},
							{Name: "polarity", Value: polarities[p]}, {Name: "modality", Value: modalities[m]},
						}
					}
				}
			}
		}
	}
	return t
}()

func (f verbFeatures) set() []document.Feature {
	i := func(b bool) int {
		if b {
			return 1
		}
		return 0
	}
	return verbFeatureSets[f.form][i(f.passive)][f.tense][i(f.negative)][f.modality]
}

// A verbGrouper finds the verb groups of one sentence.
type verbGrouper struct {
	chunker
	nps []chunk

	lastBase, lastParticiple verbFeatures // of the last group whose head has that form, for coordination
	hasBase, hasParticiple   bool
	asked                    int32 // an auxiliary that waits for its verb after the subject, or -1
	groups                   int   // how many groups the sentences before have
}

// verbGroups appends the verb groups of the sentence: auxiliaries, the adverbs between
// them, and the main verb, from "to" on in infinitives. Verbs inside of noun phrases
// are none. "Be going to" and "be to" join the infinitive after them.
func (v *verbGrouper) verbGroups(vgs []chunk) []chunk {
	np := 0
	for i := v.first; i < v.end; {
		for np < len(v.nps) && v.nps[np].to <= i {
			np++
		}
		limit := v.end
		if np < len(v.nps) {
			if v.nps[np].from <= i {
				i = v.nps[np].to
				continue
			}
			limit = v.nps[np].from
		}
		if !v.pos[i].verb() && !(v.pos[i] == to && i+1 < limit && v.toVerb(i, limit)) {
			i++
			continue
		}
		head := v.groupHead(i, limit)
		f := v.features(i, head)
		if aux := v.resumed(vgs, i); aux >= 0 {
			vgs = vgs[:len(vgs)-1]
			f = v.features(aux, head)
		}
		v.coordinate(i, head, &f)
		v.invert(i, head, &f)
		vgs = append(vgs, chunk{from: i, to: head + 1, head: head, features: f.set()})
		i = head + 1
	}
	return vgs
}

// toVerb reports whether a base form follows "to" at i, with adverbs between.
func (v *verbGrouper) toVerb(i, limit int32) bool {
	for i++; i < limit && v.pos[i] == adverb; i++ {
	}
	return i < limit && v.pos[i] == base
}

// groupHead is the main verb of the group that begins at i.
func (v *verbGrouper) groupHead(i, limit int32) int32 {
	head := i
	for j := i + 1; j < limit; j++ {
		switch {
		case v.pos[j].verb():
			if !v.governs(head, j) {
				return head
			}
			head = j
		case v.pos[j] == to:
			if !v.futureTo(head) || !v.toVerb(j, limit) {
				return head
			}
		case v.pos[j] == adverb || v.lemma(j) == "no" && v.lemma(j+1) == "longer":
		case v.lemma(j) == "since" && v.lemma(head) == "have" && v.is(j+1) == participle:
		default:
			return head
		}
	}
	return head
}

// governs reports whether the verb at i is an auxiliary of the one at j.
func (v *verbGrouper) governs(i, j int32) bool {
	if v.pos[i] == to || v.pos[i] == modal {
		return v.pos[j] == base || v.pos[j] == finite
	}
	switch v.lemma(i) {
	case "be":
		if v.pos[j] == base {
			return v.pos[j-1] == to
		}
		return v.pos[j] == participle || v.pos[j] == gerund || v.tokens[j].Tag == "VBD"
	case "have":
		return v.pos[j] == participle || v.tokens[j].Tag == "VBD"
	case "do":
		return v.pos[j] == base || v.tokens[j].Tag == "VBP"
	case "get":
		return v.pos[j] == participle
	case "go":
		return v.pos[j] == base
	}
	return false
}

// futureTo reports whether the verb at i makes a future of the infinitive after it:
// "are going to", "is to".
func (v *verbGrouper) futureTo(i int32) bool {
	return v.lemma(i) == "go" && v.pos[i] == gerund || v.lemma(i) == "be" && v.pos[i] == finite
}

// coordinate lets a bare participle or base form after "and" share the auxiliaries of
// the group before: "will meet and discuss", "did not sign or accept", "was proposed and accepted".
func (v *verbGrouper) coordinate(i, head int32, f *verbFeatures) {
	k := i - 1
	for v.is(k) == adverb {
		k--
	}
	joined := v.is(k) == conjunction && i == head
	switch v.pos[head] {
	case base:
		if joined && v.hasBase {
			f.form, f.tense, f.modality = v.lastBase.form, v.lastBase.tense, v.lastBase.modality
			f.negative = f.negative || v.lastBase.negative && v.lemma(k) != "but"
		}
		v.lastBase, v.hasBase = *f, true
	case participle:
		if joined && v.hasParticiple {
			negative := f.negative
			*f = v.lastParticiple
			f.negative = f.negative || negative
		}
		v.lastParticiple, v.hasParticiple = *f, true
	}
}

// invert lets a base form after its subject take the features of the auxiliary before
// the subject: "Did Ukraine agree?", "nor will it sign".
func (v *verbGrouper) invert(i, head int32, f *verbFeatures) {
	switch {
	case i == head && (v.pos[i] == modal || v.lemma(i) == "do" && v.pos[i] == finite):
		v.asked = i
		return
	case v.asked >= 0 && v.pos[i] == base && i-v.asked < 12:
		for k := v.asked + 1; k < i; k++ {
			if v.pos[k] == punctuation || v.pos[k] == preposition {
				v.asked = -1
				return
			}
		}
		negative := f.negative || v.negative(v.asked, v.asked)
		*f = verbFeatures{form: finiteForm, tense: present, passive: f.passive}
		v.auxiliary(v.asked, v.asked, f)
		f.negative = negative
	}
	v.asked = -1
}

// features are those of the group [from, head].
func (v *verbGrouper) features(from, head int32) verbFeatures {
	f := verbFeatures{form: v.form(from), tense: present}
	for i := from; i < head; i++ {
		v.auxiliary(i, head, &f)
	}
	f.negative = v.negative(from, head)
	if v.pos[head] == modal {
		v.modal(v.lemma(head), &f)
	}
	if from == head || v.allAdverbs(from, head) {
		f.passive = v.pos[head] == participle
	}
	plain := from == head || f.form == finiteForm && f.modality == asserted && !f.passive
	if v.tokens[head].Tag == "VBD" && f.tense == present && plain {
		f.tense = past
	}
	if f.form == participleForm {
		f.tense = past
	}
	return f
}

func (v *verbGrouper) allAdverbs(from, head int32) bool {
	for i := from; i < head; i++ {
		if v.pos[i] != adverb {
			return false
		}
	}
	return true
}

// form follows from the first token of the group.
func (v *verbGrouper) form(from int32) int {
	switch v.pos[from] {
	case to, base:
		return infinitiveForm
	case gerund:
		return gerundForm
	case participle:
		return participleForm
	}
	return finiteForm
}

// auxiliary adds what the auxiliary at i says.
func (v *verbGrouper) auxiliary(i, head int32, f *verbFeatures) {
	switch lemma := v.lemma(i); {
	case v.pos[i] == modal:
		v.modal(lemma, f)
	case lemma == "be" && v.shortHave(i, head):
		f.tense = past
	case lemma == "have" && v.pos[i] != gerund || lemma == "have" && v.nextVerb(i, head) <= head:
		f.tense = past
	case lemma == "be" && v.nextVerb(i, head) <= head && v.passiveVerb(v.nextVerb(i, head)), lemma == "get":
		f.passive = true
		v.pastOf(i, f)
	case lemma == "be" && v.nextTo(i, head):
		f.tense = future
	case lemma == "go" && v.pos[i] == gerund:
		f.tense = future
	default:
		v.pastOf(i, f)
	}
}

// shortHave reports whether the "'s" at i is short for "has", since the participle after it takes an object: "he's accepted the offer".
func (v *verbGrouper) shortHave(i, head int32) bool {
	if text := v.tokens[i].Text; text != "'s" && text != "’s" || v.nextVerb(i, head) != head || v.pos[head] != participle {
		return false
	}
	switch v.is(head + 1) {
	case determiner, possessive:
		return true
	}
	return false
}

// pastOf sets the tense of a group whose first auxiliary is a past tense.
func (v *verbGrouper) pastOf(i int32, f *verbFeatures) {
	if v.tokens[i].Tag == "VBD" {
		f.tense = past
	}
}

func (v *verbGrouper) modal(lemma string, f *verbFeatures) {
	switch lemma {
	case "will", "shall":
		f.tense = future
	case "may", "might", "could", "can":
		f.modality = possible
	case "would", "should":
		f.modality = conditional
	}
}

// nextVerb is the verb of the group after i, or the token past the head.
func (v *verbGrouper) nextVerb(i, head int32) int32 {
	for i++; i <= head; i++ {
		if v.pos[i].verb() {
			return i
		}
	}
	return i
}

// nextTo reports whether "to" comes before the next verb.
func (v *verbGrouper) nextTo(i, head int32) bool {
	for i++; i < head && !v.pos[i].verb(); i++ {
		if v.pos[i] == to {
			return true
		}
	}
	return false
}

// passiveVerb reports whether a form after "be" is a participle.
func (v *verbGrouper) passiveVerb(i int32) bool {
	return v.pos[i] == participle || v.tokens[i].Tag == "VBD"
}

var negatives = wordLists.Set("negatives")

// negative reports whether a word of the group or right before it denies the verb.
func (v *verbGrouper) negative(from, head int32) bool {
	for i := from - 2; i <= head+1; i++ {
		if i < v.first || i >= v.end {
			continue
		}
		l := v.lemma(i)
		switch {
		case i == from-2 && v.pos[from-1] != adverb, i == head+1 && (l != "not" && l != "n't" || auxiliaries[lower(v.tokens[head].Text)] == ""):
		case negatives[l] || l == "no" && (v.lemma(i+1) == "longer"):
			return true
		}
	}
	return v.negativeSubject(from)
}

// inSubject reports whether a part of speech may be between "neither" and the verb.
func inSubject(p pos) bool {
	switch p {
	case adverb, determiner, adjective, possessive:
		return true
	}
	return p.head()
}

// negativeSubject reports whether "neither" or "nor" is before the subject: "neither
// Kyiv nor Moscow agreed", "nor did it sign".
func (v *verbGrouper) negativeSubject(from int32) bool {
	for i := from - 1; i >= v.first && i > from-8; i-- {
		switch l := v.lemma(i); {
		case l == "neither" || l == "nor":
			return true
		case inSubject(v.pos[i]):
		default:
			return false
		}
	}
	return false
}
