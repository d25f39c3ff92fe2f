package ingest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"dateline/internal/longtest"
)

// tell puts an item into one line: "id format body" or "! error".
func tell(item Item) string {
	if item.Err != nil {
		return "! " + item.Err.Error()
	}
	return fmt.Sprintf("%s %s %q", item.Raw.Meta.ID, item.Raw.Format, item.Raw.Body)
}

func readAll(inputs []string, stdin string, opts Options) []string {
	var got []string
	for item := range Read(context.Background(), inputs, strings.NewReader(stdin), opts) {
		got = append(got, fmt.Sprintf("%d %s", item.Seq, tell(item)))
	}
	return got
}

func compare(t *testing.T, got, want []string) {
	t.Helper()
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFoldersAreReadInOrder(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	write(t, "in", "b.txt", "Second.")
	write(t, "in", "a/z.html", "<p>First.")
	write(t, "in", "c.jsonl", `{"text":"Third."}`+"\n"+`{"id":7,"text":"Fourth."}`)
	write(t, "in", ".hidden/x.txt", "Never.")
	write(t, "in", ".swp", "Never.")
	write(t, "in", "pic.png", "Never.")
	write(t, "in", "d", "")
	write(t, ".", "last.txt", "Last.")
	for link, target := range map[string]string{"in/a/loop": "..", "in/e.txt": "../last.txt", "in/f.txt": "nowhere"} {
		if err := os.Symlink(target, link); err != nil {
			t.Skip(err)
		}
	}
	compare(t, readAll([]string{"in", "missing.txt", "last.txt"}, "", Options{}), []string{
		`0 in/a/z.html html "<p>First."`,
		`1 in/b.txt auto "Second."`,
		`2 in/c.jsonl:1 text "Third."`,
		`3 7 text "Fourth."`,
		`4 ! in/d: empty: nothing to read`,
		`5 in/e.txt auto "Last."`,
		`6 ! in/f.txt: no such file or folder (hint: check the path; - reads standard input)`,
		`7 ! missing.txt: no such file or folder (hint: check the path; - reads standard input)`,
		`8 last.txt auto "Last."`,
	})
}

func TestFormats(t *testing.T) {
	for _, c := range []struct{ name, stdin, want string }{
		{"text", "Plain text.", `stdin auto "Plain text."`},
		{"html is detected later", "<p>x", `stdin auto "<p>x"`},
		{"jsonl", `{"text":"A."}`, `stdin:1 text "A."`},
		{"jsonl after a byte order mark and blank lines", "\xef\xbb\xbf\r\n\r\n{\"html\":\"<p>A.\"}\r\n", `stdin:1 html "<p>A."`},
		{"a brace is not JSON", "{sic} he wrote.\nMore.", `stdin auto "{sic} he wrote.\nMore."`},
		{"JSON over several lines", "{\n\"text\": \"A.\"\n}", `stdin:1 text "A."`},
		{"JSON list", `[{"text":"A."}]`, `stdin:1 text "A."`},
		{"nothing", "", "! stdin: empty: nothing to read"},
		{"blanks", " \n \n", "! stdin: empty: nothing to read"},
		{"pdf", "%PDF-1.4 text", "! stdin: binary file: PDF (hint: convert it to text or HTML first; --input-format text reads it as it is)"},
		{"zeros", "ab\x00\x00\x00\x01",
			"! stdin: binary file: most of it is not text (hint: convert it to text or HTML first; --input-format text reads it as it is)"},
		{"windows-1252", "Le caf\xe9 a ferm\xe9.", `stdin auto "Le caf\xe9 a ferm\xe9."`},
		{"utf-16", "\xff\xfea\x00b\x00", `stdin auto "\xff\xfea\x00b\x00"`},
		{"a long first record", `{"text":"` + strings.Repeat("a", 2*sniffLen) + `"}`, `stdin:1 text "` + strings.Repeat("a", 2*sniffLen) + `"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			compare(t, readAll(nil, c.stdin, Options{}), []string{"0 " + c.want})
		})
	}
	compare(t, readAll(nil, `{"text":"A."}`, Options{Format: Text}), []string{`0 stdin text "{\"text\":\"A.\"}"`})
}

func TestRandomBytesAreAnError(t *testing.T) {
	body := make([]byte, 10<<20)
	source := rand.NewChaCha8([32]byte{3})
	source.Read(body)
	got := readAll([]string{"-"}, string(body), Options{})
	if len(got) != 1 || !strings.Contains(got[0], "binary file") {
		t.Errorf("got %.200q", got)
	}
}

func TestRecordErrorAsJSON(t *testing.T) {
	for item := range Read(context.Background(), nil, strings.NewReader("\n{\"text\":1}"), Options{Format: JSONL}) {
		got, err := json.Marshal(item.Err)
		want := `{"source":"stdin","record":1,"line":2,"stage":"ingest","message":"field \"text\" is a number, not a string","hint":"each line must be one JSON object with a field \"text\" or \"html\""}`
		if err != nil || string(got) != want {
			t.Errorf("got %s, %v\nwant %s", got, err, want)
		}
		var cause *json.UnmarshalTypeError
		if !errors.As(item.Err, &cause) {
			t.Error("the cause is lost")
		}
	}
}

func TestTheCallerMayStop(t *testing.T) {
	lines := strings.Repeat(`{"text":"A."}`+"\n", 100)
	n := 0
	for range Read(context.Background(), []string{"-", "missing"}, strings.NewReader(lines), Options{}) {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("%d items", n)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n = 0
	for range Read(ctx, []string{"-", "missing"}, strings.NewReader(lines), Options{}) {
		if n++; n == 5 {
			cancel()
		}
	}
	if n != 5 {
		t.Errorf("%d items after cancel at 5", n)
	}
}

// filler is an endless input of one letter, up to n bytes, with a tail.
type filler struct {
	n    int
	tail io.Reader
}

func (f *filler) Read(p []byte) (int, error) {
	if f.n == 0 {
		return f.tail.Read(p)
	}
	n := min(len(p), f.n)
	for i := range p[:n] {
		p[i] = 'x'
	}
	f.n -= n
	return n, nil
}

func TestLongRecordsDoNotFillTheMemory(t *testing.T) {
	longtest.NotUnderRace(t)
	const size = 200 << 20
	tail := "\n" + `{"text":"After."}`
	for _, format := range []Format{Auto, Text, HTML, JSONL} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		var got []string
		for item := range Read(context.Background(), nil, &filler{size, strings.NewReader(tail)}, Options{Format: format}) {
			got = append(got, tell(item))
		}
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > 120<<20 {
			t.Errorf("%s: %d MB allocated", format, used>>20)
		}
		want := []string{"! stdin: file is longer than 16777216 bytes (hint: raise the limit with --max-record BYTES)"}
		if format == JSONL {
			want = []string{"! stdin:1: line is longer than 16777216 bytes (hint: raise the limit with --max-record BYTES)", `stdin:2 text "After."`}
		}
		compare(t, got, want)
	}
}

func TestMaxRecordCountsTheRecordAlone(t *testing.T) {
	got := readAll(nil, `{"text":"A."}`+"\n"+`{"text":"AB."}`+"\n"+`{"text":"C."}`, Options{Format: JSONL, MaxRecord: len(`{"text":"A."}`)})
	compare(t, got,
		[]string{`0 stdin:1 text "A."`, "1 ! stdin:2: line is longer than 13 bytes (hint: raise the limit with --max-record BYTES)",
			`2 stdin:3 text "C."`})
}

// brokenReader fails after its text.
type brokenReader struct{ text io.Reader }

func (b brokenReader) Read(p []byte) (int, error) {
	n, err := b.text.Read(p)
	if err == io.EOF {
		err = errors.New("connection lost")
	}
	return n, err
}

func TestReadErrorsAreTold(t *testing.T) {
	for item := range Read(context.Background(), nil, brokenReader{strings.NewReader(`{"text":"A."}` + "\n")}, Options{}) {
		if item.Seq == 1 && (item.Err == nil || item.Err.Error() != "stdin:2: cannot be read: connection lost") {
			t.Errorf("got %v", item.Err)
		}
	}
	for item := range Read(context.Background(), nil, brokenReader{strings.NewReader("Text.")}, Options{}) {
		if item.Err == nil {
			t.Error("half an article passed as whole")
		}
	}
}

func TestParseFormat(t *testing.T) {
	for _, f := range Formats() {
		if got, err := ParseFormat(string(f)); got != f || err != nil {
			t.Errorf("%s: %s, %v", f, got, err)
		}
	}
	if _, err := ParseFormat("docx"); err == nil {
		t.Error("docx passed")
	}
}

func TestReadFrom(t *testing.T) {
	var got []string
	for item := range ReadFrom(t.Context(), "no-such-folder/a.jsonl", strings.NewReader(`{"text":"a"}`+"\n"+`{"text":"b"}`), Options{}) {
		if item.Err != nil {
			t.Fatal(item.Err)
		}
		got = append(got, item.Raw.Meta.ID+" "+string(item.Raw.Body))
	}
	if want := "no-such-folder/a.jsonl:1 a|no-such-folder/a.jsonl:2 b"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFilesAreThoseThatAreRead(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"in/b.txt", "in/a/z.html", "in/.swp", "in/pic.png", "more-2.txt", "more-1.txt"} {
		write(t, ".", name, "A note.")
	}
	inputs := []string{"in", "more-*.txt"}
	files, err := Files(context.Background(), inputs)
	var read []string
	for item := range Read(context.Background(), inputs, nil, Options{}) {
		read = append(read, item.Raw.Meta.Source)
	}
	if compare(t, files, read); err != nil || len(files) != 4 {
		t.Errorf("%d files, %v", len(files), err)
	}
	var failed *RecordError
	if _, err := Files(context.Background(), []string{"in", "gone"}); !errors.As(err, &failed) || failed.Source != "gone" {
		t.Errorf("a file that is not there: %v", err)
	}
}

func TestInputsNeedNotLieInTheFileSystem(t *testing.T) {
	open := func(name string) (io.ReadCloser, error) {
		if name != "store://news/*" {
			return nil, os.ErrNotExist
		}
		return io.NopCloser(strings.NewReader("A note.")), nil
	}
	compare(t, readAll([]string{"store://news/*", "store://gone"}, "", Options{Open: open}), []string{
		`0 store://news/* auto "A note."`,
		"1 ! store://gone: no such file or folder (hint: check the path; - reads standard input)",
	})
}
