package entity

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// human gives persons and groups their country and their sector.
func (a *affiliation) human(f *found) {
	if f.Kind != document.Person && f.Kind != document.Group {
		return
	}
	if f.Kind == document.Group {
		a.group(f)
		return
	}
	for i := range f.Roles {
		a.role(f, &f.Roles[i])
	}
	if f.Country == "" && f.side != nil {
		f.Country = f.side.Country
	}
	if k := a.holder(f); k != nil {
		if f.Country == "" {
			f.Country = k.Country
		}
		if f.Sector == "" {
			f.Sector = a.inOffice(k)
		}
	}
	if f.Country == "" {
		f.Country = a.before(f)
	}
	if f.Sector == "" && a.isCredited(f) {
		f.Sector = "JRN"
	}
	a.member(f)
	if body := a.bodyAfter(f); body != nil {
		f.Country, f.Sector = cmp.Or(f.Country, body.Country), cmp.Or(f.Sector, body.Sector)
	}
}

// member gives a person the country and the sector of the party, state or body that the words beside the name are of.
func (a *affiliation) member(f *found) {
	for _, m := range f.Mentions {
		if m.Form != document.FormName {
			continue
		}
		country, sector := a.partyAfter(m.End)
		if country == "" {
			country, sector = a.partyBefore(m.Start)
		}
		if body := a.ownerBefore(m.Start); body != nil && country == "" {
			country, sector = body.Country, body.Sector
		}
		if country == "" {
			country = a.stateAfter(m.End)
		}
		f.Country, f.Sector = cmp.Or(f.Country, country), cmp.Or(f.Sector, sector)
	}
}

// partyLabel is what is in brackets after the name of a member of the Congress: "D", "R-Ky", "I-N.Y", "D-Ohio".
var partyLabel = regexp.MustCompile(`^[DRI](-[A-Z][A-Za-z.]*)?\.?$`)

// partyAfter is the country and the sector of a person with a party and a state in brackets or between commas: "Jane Roe (D-Mass.)". A
// letter alone says nothing of the sector, since governors have one, too.
func (a *affiliation) partyAfter(k int32) (country, sector string) {
	if int(k)+2 >= len(a.doc.Tokens) {
		return "", ""
	}
	mark, label, next := a.doc.Tokens[k].Text, a.doc.Tokens[k+1].Text, a.doc.Tokens[k+2].Text
	switch {
	case !partyLabel.MatchString(label):
	case strings.Contains(label, "-") && (mark == "(" || mark == ","):
		return "USA", "LEG"
	case mark == "(" && (next == ")" && a.weight["USA"] > 0 || next == "," && a.classAt(k+3)&short != 0):
		return "USA", ""
	}
	return "", ""
}

// partyBefore is the country and the sector of a person who is called by a party: "Democrat Jane Roe".
func (a *affiliation) partyBefore(k int32) (country, sector string) {
	if k == 0 || len(a.weight) > 0 && a.weight["USA"] == 0 {
		return "", ""
	}
	switch a.doc.Tokens[k-1].Text {
	case "Democrat", "Republican":
		return "USA", "PTY"
	case "Democrats", "Republicans":
		return "USA", ""
	}
	return "", ""
}

// ownerBefore is the paper, channel or school whose name in the genitive comes right before a token: "the Harbour Post's Jane Roe". nil if
// there is none.
func (a *affiliation) ownerBefore(k int32) *found {
	if k < 2 || a.doc.Tokens[k-1].Tag != "POS" {
		return nil
	}
	for at := k - 2; at >= 0 && at > k-2-longestKnown; at-- {
		f := a.at[at]
		if f == nil {
			continue
		}
		if f.Kind == document.Organization && a.nameAt(document.Range{Start: at, End: k - 1}) && slices.Contains(employers, f.Sector) {
			return f
		}
		return nil
	}
	return nil
}

// employers are the sectors of bodies whose genitive before a name says where its bearer works.
var employers = []string{"JRN", "EDU", "SOC", "BUS", "MED"}

// stateAfter is the country of the country or state that a person is of: "Jane Roe of Ohio".
func (a *affiliation) stateAfter(k int32) string {
	if int(k)+1 >= len(a.doc.Tokens) || a.doc.Tokens[k].Text != "of" || a.classAt(k+1)&landClasses == 0 {
		return ""
	}
	return a.countryAt(k + 1)
}

// bodyAfter is the organization that a person is of by the words after the name: "Jane Roe of the Harbour Police". nil if there is none.
func (a *affiliation) bodyAfter(f *found) *found {
	for _, m := range f.Mentions {
		k := m.End
		if m.Form != document.FormName || int(k)+2 >= len(a.doc.Tokens) || a.doc.Tokens[k].Text != "of" {
			continue
		}
		if k++; a.doc.Tokens[k].Text == "the" {
			k++
		}
		if body := a.at[k]; body != nil && body.Kind == document.Organization {
			return body
		}
	}
	return nil
}

// classAt is the class of the list entry that starts at a token.
func (a *affiliation) classAt(k int32) class {
	if int(k) >= len(a.entry) || a.entry[k] == nil {
		return 0
	}
	return a.entry[k].class
}

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
		return sent >= 0 && a.isLineAbovePaper(sent, m.Range) || a.isCreditBefore(m.Start) || a.isCreditAfter(m.End)
	})
}

// isLineAbovePaper reports whether a name is a line and that of a paper is the next one, as authors are at the head of an article.
func (a *affiliation) isLineAbovePaper(sent int, g document.Range) bool {
	return a.doc.Sentences[sent].Range == g && sent+1 < len(a.doc.Sentences) && a.doc.Sentences[sent+1].Len() <= longestKnown &&
		isPaper(a.doc.Words(a.doc.Sentences[sent+1].Range))
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
		if slash && paper == "" && i > 0 {
			paper = r.doc.Tokens[i-1].Text
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
	return isPaper(strings.TrimPrefix(r.doc.Tokens[k].Text, "/")) || isPaper(r.doc.Tokens[k+1].Text)
}

func isPaper(name string) bool {
	known := actor.Lookup(name)
	return len(known) > 0 && known[0].Sector == "JRN" && !known[0].Person
}
