package emit

import (
	"cmp"
	"fmt"
	"io"

	"dateline/extract/document"
)

// labelStudioData is what people see. An article is a task for Label Studio (https://labelstud.io/guide/tasks, "Basic Label Studio JSON format"), with the
// findings as a prediction that people correct. The labeling configuration names the text "text" and the labels "label".
type labelStudioData struct {
	Text      string  `json:"text"`
	ID        *string `json:"article"`
	URL       *string `json:"url"`
	Title     *string `json:"title"`
	Published *string `json:"published"`
}

type labelStudioRegion struct {
	ID       string           `json:"id"`
	Type     string           `json:"type"`
	FromName string           `json:"from_name"`
	ToName   string           `json:"to_name"`
	Value    labelStudioValue `json:"value"`
}

type labelStudioValue struct {
	Start  int      `json:"start"`
	End    int      `json:"end"`
	Text   string   `json:"text"`
	Labels []string `json:"labels"`
}

type labelStudioRelation struct {
	Type      string   `json:"type"`
	FromID    string   `json:"from_id"`
	ToID      string   `json:"to_id"`
	Direction string   `json:"direction"`
	Labels    []string `json:"labels"`
}

// labelStudioTasks writes an array of tasks. The parts of a task are written one by one, for those of a long article are many.
func labelStudioTasks(opts Options) Encoder {
	return &stream{header: []byte("[\n"), footer: []byte("\n]\n"), separator: elementSeparator, write: func(to io.Writer, doc *document.Document) error {
		m := annotationsOf(doc, opts.Kinds)
		w := newElementWriter(to)
		w.raw(elementSeparator + `{"predictions":[{"model_version":`)
		w.value("dateline " + cmp.Or(doc.Program, "unknown"))
		w.raw(`,"result":`)
		w.elements(len(m.labels)+len(m.relations), func(i int) any { return labelStudioResult(m, i) })
		w.raw(`}],"data":`)
		meta := &doc.Meta
		w.value(labelStudioData{m.text, known(meta.ID), known(meta.URL), known(meta.Title), known(meta.Published)})
		w.raw("}")
		return w.close()
	}}
}

// labelStudioResult returns a region, or after all regions a relation.
func labelStudioResult(m *annotations, i int) any {
	if i < len(m.labels) {
		s := &m.labels[i]
		return labelStudioRegion{regionID(i), "labels", "label", "text", labelStudioValue{s.start, s.end, valid(m.doc.Slice(s.bytes)), []string{s.label}}}
	}
	r := m.relations[i-len(m.labels)]
	return labelStudioRelation{"relation", regionID(r.from), regionID(r.to), "right", []string{r.label}}
}

func regionID(i int) string { return fmt.Sprint("m", i+1) }
