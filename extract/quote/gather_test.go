package quote

import (
	"testing"

	"dateline/extract/document"
)

func TestGather(t *testing.T) {
	for _, c := range []struct{ text, verbs, trigger, speaker, content, want string }{
		{`“We lost the match on Monday evening,” said Roe.`, "lost said", "said", "Roe", "around", "We lost the match on Monday evening"},
		{`“We lost the match,” Roe said, “but we learned from it.”`, "lost said learned", "said", "Roe", "around", "We lost the match | but we learned from it."},
		{`“We lost the match,” Roe said. “But we learned from it.”`, "lost said learned", "said", "Roe", "around", "We lost the match | But we learned from it."},
		{`Roe said: “We lost the match on Monday evening.”`, "lost said", "said", "Roe", "around", "We lost the match on Monday evening."},
		{`Prices fell, Roe said.`, "fell said", "said", "Roe", "around", "Prices fell"},
		{`Prices and wages, Roe said.`, "said", "said", "Roe", "around", ""},
		{`The price, Roe said, fell again.`, "fell said", "said", "Roe", "around", "The price | fell again"},
		{`When prices fell, Roe said nothing.`, "fell said", "said", "Roe", "around", ""},
		{`It was “a mess,” Roe said.`, "was said", "said", "Roe", "around", "It was “a mess,”"},
		{`“Why now?” Roe smiled.`, "smiled", "smiled", "Roe", "quotation", "Why now?"},
		{`Prices fell, Roe smiled.`, "fell smiled", "smiled", "Roe", "quotation", ""},
		{"Roe had this answer:\n“We will never again sell these ships.”", "had will", ":", "Roe", "next", "We will never again sell these ships."},
		{"“We will never again sell these ships.”\nThat was the answer of Roe.", "will was", "answer", "Roe", "before", "We will never again sell these ships."},
		{`Roe had in mind “a long and bitter fight over votes.”`, "had", "“", "Roe", "fragment", ""},
		{`Roe had in mind “the votes were lost on all sides.”`, "had were", "“", "Roe", "fragment", "the votes were lost on all sides."},
		{"PHOTOS: The ships are sold.", "are", ":", "PHOTOS", "headline", ""},
		{`“We lost the match.” Roe smiled.`, "lost smiled", "smiled", "Roe", "quotation", ""},
		{`“We lost the match,” Roe raged.`, "lost raged", "raged", "Roe", "opening", "We lost the match"},
		{`It was “a mess,” Roe raged.`, "was raged", "raged", "Roe", "opening", ""},
		{`“On paper,” Roe said, the plan was sound.`, "said was", "said", "Roe", "around", "On paper | the plan was sound"},
		{`In a paper called “Is Rain the Next Coal?” Roe says prices fell.`, "says fell", "says", "Roe", "around", ""},
		{`“We lost the match on Monday,” Roe said.`, "lost said", "said", "Roe", "around", "We lost the match on Monday"},
		{`(“We lost the match on Monday,” Roe said.)`, "lost said", "said", "Roe", "around", "We lost the match on Monday"},
		{`Roe told “Good Morning,” “We lost the match on Monday.”`, "told lost", "told", "Roe", "around", "We lost the match on Monday."},
		{`Roe will testify, as will two pilots.`, "testify will", "testify", "Roe", "around", ""},
		{"Attendance: 9,417.", "", ":", "Attendance", "headline", ""},
	} {
		doc := annotated(t, c.text, c.verbs)
		g := gathererOf(doc, found(t, doc, c.trigger, c.speaker, content(c.content)))
		g.persons = readPersons(doc, []document.Mention{{Layer: "speaker", Range: rangeOf(t, doc, c.speaker)}})
		if got := joined(doc, g.gather(&g.cues[0]).pieces); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

// A name in capitals opens a turn if it is a person's. Other words in capitals are labels.
func TestTurnInCapitals(t *testing.T) {
	for _, c := range []struct{ text, name, want string }{
		{"ROE: The ships are sold.", "ROE", "The ships are sold"},
		{"PHOTOS: The ships are sold.", "ships", ""},
	} {
		doc := annotated(t, c.text, "are")
		withEntities(t, doc, c.name)
		g := gathererOf(doc, found(t, doc, ":", doc.Tokens[0].Text, content("headline")))
		if got := joined(doc, g.gather(&g.cues[0]).pieces); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
