package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"
	"github.com/ulikunitz/xz"
)

// pack compresses a body.
func pack(content body, open func(io.Writer) io.WriteCloser) packed {
	return func() []byte {
		var out bytes.Buffer
		w := open(&out)
		for _, part := range content {
			w.Write(body{part}.bytes())
		}
		w.Close()
		return out.Bytes()
	}
}

func gzipped(content ...any) packed {
	return pack(content, func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) })
}

func brotlied(content ...any) packed {
	return pack(content, func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, 5) })
}

func zstded(content ...any) packed {
	return pack(content, func(w io.Writer) io.WriteCloser {
		z, err := zstd.NewWriter(w)
		if err != nil {
			panic(err)
		}
		return z
	})
}

func xzed(content ...any) packed {
	return pack(content, func(w io.Writer) io.WriteCloser {
		z, err := xz.NewWriter(w)
		if err != nil {
			panic(err)
		}
		return z
	})
}

// cut is what is packed without its last bytes.
func cut(whole packed, bytes int) packed {
	return func() []byte { all := whole(); return all[:len(all)-bytes] }
}

// repeated is what is packed so many times.
func repeated(one packed, n int) packed {
	return func() []byte { return bytes.Repeat(one(), n) }
}

// compressed are bombs, streams that are cut or broken, and streams of many members.
func compressed() []input {
	nested := packed(func() []byte { return []byte(ferry) })
	for range 12 {
		inner := nested
		nested = func() []byte { return gzipped(inner())() }
	}
	blanks, letters := times{256 << 20, " "}, times{256 << 20, "x"}
	return []input{
		{name: "packed-bomb.jsonl.gz", body: body{gzipped(good, blanks)}},
		{name: "packed-bomb.txt.gz", body: body{gzipped(letters)}},
		{name: "packed-bomb.jsonl.xz", body: body{xzed(good, times{64 << 20, " "})}},
		{name: "packed-bomb.jsonl.zst", body: body{zstded(good, blanks)}},
		{name: "packed-cut.jsonl.gz", body: body{cut(gzipped(times{5000, good}), 20)}},
		{name: "packed-cut.jsonl.xz", body: body{cut(xzed(times{5000, good}), 30)}},
		{name: "packed-cut.jsonl.zst", body: body{cut(zstded(times{5000, good}), 30)}},
		{name: "packed-nested.gz", body: body{nested}},
		{name: "packed-empty-members.jsonl.gz", body: body{repeated(gzipped(), 200_000), gzipped(good)}},
		{name: "packed-broken-members.jsonl.gz", body: body{repeated(func() []byte { return append(cut(gzipped(good), 8)(), "12345678"...) },
			20_000)}},
		{name: "packed-headers.gz", body: body{times{2_000_000, "\x1f\x8b\x08"}}},
		{name: "packed-headers.warc.gz", body: body{gzipped(webRecord(ferry)), times{500_000, "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"},
			gzipped(webRecord(lastText))}},
		{name: "packed-long-name.gz", body: body{"\x1f\x8b\x08\x08\x00\x00\x00\x00\x00\x03", times{20_000_000, "x"}}},
		{name: "packed-empty-streams.xz", body: body{repeated(xzed(), 20_000)}},
		{name: "packed-empty-frames.zst", body: body{repeated(zstded(), 300_000)}},
	}
}

// member is a file of an archive.
type member struct {
	name string
	body body
}

func zipped(members ...member) packed {
	return func() []byte {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for _, m := range members {
			f, err := w.Create(m.name)
			if err != nil {
				panic(err)
			}
			f.Write(m.body.bytes())
		}
		w.Close()
		return out.Bytes()
	}
}

func manyMembers(n int, name string, content body) (all []member) {
	for i := range n {
		all = append(all, member{fmt.Sprintf(name, i), content})
	}
	return all
}

// archives are zip and tar: bombs, members that are listed again, sparse, or lead out, headers that lie.
func archives() []input {
	leading := []member{{"../../tmp/evil.txt", body{"Evil text."}}, {"/etc/evil.txt", body{"Evil text."}},
		{"C:\\x.txt", body{"Evil text."}}, {"a\x1b]0;pwn\x07b\nc.txt", body{ferry}}, {"a.txt", body{lastText}}}
	return []input{
		{name: "archive-bomb.zip", body: body{zipped(append(manyMembers(16, "a%d.txt", body{times{32 << 20, "x"}}),
			member{"z.txt", body{lastText}})...)}},
		{name: "archive-nested.zip", body: body{packed(nestedZip)}},
		{name: "archive-leading-out.zip", last: true, body: body{zipped(leading...)}},
		{name: "archive-listed-again.zip", body: body{packed(func() []byte { return listedAgain(20_000) })}},
		{name: "archive-cut.zip", body: body{cut(zipped(member{"a.txt", body{times{100, ferry}}}), 30)}},
		{name: "archive-false-count.zip", body: body{"PK\x05\x06\x00\x00\x00\x00\xff\xff\xff\xff\xd2\xff\x2d\x00\x00\x00\x00\x00\x00\x00"}},
		{name: "archive-empty-members.zip", body: body{zipped(manyMembers(60_000, "%d.txt", nil)...)}},
		{name: "archive-leading-out.tar", last: true, body: body{packed(func() []byte { return tarred(leading) })}},
		{name: "archive-cut.tar", body: body{cut(func() []byte { return tarred(leading) }, 4000)}},
		{name: "archive-sparse.tar", last: true, body: body{sparse("a.jsonl", good)}},
		{name: "archive-sparse-text.tar", last: true, body: body{sparse("a.txt", ferry)}},
		{name: "archive-sparse-feed.tar", last: true, body: body{sparse("a.xml",
			"<rss><channel><item><description>The boat left.</description></item>")}},
		{name: "archive-long-size.tar", body: body{tarHeader("a.txt", "77777777777", '0', nil), "The boat left.", times{600, "\x00"}}},
		{name: "archive-negative-size.tar", body: body{tarHeader("a.txt", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xf0", '0', nil),
			times{512, "x"}}},
		{name: "archive-pax-bomb.tar", body: body{tarHeader("x", fmt.Sprintf("%011o", 900<<20), 'x', nil), times{5_000_000, "1"}}},
	}
}

// nestedZip has zips of zips, seven deep, of a terabyte of texts.
func nestedZip() []byte {
	out := zipped(manyMembers(16, "x%d.txt", body{times{4 << 20, "0"}})...)()
	for range 6 {
		out = zipped(manyMembers(16, "%d.zip", body{out})...)()
	}
	return out
}

func tarred(members []member) []byte {
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, m := range members {
		content := m.body.bytes()
		w.WriteHeader(&tar.Header{Name: m.name, Mode: 0o644, Size: int64(len(content))})
		w.Write(content)
	}
	for _, link := range []byte{tar.TypeSymlink, tar.TypeLink, tar.TypeChar, tar.TypeFifo} {
		w.WriteHeader(&tar.Header{Name: "link.txt", Linkname: "/etc/passwd", Typeflag: link})
	}
	w.Close()
	return out.Bytes()
}

// tarHeader is a header whose size is written as it is given.
func tarHeader(name, size string, kind byte, more func(header []byte)) []byte {
	h := make([]byte, 512)
	copy(h, name)
	copy(h[100:], "0000644\x000000000\x000000000\x00")
	copy(h[124:136], size)
	copy(h[136:], "00000000000\x00")
	h[156] = kind
	copy(h[257:], "ustar\x0000")
	if more != nil {
		more(h)
	}
	copy(h[148:], "        ")
	sum := 0
	for _, c := range h {
		sum += int(c)
	}
	copy(h[148:], fmt.Sprintf("%06o\x00 ", sum))
	return h
}

// sparse is a tar with a member that says it has 1 PB, nearly all of it a hole, and one after it.
func sparse(name, data string) packed {
	return func() []byte {
		const real = 1 << 50
		size := fmt.Sprintf("%011o", len(data))
		long := append([]byte{0x80, 0, 0, 0}, binary.BigEndian.AppendUint64(nil, real)...)
		out := tarHeader(name, size, 'S', func(h []byte) {
			copy(h[257:], "ustar  \x00")
			copy(h[386:], fmt.Sprintf("%011o\x00%s\x00", 0, size))
			copy(h[410:], long)
			copy(h[422:], fmt.Sprintf("%011o\x00", 0))
			copy(h[483:], long)
		})
		out = append(out, padded(data)...)
		out = append(out, tarHeader("z.txt", fmt.Sprintf("%011o", len(lastText)), '0', nil)...)
		return append(append(out, padded(lastText)...), make([]byte, 1024)...)
	}
}

func padded(data string) []byte {
	block := make([]byte, (len(data)+511)/512*512)
	copy(block, data)
	return block
}

// listedAgain is a zip whose directory lists one member so many times.
func listedAgain(n int) []byte {
	raw := bytes.Repeat([]byte("x y. "), 14_000_000/5)
	var data bytes.Buffer
	w, err := flate.NewWriter(&data, flate.BestCompression)
	if err != nil {
		panic(err)
	}
	w.Write(raw)
	w.Close()
	const name = "a.txt"
	fields := func(to []byte) []byte { // from the method to the lengths
		to = append(to, 8, 0, 0, 0, 0, 0)
		to = binary.LittleEndian.AppendUint32(to, crc32.ChecksumIEEE(raw))
		to = binary.LittleEndian.AppendUint32(to, uint32(data.Len()))
		to = binary.LittleEndian.AppendUint32(to, uint32(len(raw)))
		return append(to, byte(len(name)), 0, 0, 0)
	}
	out := append(fields([]byte("PK\x03\x04\x14\x00\x00\x00")), name...)
	out = append(out, data.Bytes()...)
	directory := len(out)
	entry := append(fields([]byte("PK\x01\x02\x14\x00\x14\x00\x00\x00")), make([]byte, 14)...)
	out = append(out, bytes.Repeat(append(entry, name...), n)...)
	size := len(out) - directory
	out = append(out, "PK\x05\x06\x00\x00\x00\x00"...)
	out = binary.LittleEndian.AppendUint16(out, uint16(n))
	out = binary.LittleEndian.AppendUint16(out, uint16(n))
	out = binary.LittleEndian.AppendUint32(out, uint32(size))
	out = binary.LittleEndian.AppendUint32(out, uint32(directory))
	return append(out, 0, 0)
}

// web is a WARC record with a page; its length is too long by lie, and headers are those of HTTP.
func web(headers string, content []byte, lie int) []byte {
	block := append([]byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"+headers+"\r\n"), content...)
	head := fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://kallo.test/\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n", len(block)+lie)
	return append(append([]byte(head), block...), "\r\n\r\n"...)
}

func webRecord(text string) []byte { return web("", []byte("<html><p>"+text+"</p></html>"), 0) }

func webPacked(encoding string, content packed, n int) packed {
	return func() []byte { return bytes.Repeat(web("Content-Encoding: "+encoding+"\r\n", content(), 0), n) }
}

// warcs are WARC files: lengths that lie, bodies that unpack to much more, headers without end.
func warcs() []input {
	first, final := webRecord(ferry), webRecord(lastText)
	letters := times{20 << 20, "x"}
	return []input{
		{name: "warc-cut.warc", body: body{first, final[:150]}},
		{name: "warc-lengths.warc", last: true, body: body{web("", []byte(ferry), 1<<60), web("", []byte("The boat."), -5),
			web("", []byte("The boat."), -1000), final}},
		{name: "warc-chunks.warc", last: true, body: body{web("Transfer-Encoding: chunked\r\n",
			[]byte("ffffffffffffffff\r\n<p>The boat left.\r\n0\r\n\r\n"), 0), final}},
		{name: "warc-brotli-bombs.warc", body: body{first, webPacked("br", brotlied(letters), 2000), final}},
		{name: "warc-brotli-pages.warc", body: body{first, webPacked("br", brotlied("<html><p>", times{190_000, "<i>a</i> "}), 200), final}},
		{name: "warc-gzip-bombs.warc", body: body{first, webPacked("gzip", gzipped(letters), 60), final}},
		{name: "warc-zstd-bombs.warc", body: body{first, webPacked("zstd", zstded(letters), 1000), final}},
		{name: "warc-long-header.warc", last: true, body: body{first, "WARC/1.0\r\nX: ", times{1_000_000, "y"}, "\r\n\r\n", final}},
		{name: "warc-marks.warc", last: true, body: body{times{500_000, "WARC/1.0\r\nWARC-"}, final}},
		{name: "warc-empty-records.warc", last: true, body: body{times{200_000,
			"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n"}, final}},
		{name: "warc-http-headers.warc", last: true, body: body{packed(func() []byte {
			return web(string(body{times{300_000, "X: y\r\n"}}.bytes()), []byte("<p>The boat left."), 0)
		}), final}},
		{name: "warc-false-types.warc", last: true, body: body{web("Content-Type: text/html; charset=utf-16\r\n", []byte(ferry), 0),
			web("Content-Encoding: gzip, br\r\n", []byte(ferry), 0), web("Content-Encoding: br\r\n", []byte(ferry), 0), final}},
		{name: "warc-broken-members.warc.gz", last: true, body: body{repeated(func() []byte {
			return append(gzipped(first)(),
				cut(gzipped(first), 60)()...)
		}, 1500), gzipped(final)}},
	}
}

// parquets are Parquet files that are cut, have wrong bytes, or unpack to much more.
func parquets() []input {
	type row struct {
		ID   string `parquet:"id"`
		Text string `parquet:"text,zstd"`
	}
	of := func(n int, text string) packed {
		return func() []byte {
			var out bytes.Buffer
			w := parquet.NewGenericWriter[row](&out, parquet.Compression(&parquet.Zstd), parquet.SkipPageBounds("text"), parquet.DataPageStatistics(false))
			for i := range n {
				w.Write([]row{{fmt.Sprint(i), text}})
			}
			w.Close()
			return out.Bytes()
		}
	}
	usual := of(50, ferry)
	all := []input{
		{name: "parquet-cut.parquet", body: body{cut(usual, 100)}},
		{name: "parquet-no-footer.parquet", body: body{"PAR1", times{100_000, "\x00"}}},
		{name: "parquet-footer-length.parquet", body: body{cut(usual, 8), "\xff\xff\xff\x7fPAR1"}},
		{name: "parquet-bomb.parquet", body: body{of(20, strings.Repeat("x", 15_000_000))}},
		{name: "parquet-repeated.parquet", body: body{of(5000, strings.Repeat(ferry, 200))}},
	}
	for i := range 24 {
		all = append(all, input{name: fmt.Sprintf("parquet-wrong-bytes-%02d.parquet", i), body: body{flipped(usual, i)}})
	}
	return all
}

// flipped is a file with some wrong bytes, those of odd seeds at its end.
func flipped(whole packed, seed int) packed {
	return func() []byte {
		out := bytes.Clone(whole())
		r := rand.New(rand.NewPCG(uint64(seed), 0))
		from := 4 + seed%2*(len(out)*2/3)
		for range 3 + seed/2 {
			out[from+r.IntN(len(out)-8-from)] = byte(r.IntN(256))
		}
		return out
	}
}
