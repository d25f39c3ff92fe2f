package serve

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"mime/multipart"
	"net/http"
	"path"
	"strings"
	"sync"

	"dateline/extract/document"
	"dateline/extract/ingest"
	"dateline/extract/page"
	"dateline/internal/terminal"
)

//go:embed assets
var files embed.FS

// templates are read with the first page.
var templates = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(functions).ParseFS(files, "assets/*.html"))
})

var functions = template.FuncMap{
	"inc": func(i int) int { return i + 1 },
	"day": page.Day,
	// What comes from requests and files is shown with its control characters, except in the fields of forms.
	"line": terminal.Line, "lines": terminal.Lines,
	"size": func(bytes int) string {
		if bytes < 1<<20 {
			return fmt.Sprintf("%d KB", bytes>>10)
		}
		return fmt.Sprintf("%d MB", bytes>>20)
	},
}

// assets are what pages load, by name.
var assets = map[string]struct {
	media string
	data  func() []byte
}{
	"page.css": {"text/css; charset=utf-8", func() []byte { return []byte(page.Style()) }},
	"app.css":  {"text/css; charset=utf-8", embedded("assets/app.css")},
	"app.js":   {"text/javascript; charset=utf-8", embedded("assets/app.js")},
}

func embedded(name string) func() []byte {
	return func() []byte {
		data, _ := files.ReadFile(name) // an embedded file is there
		return data
	}
}

func (s *Server) asset(w http.ResponseWriter, r *http.Request) {
	a, ok := assets[r.PathValue("name")]
	if !ok {
		refuse(w, r, &problem{Status: http.StatusNotFound, Detail: "there is nothing at " + r.URL.Path})
		return
	}
	w.Header().Set("Content-Type", a.media)
	w.Header().Set("Cache-Control", "no-cache")
	w.Write(a.data())
}

// homeView is what the first page shows.
type homeView struct {
	Front    bool   // there is another front page
	Reading  string // how far the folder has been read, if there is more
	Problem  *problem
	Text     string
	Date     string
	Articles []Article
	MaxBody  int
}

func (s *Server) home(w http.ResponseWriter, r *http.Request) {
	s.fill(w, r, http.StatusOK, "home.html", s.newHome())
}

// maxListed is how many articles of a folder are listed while it is read, or if there is no front page for them.
const maxListed = 1000

func (s *Server) newHome() homeView {
	v := homeView{Front: s.site() != nil, MaxBody: s.cfg.MaxBody}
	if s.cfg.Folder == nil {
		return v
	}
	v.Articles, _ = s.cfg.Folder.Articles()
	if n, more := s.reading(); more {
		v.Reading = fmt.Sprintf("The folder is being read: %s so far. Stories, people and the search follow when all are read.", page.Plural(n, "article"))
	}
	v.Articles = v.Articles[:min(len(v.Articles), maxListed)]
	return v
}

// fill answers with a page of the server's own.
func (s *Server) fill(w http.ResponseWriter, r *http.Request, status int, name string, view any) {
	var b bytes.Buffer
	if err := templates().ExecuteTemplate(&b, name, view); err != nil {
		refuse(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = b.WriteTo(w) // the client may have left
}

// links are the places that the page of an article leads to.
func (s *Server) links() []page.Link {
	all := []page.Link{{To: "/read", Text: "Another article"}, {To: "/rules", Text: "Try a rule"}}
	if s.site() != nil {
		all = append([]page.Link{{To: "/", Text: "Front page"}, {To: "/stories.html", Text: "Stories"}}, all...)
	}
	return all
}

// pageOf returns the page of articles, for work that has a slot.
func (s *Server) pageOf(ctx context.Context, docs []*document.Document, note string) (*spool, error) {
	return spooled(ctx, func(w io.Writer) error { return page.Write(w, docs, page.Options{Links: s.links(), Note: note}) })
}

// show answers with the page of articles.
func (s *Server) show(w http.ResponseWriter, page *spool) {
	defer page.close()
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = page.WriteTo(w) // the client may have left
}

// maxShown is how many articles of an upload are shown on one page.
const maxShown = 50

// read answers the form of the first page: pasted text, or a file, which may hold many articles.
func (s *Server) read(w http.ResponseWriter, r *http.Request) {
	form, err := parseForm(r, s.cfg.MaxBody)
	var page *spool
	if err == nil { // in a slot, since an upload may unpack to much
		page, err = do(r.Context(), s.jobs, func() (*spool, error) { return s.readForm(r.Context(), form) })
	}
	if err != nil {
		p := problemOf(r, err)
		v := s.newHome()
		v.Problem, v.Text, v.Date = p, form.fields["text"], form.fields["published"]
		s.fill(w, r, p.Status, "home.html", v)
		return
	}
	s.show(w, page)
}

// form is a filled in form. It is kept in memory: the forms of net/http go to files when they are long.
type form struct {
	fields map[string]string
	name   string // of the uploaded file
	file   []byte
}

func parseForm(r *http.Request, limit int) (form, error) {
	out := form{fields: map[string]string{}}
	parts, err := r.MultipartReader()
	if err != nil {
		return out, &problem{Status: http.StatusUnsupportedMediaType, Detail: "the form did not come as multipart/form-data", Hint: "programs send articles to /v1/extract"}
	}
	for n := 0; ; n++ {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			_, err := io.Copy(io.Discard, r.Body) // only after all of it is read does the connection show that its client left
			return out, err
		}
		if err == nil && n > 20 {
			err = &problem{Status: http.StatusBadRequest, Detail: "the form has too many fields"}
		}
		if err == nil {
			err = out.take(part, limit)
		}
		if err != nil {
			return out, brokenBody(err)
		}
	}
}

func (f *form) take(part *multipart.Part, limit int) error {
	data, err := io.ReadAll(io.LimitReader(part, int64(limit)))
	if err != nil {
		return err
	}
	if part.FormName() == "file" {
		f.name, f.file = path.Base(strings.ReplaceAll(part.FileName(), `\`, "/")), data
	} else {
		f.fields[part.FormName()] = string(data)
	}
	return nil
}

// readForm returns the page of the articles of a form.
func (s *Server) readForm(ctx context.Context, f form) (*spool, error) {
	docs, note, err := s.readAll(ctx, f)
	if err != nil {
		return nil, err
	}
	return s.pageOf(ctx, docs, note)
}

// readAll finds everything in the articles of a form. The note says what failed, unless everything did.
func (s *Server) readAll(ctx context.Context, f form) (docs []*document.Document, note string, err error) {
	published := ""
	if date := strings.TrimSpace(f.fields["published"]); date != "" {
		if published, err = document.ParsePublished(date); err != nil {
			return nil, "", badQuery("%q is not a date: write it as 2025-06-02", date)
		}
	}
	name, body, format := "pasted text", []byte(f.fields["text"]), ingest.Auto
	if len(bytes.TrimSpace(body)) == 0 {
		name, body = f.name, f.file
	}
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, "", badQuery("paste a text or choose a file first")
	}
	failures := 0
	var first error
	for item := range ingest.ReadFrom(ctx, name, bytes.NewReader(body), s.limits(format)) {
		if len(docs)+failures == maxShown {
			return docs, fmt.Sprintf("Only the first %d articles are shown.", maxShown), nil
		}
		doc, err := s.readItem(ctx, item, published)
		if err == nil {
			docs = append(docs, doc)
			continue
		}
		if failures++; first == nil {
			first = err
		}
	}
	if len(docs) == 0 && first == nil {
		first = tooSlow("this took longer than the server allows")
	}
	if len(docs) == 0 {
		return nil, "", first
	}
	if failures > 0 {
		note = terminal.Line(fmt.Sprintf("Not shown: %d that could not be read. The first: %v", failures, first))
	}
	return docs, note, nil
}

func (s *Server) readItem(ctx context.Context, item ingest.Item, published string) (*document.Document, error) {
	if item.Err != nil {
		return nil, unreadable(item.Err)
	}
	if item.Raw.Published == "" {
		item.Raw.Published = published
	}
	return s.find(ctx, item.Raw)
}
