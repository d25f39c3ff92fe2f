package serve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"dateline/extract"
	"dateline/extract/document"
	"dateline/extract/ingest"
	"dateline/extract/page"
	"dateline/extract/site"
	"dateline/extract/story"
)

// Article is an article of the folder that is shown.
type Article struct {
	Title, Published string
	Raw              document.Raw
}

// MaxFolder is how many bytes of articles Load reads: they are kept in memory, so that no request has to read a file.
const MaxFolder = 256 << 20

// Folder is what Load makes of a folder.
type Folder struct {
	Articles []Article
	Site     *site.Site // the pages over all of them; nil in a program without SQLite. Whoever loads it closes it
}

// Load reads the articles of a folder, several at once, and finds everything in them. What cannot be read, such as a link that leads out of
// the folder, is reported to failed and skipped.
func Load(ctx context.Context, x *extract.Extractor, dir string, jobs int, failed func(error)) (*Folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	l := loader{folder: &Folder{}, dir: dir, failed: failed}
	if site.Available {
		if l.builder, err = site.New(site.Options{Search: true}); err != nil {
			return nil, err
		}
	}
	err = l.all(ctx, x, root, max(1, jobs))
	if err == nil && l.builder != nil {
		l.folder.Site, err = l.builder.Finish(ctx)
		l.builder = nil
	}
	if l.builder != nil {
		l.builder.Discard()
	}
	return l.folder, err
}

// loader takes the articles of a folder in order.
type loader struct {
	folder  *Folder
	builder *site.Builder // or nil
	dir     string
	failed  func(error)
	size    int
}

// loaded is an article in which everything was found.
type loaded struct {
	raw document.Raw
	doc *document.Document
	err error
}

// all reads the articles; several are worked on at once, and taken in their order.
func (l *loader) all(ctx context.Context, x *extract.Extractor, root *os.Root, jobs int) error {
	working, stop := context.WithCancel(ctx)
	defer stop()
	queue := make(chan chan loaded, jobs)
	go func() {
		defer close(queue)
		for item := range ingest.Read(working, []string{l.dir}, nil, ingest.Options{Root: root}) {
			result := make(chan loaded, 1)
			select {
			case queue <- result:
			case <-working.Done():
				return
			}
			if rel, err := filepath.Rel(l.dir, item.Raw.Meta.ID); err == nil { // clients do not learn where the folder is
				item.Raw.Meta.ID = rel
			}
			go func() {
				out := loaded{raw: item.Raw, err: item.Err}
				if out.err == nil {
					out.doc, out.err = x.Extract(working, item.Raw)
				}
				result <- out
			}()
		}
	}()
	for result := range queue {
		if err := l.take(<-result); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func (l *loader) take(a loaded) error {
	if a.err != nil {
		l.failed(a.err)
		return nil
	}
	if l.size += len(a.raw.Body); l.size > MaxFolder {
		return fmt.Errorf("%s holds more than %d MB of articles: name a smaller folder", l.dir, MaxFolder>>20)
	}
	e := page.NewEntry(a.doc)
	l.folder.Articles = append(l.folder.Articles, Article{e.Title, e.Published, a.raw})
	if l.builder == nil {
		return nil
	}
	address := fmt.Sprintf("articles/%d", len(l.folder.Articles))
	return l.builder.Add(site.Article{Page: address, Summary: story.Summarize(a.doc), Text: a.doc.Text})
}

// sitePage answers with a page over the articles of the folder, or a download. Queries run in a slot, and end with the request.
func (s *Server) sitePage(w http.ResponseWriter, r *http.Request) {
	address := cmp.Or(strings.TrimPrefix(r.URL.Path, "/"), "index.html")
	body, err := do(r.Context(), s.jobs, func() (*spool, error) {
		if s.cfg.Site == nil {
			return nil, site.ErrNotFound
		}
		return spooled(r.Context(), func(out io.Writer) error { return s.cfg.Site.Render(r.Context(), out, address, r.URL.Query()) })
	})
	if errors.Is(err, site.ErrNotFound) {
		err = nothingAt(r)
	}
	if err != nil {
		refuse(w, r, err)
		return
	}
	defer body.close()
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(address)))
	w.Header().Set("Cache-Control", "no-store")
	_, _ = body.WriteTo(w) // the client may have left
}

func nothingAt(r *http.Request) *problem {
	return &problem{Status: http.StatusNotFound, Detail: "there is nothing at " + r.URL.Path, Hint: "GET /openapi.json lists what there is"}
}

// article shows an article of the folder.
func (s *Server) article(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.PathValue("number"))
	if err != nil || n < 1 || n > len(s.cfg.Articles) {
		refuse(w, r, &problem{Status: http.StatusNotFound, Detail: "there is no article " + r.PathValue("number")})
		return
	}
	page, err := do(r.Context(), s.jobs, func() (*spool, error) {
		doc, err := s.find(r.Context(), s.cfg.Articles[n-1].Raw)
		if err != nil {
			return nil, err
		}
		return s.pageOf(r.Context(), []*document.Document{doc}, "")
	})
	if err != nil {
		refuse(w, r, err)
		return
	}
	s.show(w, page)
}
