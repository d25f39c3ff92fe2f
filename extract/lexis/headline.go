package lexis

// prose, which learnt from whole sentences, takes the verb of a headline for a plural: "Norland urges Sudria to wait" has no
// other verb, and so "urges" is one.

// maxHeadline bounds the words of a headline.
const maxHeadline = 24

// headlineVerbs are verbs that headlines have in the present.
var headlineVerbs = set(`abandon abduct accept accuse acquit adopt advise aid alert allege ambush announce annex answer appeal applaud appoint approve arrest assail attack authorize
	avoid axe back ban bar bash battle beat begin bemoan berate blame blast block bomb boost boycott breach break brief bring broker build call cancel capture castigate caution cede
	celebrate censure challenge champion charge chide claim clear clinch close condemn confirm confront congratulate consider convict court create criticize criticise cut debate
	declare decline decry defeat defend defer defy delay deliver demand demonize denounce deny deploy deplore deport deride detain discuss dismiss dispatch dissolve donate
	draft drop ease eject eliminate embrace enact end endorse escalate eulogize evacuate exchange exclude execute exonerate expand expel explore extend extol extradite face
	fault favor favour fear feed file fight find fine fire flee forbid force foil free freeze fund gain give grant greet greenlight grill hail halt hammer hand hike
	hint hit hold honor honour host hurl impeach implore impose indict injure insist inspect introduce invade investigate invite issue jail join kidnap kill lambaste lament
	launch laud lead leak leave legalize let levy liberate lift limit list lobby loosen lose lower make malign meet mobilize mock mourn move mull name negotiate nix
	nominate object offer okay open oppose order oust outlaw outline overturn pan pardon pass pause pay pick plan pledge plot post postpone pound praise prepare press pressure
	probe prohibit promise propose prosecute protest provide publish pull punish push put quash question quit raid raise rally ram rap ratify reach reaffirm rebuff rebuke rebut
	recall receive recommend refuse refute reimpose reinstate reject relax release remove renew repeal replace report reprimand request require rescind rescue reshuffle resist
	resume retract return reveal reverse revile revive revoke ridicule rip rule sack salute sanction savage scold scorn scrap scrutinize seal secure seek seize send sentence set
	settle shelve shell shoot shrug shun shut sidestep sign skewer slam slap slash snub soften spark spurn stab stage stall start stop storm stress strike suggest summon
	sue supply support surrender suspect suspend swap table take target taunt tell test thank thwart tighten topple torch torpedo tout trade unveil upbraid uphold urge vacate
	vandalize veto vilify visit void vote vow waive want warn weigh welcome win withdraw withhold woo wound`)

// headlineVerb tags the verb of a headline that seems to have none: the first word of headlineVerbs after its subject.
func (rp *repairer) headlineVerb() {
	n := len(rp.tokens)
	if n < 3 || n > maxHeadline || rp.tokens[n-1].Tag == "." {
		return
	}
	for i := 1; i < n-1 && rp.partOfSubject(i-1); i++ {
		if rp.isHeadlineVerb(i) {
			rp.set(i, rp.present(i))
			if rp.at(i+1) == finite { // "Norland meets envoy"
				rp.set(i+1, "NN")
			}
			return
		}
	}
}

// isHeadlineVerb reports whether the noun at i can only be the verb of its headline.
func (rp *repairer) isHeadlineVerb(i int) bool {
	if rp.at(i) != noun && rp.at(i) != name || rp.at(i-1) != noun && rp.at(i-1) != name {
		return false
	}
	w, several := lower(rp.text(i)), rp.several(i-1)
	verb := several && headlineVerbs[w] || !several && thirdPersonOf(w)
	bare := !several && rp.tag(i+1) == "VBP" && !auxiliaryForm(rp.text(i+1))
	return verb && (bare || rp.beginsObject(i+1)) && !rp.verbLater(i+2)
}

// thirdPersonOf reports whether w is the third person of one of headlineVerbs.
func thirdPersonOf(w string) bool {
	base := Lemma(w, "VBZ")
	return base != w && headlineVerbs[base]
}

// auxiliaryForm reports whether w is a form of an auxiliary.
func auxiliaryForm(w string) bool { return auxiliaries[lower(w)] != "" }

// several reports whether the subject that ends at i takes a verb without an ending. The first word of a headline is a name to the tagger.
func (rp *repairer) several(i int) bool {
	w := lower(rp.text(i))
	return rp.plural(i) || w == "police" || i == 0 && rp.fed[0] != knownPlace && Lemma(w, "NNS") != w && w[len(w)-1] == 's'
}

// present is the tag of a verb in the present whose form is that of the noun at i.
func (rp *repairer) present(i int) string {
	if headlineVerbs[lower(rp.text(i))] {
		return "VBP"
	}
	return "VBZ"
}

// partOfSubject reports whether token i may belong to the subject of a headline.
func (rp *repairer) partOfSubject(i int) bool {
	switch rp.at(i) {
	case noun, name, adjective, numeral, determiner, possMark, conjunction:
		return true
	}
	return false
}

// beginsObject reports whether what an act is done to may begin at i.
func (rp *repairer) beginsObject(i int) bool {
	switch rp.at(i) {
	case determiner, possessive, pronoun, name, noun, adjective, numeral, to, preposition, particle:
		return true
	}
	return false
}

// newClause are words that begin another clause of a headline.
var newClause = set("as after before when while if because since until amid despite over that")

// verbLater reports whether the clause has a verb in the present or a modal from token i on.
func (rp *repairer) verbLater(i int) bool {
	for ; i < len(rp.tokens) && rp.at(i) != punctuation && !newClause[lower(rp.text(i))]; i++ {
		if tag := rp.tokens[i].Tag; tag == "VBZ" || tag == "VBP" || tag == "MD" {
			return true
		}
	}
	return false
}
