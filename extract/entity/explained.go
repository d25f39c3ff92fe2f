package entity

import (
	"slices"
	"strings"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// explainOthers takes up the short forms in brackets of what is no body: things, "an electronic ballot box (EBB)", and titles, "the chief
// harbor inspector (CHI)". It also takes up every other place of a short form that the rules or the brackets show to be one of a title.
func (r *reader) explainOthers() {
	titles := map[string]bool{}
	for i := range r.names {
		if n := &r.names[i]; n.title {
			titles[r.doc.Words(n.Range)] = true
		}
	}
	for i := int32(2); int(i)+2 < len(r.doc.Tokens); i++ {
		if r.doc.Tokens[i].Text != "(" || r.doc.Tokens[i+2].Text != ")" || r.class[i+1]&acronym == 0 {
			continue
		}
		switch short, head := r.doc.Tokens[i+1].Text, r.headExplaining(i); {
		case head == "" || r.taken[i+1] || r.isBodyAt(i-1):
		case titleHeads[head]:
			titles[short] = true
		case !r.isBodyNoun(head):
			r.put(name{Range: document.Range{Start: i + 1, End: i + 2}, kind: document.Other, weight: explainedWeight, rule: "acronym-of-thing"})
		}
	}
	if len(titles) == 0 {
		return
	}
	for i := range r.doc.Tokens {
		if r.class[i]&acronym != 0 && titles[r.doc.Tokens[i].Text] {
			r.put(name{Range: document.Range{Start: int32(i), End: int32(i + 1)}, kind: document.Other, title: true})
		}
	}
}

// titleHeads are the last words of titles with a short form.
var titleHeads = wordLists.Set("title-heads")

// isBodyAt reports whether a token is the last one of the name of a body.
func (r *reader) isBodyAt(at int32) bool {
	return r.taken[at] && slices.ContainsFunc(r.names, func(n name) bool { return n.End == at+1 && n.kind == document.Organization })
}

// isBodyNoun reports whether a noun in small letters is one for a body.
func (r *reader) isBodyNoun(noun string) bool {
	if noBodies[titleCase(noun)] {
		return false
	}
	isBody := slices.ContainsFunc(r.lex.senses[noun], func(s *sense) bool { return s.kind == document.Organization })
	return isBody || actor.Read(noun).Sector != ""
}

// headExplaining is the head of the words before a bracket that the short form in it has a letter for each, in small letters and in the
// singular; "" if they are not so, or are a name. One more word may come before the bracket: "voice over internet calls (VOI)".
func (r *reader) headExplaining(bracket int32) string {
	if last := bracket - 1; r.casings[last]&bigLetter != 0 && !noBodies[r.doc.Tokens[last].Text] {
		return ""
	}
	letters := strings.ToLower(r.doc.Tokens[bracket+1].Text)
	for end := bracket; end > bracket-2 && end > 0; end-- {
		start := r.explains(end, letters)
		if start < 0 {
			continue
		}
		head := bracket - 1
		for at := start + 1; at < head; at++ {
			if slices.Contains(ofOrFor, r.doc.Tokens[at].Text) {
				head = at - 1
			}
		}
		return strings.ToLower(r.doc.Tokens[head].Lemma)
	}
	return ""
}

var ofOrFor = []string{"of", "for"}

// explains is the start of the words up to a token that begin with the letters, as the parts of those with a hyphen do; the small words
// between them are left out. It is -1 if there are none.
func (r *reader) explains(end int32, letters string) int32 {
	k := len(letters) - 1
	for at := end - 1; at >= 0; at-- {
		word := strings.ToLower(r.doc.Tokens[at].Text)
		if joinWords[word] && word[0] != letters[k] && at+1 < end {
			continue
		}
		parts := strings.Split(word, "-")
		for p := len(parts) - 1; p >= 0; p-- {
			if k < 0 || parts[p] == "" || parts[p][0] != letters[k] {
				return -1
			}
			k--
		}
		if k < 0 {
			return at
		}
	}
	return -1
}
