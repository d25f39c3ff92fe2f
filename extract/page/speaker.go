package page

import (
	"dateline/extract/document"
)

// speaker is someone with everything that is quoted from them.
type speaker struct {
	Name, Role string
	Quotes     []saying
}

// saying is a quotation as the list of speakers shows it.
type saying struct {
	ID, Kind, Cue, Text string
	Direct              bool // the words are the speaker's own
	Notes               []string
	Addressee, Rule     string
}

// speakers are all speakers in the order in which they come up; those whom the text does not name are last.
func (r *reader) speakers() []speaker {
	var out []speaker
	var unnamed speaker
	index := map[string]int{}
	for i := range r.doc.Quotes {
		q := &r.doc.Quotes[i]
		name := speakerName(q)
		if name == "" {
			unnamed.Quotes = append(unnamed.Quotes, r.saying(i))
			continue
		}
		at, known := index[name]
		if !known {
			at = len(out)
			index[name] = at
			out = append(out, speaker{Name: name, Role: r.role(q.Speaker.Entity)})
		}
		out[at].Quotes = append(out[at].Quotes, r.saying(i))
	}
	if len(unnamed.Quotes) > 0 {
		unnamed.Name = "Speaker not found"
		out = append(out, unnamed)
	}
	return out
}

func speakerName(q *document.Quote) string {
	if q.Speaker == nil {
		return ""
	}
	return q.Speaker.Name
}

// role is the first role of an entity: "Minister of Defense of Ukraine".
func (r *reader) role(entity int) string {
	if entity < 0 || entity >= len(r.doc.Entities) || len(r.doc.Entities[entity].Roles) == 0 {
		return ""
	}
	role := r.doc.Entities[entity].Roles[0]
	return role.Title + prefixed(" of ", role.Of)
}

func (r *reader) saying(i int) saying {
	q := &r.doc.Quotes[i]
	out := saying{ID: r.id("S", i), Kind: q.Kind, Text: q.Text, Direct: q.Kind == "direct", Notes: manner(q), Rule: q.Rule}
	if q.Cue != nil {
		out.Cue = r.doc.Words(*q.Cue)
	}
	if q.Addressee != nil {
		out.Addressee = q.Addressee.Name
	}
	return out
}

// manner is what sets a quotation off from something that its speaker plainly said.
func manner(q *document.Quote) (out []string) {
	if q.Polarity == "negative" {
		out = append(out, "not")
	}
	if q.Relation != "" && q.Relation != "speech" {
		out = append(out, q.Relation)
	}
	if q.Modality != "" && q.Modality != "asserted" {
		out = append(out, q.Modality)
	}
	return out
}
