package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"
	"golang.org/x/text/encoding/unicode"

	"dateline/internal/longtest"
)

// What a hostile input may cost.
const (
	hostileTime   = 8 * time.Second // of processor time: twice what is promised for 1 MB, since machines differ
	hostileMemory = 400 << 20
)

// hostileFile is an input with faults that must be reported, and what must still be read of it.
type hostileFile struct {
	name   string
	body   string
	errors []string // parts of the errors, in order
	found  []string // parts of the articles
}

const ferry = "The ferry was late again, the harbour master said on Monday morning."

func jsonText(text string) string { return fmt.Sprintf("{\"text\":%q}\n", text) }

// gzipBomb unpacks to head and then 2 GiB of a letter.
func gzipBomb(t *testing.T, head string, letter byte) string {
	t.Helper()
	var part bytes.Buffer
	w, err := flate.NewWriter(&part, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	w.Write([]byte(head))
	w.Flush()
	w.Write(bytes.Repeat([]byte{letter}, 1<<20))
	w.Flush()
	first := part.String()
	part.Reset()
	w.Reset(&part) // so that the piece can be repeated
	w.Write(bytes.Repeat([]byte{letter}, 1<<20))
	w.Flush()
	return "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + first + strings.Repeat(part.String(), 2047)
}

// zstdBomb unpacks to 2 GiB of a letter: 16384 blocks that each repeat a byte (RFC 8878, 3.1.1.2).
func zstdBomb(letter byte) string {
	frame := []byte{0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38} // a window of 128 KB
	const blocks, size = 1 << 14, 128 << 10
	for i := range blocks {
		header := uint32(size<<3 | 1<<1)
		if i == blocks-1 {
			header |= 1
		}
		frame = append(binary.LittleEndian.AppendUint32(frame, header)[:len(frame)+3], letter)
	}
	return string(frame)
}

func gzipped(parts ...string) string {
	var b bytes.Buffer
	for _, p := range parts {
		w := gzip.NewWriter(&b)
		w.Write([]byte(p))
		w.Close()
	}
	return b.String()
}

// page is a WARC record with a page; lie is added to its length.
func page(text string, lie int) string {
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>" + text + "</p></html>"
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://kallo.test/\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(block)+lie, block)
}

// zipSlip is a zip archive with a member that leads out of it, and one that is a bomb.
func zipSlip(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range []struct{ name, body string }{
		{"../evil.txt", "Evil."}, {"a.txt", ferry}, {"bomb.jsonl", strings.Repeat(" ", 100<<20)}, {"b.txt", "The last boat left."},
	} {
		w, err := z.Create(m.name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(m.body))
	}
	z.Close()
	return b.String()
}

func many(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// prose is a paragraph full of what is looked for.
const prose = ferry + " “We have asked the council of Kallo for $3 million,” said the mayor, Anna Roe, on June 2, 2025, “and it gave us 12 days.” Ukraine proposed talks, but Russia refused to meet.\n\n"

// repeated is as much of s again and again as fits into size bytes.
func repeated(s string, size int) string { return strings.Repeat(s, size/len(s)) }

// noise is random bytes, always the same.
func noise(size int) string {
	b := make([]byte, size)
	rand.NewChaCha8([32]byte{1}).Read(b)
	return string(b)
}

func hostileFiles(t *testing.T) []hostileFile {
	t.Helper()
	utf16, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(jsonText("A café in UTF-16."))
	if err != nil {
		t.Fatal(err)
	}
	good := jsonText(ferry)
	return []hostileFile{
		{"bomb.gz", gzipBomb(t, "", 0), []string{"binary file"}, nil},
		{"bomb.txt.gz", gzipBomb(t, "", 'x'), []string{"unpacks to more than 200 times"}, nil},
		{"bomb.jsonl.gz", gzipBomb(t, good, ' '), []string{"unpacks to more than 200 times"}, []string{"ferry"}},
		{"bomb.csv.gz", gzipBomb(t, "id,text\n1,The last boat left.\n2,\"", 'x'), []string{"unpacks to more than 200 times"}, []string{"last boat"}},
		{"bomb.warc.gz", gzipped(page(ferry, 0)) + gzipBomb(t, strings.Replace(page("", 1<<32), "\r\n\r\n\r\n", "", 1), 'x') + gzipped(page("The last boat left.", 0)), []string{"unpacks to more than 200 times"}, []string{"ferry", "last boat"}},
		{"bomb.zst", zstdBomb('x'), []string{"unpacks to more than 200 times"}, nil},
		{"bomb.jsonl.zst", zstdBomb(' '), []string{"unpacks to more than 200 times"}, nil},
		{"window.zst", "\x28\xb5\x2f\xfd\x00\xb0" + zstdBomb('x')[6:], []string{"window"}, nil},
		{"cut.warc", page(ferry, 0) + page("The last boat left.", 0)[:180], []string{"cut off"}, []string{"ferry"}},
		{"cut.warc.gz", gzipped(page(ferry, 0)) + gzipped(page(many(9000, "The boat %d left. "), 0))[:4000], []string{"cut off"}, []string{"ferry"}},
		{"lies.warc", page(ferry, 1<<40) + page("The first boat left.", 0) + page("A lie.", -5) + page("The last boat left.", 0), []string{"length lies", "length lies"}, []string{"first boat", "last boat"}},
		{"slip.zip", zipSlip(t), []string{"leads out", "unpacks to more"}, []string{"ferry", "last boat"}},
		{"line.jsonl", good + `{"text":"` + strings.Repeat("x", 200<<20) + "\"}\n" + jsonText("The last boat left."), []string{"line.jsonl:2: line is longer"}, []string{"ferry", "last boat"}},
		{"list.json", "[" + good + "," + `{"text":"` + strings.Repeat("x", 200<<20) + "\"}," + jsonText("The last boat left.") + "]", []string{"record 2: record is longer"}, []string{"ferry", "last boat"}},
		{"nul.jsonl", good + strings.Repeat("\x00", 100<<20) + "\n" + "{\"text\":\"a\x00b\"}\n" + jsonText("The last boat left."), []string{"line is longer", "invalid JSON"}, []string{"ferry", "last boat"}},
		{"nul.txt", strings.Repeat("\x00", 8<<20), []string{"binary file"}, nil},
		{"mixed.jsonl", good + "{\"text\":\"A caf\xe9 in Windows-1252.\"}\n{\"text\":\"A café \xff broken.\"}\n", nil, []string{"ferry", "A café in Windows-1252.", "A café � broken."}},
		{"utf16.jsonl", utf16, nil, []string{"A café in UTF-16."}},
		{"tags.html", "<html>" + strings.Repeat("<div>", 100_000) + ferry, nil, []string{"ferry"}},
		{"paragraphs.html", "<html>" + strings.Repeat("<p>"+ferry[:4], 1_000_000), []string{"more than 200000 elements"}, nil},
		{"attributes.html", "<html><p " + many(500_000, "a%d=1 ") + ">" + ferry, nil, []string{"ferry"}},
		{"attribute.html", "<html><p a=\"" + strings.Repeat("x", 10<<20) + "\">" + ferry, []string{"page is longer"}, nil},
		{"feed.xml", "<rss><channel><item><title>T</title><description>" + ferry + "</description></item><item><description>" + strings.Repeat("x", 100<<20) + "</description></item><item><description>The last boat left.</description></item></channel></rss>", []string{"record 2: record is longer"}, []string{"ferry", "last boat"}},
		{"entities.xml", `<!DOCTYPE x [<!ENTITY a "` + strings.Repeat("x", 1000) + `"><!ENTITY b "` + strings.Repeat("&a;", 1000) + `">]><rss><channel><item><title>T</title><description>` + strings.Repeat("&b;", 1000) + ferry + `</description></item></channel></rss>`, nil, nil},
		{"wiki.xml", "<mediawiki><page><title>T</title><ns>0</ns><revision><text>" + strings.Repeat("[[a|", 100_000) + ferry + strings.Repeat("]]", 100_000) + "</text></revision></page><page><title>U</title><ns>0</ns><revision><text>The last boat left.</text></revision></page></mediawiki>", nil, []string{"last boat"}},
		{"prose.txt", repeated(prose, 1<<20), nil, []string{"ferry"}},
		{"word.txt", strings.Repeat("x", 1<<20), nil, []string{"xxx"}},
		{"digits.txt", strings.Repeat("1", 1<<20), nil, []string{"111"}},
		{"numbers.txt", repeated("12 345 ", 1<<19), nil, []string{"12 345"}},
		{"marks.txt", strings.Repeat(`"`, 1<<20), nil, []string{`\"`}},
		{"noise.bin", noise(10 << 20), []string{"binary file"}, nil},
		{"noise.html", "<html><p>" + ferry + "<p>" + noise(1<<19), nil, []string{"ferry"}},
		{"noise.gz", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + noise(10<<20), []string{""}, nil},
		{"quotes.csv", "id,text\n1,\"" + strings.Repeat("a\n", 2000) + "2,The last boat left.\n", nil, []string{"last boat"}},
	}
}

func TestHostileInput(t *testing.T) {
	longtest.Only(t)
	dir := t.TempDir()
	for _, f := range hostileFiles(t) {
		t.Run(f.name, func(t *testing.T) {
			path := filepath.Join(dir, f.name)
			if err := os.WriteFile(path, []byte(f.body), 0o644); err != nil {
				t.Fatal(err)
			}
			defer os.Remove(path)
			checkHostile(t, dir, f)
		})
	}
	if _, err := os.Stat(filepath.Join(dir, "..", "evil.txt")); err == nil {
		t.Error("a member of an archive was written")
	}
}

// checkHostile reads a file and one after it, and checks what was reported and found and what it cost.
func checkHostile(t *testing.T, dir string, f hostileFile) {
	t.Helper()
	os.WriteFile(filepath.Join(dir, "after.txt"), []byte("Nothing else was lost."), 0o644)
	var stdout, stderr bytes.Buffer
	cmd := program(t, dir, "extract", "--format", "articles", f.name, "after.txt")
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	memory := watch(cmd.Process.Pid)
	cmd.Wait()
	want := exitIncomplete
	if len(f.errors) == 0 {
		want = exitOK
	}
	if code := cmd.ProcessState.ExitCode(); code != want && f.name != "entities.xml" {
		t.Errorf("exit code %d, want %d", code, want)
	}
	errors := strings.Split(strings.TrimSuffix(stderr.String(), "\n"), "\n")
	for i, want := range f.errors {
		if i >= len(errors) || !strings.Contains(errors[i], want) {
			t.Errorf("not reported: %s; but %.300s", want, &stderr)
		}
	}
	for _, want := range append(f.found, "Nothing else was lost.") {
		if !strings.Contains(stdout.String(), want) {
			t.Errorf("not found: %s; reported %.300s", want, &stderr)
		}
	}
	cost := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if cost > hostileTime {
		t.Errorf("took %v", cost)
	}
	most := <-memory
	if most > hostileMemory {
		t.Errorf("took %d MB", most>>20)
	}
	t.Logf("%v, %d MB", cost.Round(time.Millisecond), most>>20)
}

// watch returns the most memory that a process had, if the system reports it.
func watch(pid int) <-chan int64 {
	result := make(chan int64, 1)
	go func() {
		most := int64(0)
		for {
			status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
			_, line, ok := strings.Cut(string(status), "VmHWM:")
			if err != nil || !ok {
				break
			}
			var kb int64
			fmt.Sscan(line, &kb)
			most = max(most, kb<<10)
			time.Sleep(5 * time.Millisecond)
		}
		result <- most
	}()
	return result
}
