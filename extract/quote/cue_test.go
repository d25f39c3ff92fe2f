package quote

import (
	"testing"

	"dateline/extract/document"
)

func TestReadCue(t *testing.T) {
	doc := annotated(t, "Roe told the board that prices fell.", "told fell")
	m := found(t, doc, "told", "Roe", content("follows"), document.Feature{Name: "clause", Value: "needed"})
	m.Captures = append(m.Captures,
		document.Capture{Name: "addressee", Range: rangeOf(t, doc, "the board")},
		document.Capture{Name: "content", Range: rangeOf(t, doc, "prices fell")})
	c := readCues(newText(doc), []document.Mention{m})[0]
	for _, x := range []struct {
		field string
		at    document.Range
		want  string
	}{
		{"trigger", c.trigger, "told"},
		{"speaker", c.speaker, "Roe"},
		{"addressee", c.addressee, "the board"},
		{"content", c.content, "prices fell"},
		{"attribution", c.attribution, "Roe told the board"},
	} {
		if got := doc.Words(x.at); got != x.want {
			t.Errorf("%s is %q, want %q", x.field, got, x.want)
		}
	}
	if c.contentPlace != follows || c.clause != "needed" || !c.manner.Empty() || c.isInverted() {
		t.Errorf("cue %+v", c)
	}
}

// Words come before marks, and speech before what is only near to it.
func TestRank(t *testing.T) {
	doc := annotated(t, "Roe spoke.", "spoke")
	for _, x := range []struct {
		layer, content string
		want           uint8
	}{
		{"cue", "around", 0}, {"cue", "follows", 0}, {"cue", "headline", 0}, {"belief", "follows", 1}, {"speech-act", "around", 1}, {"cue", "next", 2}, {"belief", "fragment", 2},
	} {
		m := found(t, doc, "spoke", "Roe", content(x.content))
		m.Layer = x.layer
		if got := readCue(&m).rank; got != x.want {
			t.Errorf("%s %s has rank %d, want %d", x.layer, x.content, got, x.want)
		}
	}
}

// The attribution does not reach over another cue to its speaker.
func TestAttributionBetweenCues(t *testing.T) {
	doc := annotated(t, "Roe said it rained and added it snowed.", "said rained added snowed")
	cues := readCues(newText(doc), []document.Mention{found(t, doc, "said", "Roe"), found(t, doc, "added", "Roe")})
	for i, want := range []string{"Roe said", "added"} {
		if got := doc.Words(cues[i].attribution); got != want {
			t.Errorf("attribution is %q, want %q", got, want)
		}
	}
}
