package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	bin "encoding/binary"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"

	"dateline/internal/longtest"
	"dateline/internal/splitmix"
)

// zipOf packs texts of some names.
func zipOf(t *testing.T, members ...[2]string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, m := range members {
		f, err := w.Create(m[0])
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(m[1]))
	}
	w.Close()
	return b.String()
}

// listedTwice is a zip archive whose directory lists its first member n more times.
func listedTwice(archive string, n int) string {
	end := strings.LastIndex(archive, "PK\x05\x06")
	size, at := bin.LittleEndian.Uint32([]byte(archive[end+12:])), bin.LittleEndian.Uint32([]byte(archive[end+16:]))
	directory := archive[at : at+size]
	first := directory[:46+int(bin.LittleEndian.Uint16([]byte(directory[28:])))+int(bin.LittleEndian.Uint16([]byte(directory[30:])))]
	tail := []byte(archive[end:])
	count := bin.LittleEndian.Uint16(tail[10:]) + uint16(n)
	bin.LittleEndian.PutUint16(tail[8:], count)
	bin.LittleEndian.PutUint16(tail[10:], count)
	bin.LittleEndian.PutUint32(tail[12:], size+uint32(n*len(first)))
	return archive[:at] + strings.Repeat(first, n) + directory + string(tail)
}

// sparseTar has a member of 1 PB, of which only a line is stored, and a good one after it.
func sparseTar(t *testing.T) string {
	t.Helper()
	const stored = "{\"text\":\"The boat left.\"}\n"
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	w.WriteHeader(&tar.Header{Name: "a.jsonl", Mode: 0o644, Size: int64(len(stored)), Format: tar.FormatGNU})
	w.Write([]byte(stored))
	w.WriteHeader(&tar.Header{Name: "z.txt", Mode: 0o644, Size: 5})
	w.Write([]byte("Last."))
	w.Close()
	header := b.Bytes()[:512]
	petabyte := []byte("\x80\x00\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00")
	header[156] = tar.TypeGNUSparse
	copy(header[386:], fmt.Sprintf("%011o\x00%011o\x00%s%011o\x00", 0, len(stored), petabyte, 0))
	copy(header[483:], petabyte)
	copy(header[148:], "        ")
	sum := 0
	for _, c := range header {
		sum += int(c)
	}
	copy(header[148:], fmt.Sprintf("%06o\x00 ", sum))
	return b.String()
}

// tarOf is a tar archive with a zip archive n times.
func tarOf(t *testing.T, n int, archive string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := range n {
		if err := w.WriteHeader(&tar.Header{Name: fmt.Sprintf("%d.zip", i), Mode: 0o644, Size: int64(len(archive))}); err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(archive))
	}
	w.Close()
	return b.String()
}

// denseText is a text of 1.2 MB that packs to about a hundredth, which a piece may.
func denseText() string {
	var b strings.Builder
	for i := range uint64(120) {
		for j := range uint64(100) {
			b.WriteByte(byte('a' + splitmix.Mix(100*i+j)%26))
		}
		b.WriteString(strings.Repeat(" x", 5000))
	}
	return b.String()
}

// packedBodies is a WARC file with n bodies of some text in brotli or Zstandard, and a good page after them.
func packedBodies(t *testing.T, encoding, text string, n int) string {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser = brotli.NewWriter(&b)
	if encoding == "zstd" {
		var err error
		if w, err = zstd.NewWriter(&b); err != nil {
			t.Fatal(err)
		}
	}
	w.Write([]byte(text))
	w.Close()
	answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: " + encoding + "\r\n\r\n" + b.String()
	trap := warcOf("response", httpResponse, "https://kallo.test/trap", answer, 0)
	return strings.Repeat(trap, n) + warcOf("conversion", "text/plain", "https://kallo.test/z", "Last.", 0)
}

// longDictionary is a table in Parquet that has one long text in each of n rows, and stores it once.
func longDictionary(t *testing.T, text string, n int) string {
	t.Helper()
	type line struct {
		Text string `parquet:"text,dict,zstd"`
	}
	lines := make([]line, n)
	for i := range lines {
		lines[i].Text = text
	}
	var b bytes.Buffer
	if err := parquet.Write(&b, lines); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestTrapsAreBounded: however an input is packed, what comes out of it is bounded by its size, and good records after the trap are read.
func TestTrapsAreBounded(t *testing.T) {
	longtest.NotUnderRace(t)
	long := strings.Repeat("x y. ", 600_000)
	good := [2]string{"z.txt", "Last."}
	dense := denseText()
	deep := zipOf(t, [2]string{"a.txt", long}, [2]string{"b.txt", long})
	for range 3 {
		deep = zipOf(t, [2]string{"a.zip", deep}, [2]string{"b.zip", deep}, [2]string{"c.zip", deep})
	}
	for _, c := range []struct {
		name, in string
		last     bool // whether a good record comes after the trap
	}{
		{"zip of long members", zipOf(t, [2]string{"a.txt", long}, [2]string{"b.txt", long}, [2]string{"c.txt", long}, good), true},
		{"zip that lists one member many times", listedTwice(zipOf(t, [2]string{"a.txt", long}, good), 500), true},
		{"zips in zips", zipOf(t, [2]string{"a.zip", deep}, good), true},
		{"gzip in a zip", zipOf(t, [2]string{"a.txt.gz", zipped(long)}, good), true},
		{"tar with a sparse member", sparseTar(t), true},
		{"zip that lists a member of a good ratio many times", listedTwice(zipOf(t, [2]string{"a.txt", dense}, good), 500), true},
		{"zips of a good ratio in a tar in gzip", zipped(tarOf(t, 30, zipOf(t, [2]string{"a.txt", dense}))), false},
		{"pages in brotli", packedBodies(t, "br", "<p>"+long, 50), true},
		{"pages in Zstandard", packedBodies(t, "zstd", "<p>"+long, 50), true},
		{"gzip", zipped(strings.Repeat("{\"text\":\""+strings.Repeat("x", 100_000)+"\"}\n", 400)), false},
		{"a dictionary of Parquet", longDictionary(t, long[:100_000], 2000), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.name == "gzip" || c.name == "a dictionary of Parquet" {
				longtest.Only(t)
			}
			plain, failed, last := 0, 0, ""
			for item := range ReadFrom(t.Context(), "in", strings.NewReader(c.in), Options{}) {
				if item.Err != nil {
					failed++
					continue
				}
				last = string(item.Raw.Body)
				plain += len(last)
			}
			if limit := reserve + DefaultMaxRatio*len(c.in); plain > limit {
				t.Errorf("%d bytes come of %d, more than %d", plain, len(c.in), limit)
			}
			if failed == 0 || c.last && last != "Last." {
				t.Errorf("%d errors; the last record is %.20q", failed, last)
			}
		})
	}
}

// TestGoodArchivesAreRead: members within their ratio are read, however many there are and however deep.
func TestGoodArchivesAreRead(t *testing.T) {
	var members [][2]string
	for i := range 300 {
		members = append(members, [2]string{fmt.Sprintf("%d.txt", i), strings.Repeat("The ferry was late. ", 500+i)})
	}
	flat := zipOf(t, members...)
	for name, in := range map[string]string{"zip": flat, "zip in a zip": zipOf(t, [2]string{"a.zip", flat}), "gzip around it": zipped(flat)} {
		n := 0
		for item := range ReadFrom(t.Context(), "in", strings.NewReader(in), Options{}) {
			if item.Err != nil {
				t.Fatalf("%s: %v", name, item.Err)
			}
			n++
		}
		if n != len(members) {
			t.Errorf("%s: %d articles", name, n)
		}
	}
}

// TestUnclosedQuotationsAreReadOnce: tables with many marks that are not closed cost a fixed number of reads of each byte.
func TestUnclosedQuotationsAreReadOnce(t *testing.T) {
	longtest.NotUnderRace(t)
	for name, row := range map[string]string{"one a row": "1,\"a\n", "doubled": "1,\"a\"\",\n", "at both ends": "1,\"a\" b\n",
		"tabs": "1\t\"a\n", "no rows": "\"a\n"} {
		sep := strings.Trim(row, "1\"ab\n")
		if sep != "\t" {
			sep = ","
		}
		in := "id" + sep + "text\n" + strings.Repeat(row, 20_000) + "2" + sep + "Last.\n"
		last := ""
		for item := range ReadFrom(t.Context(), "in.csv", strings.NewReader(in), Options{}) {
			if item.Err == nil {
				last = string(item.Raw.Body)
			}
		}
		if last != "Last." {
			t.Errorf("%s: the last record is %.40q", name, last)
		}
	}
}

// TestManyStreamsShareTheirMemory: a stream or a block of a few bytes may ask for a dictionary of megabytes, however many there are.
func TestManyStreamsShareTheirMemory(t *testing.T) {
	for name, one := range compressed(t, "") {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		for range ReadFrom(t.Context(), "in", strings.NewReader(strings.Repeat(one, 2000)), Options{}) {
		}
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > 100<<20 {
			t.Errorf("%s: 2000 empty streams take %d MB", name, took>>20)
		}
	}
}
