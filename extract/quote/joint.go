package quote

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// maxJoined is how many speakers one attribution may join.
const maxJoined = 6

// speakers are the entities whose names r joins, with or without titles: "Mayor Anna Berg and Governor Eli Roe". nil if it does not join names to
// its end.
func (a *attributor) speakers(r document.Range) []document.Reference {
	if !a.hasConjunction(r) { // as most
		return nil
	}
	var out []document.Reference
	joined, k := false, r.Start
	for k < r.End && len(out) < maxJoined {
		m := a.nameFrom(k, r.End)
		if m == nil {
			return nil
		}
		out = append(out, document.Reference{Range: m.Range, Entity: m.Ref, Name: a.doc.Entities[m.Ref].Name})
		for k = m.End; k < r.End && (a.word(k) == "," || a.tag(k) == "CC"); k++ {
			joined = joined || a.tag(k) == "CC"
		}
		if k == m.End && k < r.End {
			return nil
		}
	}
	if !joined || !distinct(out) {
		return nil
	}
	return out
}

func (a *attributor) hasConjunction(r document.Range) bool {
	for k := r.Start; k < r.End; k++ {
		if a.tag(k) == "CC" {
			return true
		}
	}
	return false
}

// pair are the entities that a plural such as "both men" or "they" means, as the stage of entities found them; nil if it means no more than one.
func (a *attributor) pair(r document.Range) []document.Reference {
	if a.entities == nil {
		return nil
	}
	var out []document.Reference
	a.entities.AnyOver(a.head(r), func(m *document.Mention) bool {
		if m.Feature("joint") != "" && m.Ref >= 0 && m.Ref < len(a.doc.Entities) {
			out = append(out, document.Reference{Range: m.Range, Entity: m.Ref, Name: a.doc.Entities[m.Ref].Name})
		}
		return false
	})
	if !distinct(out) {
		return nil
	}
	slices.SortFunc(out, func(x, y document.Reference) int {
		return int(a.doc.Entities[x.Entity].Mentions[0].Start - a.doc.Entities[y.Entity].Mentions[0].Start)
	})
	return out
}

// listed is several names as one: "Anna Berg, Eli Roe and Carl Diaz".
func listed(refs []document.Reference) string {
	var b strings.Builder
	for i, x := range refs {
		switch {
		case i > 0 && i == len(refs)-1:
			b.WriteString(" and ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(x.Name)
	}
	return b.String()
}

// nameFrom is the name that begins at a token or after titles there; nil if there is none before end.
func (a *attributor) nameFrom(k, end int32) *document.Mention {
	for ; k < end; k++ {
		if m := a.mention(k); a.isNamed(m) && m.Start == k && m.End <= end {
			return m
		}
		if !a.leadsToName(k) {
			return nil
		}
	}
	return nil
}

// leadsToName reports whether a token may precede a name as a title: "Governor", "both", "the".
func (a *attributor) leadsToName(k int32) bool {
	switch tag := a.tag(k); tag {
	case "NN", "NNS", "NNP", "NNPS", "JJ", "DT", "PDT", ".":
		return true
	case "CC":
		return strings.EqualFold(a.word(k), "both")
	}
	return false
}

// distinct reports whether there are several references, each to another entity.
func distinct(refs []document.Reference) bool {
	for i, x := range refs {
		for _, y := range refs[:i] {
			if x.Entity == y.Entity {
				return false
			}
		}
	}
	return len(refs) > 1
}

// joined is r with the names that a comma joins to it on the left: in "Anna Berg, Eli Roe and Carl Diaz said", the words for the speaker that a rule
// finds are the last two names.
func (a *attributor) joined(r document.Range) document.Range {
	if a.speakers(r) == nil {
		return r
	}
	start := a.sentence(r.Start).Start
	for r.Start-2 >= start && a.word(r.Start-1) == "," {
		m := a.mention(r.Start - 2)
		if !a.isNamed(m) || m.End != r.Start-1 || a.isGoverned(m, start) {
			break
		}
		r.Start = m.Start
	}
	return r
}
