package serve

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"

	"dateline/extract/document"
	"dateline/extract/emit"
	"dateline/extract/ingest"
	"dateline/extract/record"
)

// mediaTypes are the formats of a request's body by its Content-Type.
var mediaTypes = map[string]ingest.Format{
	"text/plain": ingest.Text, "text/html": ingest.HTML, "application/xhtml+xml": ingest.HTML, "application/json": ingest.JSON,
}

// wish is what a request to the API asks for in its address.
type wish struct {
	format    emit.Format
	encoder   emit.Encoder
	published string
}

// wishOf reads the address; what is not known there is refused, so that a typing mistake is noticed.
func wishOf(r *http.Request, standard string, takes func(emit.Format) bool) (wish, error) {
	var opts emit.Options
	var out wish
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return out, badQuery("the address cannot be read: %v", err)
	}
	name := standard
	for key, values := range query {
		value := values[len(values)-1]
		switch key {
		case "format":
			name = value
		case "published":
			out.published, err = document.ParsePublished(value)
		case "offsets":
			opts.Unit, err = document.ParseUnit(value)
		case "kinds":
			opts.Kinds, err = parseKinds(value)
		default:
			err = errors.New("not known; there are format, published, offsets and kinds")
		}
		if err != nil {
			return out, badQuery("%s: %v", key, err)
		}
	}
	if out.format, err = emit.Find(name); err == nil && !takes(out.format) {
		err = fmt.Errorf("%s is not written here", name)
	}
	if err == nil {
		out.encoder, err = emit.New(name, opts)
	}
	if err != nil {
		return out, badQuery("format: %v", err)
	}
	return out, nil
}

func badQuery(format string, args ...any) *problem {
	return &problem{Status: http.StatusBadRequest, Detail: fmt.Sprintf(format, args...)}
}

func parseKinds(list string) (kinds []record.Kind, err error) {
	for name := range strings.SplitSeq(list, ",") {
		if !slices.Contains(record.Kinds, record.Kind(name)) {
			return nil, fmt.Errorf("unknown kind %q", name)
		}
		kinds = append(kinds, record.Kind(name))
	}
	return kinds, nil
}

// extract answers POST /v1/extract: one article in, what was found in it out.
func (s *Server) extract(w http.ResponseWriter, r *http.Request) {
	out, err := wishOf(r, "articles", func(f emit.Format) bool { return f.Form == emit.Stream || f.Form == emit.Page })
	if err == nil {
		err = s.answerOne(w, r, out)
	}
	if err != nil {
		refuse(w, r, err)
	}
}

func (s *Server) answerOne(w http.ResponseWriter, r *http.Request, out wish) error {
	in, err := s.receive(r)
	if err != nil {
		return err
	}
	found, err := do(r.Context(), s.jobs, func() (*spool, error) {
		doc, err := s.readOne(r.Context(), in, out.published)
		if err != nil {
			return nil, err
		}
		return encode(r.Context(), out.encoder, doc)
	})
	if err != nil {
		return err
	}
	defer found.close()
	w.Header().Set("Content-Type", contentType(out.format))
	w.Header().Set("Cache-Control", "no-store")
	_, _ = found.WriteTo(w) // the client may have left
	return nil
}

func contentType(f emit.Format) string {
	switch {
	case f.Name == "articles":
		return "application/json"
	case f.Ext == ".jsonl":
		return "application/x-ndjson"
	}
	return mime.TypeByExtension(f.Ext)
}

// encode returns an article as a response has it.
func encode(ctx context.Context, enc emit.Encoder, doc *document.Document) (*spool, error) {
	return spooled(ctx, func(out io.Writer) error {
		w, err := enc.Open(emit.Target{Writer: out})
		if err != nil {
			return err
		}
		piece, err := enc.Encode(doc)
		if err != nil {
			return err
		}
		if err := w.Write(piece); err != nil {
			return err
		}
		return w.Close()
	})
}

// received is the body of a request, which has come as a whole.
type received struct {
	data    []byte
	charset string // "" if the request does not say
	format  ingest.Format
}

// receive reads the body of a request. It needs no slot, since what is slow here is the client.
func (s *Server) receive(r *http.Request) (received, error) {
	var none received
	const hint = "send text/plain, text/html or application/json; with curl: -H 'Content-Type: text/plain' --data-binary @FILE"
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	format, known := mediaTypes[media]
	if err != nil || !known {
		return none, &problem{Status: http.StatusUnsupportedMediaType, Detail: fmt.Sprintf("the Content-Type %q is not read here", r.Header.Get("Content-Type")), Hint: hint}
	}
	if err := notEncoded(r); err != nil {
		return none, err
	}
	data, err := io.ReadAll(r.Body)
	if err != nil {
		return none, brokenBody(err)
	}
	return received{data, params["charset"], format}, nil
}

// notEncoded returns a problem if the body of a request is compressed.
func notEncoded(r *http.Request) error {
	if encoding := r.Header.Get("Content-Encoding"); encoding != "" && encoding != "identity" {
		return &problem{Status: http.StatusUnsupportedMediaType, Detail: fmt.Sprintf("the Content-Encoding %q is not read here", encoding), Hint: "send the body as it is"}
	}
	return nil
}

// readOne finds everything in the one article of a body, for work that has a slot.
func (s *Server) readOne(ctx context.Context, in received, published string) (*document.Document, error) {
	body, err := decoded(bytes.NewReader(in.data), in.charset)
	if err != nil {
		return nil, err
	}
	raw, err := s.firstOf(ctx, body, in.format)
	if err != nil {
		return nil, err
	}
	if raw.Published == "" {
		raw.Published = published
	}
	return s.find(ctx, raw)
}

// decoded returns a body in UTF-8. The mark at its beginning has precedence over what a page declares.
func decoded(body io.Reader, label string) (io.Reader, error) {
	if label == "" || strings.EqualFold(label, "utf-8") {
		return body, nil
	}
	utf8, err := charset.NewReaderLabel(label, body)
	if err != nil {
		return nil, &problem{Status: http.StatusUnsupportedMediaType, Detail: fmt.Sprintf("the charset %q is not known", label)}
	}
	return io.MultiReader(strings.NewReader("\ufeff"), utf8), nil
}

// firstOf is the one article that a body holds.
func (s *Server) firstOf(ctx context.Context, body io.Reader, format ingest.Format) (document.Raw, error) {
	var raw document.Raw
	n := 0
	for item := range ingest.ReadFrom(ctx, "body", body, s.limits(format)) {
		if item.Err != nil {
			return raw, unreadable(item.Err)
		}
		if n++; n > 1 {
			return raw, &problem{Status: http.StatusUnprocessableEntity, Detail: "the body holds more than one article", Hint: "send many articles to " + streamPath}
		}
		raw = item.Raw
	}
	if ctx.Err() != nil {
		return raw, tooSlow("this took longer than the server allows")
	}
	if n == 0 {
		return raw, &problem{Status: http.StatusUnprocessableEntity, Detail: "the body holds no article"}
	}
	if raw.Meta.ID == raw.Meta.Source { // called after the body: that is no name
		raw.Meta.ID = ""
	}
	return raw, nil
}

// schema answers GET /v1/schema.
func (s *Server) schema(w http.ResponseWriter, r *http.Request) {
	out, err := wishOf(r, "articles", func(emit.Format) bool { return true })
	var body []byte
	if err == nil {
		if body, err = emit.Schema(out.format.Name); err != nil {
			err = badQuery("format: %v", err)
		}
	}
	if err != nil {
		refuse(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/schema+json")
	w.Write(append(body, '\n'))
}
