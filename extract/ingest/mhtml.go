package ingest

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"dateline/extract/document"
)

// looksMHTML recognizes a page that a browser saved with all it shows (RFC 2557).
func looksMHTML(head []byte) bool {
	header, _, _ := bytes.Cut(head[:min(len(head), 8<<10)], []byte("\n\n"))
	header, _, _ = bytes.Cut(header, []byte("\r\n\r\n"))
	lower := bytes.ToLower(header)
	return bytes.Contains(lower, []byte("mime-version:")) && bytes.Contains(lower, []byte("content-type:")) &&
		(bytes.Contains(lower, []byte("multipart/related")) || bytes.Contains(lower, []byte("text/html")))
}

// mhtml reads the page of an MHTML file: its first part that is HTML.
func (r *reader) mhtml(src *source) bool {
	in := io.LimitReader(src.in, 4*int64(r.opts.MaxRecord))
	msg, err := mail.ReadMessage(in)
	if err != nil {
		return r.fail(readError(src.name, fmt.Errorf("MHTML: %w", err)))
	}
	meta := document.Meta{ID: src.name, Source: src.name, URL: cmp.Or(msg.Header.Get("Snapshot-Content-Location"),
		msg.Header.Get("Content-Location"))}
	media, params, err := mime.ParseMediaType(msg.Header.Get("Content-Type"))
	if err == nil && !strings.HasPrefix(media, "multipart/") {
		return r.part(src, meta, msg.Body, msg.Header.Get("Content-Transfer-Encoding"), msg.Header.Get("Content-Type"))
	}
	for parts := multipart.NewReader(msg.Body, params["boundary"]); err == nil; {
		var p *multipart.Part
		if p, err = parts.NextRawPart(); err != nil {
			break
		}
		if strings.Contains(strings.ToLower(p.Header.Get("Content-Type")), "html") {
			meta.URL = cmp.Or(meta.URL, p.Header.Get("Content-Location"))
			return r.part(src, meta, p, p.Header.Get("Content-Transfer-Encoding"), p.Header.Get("Content-Type"))
		}
	}
	if err == io.EOF {
		return r.fail(RecordError{Source: src.name, Message: "MHTML without a page in it"})
	}
	return r.fail(readError(src.name, fmt.Errorf("MHTML: %w", err)))
}

// part passes on the page in a part.
func (r *reader) part(src *source, meta document.Meta, in io.Reader, encoding, media string) bool {
	switch strings.ToLower(encoding) {
	case "quoted-printable":
		in = quotedprintable.NewReader(in)
	case "base64":
		in = base64.NewDecoder(base64.StdEncoding, in)
	}
	body, err := io.ReadAll(io.LimitReader(in, int64(r.opts.MaxRecord)+1))
	switch {
	case len(body) > r.opts.MaxRecord:
		return r.fail(tooLong(RecordError{Source: src.name}, "page", r.opts.MaxRecord))
	case err != nil:
		return r.fail(readError(src.name, fmt.Errorf("MHTML: %w", err)))
	}
	return r.emit(document.Raw{Meta: meta, Format: document.FormatHTML, Body: declared(body, media)})
}
