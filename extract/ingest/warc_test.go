package ingest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
)

// warcOf writes a record; lie is added to its length.
func warcOf(kind, media, uri, block string, lie int) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:%s>\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, strings.TrimPrefix(uri, "https://kallo.test/"), uri, media, len(block)+lie, block)
}

const httpResponse = "application/http; msgtype=response"

func answer(uri, body string) string {
	return warcOf("response", httpResponse, "https://kallo.test/"+uri,
		"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Length: 3\r\n\r\n"+body, 0)
}

func lying(uri, body string, lie int) string {
	return warcOf("response", httpResponse, "https://kallo.test/"+uri, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"+body, lie)
}

// ids lists the records of an input: the ids of pages, the messages of errors.
func ids(in string, opts Options) []string {
	var got []string
	for item := range Read(context.Background(), nil, strings.NewReader(in), opts) {
		var e *RecordError
		if errors.As(item.Err, &e) {
			got = append(got, "! "+e.Message)
		} else {
			got = append(got, item.Raw.Meta.ID)
		}
	}
	return got
}

func TestWARC(t *testing.T) {
	info := warcOf("warcinfo", "application/warc-fields", "", "software: x\r\n", 0)
	in := info + warcOf("request", "application/http; msgtype=request", "https://kallo.test/1", "GET / HTTP/1.1\r\n\r\n", 0) +
		answer("1", "<p>caf\xe9") +
		warcOf("response", httpResponse, "https://kallo.test/2", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>No.", 0) +
		warcOf("response", httpResponse, "https://kallo.test/3", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG", 0) +
		warcOf("response", httpResponse, "https://kallo.test/4",
			"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n2\r\nHi\r\n0\r\n\r\n", 0) +
		warcOf("response", httpResponse, "https://kallo.test/5",
			"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n<p>Undone", 0) +
		warcOf("response", httpResponse, "https://kallo.test/6",
			"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"+zipped("<p>Packed"), 0) +
		warcOf("response", httpResponse, "https://kallo.test/7", "no answer", 0) +
		warcOf("conversion", "text/plain", "https://kallo.test/8", "Plain text.", 0)
	want := []string{
		`stdin:3|urn:1|https://kallo.test/1||||| "<p>café"`,
		`stdin:6|urn:4|https://kallo.test/4||||| "<p>Hi"`,
		`stdin:7|urn:5|https://kallo.test/5||||| "<p>Undone"`,
		`stdin:8|urn:6|https://kallo.test/6||||| "<p>Packed"`,
		`! stdin: record 9: the answer of https://kallo.test/7 cannot be read: malformed HTTP status code "answer"`,
		`stdin:10|urn:8|https://kallo.test/8||||| "Plain text."`,
	}
	compare(t, describeAll(t, in, Options{}), want)
	var each bytes.Buffer // as crawlers do: every record by itself
	for i, rec := range strings.SplitAfter(in, "\r\n\r\nWARC/") {
		if rec = strings.TrimSuffix(rec, "WARC/"); i > 0 {
			rec = "WARC/" + rec
		}
		each.WriteString(zipped(rec))
	}
	compare(t, describeAll(t, each.String(), Options{}), want)
}

func zipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func TestWARCLies(t *testing.T) {
	a, z := answer("a", "<p>A."), answer("z", "<p>Z.")
	long := lying("b", "<p>"+strings.Repeat("B", 100), 0)
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"too long", a + lying("b", "<p>B.", 10) + z, []string{"urn:a", "! the length lies: another record begins after 53 of 59 bytes",
			"urn:z"}},
		{"far too long", a + lying("b", "<p>B.", 1<<40) + z, []string{"urn:a",
			"! the length lies: another record begins after 53 of 1099511627825 bytes", "urn:z"}},
		{"too short", a + lying("b", "<p>B.", -3) + z, []string{"urn:a", "! the length lies: the record continues after it", "urn:z"}},
		{"negative", a + lying("b", "<p>B.", -1000) + z, []string{"urn:a", "! the record has no length", "urn:z"}},
		{"none", a + strings.Replace(long, "Content-Length", "Length", 1) + z, []string{"urn:a", "! the record has no length", "urn:z"}},
		{"cut off", a + long[:len(long)-50], []string{"urn:a", "! cut off: 46 of 147 bytes are missing"}},
		{"cut off in a header", a + long[:40], []string{"urn:a", "! cut off within the header of a record"}},
		{"cut off in the middle", a + long[:len(long)-50] + z, []string{"urn:a",
			"! the length lies: another record begins after 101 of 147 bytes", "urn:z"}},
		{"between records", a + "junk junk\r\n" + z, []string{"urn:a", "! the length lies: the record continues after it", "urn:z"}},
		{"beyond the limit", a + lying("b", strings.Repeat("B", 2000), 0) + z, []string{"urn:a", "! record is longer than 1000 bytes", "urn:z"}},
		{"an endless header", a + "WARC/1.0\r\nWARC-X: " + strings.Repeat("x", 200_000) + "\r\n" + z,
			[]string{"urn:a", "! the header of the record is too long", "urn:z"}},
	} {
		if c.name == "between records" {
			c.in = a + "\r\njunk junk\r\n" + z
			c.want[1] = "! bytes that belong to no record before it"
		}
		t.Run(c.name, func(t *testing.T) {
			compare(t, ids(c.in, Options{Format: WARC, MaxRecord: 1000}), c.want)
		})
	}
}

func TestWARCBrokenMember(t *testing.T) {
	a, b, z := zipped(answer("a", "<p>A.")), zipped(answer("b", "<p>"+strings.Repeat("B. ", 100))), zipped(answer("z", "<p>Z."))
	broken := []byte(b)
	broken[len(broken)/2] ^= 0xff
	for name, in := range map[string]string{"changed": a + string(broken) + z, "cut off": a + b[:len(b)-20] + z,
		"junk": a + "junk junk junk" + z} {
		got := ids(in, Options{})
		if n := len(got); n < 3 || got[0] != "urn:a" || !strings.HasPrefix(got[1], "! ") || got[n-1] != "urn:z" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestGoodMembersAfterManyBrokenOnesAreRead: a member that is cut takes the beginning of the next one with it, however many were cut
// before.
func TestGoodMembersAfterManyBrokenOnesAreRead(t *testing.T) {
	good, cut := zipped(answer("a", "<p>A.")), zipped(answer("b", "<p>B."))
	for _, missing := range []int{8, 20, 60} {
		got := ids(strings.Repeat(good+cut[:len(cut)-missing], 300)+zipped(answer("z", "<p>Z.")), Options{})
		read := 0
		for _, id := range got {
			if id == "urn:a" {
				read++
			}
		}
		if read != 300 || got[len(got)-1] != "urn:z" {
			t.Errorf("%d bytes missing: %d of 300 members are read; the last is %q", missing, read, got[len(got)-1])
		}
	}
}

func FuzzWARC(f *testing.F) {
	f.Add([]byte(answer("a", "<p>A.")+lying("b", "<p>B.", 7)+answer("z", "<p>Z.")), 100)
	f.Add([]byte("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\nWARC/1.1\r\nWARC-\r\n\r\n"), 5)
	f.Add([]byte(zipped(answer("a", "<p>A."))+zipped("WARC/")), 1000)
	f.Fuzz(func(t *testing.T, in []byte, limit int) {
		w := &warcReader{in: bufio.NewReaderSize(bytes.NewReader(in), 64), max: 1 + limit&0xffff}
		var fault *warcFault
		for n := 0; ; n++ {
			rec, err := w.next()
			if err == io.EOF {
				break
			}
			if err != nil && !errors.As(err, &fault) {
				t.Fatal(err)
			}
			if n > len(in)+1 || len(rec.block) > len(in) || rec.offset > int64(len(in)) {
				t.Fatalf("record %d at %d with %d bytes, of %d", n, rec.offset, len(rec.block), len(in))
			}
		}
		for range Read(context.Background(), nil, bytes.NewReader(in), Options{Format: WARC, MaxRecord: limit}) {
		}
	})
}

// FuzzDumps holds that no reader of dumps crashes or gives neither a record nor an error.
func FuzzDumps(f *testing.F) {
	for _, seed := range []string{wikiDump, rssFeed, atomFeed, newsML, nitfStory, mhtmlPage, "id,text\n1,\"A.\n2,B.\n", `[{"text":"A."},{`,
		zipped("id\ttext\n1\tA."), "PAR1 PAR1", "PK\x03\x04"} {
		f.Add([]byte(seed), 10_000)
	}
	f.Fuzz(func(t *testing.T, in []byte, limit int) {
		for _, format := range Formats() {
			for item := range Read(context.Background(), nil, bytes.NewReader(in), Options{Format: format, MaxRecord: 1 + limit&0xfffff}) {
				if item.Err == nil && item.Raw.Meta.ID == "" {
					t.Errorf("%s: %+v", format, item)
				}
			}
		}
	})
}
