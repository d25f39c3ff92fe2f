// Package story groups the acts that many articles report into stories: the same type of act, the same parties, the
// same content, and days of publication that are near each other.
//
//	reports := story.Reports(doc, dedupe.Sign(doc)) // of each article, anywhere
//	stories := story.Group(reports)                 // of all reports that have one key, in any order
//
// In between an engine brings reports of the same Key together.
package story

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"dateline/extract/dedupe"
	"dateline/extract/document"
	"dateline/extract/record"
)

// Report is an act in an article, with what shows whether others report the same. Names are as the article has them.
type Report struct {
	Key        string   `json:"key"` // hash of what all reports of a story have in common
	Type       string   `json:"type"`
	Act        string   `json:"act"`
	Content    string   `json:"content"` // or ""
	Polarity   string   `json:"polarity"`
	Actors     []string `json:"actors"`
	Recipients []string `json:"recipients"`
	Theme      string   `json:"theme"`
	Day        string   `json:"day"` // of publication, 2025-06-02, or ""

	Record  string `json:"record"` // where the article was read; one of a kind
	Article string `json:"article"`
	URL     string `json:"url"`
	Source  string `json:"source"` // who published the article: the host of its address, else the name of its site, or ""
	Event   string `json:"event"`  // id of the act in the article
	Order   int    `json:"order"`  // of the act among those of the article

	AddressHash uint64 `json:"address_hash"` // these three are the article's signature
	TextHash    uint64 `json:"text_hash"`
	Near        bool   `json:"near"`
}

func (r *Report) signature() dedupe.Signature {
	return dedupe.Signature{URL: r.AddressHash, Text: r.TextHash, Near: r.Near}
}

// Reports are the acts of an article of which others can report: those with a named party. Without one, nothing
// shows whether another article means the same act.
func Reports(doc *document.Document, sig dedupe.Signature) []Report {
	var reports []Report
	for i, line := range record.Lines(doc, document.CodePoints, record.KindAct) {
		act, ok := line.(*record.ActLine)
		if !ok {
			continue
		}
		r := newReport(act)
		if len(r.Actors)+len(r.Recipients) == 0 {
			continue
		}
		r.Day = day(doc.Meta.Published)
		r.Record, r.Article, r.URL, r.Source = doc.Meta.Source, doc.Meta.ID, doc.Meta.URL, source(&doc.Meta)
		r.Order, r.AddressHash, r.TextHash, r.Near = i, sig.URL, sig.Text, sig.Near
		reports = append(reports, r)
	}
	return reports
}

func newReport(act *record.ActLine) Report {
	r := Report{Type: act.Type, Act: act.Act, Polarity: act.Status.Polarity, Event: act.ID}
	if act.Content != nil {
		r.Content = *act.Content
	}
	if act.Theme != nil {
		r.Theme = act.Theme.Text
	}
	r.Actors, r.Recipients = named(act.Actors), named(act.Recipients)
	r.Key = key(&r)
	return r
}

// named are the names of those that the article names, in order; "the parties" are none.
func named(parties []record.LineParty) []string {
	names := []string{}
	for _, p := range parties {
		if p.Kind != nil && *p.Kind != "unnamed" && !slices.Contains(names, p.Name) {
			names = append(names, p.Name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(fold(a), fold(b)) })
	return names
}

// unclassified is the content of acts whose theme belongs to no class.
const unclassified = "other"

// key is a hash of type, polarity, parties and content. If the content has no class, the words of the theme are used.
func key(r *Report) string {
	content := r.Content
	if content == "" || content == unclassified {
		content = "=" + fold(r.Theme)
	}
	parts := []string{r.Type, r.Polarity, content, fold(strings.Join(r.Actors, "\n")), fold(strings.Join(r.Recipients, "\n"))}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// fold leaves of a text what two writers have in common who mean the same: lower case, letters and digits. Lines stay apart.
func fold(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		words := strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if len(words) > 1 && words[0] == "the" {
			words = words[1:]
		}
		lines = append(lines, strings.Join(words, " "))
	}
	return strings.Join(lines, "\n")
}

// day is the day of a time of publication, or "" where it has none.
func day(published string) string {
	if d := published[:min(len(published), 10)]; len(d) == 10 && !strings.Contains(d, "X") {
		return d
	}
	return ""
}
