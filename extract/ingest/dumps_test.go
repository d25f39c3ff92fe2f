package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"
	"github.com/ulikunitz/xz"
	"golang.org/x/text/encoding/unicode"

	"dateline/internal/longtest"
)

// describe puts an item with its metadata into one line.
func describe(item Item) string {
	if item.Err != nil {
		return "! " + item.Err.Error()
	}
	m := item.Raw.Meta
	return fmt.Sprintf("%s|%s|%s|%s|%s|%s|%s|%s %q", m.Source, m.ID, m.URL, m.Title, m.Byline, m.Site, m.Language, m.Published, item.Raw.Body)
}

func describeAll(t *testing.T, in string, opts Options) []string {
	t.Helper()
	var got []string
	for item := range Read(context.Background(), nil, strings.NewReader(in), opts) {
		got = append(got, describe(item))
	}
	return got
}

func TestTables(t *testing.T) {
	for _, c := range []struct {
		name, in string
		opts     Options
		want     []string
	}{
		{"commas", "id,title,text,date\n7,T,\"A, \"\"b\"\"\nc.\",2025-06-02\n8,U,B.,\n", Options{},
			[]string{`stdin:1|7||T||||2025-06-02 "A, \"b\"\nc."`, `stdin:2|8||U|||| "B."`}},
		{"tabs", "\xef\xbb\xbfURL\tBody\r\nhttps://x.test/\tA.\r\n", Options{}, []string{`stdin:1|stdin:1|https://x.test/||||| "A."`}},
		{"semicolons", "headline;author;content\nT;Jane Roe;A.\n", Options{}, []string{`stdin:1|stdin:1||T|Jane Roe||| "A."`}},
		{"a named column", "k,words\n1,A.\n", Options{Columns: Columns{Text: "words", ID: "k"}}, []string{`stdin:1|1|||||| "A."`}},
		{"a column that is not there", "k,text\n1,A.\n", Options{Format: CSV, Columns: Columns{Text: "words"}},
			[]string{`! stdin: no column "words" among ["k" "text"] (hint: name it with --text-column)`}},
		{"a text beside tables", "Hello, world\nIt rained.", Options{Columns: Columns{Text: "words"}},
			[]string{`stdin|stdin|||||| "Hello, world\nIt rained."`}},
		{"no text", "k,v\n1,A.\n", Options{Format: CSV},
			[]string{`! stdin: no column with text among ["k" "v"] (hint: name it with --text-column)`}},
		{"an open quotation", "id,text\n1,\"A.\n2,B.\n3,C.\n", Options{},
			[]string{`stdin:1|1|||||| "\"A."`, `stdin:2|2|||||| "B."`, `stdin:3|3|||||| "C."`}},
		{"an open quotation before one that is closed", "id,text\n1,\"A.\n2,\"B, C.\"\n3,C.\n", Options{},
			[]string{`stdin:1|1|||||| "\"A."`, `stdin:2|2|||||| "B, C."`, `stdin:3|3|||||| "C."`}},
		{"an open quotation over lines", "id,text\n1,\"A.\nStill A.\n3,C.\n", Options{},
			[]string{`stdin:1|1|||||| "\"A.\nStill A."`, `stdin:2|3|||||| "C."`}},
		{"an open quotation in the last row", "id,text\n1,A.\n2,\"B.", Options{}, []string{`stdin:1|1|||||| "A."`, `stdin:2|2|||||| "\"B."`}},
		{"an open quotation beside too many cells", "id,text\n1,\"A, B.\n2,C.\n", Options{},
			[]string{`! stdin:2: a quotation mark is not closed in this row (hint: double the quotation marks inside of cells)`,
				`stdin:2|2|||||| "C."`}},
		{"commas without quoting", "id,text\n1,\"No.\n2,\"Yes.\n3,\"Why?\n", Options{},
			[]string{`stdin:1|1|||||| "\"No."`, `stdin:2|2|||||| "\"Yes."`, `stdin:3|3|||||| "\"Why?"`}},
		{"tabs without quoting", "id\ttext\n1\t\"We agree\n2\tHe said \"yes\"\n3\t\"No,\" she said.\n4\t\"All of it.\"\n", Options{},
			[]string{`stdin:1|1|||||| "\"We agree"`, `stdin:2|2|||||| "He said \"yes\""`, `stdin:3|3|||||| "\"No,\" she said."`,
				`stdin:4|4|||||| "\"All of it.\""`}},
		{"a quotation at both ends of a cell in tabs", "id\ttext\n1\t\"No,\" she said, \"never.\"\n", Options{},
			[]string{`stdin:1|1|||||| "\"No,\" she said, \"never.\""`}},
		{"quoted lines before a quoted cell", "text,url\n\"A.\nB.\",\"https://x.test/\"\n", Options{},
			[]string{`stdin:1|stdin:1|https://x.test/||||| "A.\nB."`}},
		{"quoted lines before a quoted cell in tabs", "text\turl\n\"A.\nB.\"\t\"https://x.test/\"\n", Options{},
			[]string{`stdin:1|stdin:1|https://x.test/||||| "A.\nB."`}},
		{"quoted lines that look like rows", "id,text\n1,\"We agree.\nNo, never.\n\"\"3,\"\"4 he said.\"\n2,B.\n", Options{},
			[]string{`stdin:1|1|||||| "We agree.\nNo, never.\n\"3,\"4 he said."`, `stdin:2|2|||||| "B."`}},
		{"too many cells", "id,text\n1,A,B.\n2,C.\n", Options{},
			[]string{`! stdin:2: 3 cells for 2 columns (hint: put cells that hold a separator in quotation marks)`, `stdin:2|2|||||| "C."`}},
		{"quotation marks without a meaning", "id\ttext\n1\tHe said \"no.\n2\tShe said \"yes.\"\n3\t\"No\tnews.\"\n", Options{},
			[]string{`stdin:1|1|||||| "He said \"no."`, `stdin:2|2|||||| "She said \"yes.\""`, `stdin:3|3|||||| "No\tnews."`}},
		{"windows-1252", "id,text\n1,caf\xe9.\n", Options{}, []string{`stdin:1|1|||||| "café."`}},
		{"a long row", "id,text\n1," + strings.Repeat("x", 99) + "\n2,B.\n", Options{MaxRecord: 50},
			[]string{`! stdin:2: row is longer than 50 bytes (hint: raise the limit with --max-record BYTES)`, `stdin:2|2|||||| "B."`}},
		{"prose with commas", "On Monday, text came in, content and all.\nMore, later.", Options{},
			[]string{`stdin|stdin|||||| "On Monday, text came in, content and all.\nMore, later."`}},
	} {
		t.Run(c.name, func(t *testing.T) { compare(t, describeAll(t, c.in, c.opts), c.want) })
	}
}

func TestJSONValues(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"a list over lines", "[\n {\"text\":\"A.\"},\n {\"text\":\"B ] } \\\" .\"}\n]\n",
			[]string{`stdin:1|stdin:1|||||| "A."`, `stdin:2|stdin:2|||||| "B ] } \" ."`}},
		{"objects over lines", "{\n\"text\":\"A.\"\n}\n{\n\"content\":\"B.\"\n}",
			[]string{`stdin:1|stdin:1|||||| "A."`, `stdin:2|stdin:2|||||| "B."`}},
		{"a list in an object", `{"status":"ok","articles":[{"title":"T","content":"A."},{"title":"U"}]}`, []string{`stdin:1:1|stdin:1:1||T|||| "A."`, `! stdin:1: record 2: no text: the record has neither text nor html (hint: give each object a field "text" or "html", or name another one with --text-column)`}},
		{"cut off", `[{"text":"A."},{"text":"B`, []string{`stdin:1|stdin:1|||||| "A."`,
			`! stdin: record 2: invalid JSON: it ends within a record (hint: was the file cut short?)`}},
		{"a broken one", `[{"text":"A."},{"text":B},{"text":"C."}]`, []string{`stdin:1|stdin:1|||||| "A."`, `! stdin: record 2: invalid JSON at byte 9: invalid character 'B' looking for beginning of value (hint: each line must be one JSON object with a field "text" or "html")`, `stdin:3|stdin:3|||||| "C."`}},
	} {
		t.Run(c.name, func(t *testing.T) { compare(t, describeAll(t, c.in, Options{}), c.want) })
	}
	long := `[{"text":"A."},{"text":"` + strings.Repeat("x", 100) + `"},{"text":"C."}]`
	compare(t, describeAll(t, long, Options{MaxRecord: 50}), []string{`stdin:1|stdin:1|||||| "A."`,
		`! stdin: record 2: record is longer than 50 bytes (hint: raise the limit with --max-record BYTES)`, `stdin:3|stdin:3|||||| "C."`})
}

const wikiDump = `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="en">
 <siteinfo><sitename>Kallo News</sitename><base>https://news.kallo.test/wiki/Main_Page</base></siteinfo>
 <page><title>Talk:X</title><ns>1</ns><id>1</id><revision><text>Hello.</text></revision></page>
 <page><title>Old</title><ns>0</ns><id>2</id><redirect title="New"/><revision><text>#REDIRECT [[New]]</text></revision></page>
 <page><title>Ferry late again</title><ns>0</ns><id>3</id><revision><id>9</id><timestamp>2025-06-05T00:00:00Z</timestamp><model>wikitext</model>
 <text xml:space="preserve">{{date|June 2, 2025}}
[[File:Ferry.jpg|thumb|The [[ferry]].]]'''The ferry''' to {{w|Kallo Island|Kallo}} was late&amp;nbsp;again,&lt;ref&gt;Roe {{x}}&lt;/ref&gt; the [[harbour master|master]] said.

== Reactions ==
* "We wait," [https://x.test said Ada Roe].
{| class="wikitable"
| a
|}
== Sources ==
*{{source|url=x}}
[[Category:Kallo]]</text></revision></page>
 <page><title>Broken</title><ns>zero</ns></page>
 <page><title>Last</title><ns>0</ns><id>5</id><revision><text>It sank.</text></revision></page>
</mediawiki>`

const rssFeed = `<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Kallo Post</title><language>en-gb</language><link>https://kallo.test</link>
<item><title>Caf` + "\xe9" + ` opens</title><link>https://kallo.test/1</link><guid>g1</guid><dc:creator>Ada Roe</dc:creator><pubDate>Mon, 02 Jun 2025 10:00:00 GMT</pubDate><description>Short.</description><content:encoded><![CDATA[<p>It opened</item> on Monday.</p>]]></content:encoded></item>
<item><title>Second</title><description>A plain text.</description></item>
</channel></rss>`

const atomFeed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Kallo Post</title>
<entry><id>a1</id><title>One</title><link href="https://kallo.test/a"/><updated>2025-06-02T10:00:00Z</updated><author><name>Ada Roe</name></author><content type="html">&lt;p&gt;It rained.&lt;/p&gt;</content></entry></feed>`

const newsML = `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:1" xml:lang="en"><itemMeta><provider><name>KNA</name></provider><firstCreated>2025-06-01T00:00:00Z</firstCreated></itemMeta>
<contentMeta><contentCreated>2025-06-02T10:00:00Z</contentCreated><headline>Ferry late</headline><by>Ada Roe</by></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>The ferry was late.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:2"><itemMeta/><contentSet><remoteContent href="x.jpg"/></contentSet></newsItem>
<newsItem guid="urn:3"><contentMeta><headline>Plain</headline></contentMeta><contentSet><inlineData contenttype="text/plain">It rained.</inlineData></contentSet></newsItem>
</itemSet></newsMessage>`

const nitfStory = `<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><head><title>T</title><docdata><doc-id id-string="77"/><date.issue norm="20250602T000000Z"/></docdata><pubdata name="Kallo Post" ex-ref="https://kallo.test/n"/></head>
<body><body.head><hedline><hl1>Ferry <em>late</em></hl1></hedline><byline>By Ada Roe</byline></body.head><body.content><block class="lead_paragraph"><p>The ferry.</p></block><block class="full_text"><p>The ferry was late.</p></block></body.content></body></nitf>`

func TestXML(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"mediawiki", wikiDump, []string{
			`stdin:3|3|https://news.kallo.test/wiki/Ferry_late_again|Ferry late again||Kallo News|en|June 2, 2025 "The ferry to Kallo was late again, the master said.\n\nReactions\n\n- \"We wait,\" said Ada Roe."`,
			`! stdin: record 4: the page cannot be read: strconv.ParseInt: parsing "zero": invalid syntax`,
			`stdin:5|5|https://news.kallo.test/wiki/Last|Last||Kallo News|en| "It sank."`}},
		{"rss", rssFeed, []string{
			`stdin:1|g1|https://kallo.test/1|Café opens|Ada Roe|Kallo Post|en-gb|2025-06-02T10:00:00Z "<html><body><article><p>It opened</item> on Monday.</p></article></body></html>"`,
			`stdin:2|stdin:2||Second||Kallo Post|en-gb| "A plain text."`}},
		{"atom", atomFeed, []string{`stdin:1|a1|https://kallo.test/a|One|Ada Roe|Kallo Post||2025-06-02T10:00:00Z "<html><body><article><p>It rained.</p></article></body></html>"`}},
		{"newsml", newsML, []string{
			`stdin:1|urn:1||Ferry late|Ada Roe|KNA|en|2025-06-02T10:00:00Z "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>The ferry was late.</p></body></html>"`,
			`stdin:3|urn:3||Plain|||| "It rained."`}},
		{"nitf", nitfStory, []string{`stdin:1|77|https://kallo.test/n|Ferry late|Ada Roe|Kallo Post||2025-06-02 "<html><head><title>Ferry late</title></head><body><article><p>The ferry was late.</p></article></body></html>"`}},
		{"cut off", rssFeed[:len(rssFeed)-40], []string{
			`stdin:1|g1|https://kallo.test/1|Café opens|Ada Roe|Kallo Post|en-gb|2025-06-02T10:00:00Z "<html><body><article><p>It opened</item> on Monday.</p></article></body></html>"`,
			`! stdin: record 2: cut off: the input ends within a record (hint: get the file again; the records before the cut have been read)`}},
	} {
		t.Run(c.name, func(t *testing.T) { compare(t, describeAll(t, c.in, Options{}), c.want) })
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(strings.Replace(atomFeed, "<feed",
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?><feed", 1))
	if err != nil {
		t.Fatal(err)
	}
	if got := describeAll(t, utf16, Options{}); len(got) != 1 || !strings.Contains(got[0], "It rained.") {
		t.Errorf("UTF-16: %q", got)
	}
}

const mhtmlPage = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://kallo.test/m\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"b--1\"\r\n\r\n\r\n" +
	"--b--1\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>The caf=E9 is =\r\nopen.</p>\r\n--b--1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--1--\r\n"

func TestMHTML(t *testing.T) {
	compare(t, describeAll(t, mhtmlPage, Options{}), []string{`stdin|stdin|https://kallo.test/m||||| "<p>The café is open.</p>"`})
	cut := mhtmlPage[:strings.Index(mhtmlPage, "open.")]
	if got := describeAll(t, cut, Options{}); len(got) != 1 || !strings.HasPrefix(got[0], "! stdin: cannot be read: MHTML") {
		t.Errorf("cut off: %q", got)
	}
}

// compressed gives text in each compression that the tests can write.
func compressed(t *testing.T, text string) map[string]string {
	t.Helper()
	out := map[string]string{}
	var b bytes.Buffer
	gz := gzip.NewWriter(&b)
	gz.Write([]byte(text[:len(text)/2]))
	gz.Close()
	gz.Reset(&b)
	gz.Write([]byte(text[len(text)/2:]))
	gz.Close()
	out["gz"] = b.String()
	b.Reset()
	x, err := xz.NewWriter(&b)
	if err != nil {
		t.Fatal(err)
	}
	x.Write([]byte(text))
	x.Close()
	out["xz"] = b.String()
	b.Reset()
	z, err := zstd.NewWriter(&b)
	if err != nil {
		t.Fatal(err)
	}
	z.Write([]byte(text))
	z.Close()
	out["zst"] = b.String()
	return out
}

func TestCompression(t *testing.T) {
	lines := "{\"text\":\"A.\"}\n{\"text\":\"B.\"}\n"
	want := []string{`stdin:1|stdin:1|||||| "A."`, `stdin:2|stdin:2|||||| "B."`}
	for ext, data := range compressed(t, lines) {
		compare(t, describeAll(t, data, Options{}), want)
		for _, twice := range compressed(t, data) {
			compare(t, describeAll(t, twice, Options{}), want)
		}
		cut := describeAll(t, data[:len(data)-12], Options{})
		if len(cut) == 0 || !strings.HasPrefix(cut[len(cut)-1], "! stdin") {
			t.Errorf("%s cut off: %q", ext, cut)
		}
		dir := t.TempDir()
		path := write(t, dir, "table.csv."+ext, compressed(t, "id,words\n1,A.\n")[ext])
		for item := range Read(context.Background(), []string{path}, nil, Options{Columns: Columns{Text: "words"}}) {
			if item.Err != nil || string(item.Raw.Body) != "A." {
				t.Errorf("%s: %s", ext, describe(item))
			}
		}
	}
	deep := lines
	for range 6 {
		deep = compressed(t, deep)["gz"]
	}
	compare(t, describeAll(t, deep, Options{}), []string{"! stdin: more than 4 archives in each other (hint: unpack the outer ones first)"})
}

func TestTightlyPackedDumpsAreRead(t *testing.T) {
	longtest.NotUnderRace(t)
	var lines strings.Builder
	for i := range 200 { // packed to less than a hundredth
		fmt.Fprintf(&lines, "{\"text\":\"%s%d %x\"}\n", strings.Repeat("The ferry was late again. ", 300), i, sha256.Sum256([]byte{byte(i)}))
	}
	for ext, data := range compressed(t, lines.String()) {
		n := 0
		for item := range Read(context.Background(), nil, strings.NewReader(data), Options{}) {
			if item.Err != nil {
				t.Errorf("%s: %v", ext, item.Err)
			}
			n++
		}
		if n != 200 {
			t.Errorf("%s: %d articles", ext, n)
		}
	}
}

// TestBzip2 reads what bzip2 wrote; Go has no writer.
func TestBzip2(t *testing.T) {
	data := "\x42\x5a\x68\x39\x31\x41\x59\x26\x53\x59\xd3\xe2\x7a\x33\x00\x00\x06\x5d\x80\x00\x10\x10\x01\x00\x10\x20\x00\x02\x00\x04\x4a\x20\x00\x31\x00\x30\x20\x06\x9e\xa0\xb0\xd4\x9b\x09\x09\xf1\x77\x24\x53\x85\x09\x0d\x3e\x27\xa3\x30"
	compare(t, describeAll(t, data, Options{}), []string{`stdin:1|stdin:1|||||| "A."`})
}

func TestArchives(t *testing.T) {
	members := []struct{ name, body string }{
		{"a.txt", "One."}, {"news/b.jsonl", "{\"text\":\"Two.\"}\n{\"text\":\"Three.\"}\n"}, {"../../etc/evil.txt", "Evil."},
		{"/abs.txt", "Evil."},
		{"c.html.gz", compressed(t, "<p>Four.")["gz"]}, {".hidden", "Never."}, {"pic.png", "Never."}, {"d.txt", "Five."},
	}
	var tb, zb bytes.Buffer
	tw, zw := tar.NewWriter(&tb), zip.NewWriter(&zb)
	for _, m := range members {
		tw.WriteHeader(&tar.Header{Name: m.name, Mode: 0o644, Size: int64(len(m.body))})
		tw.Write([]byte(m.body))
		w, err := zw.Create(m.name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(m.body))
	}
	tw.WriteHeader(&tar.Header{Name: "link", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"})
	tw.Close()
	zw.Close()
	for name, data := range map[string]string{"tar": tb.String(), "zip": zb.String(), "tar.gz": compressed(t, tb.String())["gz"]} {
		path := write(t, t.TempDir(), "x."+name, data)
		var got []string
		for item := range Read(context.Background(), []string{path}, nil, Options{}) {
			got = append(got, strings.ReplaceAll(tell(item), filepath.Dir(path)+string(os.PathSeparator), ""))
		}
		const refused = ": refused: its name leads out of the archive (hint: nothing is ever written there, but such an archive is not to be trusted)"
		want := []string{`x!a.txt auto "One."`, `x!news/b.jsonl:1 text "Two."`, `x!news/b.jsonl:2 text "Three."`,
			"! x!../../etc/evil.txt" + refused, "! x!/abs.txt" + refused, `x!c.html.gz html "<p>Four."`, `x!d.txt auto "Five."`}
		for i := range want {
			want[i] = strings.Replace(want[i], "x!", "x."+name+"!", 1)
		}
		compare(t, got, want)
	}
}

func TestParquet(t *testing.T) {
	longtest.NotUnderRace(t)
	type row struct {
		Key     int64    `parquet:"id"`
		Title   *string  `parquet:"title,optional"`
		Text    string   `parquet:"text,zstd"`
		Authors []string `parquet:"authors,list"`
		Stamp   int64    `parquet:"published_at,timestamp(millisecond)"`
		Other   []byte   `parquet:"embedding"`
	}
	title := "T"
	var rows []row
	var want []string
	for i := range 300 {
		rows = append(rows, row{Key: int64(i), Text: fmt.Sprint("Text ", i), Stamp: 1748822400000})
		if i%2 == 0 {
			rows[i].Title, rows[i].Authors = &title, []string{"Ada Roe", "Bo Roe"}
			want = append(want, fmt.Sprintf(`%d|T|Ada Roe, Bo Roe|2025-06-02T00:00:00Z "Text %d"`, i, i))
		} else {
			want = append(want, fmt.Sprintf(`%d|||2025-06-02T00:00:00Z "Text %d"`, i, i))
		}
	}
	var b bytes.Buffer
	w := parquet.NewGenericWriter[row](&b, parquet.MaxRowsPerRowGroup(70), parquet.PageBufferSize(200))
	if _, err := w.Write(rows); err != nil {
		t.Fatal(err)
	}
	w.Close()
	var got []string
	for item := range Read(context.Background(), nil, bytes.NewReader(b.Bytes()), Options{}) {
		m := item.Raw.Meta
		got = append(got, fmt.Sprintf("%s|%s|%s|%s %q", m.ID, m.Title, m.Byline, m.Published, item.Raw.Body))
	}
	compare(t, got, want)
	for cut := range 40 {
		for range Read(context.Background(), nil, bytes.NewReader(b.Bytes()[:b.Len()*cut/40]), Options{Format: Parquet}) {
		}
	}
	for i := range 300 {
		broken := bytes.Clone(b.Bytes())
		broken[(i*7919)%len(broken)] ^= byte(1 << (i % 8))
		n := 0
		for range Read(context.Background(), nil, bytes.NewReader(broken), Options{Format: Parquet}) {
			n++
		}
		if n == 0 {
			t.Errorf("changed at %d: neither a row nor an error", (i*7919)%len(broken))
		}
	}
}

func TestPatterns(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, ".", "in/2025/a.txt", "One.")
	write(t, ".", "in/2024/b.txt", "Two.")
	write(t, ".", "in/2025/c.md", "Three.")
	compare(t, readAll([]string{"in/**/*.txt"}, "", Options{}), []string{`0 in/2024/b.txt auto "Two."`, `1 in/2025/a.txt auto "One."`})
	compare(t, readAll([]string{"in/202?/{a,c}.*"}, "", Options{}), []string{`0 in/2025/a.txt auto "One."`, `1 in/2025/c.md auto "Three."`})
	compare(t, readAll([]string{"in/**"}, "", Options{}), []string{`0 in/2024/b.txt auto "Two."`, `1 in/2025/a.txt auto "One."`,
		`2 in/2025/c.md auto "Three."`})
	compare(t, readAll([]string{"in/*.x"}, "", Options{}),
		[]string{`0 ! in/*.x: no file matches (hint: check the pattern; ** matches any folders)`})
}

func TestPagesBeyondTheLimits(t *testing.T) {
	in := `{"html":"<p>` + strings.Repeat("x", 100) + `"}` + "\n" + `{"html":"` + strings.Repeat("<p>x",
		11) + `"}` + "\n" + `{"html":"<p>1 < 2"}`
	compare(t, describeAll(t, in, Options{MaxPage: 99, MaxElements: 10}), []string{
		"! stdin:1: page is longer than 99 bytes (hint: raise the limit with --max-page BYTES)",
		"! stdin:2: page has more than 10 elements (hint: raise the limit with --max-elements N)",
		`stdin:3|stdin:3|||||| "<p>1 < 2"`})
}
