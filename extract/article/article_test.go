package article

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"

	"dateline/extract/document"
)

func parse(t *testing.T, raw document.Raw) *document.Document {
	t.Helper()
	doc, err := Parse(t.Context(), raw)
	if err != nil {
		t.Fatal(err)
	}
	checkBlocks(t, doc)
	return doc
}

func TestSniff(t *testing.T) {
	for body, want := range map[string]document.Format{
		"<!DOCTYPE html><html>":            document.FormatHTML,
		"\xef\xbb\xbf \n<p>x</p>":          document.FormatHTML,
		"<!-- saved --><html>":             document.FormatHTML,
		"<?xml version='1.0'?><html>":      document.FormatHTML,
		"\xff\xfe<\x00p\x00>\x00x\x00":     document.FormatHTML,
		"<b>Bold</b> start":                document.FormatText,
		"<unverified> The army left.":      document.FormatText,
		"Text with a <p> in it.":           document.FormatText,
		"< 5 % of voters, > 3 % of mayors": document.FormatText,
		"":                                 document.FormatText,
	} {
		if got := Sniff([]byte(body)); got != want {
			t.Errorf("Sniff(%q) = %s, want %s", body, got, want)
		}
	}
}

func TestGivenMetadataWins(t *testing.T) {
	given := document.Meta{ID: "7", Source: "a:1", Title: "Given", Byline: "Given Name", Published: "June 2, 2025",
		Kept: map[string]json.RawMessage{"k": json.RawMessage("1")}}
	doc := parse(t, document.Raw{Meta: given, Body: []byte("date 2020-01-01\nTitle: Other\nBy: Other Name\nlang: de\n\nText.")})
	m := doc.Meta
	if m.ID != "7" || m.Source != "a:1" || m.Title != "Given" || m.Byline != "Given Name" || m.Published != "2025-06-02" ||
		m.Language != "de" || len(m.Kept) != 1 {
		t.Errorf("%+v", m)
	}
	doc = parse(t, document.Raw{Meta: document.Meta{Published: "soon"}, Body: []byte("date 2020-01-01\nText.")})
	if doc.Meta.Published != "2020-01-01" {
		t.Errorf("unreadable time won: %+v", doc.Meta)
	}
}

func TestEncodings(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"text in UTF-8", "\xef\xbb\xbfCafé.", "Café."},
		{"text in Windows-1252", "Caf\xe9 \x93open\x94.", "Café “open”."},
		{"broken UTF-8", "Café \xff.", "Café \uFFFD."},
		{"text in UTF-16", "\xfe\xff\x00C\x00a\x00f\x00\xe9", "Café"},
		{"odd UTF-16", "\xff\xfeC\x00a", "C"},
		{"controls and line ends", "One\x00two\x1b.\r\n\r\nThree\rfour\u2029five.", "One two .\n\nThree\nfour\nfive."},
		{"page that declares", "<html><meta charset=iso-8859-2><p>Ko\xb9ice", "Košice"},
		{"page that declares wrongly", "<html><meta charset=iso-8859-1><p>Košice", "Košice"},
		{"page in Shift_JIS", "<html><meta charset=shift_jis><p>\x93\x8c\x8b\x9e", "東京"},
		{"page in ISO-2022-JP", "<html><meta charset=iso-2022-jp><p>\x1b$BEl5~\x1b(B", "東京"},
		{"page that declares the impossible", "<html><meta charset=utf-8><p>Caf\xe9", "Café"},
		{"page in UTF-8 with a broken byte", "<html><p>Café na\xefve Zürich", "Café na\uFFFDve Zürich"},
		{"page that declares nothing", "<html><p>Caf\xe9", "Café"},
		{"entities and soft hyphens", "<p>Caf&eacute;&nbsp;&amp;&#8203; ha\u00adrbour", "Café & harbour"},
	} {
		if doc := parse(t, document.Raw{Body: []byte(c.body)}); doc.Text != c.want {
			t.Errorf("%s: %q, want %q", c.name, doc.Text, c.want)
		}
	}
}

// TestDetectedEncodings: where nothing is declared and it is no UTF-8, the bytes decide.
func TestDetectedEncodings(t *testing.T) {
	const russian = "Совет города решил закрыть старый бассейн осенью, потому что в крыше нашли трещины. Ремонт стоил бы слишком дорого, сказал мэр."
	const chinese = "市议会决定在秋天关闭旧游泳池，因为屋顶发现了裂缝。市长说，修理费用太高，新的游泳池将建在火车站旁边。"
	for _, c := range []struct {
		enc  encoding.Encoding
		want string
	}{{charmap.Windows1251, russian}, {charmap.KOI8R, russian}, {simplifiedchinese.GBK, chinese}} {
		body, err := c.enc.NewEncoder().String(strings.Repeat(c.want+"\n\n", 8))
		if err != nil {
			t.Fatal(err)
		}
		if doc := parse(t, document.Raw{Body: []byte(body)}); !strings.HasPrefix(doc.Text, c.want) {
			t.Errorf("%v: %.80q", c.enc, doc.Text)
		}
	}
}

func TestLanguage(t *testing.T) {
	english := "The council voted on Tuesday to close the old pool at the end of the summer, because cracks were found in its roof and the repairs would cost too much."
	german := "Der Rat der Stadt hat am Dienstag beschlossen, das alte Bad am Ende des Sommers zu schließen, weil in dem Dach Risse gefunden wurden und es nicht mehr sicher ist."
	for _, c := range []struct{ given, body, want string }{
		{"", english, "en"},
		{"", german, "de"},
		{"", "<html lang=en-GB><p>" + english, "en-GB"},
		{"", "<html lang=en-US><p>" + german, "de"},
		{"en", german, "en"},
		{"", "<html lang=fr><p>Pool 12 - 14 Uhr", "fr"},
		{"", "Pool closed.", ""},
		{"", "Городской совет решил закрыть бассейн.", "ru"},
		{"", "Міська рада вирішила закрити басейн.", "uk"},
		{"", "市議会は古いプールを閉めることを決めました。", "ja"},
		{"", "市议会决定关闭旧游泳池。", "zh"},
	} {
		if doc := parse(t, document.Raw{Meta: document.Meta{Language: c.given}, Body: []byte(c.body)}); doc.Meta.Language != c.want {
			t.Errorf("%q: %q, want %q", c.body, doc.Meta.Language, c.want)
		}
	}
}

// TestProseIsKept: apart from header lines no character of a text gets lost.
func TestProseIsKept(t *testing.T) {
	text := "\n\n Title here\n\n* a\tb\n\n\"Q.\"\n\nJane Roe, mayor\n\n—\n\n…\n\n42"
	doc := parse(t, document.Raw{Body: []byte(text)})
	if got, want := strings.Join(strings.Fields(doc.Text), ""), strings.Join(strings.Fields(text), ""); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestParseIsSafeForConcurrentUse(t *testing.T) {
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for _, body := range []string{"date 2025-03-0%d Talks. We agree. Jane Roe Minister of Trade",
				`<html><p class="lead">Talks %d went on.`} {
				if _, err := Parse(t.Context(), document.Raw{Body: fmt.Appendf(nil, body, i+1)}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

func TestBylines(t *testing.T) {
	for s, want := range map[string]string{
		"By Jane Roe":                                "Jane Roe",
		"BY JANE ROE, Associated Press Writer":       "JANE ROE",
		"By Jane Roe, John Doe and Ian van Moss":     "Jane Roe, John Doe and Ian van Moss",
		"By Jane Roe in Kallo":                       "Jane Roe in Kallo",
		"By Martin Roe Jr.":                          "Martin Roe Jr.",
		"By Monday":                                  "",
		"By Monday the army had gone":                "",
		"By contrast":                                "",
		"By Kallo harbour":                           "",
		"By Jane Roe said the mayor.":                "",
		"Byron Moss":                                 "",
		"By " + strings.Repeat("Jane and ", 7) + "I": "",
	} {
		if got := byline(s); got != want {
			t.Errorf("byline(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestSignatures(t *testing.T) {
	for s, want := range map[string]bool{
		"Clara Holm Minister of Transport of Norland":  true,
		"Clara Holm, minister of transport":            true,
		"Gen. Tom de Vries, commander of the garrison": true,
		"Vice-President Clara Holm":                    true,
		"Minister of Transport Clara Holm":             true,
		"Clara Holm":                                   false,
		"Minister of Transport":                        false,
		"Clara Holm visits the minister":               false,
		"Clara Holm, who was minister":                 false,
		"Clara Holm Meets Kallo Voters":                false,
		"President met the press":                      false,
		"the minister Clara Holm":                      false,
	} {
		if got := signature(strings.Fields(s)); got != want {
			t.Errorf("signature(%q) = %v", s, got)
		}
	}
}

func TestTail(t *testing.T) {
	for s, want := range map[string]string{
		"We won. Clara Holm Minister of Trade":           "Clara Holm Minister of Trade",
		"“We won.” Clara Holm, mayor of Kallo":           "Clara Holm, mayor of Kallo",
		"“We won!” — Clara Holm":                         "— Clara Holm",
		"We met Gen. Clara Holm Minister of Trade":       "",
		"We met J. Holm Minister of Trade":               "",
		"We won. Clara Holm Minister of Trade.":          "",
		"We won. Clara Holm was the Minister":            "",
		"The lake is calm":                               "",
		"We won. The End":                                "",
		"Read the U.S. Trade Secretary Ian Moss profile": "",
	} {
		got := ""
		if at := tail(s); at > 0 {
			got = s[at:]
		}
		if got != want {
			t.Errorf("tail(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestMarker(t *testing.T) {
	for s, want := range map[string]int{
		"- x": 2, "* x": 2, "• x": 4, "1. x": 3, "12) x": 4, "(3) x": 4, "-x": 0, "1.5 x": 0, "2025. x": 0, "(3 x": 0, "- ": 0, "x": 0,
		"1": 0, "()": 0, "(": 0,
	} {
		if got := marker(s); got != want {
			t.Errorf("marker(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for s, want := range map[string]verdict{
		"share": junkWord, "social-bar": junkWord | junkToken, "js-relatedStories": junkWord, "site_footer": junkWord,
		"newsletterBox": junkWord, "Comments": commentWord,
		"hidden": toggleToken, "field-label-hidden": weakWord | kickerWord, "post-meta": junkToken | weakWord, "article-body": bodyWord,
		"articleBody": bodyWord, "article-teaser": leadWord | weakWord,
		"shared-office": 0, "adapted": 0, "navy": 0, "story": 0, "": 0,
	} {
		if got := nameSays(s); got != want {
			t.Errorf("nameSays(%q) = %b, want %b", s, got, want)
		}
	}
}

func TestMostOfThePageIsNeverJunk(t *testing.T) {
	said := strings.Repeat("The council voted on Tuesday to close the old pool in autumn. ", 5)
	doc := parse(t, document.Raw{Body: []byte(`<html><div class="sidebar-left modal"><form><p>` + said + `</p></form></div><div class="sidebar">Weather today: rain in the morning, wind, and sun in the afternoon.</div>`)})
	if !strings.Contains(doc.Text, "council") || strings.Contains(doc.Text, "Weather") {
		t.Errorf("%q", doc.Text)
	}
}

// TestTitleOfPage: the heading that shows the title, without labels and styles, and never the name of the site.
func TestTitleOfPage(t *testing.T) {
	const said = `<p>The council voted on Tuesday to close the old pool at the end of the summer, because cracks were found in its roof.</p>`
	for _, c := range []struct{ name, html string }{
		{"style in the heading", `<title>Old pool to close</title><h1><style>.a{b:c}</style>Old pool to close</h1>`},
		{"label of a known name", `<title>Old pool to close</title><h1><span class="kicker">Sport</span>Old pool to close</h1>`},
		{"label of an unknown name",
			`<meta property="og:title" content="Old pool to close"><h1><span class="x7">Cracks in the roof</span> Old pool to close</h1>`},
		{"label in an element of the heading", `<title>Old pool to close</title><h1><a href="/2025/pool"><span class="label label--red">Sport</span><span>&nbsp;</span>Old pool to close</a></h1>`},
		{"label, mark and title by name", `<title>Old pool to close</title><h1><span class="grey">Cracks</span><span class="invisible">: </span><span class="headline">Old pool to close</span></h1>`},
		{"roofline by name, no title in the head", `<h1><span class="head__roofline">Cracks found</span> Old pool to close</h1>`},
		{"day before it", `<title>Old pool to close</title><h1><span class="supertitle"><time datetime="2025-02-01">1 February 2025</time></span><span class="title">Old pool to close</span></h1>`},
		{"day in its text", `<title>23.01.2025 - Old pool to close</title><h1>23.01.2025 - Old pool to close</h1>`},
		{"day and topics after it", `<title>Old pool to close</title><h1>Old pool to close<br><small>02.02.2025 • Sport, Town</small></h1>`},
		{"summary in the heading", `<title>Old pool to close</title><h1><span class="a">Old pool to close</span> <small class="article-subtitle">Cracks were found in its roof</small></h1>`},
		{"label by a style alone", `<meta property="og:title" content="Press"><title>Old pool to close</title><h1><span class="css-x1">Office of the town<span>:</span></span>Old pool to close</h1>`},
		{"site in the first heading", `<title>Old pool to close - The Kallo Evening Post</title><h1><a href="/">The Kallo Evening Post</a></h1><h2>Old pool to close</h2>`},
		{"site with its address", `<title>The Kallo Evening Post: Old pool to close</title><h1><a href="https://post.test/">The Kallo Evening Post</a></h1><h2 class="entry">Old pool to close</h2>`},
		{"menu before it", `<title>Old pool to close</title><nav><h1>Main menu</h1></nav><h1>Old pool to close</h1>`},
		{"label by a whole class", `<title>Kallo Post</title><h1><a class="section" href="/sport">Sport</a> Old pool to close</h1>`},
		{"label that the title lacks, title with the site", `<title>Old pool to close | Evening Post</title><h1><i class="x3">Baths</i> Old pool to close</h1>`},
		{"half of a title before a colon", `<title>Old pool to close</title><meta property="og:title" content="Old pool to close"><h1>Old pool to close</h1>`},
		{"a heading that is a link to itself", `<title>Old pool to close</title><h1><a href="/2025/pool">Old pool to close</a></h1>`},
	} {
		doc := parse(t, document.Raw{Meta: document.Meta{URL: "https://post.test/2025/pool"}, Body: []byte("<html>" + c.html + said)})
		if doc.Meta.Title != "Old pool to close" {
			t.Errorf("%s: %q", c.name, doc.Meta.Title)
		}
	}
}

func TestWithoutSite(t *testing.T) {
	for _, c := range []struct{ title, site, host, want string }{
		{"Pool to close - Kallo Post", "Kallo Post", "", "Pool to close"},
		{"Kallo Post: news | Pool to close", "Kallo Post", "", "Kallo Post: news | Pool to close"},
		{"KALLO POST | Pool to close", "Kallo Post", "", "Pool to close"},
		{"The old pool is to close | Kallo Post", "", "", "The old pool is to close"},
		{"Kallopost » Pool to close", "", "kalloposttest", "Pool to close"},
		{"Pool to close - Kallopost", "", "kalloposttest", "Pool to close"},
		{"KALLO POST|Pool to close", "KALLO POST", "", "Pool to close"},
		{"Pool to close!-Kallo Post", "Kallo Post", "", "Pool to close!"},
		{"Kallo Postal workers strike", "Kallo Post", "", "Kallo Postal workers strike"},
		{"Pool to close | kallopost.test | Your paper | Kallo Cars", "", "kalloposttest", "Pool to close"},
		{"Pool to close soon – Sport – Kallo Post", "Kallo Post", "", "Pool to close soon"},
		{"Pool to close soon – again – Kallo Post", "Kallo Post", "", "Pool to close soon – again"},
		{"Pool to close « Kallo Post", "Kallo Post", "", "Pool to close"},
		{"Pool to close / Kallo Post", "Kallo Post", "", "Pool to close"},
		{"Pool to close > The Kallo Post", "Kallo Post", "", "Pool to close"},
		{"The old pool of Kallo / Vik", "Kallo Post", "", "The old pool of Kallo / Vik"},
		{"Pool to close (Kallo Post)", "Kallo Post", "", "Pool to close"},
		{"Pool to close (soon)", "Kallo Post", "", "Pool to close (soon)"},
		{"Win-win for all of us", "", "", "Win-win for all of us"},
		{"Pool – A long story of cracks and repairs", "", "", "Pool – A long story of cracks and repairs"},
		{"Swim in the sea or in the pool – what is better?", "", "", "Swim in the sea or in the pool – what is better?"},
	} {
		if got := withoutSite(c.title, c.site, c.host); got != c.want {
			t.Errorf("withoutSite(%q) = %q, want %q", c.title, got, c.want)
		}
	}
}
