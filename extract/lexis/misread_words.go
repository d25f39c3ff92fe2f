package lexis

// misread are words that the tagger often takes for another part of speech, with the tag that they have in some surroundings.
var misread = map[string]func(rp *repairer, i int) string{
	"met": func(rp *repairer, i int) string { // "the envoys | met | in Lima"
		if rp.nounOrAdjective(i) {
			return "VBD"
		}
		return ""
	},
	"let": func(rp *repairer, i int) string { // "Chad | let | six nurses go"
		if rp.tokens[i].Tag == "PRP" {
			return "VB"
		}
		return ""
	},
	"more": func(rp *repairer, i int) string { // "sends | more | missiles", "more severe fines"
		if rp.tokens[i].Tag == "RBR" && rp.at(i+1) == noun {
			return "JJR"
		}
		return ""
	},
	"premier": func(rp *repairer, i int) string { // no comparative, as its end may suggest
		if rp.tokens[i].Tag == "JJR" {
			return "NN"
		}
		return ""
	},
	"said": func(rp *repairer, i int) string { // "Roe's | said | lenders would wait"
		if rp.at(i-1) == possMark && rp.tokens[i].Tag != "VBD" {
			return "VBD"
		}
		return ""
	},
	"her": func(rp *repairer, i int) string { // "called | her | office", but "gave her advice"
		if rp.tokens[i].Tag != "PRP" || rp.tag(i+1) != "NN" || unknownPast(rp.text(i+1)) {
			return ""
		}
		if rp.at(i-1).verb() && !givers[Lemma(rp.small(i-1), "VBD")] {
			return "PRP$"
		}
		return ""
	},
	"shot": func(rp *repairer, i int) string { // "was | shot | twice"
		if !rp.pos[i].verb() && rp.auxiliary(i) == "be" {
			return "VBN"
		}
		if rp.text(i+1) == "back" && rp.at(i-1).head() { // "Roe | shot | back"
			return "VBD"
		}
		return ""
	},
	"tear": func(rp *repairer, i int) string {
		if rp.text(i+1) == "gas" {
			return "NN"
		}
		return ""
	},
	"hand": func(rp *repairer, i int) string { // "to | hand | over the files"
		if next := rp.text(i + 1); rp.at(i-1) == to && (next == "over" || next == "out" || next == "back") {
			return "VB"
		}
		return ""
	},
	"back": func(rp *repairer, i int) string { // "voters | back | the plan"
		if next := rp.at(i + 1); rp.pos[i].verb() || next != determiner && next != possessive {
			return ""
		}
		if rp.at(i-1) == noun && rp.plural(i-1) && rp.opensClause(i-1) && !rp.finiteAfter(i+1) {
			return "VBP"
		}
		return ""
	},
}
