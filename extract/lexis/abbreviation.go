package lexis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An abbreviation class says when a full stop belongs to the word before it, and
// whether a sentence may end there.
type abbreviation uint8

const (
	titleAbbr    abbreviation = iota + 1 // before a name; never ends a sentence
	numeralAbbr                          // only before a digit: "No. 5", but "He said no."
	calendarAbbr                         // only before a digit, comma or lower case: "Jan. 5"
	finalAbbr                            // may end a sentence: "Inc.", "a.m."
	innerAbbr                            // continues the sentence: "vs.", "approx."
	stateAbbr                            // a word, too, before a capital: "Boston, Mass., is", but "He went to Mass. She stayed."
)

var abbreviations = func() map[string]abbreviation {
	t := map[string]abbreviation{}
	add := func(kind abbreviation, words string) {
		for _, w := range strings.Fields(words) {
			t[w] = kind
		}
	}
	add(titleAbbr, `Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Gen Maj Col Lt Capt Cpt Cmdr Cdr Adm Brig Sgt Cpl Pvt Pte
		Sen Sens Rep Reps Gov Govs Pres Rev Hon Fr Msgr Supt Insp Amb Atty Cllr St Ste Mt Ft Sra Gens Cols Drs Profs`)
	add(numeralAbbr, `No Nos no nos Vol vol pp p Art art Sec sec Fig fig Ch ch Para para Rm Ext ext Flt c`)
	add(calendarAbbr, `Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun`)
	add(finalAbbr, `Inc Corp Co Cos Ltd LLC Plc plc Bros Jr Sr Esq Ave Blvd Rd Dept Assn Univ Intl Bhd Pty Cie Mfg etc al
		Ala Ariz Calif Colo Conn Fla Kan Minn Mont Neb Nev Okla Penn Pa Tenn Tex Va Vt Wis Wyo Ga La Ky Md Ind Ont Que
		ft lb lbs oz km kg hrs mins yrs seq`)
	add(innerAbbr, `vs v approx est cf ca viz incl excl esp dep`)
	add(stateAbbr, `Wash Ore Ark Del Miss Mich Mass Ill Man Sask Alta`)
	return t
}()

// units end a sentence only with a second full stop: "It is 5 ft tall", "It grew 5 km."
var units = wordLists.Set("measure-abbreviations")

// abbreviated reports whether the full stop after w belongs to it. next is the place
// right after the full stop.
func (sc *scanner) abbreviated(w string, next int) bool {
	if acronym(w) {
		return true
	}
	follow, gap := sc.follow(next)
	if initial(w) {
		if gap {
			return unicode.IsUpper(follow)
		}
		return follow == '-' || follow == ','
	}
	switch abbreviations[w] {
	case titleAbbr:
		return unicode.IsUpper(follow) || unicode.IsDigit(follow) || follow == ','
	case numeralAbbr:
		return unicode.IsDigit(follow)
	case calendarAbbr:
		return unicode.IsDigit(follow) || unicode.IsLower(follow) || follow == ','
	case finalAbbr:
		return !units[w] || unicode.IsLower(follow) || follow == ','
	case innerAbbr:
		return follow != utf8.RuneError
	case stateAbbr:
		return follow != utf8.RuneError && !unicode.IsUpper(follow)
	}
	return false
}

// follow is the next visible character of the text from i on, and whether white space
// lies before it. It is RuneError at the end.
func (sc *scanner) follow(i int) (r rune, gap bool) {
	for i < len(sc.text) {
		r, size := utf8.DecodeRuneInString(sc.text[i:])
		if !unicode.IsSpace(r) {
			return r, gap
		}
		gap = true
		i += size
	}
	return utf8.RuneError, gap
}

// acronym reports whether w is of letters with full stops between them, such as
// "U.S", "a.m" or "Ph.D".
func acronym(w string) bool {
	w = w[strings.LastIndexByte(w, '-')+1:] // then-U.N.
	if strings.IndexByte(w, '.') < 0 || len(w) > 16 {
		return false
	}
	n := 0
	for i := 0; i < len(w); i++ {
		switch {
		case w[i] == '.' && n > 0:
			n = 0
		case classes[w[i]] == letter && n < 2:
			n++
		default:
			return false
		}
	}
	return n > 0
}

// initial reports whether w is one capital letter.
func initial(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	return size == len(w) && unicode.IsUpper(r)
}

func set(words string) map[string]bool {
	t := map[string]bool{}
	for _, w := range strings.Fields(words) {
		t[w] = true
	}
	return t
}

var calendarNames = wordLists.Set("calendar-names")

// calendarName reports whether w is a month or a day of the week.
func calendarName(w string) bool { return len(w) >= 3 && calendarNames[w] }
