package serve

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"time"

	"dateline/extract/emit"
	"dateline/extract/ingest"
	"dateline/internal/terminal"
)

// streamPath is the one path whose requests have no time limit as a whole.
const streamPath = "/v1/articles"

var streamTypes = []string{"application/x-ndjson", "application/jsonl", "application/json-lines", "application/ndjson", "application/json"}

// stream answers POST /v1/articles, whose body has a JSON object with an article in each line. What was found in an article is
// written as soon as its line has come. An article that fails is a line {"error": …} in its place.
//
// A line is received outside the job slots, since it may come slowly, and parsed inside.
func (s *Server) stream(w http.ResponseWriter, r *http.Request) {
	out, err := wishOf(r, "articles", func(f emit.Format) bool { return f.Form == emit.Stream && f.Ext == ".jsonl" })
	if err == nil {
		err = streamable(r)
	}
	if err != nil {
		refuse(w, r, err)
		return
	}
	_ = http.NewResponseController(w).EnableFullDuplex() // HTTP/2 has it anyway
	w.Header().Set("Content-Type", "application/x-ndjson")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Connection", "close") // the rest of a stream that breaks off would be read as the next request
	body := r.Body.(*body)
	a := answering{server: s, r: r, out: out, w: w}
	for lines := newLines(body, s.cfg.MaxBody); ; body.next() {
		line, err := lines.next()
		if err != nil && err != io.EOF {
			a.fail(brokenBody(err))
			return
		}
		if !a.answer(line) || err == io.EOF {
			return
		}
	}
}

// streamable returns a problem if a request has no stream of lines.
func streamable(r *http.Request) error {
	header := r.Header.Get("Content-Type")
	if media, _, _ := mime.ParseMediaType(header); !slices.Contains(streamTypes, media) {
		return &problem{Status: http.StatusUnsupportedMediaType, Detail: fmt.Sprintf("the Content-Type %q is not read here", header), Hint: "send application/x-ndjson: one JSON object a line"}
	}
	return notEncoded(r)
}

// lines reads the lines of a body.
type lines struct {
	body *body
	in   *bufio.Reader
	most int // bytes of a line
	n    int // lines that were read
}

// textLine is one line without its end.
type textLine struct {
	number int // from 1
	data   []byte
	long   bool // longer than lines.most: data is empty
}

func newLines(b *body, most int) *lines { return &lines{body: b, in: bufio.NewReader(b), most: most} }

// next returns the next line, with io.EOF if it is the last one. Each has memory that is not used again.
func (l *lines) next() (textLine, error) {
	l.n++
	line := textLine{number: l.n}
	for {
		part, err := l.in.ReadSlice('\n')
		if line.long = line.long || len(line.data)+len(part) > l.most+1; line.long {
			line.data = nil
			l.body.drop()
		} else {
			line.data = append(line.data, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			line.data = bytes.TrimSpace(line.data)
			return line, err
		}
	}
}

// answering writes what was found in the articles of a stream.
type answering struct {
	server *Server
	r      *http.Request
	out    wish
	w      http.ResponseWriter
	seq    int // articles so far
	record int // lines with articles so far
}

// answer answers a line. It returns false if the client has left.
func (a *answering) answer(line textLine) bool {
	if len(line.data) == 0 && !line.long {
		return true
	}
	a.record++
	if line.long {
		return a.fail(&problem{Status: http.StatusRequestEntityTooLarge, Detail: fmt.Sprintf("the line is longer than %d bytes", a.server.cfg.MaxBody), Hint: longerHint})
	}
	ctx, cancel := context.WithTimeout(a.r.Context(), a.server.cfg.Timeout)
	defer cancel()
	at := ingest.Line{Source: "body", Number: line.number, Record: a.record, Seq: a.seq}
	items, err := do(ctx, a.server.jobs, func() ([]ingest.Item, error) {
		return ingest.ReadLine(ctx, at, line.data, a.server.limits(ingest.JSONL)), ctx.Err()
	})
	if err != nil {
		return a.fail(err)
	}
	for _, item := range items {
		if !a.article(item) {
			return false
		}
	}
	return true
}

// article answers an article. It returns false if the client has left.
func (a *answering) article(item ingest.Item) bool {
	if item.Err != nil {
		return a.fail(unreadable(item.Err))
	}
	ctx, cancel := context.WithTimeout(a.r.Context(), a.server.cfg.Timeout)
	defer cancel()
	if item.Raw.Published == "" {
		item.Raw.Published = a.out.published
	}
	found, err := do(ctx, a.server.jobs, func() (*spool, error) {
		doc, err := a.server.find(ctx, item.Raw)
		if err != nil {
			return nil, err
		}
		return encode(ctx, a.out.encoder, doc)
	})
	if err != nil {
		return a.fail(err)
	}
	defer found.close()
	return a.write(found)
}

// lineError describes an article of a stream that failed.
type lineError struct {
	Record int    `json:"record"` // from 1
	Status int    `json:"status"` // as the article would have got in a request without others
	Detail string `json:"detail"`
	Hint   string `json:"hint,omitempty"`
}

// fail writes an error in the place of an article. It returns false if the client has left.
func (a *answering) fail(err error) bool {
	p := problemOf(a.r, err)
	line, _ := json.Marshal(map[string]lineError{"error": {a.seq + 1, p.Status, p.Detail, p.Hint}}) // strings and numbers always have a form in JSON
	return a.write(bytes.NewReader(append(terminal.JSON(line), '\n')))
}

// write sends the answer of one article. It returns false if the client has left.
func (a *answering) write(answer io.WriterTo) bool {
	a.seq++
	conn := http.NewResponseController(a.w)
	_ = conn.SetWriteDeadline(time.Now().Add(a.server.cfg.Timeout))
	if _, err := answer.WriteTo(a.w); err != nil {
		return false
	}
	return conn.Flush() == nil
}
