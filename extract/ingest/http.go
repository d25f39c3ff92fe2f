package ingest

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"dateline/extract/document"
)

// httpPage reads the answer of a web server: the body of a page or a text, in
// UTF-8 if its header names the character set. There is no body if it is
// anything else, such as a picture, a feed or a page that was not found.
func (r *reader) httpPage(src *source, answer []byte) (body []byte, format document.Format, err error) {
	resp, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(answer)), nil)
	if err != nil {
		return nil, "", err
	}
	media := strings.ToLower(resp.Header.Get("Content-Type"))
	switch {
	case resp.StatusCode != http.StatusOK:
		return nil, "", nil
	case strings.HasPrefix(media, "text/plain"):
		format = document.FormatText
	case strings.Contains(media, "html"):
		format = document.FormatHTML
	case media == "":
		format = document.FormatAuto
	default:
		return nil, "", nil
	}
	body, err = r.payload(src, resp, answer)
	return declared(body, media), format, err
}

// payload is the plain body. Crawlers often keep the header of a body whose chunks
// or compression they have undone, so neither is believed unless it is there.
func (r *reader) payload(src *source, resp *http.Response, answer []byte) ([]byte, error) {
	body := plainBody(resp, answer)
	var in io.Reader
	var err error
	packed := bytes.NewReader(body)
	switch strings.ToLower(resp.Header.Get("Content-Encoding")) {
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(body, []byte("\x1f\x8b")) {
			return body, nil
		}
		in, err = gzip.NewReader(packed)
	case "deflate":
		if in, err = zlib.NewReader(packed); err != nil {
			in, err = flate.NewReader(bytes.NewReader(body)), nil
		}
	case "br":
		in, err = brotli.NewReader(packed), src.input.window(brotliWindow, len(body))
	case "zstd":
		var z *zstd.Decoder
		if z, err = zstd.NewReader(packed, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
			zstd.WithDecoderMaxWindow(8<<20)); err == nil {
			defer z.Close()
			in = z
		}
	default:
		return body, nil
	}
	if err != nil {
		return nil, err
	}
	allowed := src.allowance(fixed(int64(len(body))))
	return r.expand(&unpacking{name: resp.Header.Get("Content-Encoding"), in: in, allowed: allowed}, body)
}

// brotliWindow is what servers let brotli look back over.
const brotliWindow = 4 << 20

// plainBody is the body without its chunks. Its length is that of the record, whatever its header says.
func plainBody(resp *http.Response, answer []byte) []byte {
	if len(resp.TransferEncoding) > 0 {
		if body, err := io.ReadAll(resp.Body); err == nil {
			return body
		}
	}
	_, body, ok := bytes.Cut(answer, []byte("\r\n\r\n"))
	if !ok {
		_, body, _ = bytes.Cut(answer, []byte("\n\n"))
	}
	return body
}

// expand unpacks the body of a page, up to the limit for records.
func (r *reader) expand(in io.Reader, packed []byte) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(in, int64(r.opts.MaxRecord)+1))
	switch {
	case len(body) > r.opts.MaxRecord:
		return nil, fmt.Errorf("it unpacks to more than %d bytes", r.opts.MaxRecord)
	case err != nil && len(body) == 0 && bytes.IndexByte(packed, '<') >= 0:
		return packed, nil
	case errors.Is(err, io.ErrUnexpectedEOF): // browsers show such a page, too
		return body, nil
	}
	return body, err
}
