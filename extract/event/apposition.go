package event

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
)

// apposed is the person whose name, perhaps after a title, follows a phrase for a role between commas, dashes or brackets: "the minister of
// culture, Kari Dahl, said", "his boss, Attorney General Kari Dahl", "the candidate – Kari Dahl – said".
func (b *builder) apposed(role document.Range) *document.Mention {
	at := b.afterRole(role)
	if int(at)+1 >= len(b.doc.Tokens) {
		return nil
	}
	closing := closings[b.doc.Tokens[at].Text]
	if closing == nil {
		return nil
	}
	m := b.titled(at + 1)
	if m == nil || int(m.End) < len(b.doc.Tokens) && !slices.Contains(closing, b.doc.Tokens[m.End].Text) {
		return nil
	}
	return m
}

// closings are the marks after a name in apposition, by the mark before it.
var closings = map[string][]string{
	",":  {",", ".", ";"},
	"–":  {"–"},
	"—":  {"—"},
	"--": {"--"},
	"(":  {")"},
}

// maxRole is how many tokens a relative clause may have between a role and its name.
const maxRole = 12

// afterRole is where the words end that belong to a role of one person: "the envoy | for human rights|, Kari Dahl", "the lawyer | who
// wrote the deal|, Kari Dahl".
func (b *builder) afterRole(role document.Range) int32 {
	at := role.End
	np := b.np.Over(b.head(role))
	if np == nil || np.Feature("number") != "sg" {
		return at
	}
	at = b.afterPhrases(at)
	if int(at) >= len(b.doc.Tokens) || b.doc.Tokens[at].Tag != "WP" {
		return at
	}
	for t := at; t < min(at+maxRole, int32(len(b.doc.Tokens))); t++ {
		if b.doc.Tokens[t].Text == "," {
			return t
		}
	}
	return at
}

// completeList gives those of a list whose words say less what the others say for all of them: "the owner and | the manager of the inn |",
// "| his mother | and sister".
func (b *builder) completeList(refs []document.Reference) {
	for i := 1; i < len(refs); i++ {
		first, second := &refs[i-1], &refs[i]
		if first.Entity != document.None || second.Entity != document.None || !b.onlyAnd(first.Range, second.Range) {
			continue
		}
		if of := b.complementIn(second.Range); !of.Empty() && first.Len() == 1 {
			first.Name += " " + b.doc.Words(of)
		}
		if owner, _, ok := strings.Cut(first.Name, "'s "); ok && second.Len() == 1 && b.tagBefore(second.Start) == "CC" {
			second.Name = owner + "'s " + second.Name
		}
	}
}

// onlyAnd reports whether "and", perhaps with an article, is all that is between two ranges.
func (b *builder) onlyAnd(x, y document.Range) bool {
	if x.End >= y.Start || b.doc.Tokens[x.End].Text != "and" {
		return false
	}
	return y.Start == x.End+1 || y.Start == x.End+2 && b.isArticle(x.End+1)
}

// complementIn is the part of a phrase from its first "of" on; empty if there is none.
func (b *builder) complementIn(r document.Range) document.Range {
	for t := r.Start + 1; t < r.End-1; t++ {
		if b.doc.Tokens[t].Text == "of" && b.doc.Tokens[t+1].Tag != "CD" { // "a father of two"
			return document.Range{Start: t, End: r.End}
		}
	}
	return document.Range{}
}

// tagBefore is the tag of the token before one.
func (b *builder) tagBefore(t int32) string {
	if t == 0 {
		return ""
	}
	return b.doc.Tokens[t-1].Tag
}

// titled is the person whose name starts at a token, or ends the noun phrase that does: "| Norwegian Foreign Minister Kari Dahl |"; nil if
// there is none.
func (b *builder) titled(t int32) *document.Mention {
	end := t + 1
	if np := b.np.Over(t); np != nil && np.Start == t {
		end = np.End
	}
	for at := t; at < end; at++ {
		m := b.longest(at)
		if m != nil && b.doc.Entities[m.Ref].Kind == document.Person && (at == t || m.End == end) {
			return m
		}
	}
	return nil
}

// nameBeside is the name of a body in quotation marks after what it is, "the charity | “Clean Rivers” |", or before its abbreviation and what it
// is, "| the Progress Union | (PU) opposition party".
func (b *builder) nameBeside(r, words document.Range) (document.Reference, bool) {
	if !b.meansParty(b.head(r)) {
		return document.Reference{}, false
	}
	if name := b.quotedName(words.End); !name.Empty() && b.head(words) == words.End-1 {
		ref := document.Reference{Range: name, Entity: document.None, Name: b.doc.Words(name)}
		if m := b.longest(name.Start); m != nil && m.Range == name {
			ref.Entity, ref.Name = m.Ref, b.doc.Entities[m.Ref].Name
		}
		return ref, true
	}
	if m := b.abbreviated(r.Start); m != nil && b.doc.Tokens[b.head(r)].Tag == "NN" {
		return document.Reference{Range: m.Range, Entity: m.Ref, Name: b.doc.Entities[m.Ref].Name}, true
	}
	return document.Reference{}, false
}

// maxQuotedName is how many words a name in quotation marks has at most.
const maxQuotedName = 5

// quotedName is the words between quotation marks at a token, if all of them begin with a capital.
func (b *builder) quotedName(t int32) document.Range {
	tokens := b.doc.Tokens
	if int(t) >= len(tokens) || tokens[t].Tag != "``" {
		return document.Range{}
	}
	for k := t + 1; k < min(t+maxQuotedName+2, int32(len(tokens))); k++ {
		if tokens[k].Tag == "''" {
			return document.Range{Start: t + 1, End: k}
		}
		if c, _ := utf8.DecodeRuneInString(tokens[k].Text); !unicode.IsUpper(c) && tokens[k].Tag != "IN" {
			break
		}
	}
	return document.Range{}
}

// abbreviated is the body whose name comes before the abbreviation in brackets that ends at a token; nil if there is none.
func (b *builder) abbreviated(t int32) *document.Mention {
	if t < 4 || b.doc.Tokens[t-1].Text != ")" || b.doc.Tokens[t-3].Text != "(" {
		return nil
	}
	var m *document.Mention
	b.entity.AnyOver(t-4, func(x *document.Mention) bool {
		if x.Ref >= 0 && x.End == t-3 && (m == nil || x.Len() > m.Len()) {
			m = x
		}
		return false
	})
	if m == nil || b.doc.Entities[m.Ref].Kind != document.Organization {
		return nil
	}
	return m
}
