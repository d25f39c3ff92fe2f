package entity_test

import (
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// FuzzApply holds what every later stage relies on: mentions lie in the document, entities are in the order of their first
// mentions, and the layer and the entities tell the same.
func FuzzApply(f *testing.F) {
	for _, s := range []string{
		"", "Ukraine", "The U.S.-led group met Mr. A. B. de la Cruz (NFA).", "he HE \"he\" “She” it's",
		"President of the Republic of the Congo, head of the Congolese delegation, Ida Holt, 54, a spokeswoman for X",
		"Mr. Mr. Mr. of of of The The", "NEW YORK (AP) - \xff\xfe Bank of of England & Co. Ltd.", "The Danish and Norwegian delegations and the Danes",
	} {
		f.Add(s)
	}
	x, err := extract.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := x.Analyze(t.Context(), text, nil)
		if err != nil {
			t.Skip()
		}
		check(t, doc)
	})
}

func check(t *testing.T, doc *document.Document) {
	t.Helper()
	last := int32(-1)
	for i, e := range doc.Entities {
		if len(e.Mentions) == 0 || e.Name == "" || e.Kind == "" {
			t.Fatalf("entity %d is %+v", i, e)
		}
		if e.Mentions[0].Start < last {
			t.Fatalf("entity %d stands before the one before it", i)
		}
		last = e.Mentions[0].Start
		if e.Principal != document.None && (e.Principal < 0 || e.Principal >= len(doc.Entities) || e.Principal == i) {
			t.Fatalf("entity %d has the side %d", i, e.Principal)
		}
	}
	layer := doc.Layer("entity")
	if layer == nil {
		return
	}
	for _, m := range layer.Mentions() {
		if m.Empty() || m.Start < 0 || int(m.End) > len(doc.Tokens) || m.Ref < document.None || m.Ref >= len(doc.Entities) {
			t.Fatalf("mention %+v of %d entities", m, len(doc.Entities))
		}
	}
}
