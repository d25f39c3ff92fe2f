package quote

import (
	"testing"

	"dateline/extract/document"
)

// The words for an office are for the one person named near them who holds it; an office of another body, or of several persons, is for none.
func TestOfficer(t *testing.T) {
	senator, judge, chair := document.Role{Title: "Sen."}, document.Role{Title: "District Judge"}, document.Role{Title: "chair"}
	for _, c := range []struct {
		what, text, speaker string
		roles               []document.Role // of Anna Berg and Eli Roe
		want                string
	}{
		{"named before", "Sen. Anna Berg of Ohio spoke.\nThe senator said it rained.", "The senator", []document.Role{senator}, "Anna Berg"},
		{"named later", "A federal judge said it rained.\nDistrict Judge Anna Berg laughed.", "A federal judge", []document.Role{judge}, "Anna Berg"},
		{"an indefinite one after the name", "Judge Anna Berg laughed.\nA judge said it rained.", "A judge", []document.Role{judge}, ""},
		{"another one", "Another judge said it rained.\nJudge Anna Berg laughed.", "Another judge", []document.Role{judge}, ""},
		{"several", "Sen. Anna Berg met Sen. Eli Roe.\nThe senator said it rained.", "The senator", []document.Role{senator, senator}, ""},
		{"several, one from there", "Sen. Anna Berg of Ohio met Sen. Eli Roe.\nThe Ohio senator said it rained.", "The Ohio senator", []document.Role{senator, senator}, "Anna Berg"},
		{"of another body", "A ward chair said it rained.\nParty chair Anna Berg laughed.", "A ward chair", []document.Role{chair}, ""},
		{"of the same body", "A ward chair said it rained.\nThe ward chair Anna Berg laughed.", "A ward chair", []document.Role{chair}, "Anna Berg"},
		{"a civil general", "The general said it rained.\nThe attorney general Anna Berg laughed.", "The general", []document.Role{{Title: "attorney general"}}, ""},
		{"too late", "A judge said it rained.\nIt was.\nIt was.\nIt was.\nIt was.\nJudge Anna Berg laughed.", "A judge", []document.Role{judge}, ""},
	} {
		doc := annotated(t, c.text, "said laughed spoke met was")
		withEntities(t, doc, []string{"Anna Berg", "Eli Roe"}[:len(c.roles)]...)
		for i := range doc.Entities {
			doc.Entities[i].Kind, doc.Entities[i].Roles = document.Person, c.roles[i:i+1]
		}
		for i := range doc.Tokens {
			k := &doc.Tokens[i]
			k.Lemma = k.Text
			if tag := map[string]string{"federal": "JJ", "Another": "DT"}[k.Text]; tag != "" {
				k.Tag = tag
			}
		}
		a := &attributor{text: newText(doc), persons: readPersons(doc, nil)}
		got := ""
		if e := a.officer(&document.Reference{Range: rangeOf(t, doc, c.speaker), Entity: document.None}); e != document.None {
			got = doc.Entities[e].Name
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}
