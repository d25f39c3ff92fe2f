package main

import "strings"

// phrases are repeated to texts of half a megabyte, and to a quarter of that.
var phrases = map[string]string{
	"sentence": "Go. ", "opening": "“", "closing": "”", "double": `"`, "single": "'", "double-spaced": `" `,
	"mixed-quotes": "“He said, ‘", "quote-marks": "“A ‘B ",
	"brackets": "([{<", "open-brackets": "(a (b ", "closed-brackets": "( x ) ", "digits": "1", "marks": ".,;:!?-…", "dots": ".",
	"spaced-dots": ". ",
	"ellipses":    "... ", "quoted-ellipses": "“... ” said he ... ", "dashes": "- ", "bad-dates": "99999999999-13-45 31/02/2025 2025-99-99 ",
	"exponents": "1e999999 $1e999999 million -1E+999999999 ", "millions": "million ", "number-words": "nine hundred ninety-nine million ",
	"fractions": "1/2/3/4/5/", "month": "May ", "years": "2025 ", "dates": "June 2, 2025, ", "date-ranges": "June 2 to ", "said": "said ",
	"said-by": "Anna Roe said Tom Berg said ", "quote-said-by": "“No,” said Anna Roe said Tom Berg. ", "names-comma": "Anna Roe, ",
	"three-names": "Anna Roe, Tom Berg, Ida Holt, ", "names-and": "Anna Roe and ", "name": "Anna ", "capitals": "THE MAYOR ", "and": "and ",
	"amounts-for": "6,000 for ",
	"of":          "the president of ", "who": "who proposed that ", "proposals": "Norland proposed Sudmark to propose to ", "not": "not ",
	"that": "that ", "hyphens": "a-b-c-",
	"hyphen-pairs": "a-b-", "possessives": "x's y's ", "initials": "J. R. R. ", "abbreviations": "Mr. U.S. Gov. ", "lines": "a\n",
	"paragraphs": "A b.\n\n",
	"headings":   "The Ferry\n\n", "bullets": "- a\n", "tabs": "a\t", "quoted-mail": "> > ", "addresses": "http://a.b/c?d=e&f ",
	"mail":        "a@b.c ",
	"apostrophes": "‘’tis the ’", "colons": "Roe: ", "percent": "12 percent to 15 percent of 3 percent ", "dollars": "$",
	"ranges":  "1-2-3-4-",
	"from-to": "from 3 to 5 to 7 to ", "pronouns": "He said she told him that they ", "datelines": "KALLO, June 2 (Wire) - ",
	"clock": "at 3 p.m. on Monday ",
	"roman": "IV ", "times": "5 p.m. ", "zones": "9 a.m. (0900 GMT) ", "number-lines": "1\n", "numbers": "1 ", "table": "1\t2\t3\n",
	"percents": "5% ",
	"money":    "$5 ", "euros": "€3 ", "scores": "3-1, ", "odds": "10-1 ", "signs": "-5 ", "points": "1.5 ", "billions": "$5bn ",
	"in-brackets": "(5) ", "killed": "3 killed ",
	"weekdays": "Monday, ", "ago": "two years and three months and ", "list": "apples, pears, plums, ", "ampersands": "A&B ",
	"clauses": "the old mayor and the new council of the town saw ",
	"reports": "The mayor of Kallo, Anna Roe, said on June 2 that 12 of 30 boats had left. ",
	"answers": "Sudmark refused. Norland proposed a summit. ", "agreed": "They agreed. They refused. ", "full-quotes": `"No," he said. `,
	"open-quotes": "“We go,\n\n",

	// Dates, times and numbers beside each other.
	"iso-times": "2025-06-02T15:04:05Z ", "dates-with-times": "On June 2, 2025, at 3:15 p.m. GMT, ",
	"relative-days": "yesterday, today, tomorrow, last week, next month, ",
	"each-day":      "on Monday, on Tuesday, on Wednesday and on ", "born": "Anna Roe (born June 2, 1950) ",
	"ages":       "Anna Roe, 45, Tom Berg, 52, ",
	"telephones": "+1 (555) 010-9999, ", "results": "Norland vs. Sudmark 3-1 (2-0) ",
	"money-in-words": "two million euros and three hundred dollars, ",
	"pledges":        "pledged $5 million to Sudmark, $6 million to Norland, ", "units": "5 km/h, 10 m², 3.5 kg, 12 °C, ",
	"steps":  "rose 3 percent, fell 2 percent, rose ",
	"counts": "12 men, 30 women and 5 children, ", "of-numbers": "one of 5 of 10 of ", "glued": "5km7kg9m", "negatives": "-$5, -3%, −2, ",
	"formulas": "x = 3, y_1 = 4^2, ",

	// Names, with titles, in rows and in apposition.
	"titles":     "President Anna Roe, Prime Minister Tom Berg, Gen. Ida Holt, ",
	"apposition": "Anna Roe, the mayor of Kallo, a town in Norland, ",
	"bodies":     "the U.N., the E.U., NATO, the IMF and ", "genitives": "Norland's president's adviser's ", "handles": "#talks @anna ",
	"labels":         "ANNA ROE: We refuse. TOM BERG: We agree. ",
	"deep-genitives": "the mother of the wife of the son of Anna Roe, of ", "hyphenated-names": "Anna-Maria Roe-Berg ",
	"others": "Roe, Berg and others. ", "all-titles": "Dr. Prof. Sir ",

	// Clauses that hang on each other.
	"not-but": "not the mayor but the council, ", "neither-nor": "neither Norland nor Sudmark ",
	"relative-clauses": "the man who met the woman who told the man who ",
	"conditions":       "if Norland agrees, Sudmark will propose that if ", "verbs": "proposed, refused, accepted and ",
	"prepositions": "in the town of the county in the region of ",
	"said-that":    "Anna Roe said that Tom Berg had said that ", "questions": "Who refused? Why? ", "exclamations": "No! Yes! ",
	"semicolons": "Norland refused; Sudmark agreed; ",
	"passives":   "The offer was rejected by Norland. ", "repeated-offers": "Norland rejected the proposal. The proposal was rejected. ",
	"short-clauses": "He refused. She agreed. They met. ",
	"meetings":      "Anna Roe met Tom Berg in Kallo on Monday. ", "infinitives": "to agree to refuse to propose to ",
	"vetoed": "vetoed the veto of the veto of ", "two-verbs": "Norland met and Sudmark ",

	// Quotations, brackets and headlines.
	"said-quotes":      "“We will go,” said Anna Roe. “We will stay,” she added. ",
	"quotes-in-quotes": "“‘We go,’ he said,” she said. ", "empty-quotes": "“…” “” ",
	"nested-brackets": "([{a}]) ", "deep-notes": "(see [note {1}]; ", "notes": "peace[1] talks[2] ",
	"roman-lists": "(i) talks; (ii) aid; (iii) arms; ",
	"headlines":   "Norland rejects Sudmark offer\n\n", "capital-headlines": "NORLAND REJECTS OFFER FROM SUDMARK AFTER TALKS FAIL ",
	"guillemets":      "«Nein», sagte er. ",
	"one-word-quotes": "the “offer” ", "said-colon": "He said: “No.” ", "unsaid": "“We refuse.”\n\n",

	// Other scripts, signs and long tokens.
	"emoji": "😀👍🏽 ", "cjk-sentences": "首相提出会谈。", "cjk": "漢字", "cyrillic": "Рое сказала: «Нет». ",
	"arabic": "قال الرئيس لا. ", "thai": "ประธานาธิบดี", "soft-hyphens": "ta\u00adlks ",
	"long-tokens": longToken + " ", "long-hyphens": strings.Repeat("ab-", 300) + " ", "long-numbers": strings.Repeat("123,", 300) + " ",
	"long-addresses":    "https://www.a.test/" + longToken + " ",
	"addresses-of-news": "https://www.a.test/2025/06/02/a-b-c.html?x=1#y ", "mixed-spaces": "a\u00a0 \u2003b\t", "primes": "5'6\" ",
	"accents": "Éamon Ó Sé ",

	// Marks of other formats.
	"rows": "Acme Corp.\t$5.2m\t12%\tJune 2\n", "pipes": "| Norland | 12 | 3.5% |\n",
	"mail-headers": "From: a@b.c\nTo: d@e.f\nDate: Mon, 2 Jun 2025 15:04:05 +0000\n\n",
	"markdown":     "**Norland** _refused_ [the offer](http://a.test). ", "code": "if (x == 1) { return y[2]; } ", "commas": "1,2,3,\"a\",4\n",
	"tags": "<b>Norland</b> refused. ",
}

// numberedPhrases are repeated with a new number each time, so that names, acts and quantities are new without end.
var numberedPhrases = map[string]string{
	"new-names": "Anna Rok%d, ", "new-speakers": "Anna Rok%d said so. He left. ", "new-councils": "The Kal%d Council of Nor said it. ",
	"new-surnames": "Mr. Roe%d said so. ",
	"new-quotes":   "“Item %d is ready,” Roe said. ", "new-offers": "Norland proposed plan %d. ",
	"new-answers": "Sudmark rejected plan %d. ", "new-amounts": "It has %d cars. ",
	"new-actors": "Rok%dland refused. ", "new-dates": "In June %d it met. ", "new-pairs": "Anna Rok%d and ", "new-headings": "Plan %d\n\n",
	"new-bodies": "the Kal%d Committee (KC) and ",
}

// longToken is longer than any word.
var longToken = strings.Repeat("abcdefghij", 100)
