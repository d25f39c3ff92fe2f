package entity

import (
	"slices"
	"strings"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// isCredited reports whether a person wrote the article or took a picture in it: the name is in a byline, or beside that of a paper or
// agency and a slash, as in "REUTERS/Anna Berg" and "Anna Berg/AP".
func (a *affiliation) isCredited(f *found) bool {
	return slices.ContainsFunc(f.Mentions, func(m document.EntityMention) bool {
		if m.Form != document.FormName {
			return false
		}
		sent := a.doc.SentenceAt(m.Start)
		if sent >= 0 && a.doc.Blocks[a.doc.Sentences[sent].Block].Kind == document.Byline {
			return true
		}
		if sent >= 0 && (a.isLineAbovePaper(sent, m.Range) || a.isContributor(sent, m.End) || a.signsFor(sent, m.End)) {
			return true
		}
		return a.isCreditBefore(m.Start) || a.isCreditAfter(m.End)
	})
}

// isCredit reports whether a name only says who wrote the article or took a picture in it, so that no pronoun is for its bearer.
func (r *reader) isCredit(sent int, g document.Range) bool {
	return r.isCreditBefore(g.Start) || r.isCreditAfter(g.End) || r.isLineAbovePaper(sent, g)
}

// isContributor reports whether the sentence of a name that ends at a token thanks its bearer: "Jane Roe and Eli Berg contributed to this
// report", "Reporting by Jane Roe in Oslo and Eli Berg".
func (a *affiliation) isContributor(sent int, end int32) bool {
	s := a.doc.Sentences[sent]
	if a.opensCredits(s.Range) {
		return true
	}
	for i := end; i < s.End && i < s.Start+maxThanks; i++ {
		if a.doc.Tokens[i].Text == "contributed" {
			return i+2 >= s.End || a.doc.Tokens[i+1].Text == "to" && a.doc.Tokens[i+2].Text == "this"
		}
	}
	return false
}

// opensCredits reports whether a sentence begins like the credits of an article: "Contributing:", "(Additional reporting by".
func (a *affiliation) opensCredits(s document.Range) bool {
	for i := s.Start; i+1 < s.End && i < s.Start+3; i++ {
		next := a.doc.Tokens[i+1].Text
		switch strings.ToLower(a.doc.Tokens[i].Text) {
		case "contributing":
			return next == ":"
		case "reporting", "writing", "editing":
			return next == "by"
		}
	}
	return false
}

// maxThanks is how many tokens of a sentence may name contributors.
const maxThanks = 30

// isLineAbovePaper reports whether a name is a line, perhaps with other names, and that of a paper is the next one, as authors are at the
// head of an article.
func (r *reader) isLineAbovePaper(sent int, g document.Range) bool {
	return r.isLineOfNames(sent, g) && sent+1 < len(r.doc.Sentences) && r.doc.Sentences[sent+1].Len() <= longestKnown &&
		isPaper(r.doc.Words(r.doc.Sentences[sent+1].Range))
}

// isLineOfNames reports whether a sentence is a name, or has names and what joins them alone: "Jane Roe and Eli Berg".
func (r *reader) isLineOfNames(sent int, g document.Range) bool {
	s := r.doc.Sentences[sent].Range
	if s == g {
		return true
	}
	if s.Len() > maxAuthors {
		return false
	}
	for i := s.Start; i < s.End; i++ {
		if w := r.doc.Tokens[i].Text; r.casings[i]&bigLetter == 0 && w != "and" && w != "," {
			return false
		}
	}
	return true
}

// maxAuthors is how many tokens a line of authors has at most.
const maxAuthors = 12

// signsFor reports whether a paper follows a name that ends at a token and ends the line with it: "— Jane Roe, Harbor Gazette".
func (a *affiliation) signsFor(sent int, end int32) bool {
	s := a.doc.Sentences[sent]
	if end+1 >= s.End || s.End-end > longestKnown+2 || a.doc.Tokens[end].Text != "," {
		return false
	}
	last := a.doc.Words(document.Range{Start: end + 1, End: s.End})
	return isPaper(strings.TrimSuffix(last, "."))
}

// isPictured reports whether a person is only named as the source of a picture: agencies send photographers anywhere.
func (a *affiliation) isPictured(f *found) bool {
	return slices.ContainsFunc(f.Mentions, func(m document.EntityMention) bool { return a.isCreditBefore(m.Start) || a.isCreditAfter(m.End) })
}

// isCreditBefore reports whether a paper or agency and a slash come right before a token, the slash with or without the first name in one
// token.
func (r *reader) isCreditBefore(k int32) bool {
	for i := k; i >= 0 && i > k-3; i-- {
		paper, _, slash := strings.Cut(r.doc.Tokens[i].Text, "/")
		before := i - 1
		if slash && paper == "" && before >= 0 {
			paper = r.doc.Tokens[before].Text
			before--
		}
		if slash && (paper == "Photo" || paper == "Images") && before >= 0 {
			paper = r.doc.Tokens[before].Text // AP Photo/Anna Berg
		}
		if slash && isPaper(paper) {
			return true
		}
	}
	return false
}

// isCreditAfter reports whether a slash and a paper or agency come right after a name.
func (r *reader) isCreditAfter(k int32) bool {
	if int(k)+1 >= len(r.doc.Tokens) || !strings.HasPrefix(r.doc.Tokens[k].Text, "/") {
		return false
	}
	paper := strings.TrimPrefix(r.doc.Tokens[k].Text, "/")
	return isPaper(paper) || isPaper(r.doc.Tokens[k+1].Text) || paper == "Getty" || r.doc.Tokens[k+1].Text == "Getty"
}

func isPaper(name string) bool {
	known := actor.Lookup(name)
	return len(known) > 0 && known[0].Sector == "JRN" && !known[0].Person
}
