package quote

import (
	"testing"

	"dateline/extract/document"
)

// A pronoun is for the one who spoke last, unless the text has made the entity that it was taken for the subject since.
func TestResumes(t *testing.T) {
	for _, c := range []struct {
		what, text, pronoun string
		resolved            int // what the stages before took the pronoun for
		want                string
	}{
		{"the last speaker", "Eli Roe said it rained on Tom Holt.\nHe added it snowed.", "He", 1, "Eli Roe"},
		{"a new subject", "Eli Roe said it rained.\nTom Holt laughed. He added it snowed.", "He", 1, "Tom Holt"},
		{"another gender", "Eli Roe said it rained on Tom Holt.\nShe added it snowed.", "She", document.None, "She"},
		{"a thing", "Eli Roe said it rained on Tom Holt.\nIt added it snowed.", "It", document.None, "It"},
		{"too far", "Eli Roe said it rained on Tom Holt.\nIt was late.\nIt was cold.\nHe added it snowed.", "He", 1, "Tom Holt"},
	} {
		doc := annotated(t, c.text, "said rained laughed added snowed was")
		withEntities(t, doc, "Eli Roe", "Tom Holt")
		for i := range doc.Entities {
			doc.Entities[i].Gender = "male"
		}
		a := &attributor{text: newText(doc), persons: readPersons(doc, nil), said: newTokenSet(doc)}
		first, _ := a.reference(rangeOf(t, doc, "Eli Roe"))
		a.resumes(&document.Quote{Speaker: first}, &statement{})
		ref, _ := a.reference(rangeOf(t, doc, c.pronoun))
		if c.resolved != document.None {
			ref.Entity, ref.Name = c.resolved, doc.Entities[c.resolved].Name
		}
		a.resumes(&document.Quote{Speaker: ref}, &statement{})
		if ref.Name != c.want {
			t.Errorf("%s: %s, want %s", c.what, ref.Name, c.want)
		}
	}
}

// "The diplomat" is the diplomat who spoke before and was described there.
func TestResumesNoun(t *testing.T) {
	for _, c := range []struct{ text, first, second, want string }{
		{"A pilot from Oban said it rained.\nThe pilot said it snowed.", "A pilot from Oban", "The pilot", "A pilot from Oban"},
		{"A pilot from Oban said it rained.\nThe cook said it snowed.", "A pilot from Oban", "The cook", "The cook"},
		{"A pilot from Oban said it rained.\nThe other pilot said it snowed.", "A pilot from Oban", "The other pilot", "The other pilot"},
		{"A pilot from Oban said it rained.\nA pilot said it snowed.", "A pilot from Oban", "A pilot said", "A pilot said"},
	} {
		doc := annotated(t, c.text, "said rained snowed")
		for i := range doc.Tokens {
			doc.Tokens[i].Lemma = doc.Tokens[i].Text
			if doc.Tokens[i].Text == "from" {
				doc.Tokens[i].Tag = "IN"
			}
		}
		a := &attributor{text: newText(doc), persons: readPersons(doc, nil), said: newTokenSet(doc)}
		first, _ := a.reference(rangeOf(t, doc, c.first))
		a.resumes(&document.Quote{Speaker: first}, &statement{})
		ref, _ := a.reference(rangeOf(t, doc, c.second))
		a.resumes(&document.Quote{Speaker: ref}, &statement{})
		if ref.Name != c.want {
			t.Errorf("%s: %s, want %s", c.text, ref.Name, c.want)
		}
	}
}
