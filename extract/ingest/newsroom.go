package ingest

import (
	"encoding/json"
	"strings"
)

// newsroom are the fields that have an article in the records of agencies and newspapers: ninjs 1 to 3
// (https://iptc.org/standards/ninjs/), the Guardian's Open Platform, and the New York Times' Article Search, whose records hold the
// first paragraph alone.
type newsroom struct {
	URI   string `json:"uri"`
	OwnID scalar `json:"_id"`

	// ninjs 1.
	BodyHTML        scalar  `json:"body_html"`
	BodyXHTML       scalar  `json:"body_xhtml"`
	BodyText        scalar  `json:"body_text"`
	DescriptionText scalar  `json:"description_text"`
	Subject         []named `json:"subject"`

	// ninjs 2 and 3.
	Headlines []valued `json:"headlines"`
	Bodies    []valued `json:"bodies"`
	By        scalar   `json:"by"`
	Subjects  []named  `json:"subjects"`

	// The Guardian.
	WebTitle    scalar `json:"webTitle"`
	WebURL      scalar `json:"webUrl"`
	SectionName scalar `json:"sectionName"`
	Fields      struct {
		Headline, Body, BodyText, Byline, Standfirst, TrailText string
	} `json:"fields"`
	Tags []struct {
		WebTitle string `json:"webTitle"`
	} `json:"tags"`

	// The New York Times.
	Address      scalar          `json:"web_url"`
	Section      scalar          `json:"section_name"`
	Lead         scalar          `json:"lead_paragraph"`
	Abstract     scalar          `json:"abstract"`
	Snippet      scalar          `json:"snippet"`
	Keywords     []valued        `json:"keywords"`
	HeadlineMain json.RawMessage `json:"headline"`
	BylineWhole  json.RawMessage `json:"byline"`
}

// named is an object with a name.
type named struct {
	Name string `json:"name"`
}

// valued is an object with a value.
type valued struct {
	Value       string `json:"value"`
	ContentType string `json:"contentType"`
	Role        string `json:"role"`
}

// addNewsroom fills the fields of a record that has no text under a usual name from those of agencies and newspapers.
func (f *fields) addNewsroom(object []byte) {
	var n newsroom
	if json.Unmarshal(object, &n) != nil {
		return
	}
	f.HTML = string(pick(n.BodyHTML, n.BodyXHTML, scalar(n.Fields.Body)))
	f.Text = string(pick(n.BodyText, scalar(n.Fields.BodyText)))
	if f.HTML != "" {
		f.Text = "" // has the paragraphs, and no markup is lost
	}
	if f.HTML+f.Text == "" {
		f.addBodies(n.Bodies)
	}
	if f.HTML+f.Text == "" && n.Address != "" {
		f.Text = string(pick(n.Lead, n.Abstract, n.Snippet))
	}
	if f.empty() {
		return
	}
	f.ID = pick(f.ID, scalar(n.URI), n.OwnID)
	f.URL = pick(f.URL, n.WebURL, n.Address)
	f.Title = pick(f.Title, f.Headline, scalar(n.Fields.Headline), mainValue(n.Headlines), within(n.HeadlineMain, "main"), n.WebTitle)
	f.Byline = people(withoutBy(pick(scalar(f.Byline), scalar(n.Fields.Byline), n.By, within(n.BylineWhole, "original"))))
	f.meta.Section = string(pick(n.SectionName, n.Section))
	f.meta.Description = string(pick(n.DescriptionText, scalar(n.Fields.TrailText), n.Abstract))
	f.meta.Tags = n.topics()
}

// addBodies fills the text from the main one of the bodies of ninjs 2 and 3.
func (f *fields) addBodies(bodies []valued) {
	body := scalar("")
	html := false
	for _, b := range bodies {
		if body == "" || b.Role == "main" {
			body, html = scalar(b.Value), strings.Contains(b.ContentType, "html")
		}
	}
	if html {
		f.HTML = string(body)
	} else {
		f.Body = body
	}
}

// mainValue is the value with the role main, else the first.
func mainValue(values []valued) (main scalar) {
	for _, v := range values {
		if main == "" || v.Role == "main" {
			main = scalar(v.Value)
		}
	}
	return main
}

// within is the string field of a JSON object, "" if there is none.
func within(object json.RawMessage, name string) scalar {
	var all map[string]scalar
	if json.Unmarshal(object, &all) != nil {
		return ""
	}
	return all[name]
}

// topics are the subjects of a record.
func (n *newsroom) topics() (topics []string) {
	add := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			topics = append(topics, s)
		}
	}
	for _, list := range [][]named{n.Subject, n.Subjects} {
		for _, s := range list {
			add(s.Name)
		}
	}
	for _, t := range n.Tags {
		add(t.WebTitle)
	}
	for _, k := range n.Keywords {
		add(k.Value)
	}
	return topics
}

// withoutBy is a byline without the word before the names.
func withoutBy(byline scalar) string {
	if len(byline) > 3 && strings.EqualFold(string(byline[:3]), "by ") {
		return string(byline[3:])
	}
	return string(byline)
}
