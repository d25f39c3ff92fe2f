package ingest

import (
	"bytes"
	"fmt"

	"dateline/extract/document"
)

// overPage returns the limit for HTML pages that an article exceeds.
func (r *reader) overPage(raw document.Raw) (e RecordError, bad bool) {
	if raw.Format == document.FormatText || raw.Format != document.FormatHTML && !bytes.HasPrefix(trimmed(raw.Body), []byte("<")) {
		return e, false
	}
	e.Source = raw.Meta.Source
	if len(raw.Body) > r.opts.MaxPage {
		e.Message = fmt.Sprintf("page is longer than %d bytes", r.opts.MaxPage)
		e.Hint = "raise the limit with --max-page BYTES"
		return e, true
	}
	if elements(raw.Body, r.opts.MaxElements) > r.opts.MaxElements {
		e.Message = fmt.Sprintf("page has more than %d elements", r.opts.MaxElements)
		e.Hint = "raise the limit with --max-elements N"
		return e, true
	}
	return e, false
}

// elements counts the start tags of a page, up to one more than enough.
func elements(page []byte, enough int) int {
	n := 0
	for n <= enough {
		at := bytes.IndexByte(page, '<')
		if at < 0 || at+1 == len(page) {
			break
		}
		if c := page[at+1] | 0x20; c >= 'a' && c <= 'z' {
			n++
		}
		page = page[at+1:]
	}
	return n
}
