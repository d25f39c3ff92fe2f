package entity

import (
	"cmp"
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/internal/lazyregexp"
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
	a.elected(f)
	for i := range f.Roles {
		a.role(f, &f.Roles[i])
	}
	if f.Country == "" && f.principal != nil {
		f.Country = f.principal.Country
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

// elected gives a member of the Congress country and sector by party and state: "Jane Roe, Democrat of Ohio", "Republicans Jane Roe of Ohio and Eli Poe
// of Maine".
func (a *affiliation) elected(f *found) {
	for _, m := range f.Mentions {
		if m.Form != document.FormName {
			continue
		}
		k := m.End
		if int(k)+3 < len(a.doc.Tokens) && a.doc.Tokens[k].Text == "," && ofCongress(a.doc.Tokens[k+1].Text) {
			k += 2
		} else if !a.afterParties(m.Start) {
			continue
		}
		if a.stateAfter(k) == "USA" {
			f.Country, f.Sector = cmp.Or(f.Country, "USA"), cmp.Or(f.Sector, "LEG")
			return
		}
	}
}

// ofCongress reports whether a word names a member of a party of the Congress.
func ofCongress(w string) bool { return w == "Democrat" || w == "Republican" }

// afterParties reports whether "Democrats" or "Republicans" comes before a name, or before the name and state that it is joined to.
func (a *affiliation) afterParties(k int32) bool {
	for at := k - 1; at >= 0 && at > k-longestParty; at-- {
		switch w := a.doc.Tokens[at].Text; w {
		case "Democrats", "Republicans":
			return true
		case "and", ",", "of":
		default:
			if w[0] < 'A' || w[0] > 'Z' {
				return false
			}
		}
	}
	return false
}

// longestParty is how many tokens back the party of joined names is looked for.
const longestParty = 10

// partyLabel is what is in brackets after the name of a member of the Congress: "D", "R-Ky", "I-N.Y", "D-Ohio".
var partyLabel = lazyregexp.New(`^[DRI](-[A-Z][A-Za-z.]*)?\.?$`)

// partyAfter is the country and the sector of a person with a party and a state in brackets or between commas: "Jane Roe (D-Mass.)". A
// letter alone says nothing of the sector, since governors have one, too.
func (a *affiliation) partyAfter(k int32) (country, sector string) {
	if int(k)+2 >= len(a.doc.Tokens) {
		return "", ""
	}
	mark, label, next := a.doc.Tokens[k].Text, a.doc.Tokens[k+1].Text, a.doc.Tokens[k+2].Text
	switch {
	case strings.IndexByte("DRI", label[0]) < 0 || !partyLabel.MatchString(label): // nearly all end here
	case strings.Contains(label, "-") && (mark == "(" || mark == ","):
		return "USA", "LEG"
	case mark != "(":
	case next == ")" && a.weight["USA"] > 0, next == "," && a.classAt(k+3)&short != 0:
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
