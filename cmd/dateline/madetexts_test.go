package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// hardTexts are pairs of texts in which a word of the first is another thing in the second, and texts that fill every cache.
func hardTexts() []string {
	texts := []string{
		"It sums up the year.",
		`Marta sums up "We lost the match."`,
		"The court found the ledger. They found a charity each spring.",
		"May told Will that Bill may sign the bill. Will it hold?",
		"In May, Chad said Turkey froze. The turkey froze in March.",
		"Mark will march. The mark fell on March 3.",
		"Jordan beat Georgia 3-1. Georgia Jordan said Georgia would appeal.",
		"‘It's over,’ he’d said. \"It’d be\" — she'd paused — \"enough.\"",
		"WILL RUSSIA AGREE? RUSSIA WILL.",
		"The US urged us to leave. US officials left.",
		strings.Repeat("They agreed. They refused. ", 40),
		strings.Repeat("a ", 3000) + "said Mora.",
	}
	var distinct strings.Builder
	for i := range 5000 { // more words than any cache keeps
		fmt.Fprintf(&distinct, "%s%s ", madeWord(i), [...]string{"", "s", "ed", "ing", ", said", " on May 3."}[i%6])
	}
	return append(texts, distinct.String())
}

// madeWord is a word that is in no list; every 7th has a capital.
func madeWord(i int) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	var b strings.Builder
	for n := i + 20; n > 0; n /= len(consonants) * len(vowels) {
		b.WriteByte(consonants[n%len(consonants)])
		b.WriteByte(vowels[n/len(consonants)%len(vowels)])
	}
	if w := b.String(); i%7 != 0 {
		return w
	}
	return strings.ToUpper(b.String()[:1]) + b.String()[1:]
}

// The slots of madeTexts. Many words are ambiguous: verbs that are nouns, names that are words, forms with two tags.
var madeSlots = map[string][]string{
	"who": strings.Split("Marta|Will Reed|May|Bill Chase|Chad|Georgia|Jordan|Mark Price|Rose Hill|the mayor|the union|Dr. Ama Boateng|Kyrgyz officials|"+
		"the U.S.|Smith & Sons|the Foreign Ministry|President Ilse Brandt|they|She|Turkey|Reading|an aide|the Guard|Grace", "|"),
	"verb": strings.Split("sums|sum|summed|quips|opines|muses|intones|sniffs|retorts|concludes|proposes|proposed|urges|urge|left|leaves|found|founds|saw|saws|"+
		"read|reads|cut|cuts|put|puts|set|hit|hits|quit|quits|lay|lays|lies|wound|bears|bore|rules|ruled|strikes|struck|vows|pledges|offers|offered|calls|"+
		"called|tells|told|warns|promises|protests|claims|counts|counters|doubts|fires|heads|backs|votes|signs|signed|frees|freed|rejects|rejected|spells|ends", "|"),
	"adverb": strings.Split("up|out|again|often|never|quietly|back|off|down|once more|", "|"),
	"what": strings.Split("the year|the talks|a 3 percent rise|the bill|its bid of $4.5 million|to hold talks|the reading|the rules|the strikes|6,000 for 6,000|"+
		"a ruling|the count|two of the five saws|her lies|an end to the strike|the offers|40 km of road|the leaves|the wound|that plan", "|"),
	"when": strings.Split("|on Monday|in May|last March|on June 2|two days ago|by Friday|in 2019|this week|tomorrow", "|"),
	"said": strings.Split("We lost the match.|It may rain in May.|They will not sign!|Who leaves first?|He put it off again.|It's the end.|We rule nothing out.", "|"),
}

var madeFrames = []string{
	"{who} {verb} {adverb} {what} {when}.",
	"It {verb} {adverb} {what}.",
	"{who} {verb} {adverb} \"{said}\"",
	"“{said}” {who} {verb} {when}.",
	"\"{said}\" {verb} {who}, who {verb} {what}.",
	"{who} {verb} that {who} {verb} {what} {when}.",
	"The {verb} of {who} {verb} {what}.",
	"{who} did not {verb} {what}, nor {verb} {who} {when}.",
	"{what} was {verb} by {who} {when}.",
	"{who} {verb} {who} to {verb} {what}. {who} {verb} it {when}.",
	"{verb} {adverb}: {who} {verb} {what}",
	"{WHO} {VERB} {WHAT}",
}

// madeTexts are n texts of one to four sentences. The same n gives the same texts.
func madeTexts(n int) []string {
	rng := rand.New(rand.NewPCG(1, uint64(n)))
	pick := func(from []string) string { return from[rng.IntN(len(from))] }
	fill := func(frame string) string {
		var b strings.Builder
		for frame != "" {
			before, rest, _ := strings.Cut(frame, "{")
			slot, after, found := strings.Cut(rest, "}")
			b.WriteString(before)
			if found {
				word := pick(madeSlots[strings.ToLower(slot)])
				if slot == strings.ToUpper(slot) {
					word = strings.ToUpper(word)
				}
				b.WriteString(word)
			}
			frame = after
		}
		return strings.Join(strings.Fields(b.String()), " ")
	}
	texts := make([]string, n)
	for i := range texts {
		var sentences []string
		for range 1 + rng.IntN(4) {
			s := fill(pick(madeFrames))
			sentences = append(sentences, strings.ToUpper(s[:1])+s[1:])
		}
		texts[i] = strings.Join(sentences, " ")
	}
	return texts
}
