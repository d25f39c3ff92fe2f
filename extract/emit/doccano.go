package emit

import (
	"io"

	"dateline/extract/document"
)

// doccanoHead begins a line of JSONL for doccano (https://doccano.github.io/doccano/), one for each article. Projects of sequence labeling read
// "label", a list of start, end and label; those with relations read "entities" and "relations".
type doccanoHead struct {
	Dateline  string  `json:"dateline"` // the version of the program
	Article   *string `json:"article"`
	URL       *string `json:"url"`
	Title     *string `json:"title"`
	Published *string `json:"published"`
	Text      string  `json:"text"`
}

type doccanoEntity struct {
	ID    int    `json:"id"`
	Label string `json:"label"`
	Start int    `json:"start_offset"`
	End   int    `json:"end_offset"`
}

type doccanoRelation struct {
	ID   int    `json:"id"`
	From int    `json:"from_id"`
	To   int    `json:"to_id"`
	Type string `json:"type"`
}

// doccanoLines writes the parts of a line one by one, for those of a long article are many.
func doccanoLines(opts Options) Encoder {
	return &stream{write: func(to io.Writer, doc *document.Document) error {
		m, meta := annotationsOf(doc, opts.Kinds), &doc.Meta
		w := newElementWriter(to)
		w.opened(doccanoHead{doc.Program, known(meta.ID), known(meta.URL), known(meta.Title), known(meta.Published), m.text})
		w.raw(`,"label":`)
		w.elements(len(m.labels), func(i int) any { return [3]any{m.labels[i].start, m.labels[i].end, m.labels[i].label} })
		w.raw(`,"entities":`)
		w.elements(len(m.labels), func(i int) any { return doccanoEntity{i + 1, m.labels[i].label, m.labels[i].start, m.labels[i].end} })
		w.raw(`,"relations":`)
		w.elements(len(m.relations), func(i int) any {
			r := m.relations[i]
			return doccanoRelation{i + 1, r.from + 1, r.to + 1, r.label}
		})
		w.raw("}\n")
		return w.close()
	}}
}
