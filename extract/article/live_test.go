package article

import (
	"fmt"
	"strings"
	"testing"

	"dateline/extract/document"
)

// postsPage is a page with posts of a form: %[1]s the clock time, %[2]s the text.
func postsPage(form string) string {
	var b strings.Builder
	b.WriteString(`<!doctype html><meta property="article:published_time" content="2025-01-14T06:00:00Z"><main><h1>Storm Ada: the day on the coast</h1><p>The storm crosses the coast on Tuesday, and schools are closed in four districts.</p><div>`)
	for _, post := range [][2]string{
		{"11:40", "The port of Kallo has closed until Wednesday morning, its director Ida Lang said."},
		{"09:15", "Police closed the Sund bridge to all traffic after a lorry overturned in the wind."},
		{"07:02", "The weather office has warned of gusts of up to 140 km/h along the whole coast today."},
	} {
		fmt.Fprintf(&b, form, post[0], post[1])
	}
	return b.String() + `</div><p>This page was written by our staff, who were on the coast from early morning.</p></main>`
}

// TestTimesOfPosts has live blogs in the forms of several systems: each block of a post has its time, the others have none.
func TestTimesOfPosts(t *testing.T) {
	for name, form := range map[string]string{
		"time elements":   `<div class="post"><time datetime="2025-01-14T%[1]s:00Z">%[1]s</time><p>%[2]s</p></div>`,
		"headings":        `<section><header><span><time datetime="2025-01-14T%[1]s:00Z">%[1]s GMT</time></span></header><h2>What is new</h2><p>%[2]s</p></section>`,
		"clock time only": `<article><time>%[1]s</time><p>%[2]s</p></article>`,
		"named elements":  `<li><span class="timestamp">%[1]s</span><div><p>%[2]s</p></div></li>`,
		"updated posts":   `<div><time datetime="2025-01-14T%[1]s:00Z">%[1]s</time> <time datetime="2025-01-14T12:59:00Z">updated 12:59</time><p>%[2]s</p></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := Parse(t.Context(), document.Raw{Body: []byte(postsPage(form))})
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range doc.Blocks {
				text, want := doc.Slice(b.Span), ""
				for _, at := range []struct{ words, iso string }{{"port of Kallo", "2025-01-14T11:40"}, {"Sund bridge", "2025-01-14T09:15"},
					{"weather office", "2025-01-14T07:02"}} {
					if strings.Contains(text, at.words) {
						want = at.iso
					}
				}
				if b.Kind == document.Paragraph && (!strings.HasPrefix(b.Published, want) || (want == "") != (b.Published == "")) {
					t.Errorf("%q has the time %q, want %q", text, b.Published, want)
				}
			}
		})
	}
}

// TestTimesOfNoPosts has pages with times that are no live blogs.
func TestTimesOfNoPosts(t *testing.T) {
	for name, form := range map[string]string{
		"days without a time": `<div><time datetime="2025-01-14">14 January</time><p>%[2]s</p><!-- %[1]s --></div>`,
		"times in sentences":  `<p>At <time>%[1]s</time> it was said: %[2]s</p>`,
		"a programme":         `<p>%[2]s</p><ul><li><span class="date">%[1]s</span> doors open</li></ul>`,
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := Parse(t.Context(), document.Raw{Body: []byte(postsPage(form))})
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range doc.Blocks {
				if b.Published != "" {
					t.Errorf("%q has the time %q", doc.Slice(b.Span), b.Published)
				}
			}
		})
	}
}

func TestTimesOfLinkedPosts(t *testing.T) {
	const page = `<!doctype html><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Talks in Kallo","liveBlogUpdate":[
		{"@type":"BlogPosting","headline":"Delegates arrive","datePublished":"2025-03-04T08:10:00Z","articleBody":"The delegates arrived at the hotel shortly after eight, and the host spoke of a good mood."},
		{"@type":"BlogPosting","datePublished":"soon","articleBody":"The first session ended without a statement, and the talks are to continue in the afternoon."}]}</script><div id="root"></div>`
	doc, err := Parse(t.Context(), document.Raw{Body: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range doc.Blocks {
		got = append(got, b.Published)
	}
	if want := "2025-03-04T08:10:00Z 2025-03-04T08:10:00Z "; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestClocksOfPosts: times in attributes and in elements that are named for them, and none of them as a line of the text.
func TestClocksOfPosts(t *testing.T) {
	for _, clock := range []string{
		`<span class="post-time">1%d:05</span>`,
		`<div><span>Jana Roth</span> <span class="timestamp" title="2025-03-05T1%d:05:00Z">2 hours ago</span></div>`,
		`<p><time datetime="2025-03-05T1%d:05:00Z">12.05 GMT</time></p>`,
	} {
		var page strings.Builder
		page.WriteString(`<meta property="article:published_time" content="2025-03-05T08:00:00Z"><article><h1>Protest at the pool</h1>`)
		for i := range 4 {
			fmt.Fprintf(&page, `<div class="entry">`+clock+`<p>A crowd of some %d00 people gathered in front of the town hall and sang the songs of the club.</p></div>`, i, i)
		}
		doc := parse(t, document.Raw{Body: []byte("<html><body>" + page.String() + "</article>")})
		if len(doc.Blocks) != 5 || !strings.HasPrefix(doc.Blocks[1].Published, "2025-03-05T10:05") {
			t.Errorf("%s: %q %v", clock, doc.Text, doc.Blocks)
		}
	}
}

// TestPostsOfOtherForms: posts in lists with their time in the heading, posts that lines with a time divide, and pages that look alike.
func TestPostsOfOtherForms(t *testing.T) {
	page := func(title, form string) string {
		return strings.Replace(postsPage(form), "Storm Ada: the day on the coast", title, 1)
	}
	for _, c := range []struct {
		class, html string
		times       int // blocks with a time
	}{
		{"list, time in the heading", page("Storm Ada live", `<li><article><header><h3><span class="time">%[1]s</span> What is new now in Kallo</h3></header><p>%[2]s</p></article></li>`), 6},
		{"lines of bold type", page("Storm Ada: live blog", `<p><strong>%[1]s</strong></p><p>%[2]s</p><hr>`), 3},
		{"lines of headings", page("Storm Ada: ticker", `<h3>%[1]s</h3><p>%[2]s</p>`), 3},
		{"programme of a day", page("Storm Ada: what is on", `<p><strong>%[1]s</strong></p><p>%[2]s</p>`), 0},
	} {
		doc := parse(t, document.Raw{Body: []byte(c.html)})
		count := 0
		for _, b := range doc.Blocks {
			text := doc.Slice(b.Span)
			if b.Published != "" {
				count++
				if clockOnly.MatchString(text) || strings.HasPrefix(text, "11:40") || b.Kind == document.Item {
					t.Errorf("%s: %s %q", c.class, b.Kind, text)
				}
			}
		}
		if count != c.times {
			t.Errorf("%s: %d blocks with a time, want %d", c.class, count, c.times)
		}
	}
}
