package quote

import (
	"strings"
	"testing"

	"dateline/extract/document"
)

// withEntities adds entities to a document, one for each name, and the layer of their mentions.
func withEntities(t *testing.T, doc *document.Document, names ...string) {
	t.Helper()
	var ms []document.Mention
	for i, n := range names {
		at := rangeOf(t, doc, n)
		doc.Entities = append(doc.Entities, document.Entity{Kind: document.Person, Name: n, Principal: document.None, Mentions: []document.EntityMention{{Range: at, Form: document.FormName}}})
		ms = append(ms, document.Mention{Range: at, Ref: i, Features: []document.Feature{{Name: "kind", Value: "person"}, {Name: "form", Value: "name"}}})
	}
	doc.AddLayer("entity", ms)
}

func TestReference(t *testing.T) {
	for _, c := range []struct{ text, speaker, entity, want string }{
		{"Ann Berg said so.", "Ann Berg", "Ann Berg", "Ann Berg"},
		{"The author of the bill, Ann Berg, said so.", "The author of the bill", "Ann Berg", "Ann Berg"},
		{"Ann Berg, the author, said so.", "the author", "Ann Berg", "Ann Berg"},
		{"An aide to Ann Berg said so.", "An aide to Ann Berg", "Ann Berg", "An aide to Ann Berg"},
		{"The author said so to Ann Berg.", "The author", "Ann Berg", "The author"},
		{"In a letter to Ann Berg, the union said so.", "the union", "Ann Berg", "the union"},
		{"In a letter to Chancellor Ann Berg, the unions said so.", "the unions", "Ann Berg", "the unions"},
		{"After a visit by President Ann Berg, the mayor said so.", "the mayor", "Ann Berg", "the mayor"},
		{"Chancellor Ann Berg, the author, said so.", "the author", "Ann Berg", "Ann Berg"},
	} {
		doc := annotated(t, c.text, "said")
		withEntities(t, doc, c.entity)
		a := &attributor{text: newText(doc), persons: readPersons(doc, nil)}
		if got, _ := a.reference(rangeOf(t, doc, c.speaker)); got.Name != c.want {
			t.Errorf("%s: %s, want %s", c.text, got.Name, c.want)
		}
	}
}

func TestSpeakers(t *testing.T) {
	doc := annotated(t, "Ann Berg and Eli Roe said so.", "said")
	withEntities(t, doc, "Ann Berg", "Eli Roe")
	a := &attributor{text: newText(doc), persons: readPersons(doc, nil)}
	if got := a.speakers(rangeOf(t, doc, "Ann Berg and Eli Roe")); len(got) != 2 || got[0].Name != "Ann Berg" || got[1].Name != "Eli Roe" {
		t.Errorf("speakers %v", got)
	}
	if got := a.speakers(rangeOf(t, doc, "Ann Berg")); got != nil {
		t.Errorf("speakers of one name %v", got)
	}
}

// The first person is the speaker inside of marks and in direct speech without them, but not in a quotation inside the quotation.
func TestSelves(t *testing.T) {
	doc := annotated(t, "“I told him ‘I go’ today,” said Ann Berg.", "told go said")
	withEntities(t, doc, "Ann Berg")
	a := &attributor{text: newText(doc), persons: readPersons(doc, nil)}
	for i := range doc.Tokens {
		if doc.Tokens[i].Text == "I" {
			a.persons.one.add(document.Range{Start: int32(i), End: int32(i) + 1})
		}
	}
	speaker, _ := a.reference(rangeOf(t, doc, "Ann Berg"))
	q := document.Quote{Kind: "direct", Spans: []document.Span{doc.Bytes(rangeOf(t, doc, "I told him ‘I go’ today"))}, Speaker: speaker}
	ms := a.selves(nil, &q)
	if len(ms) != 1 || ms[0].Start != rangeOf(t, doc, "I told").Start {
		t.Errorf("mentions %v", ms)
	}
	if n := len(doc.Entities[0].Mentions); n != 2 {
		t.Errorf("the speaker has %d mentions, want the name and the pronoun", n)
	}
}

// A speaker without a name is the whole phrase up to the verb.
func TestWhole(t *testing.T) {
	for _, c := range []struct{ text, speaker, want string }{
		{"Some pilots of the port said so.", "Some pilots", "Some pilots of the port"},
		{"Some pilots of the port also said so.", "Some pilots", "Some pilots of the port"},
		{"Some pilots, of the port, said so.", "Some pilots", "Some pilots"},
		{"Some pilots met of the port said so.", "Some pilots", "Some pilots"},
		{"Ann Berg of the port said so.", "Ann Berg", "Ann Berg"},
		{"It of the port said so.", "It", "It"},
	} {
		doc := annotated(t, c.text, "said met")
		if strings.HasPrefix(c.text, "Ann") {
			withEntities(t, doc, "Ann Berg")
		}
		for i := range doc.Tokens {
			if doc.Tokens[i].Text == "also" {
				doc.Tokens[i].Tag = "RB"
			}
		}
		a := &attributor{text: newText(doc), persons: readPersons(doc, nil)}
		m := found(t, doc, "said", c.speaker)
		q := readCue(&m)
		if got := doc.Words(a.whole(rangeOf(t, doc, c.speaker), &q)); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}
