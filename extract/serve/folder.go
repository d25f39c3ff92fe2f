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
	"sync"

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

// MaxFolder is how many bytes of articles a Folder reads: they are kept in memory, so that no request has to read a file.
const MaxFolder = 256 << 20

// Folder is a folder of articles that is shown, also while it is read. It is safe for concurrent use.
type Folder struct {
	dir  string
	root *os.Root

	mu       sync.Mutex
	articles []Article
	site     *site.Site // the pages over all articles when they are read; nil before that, and in a program without SQLite
	done     bool
}

// OpenFolder opens a folder without reading its articles. The error is that of the file system.
func OpenFolder(dir string) (*Folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Folder{dir: dir, root: root}, nil
}

// Load opens a folder and reads it.
func Load(ctx context.Context, x *extract.Extractor, dir string, jobs int, failed func(error)) (*Folder, error) {
	f, err := OpenFolder(dir)
	if err != nil {
		return nil, err
	}
	if err := f.Read(ctx, x, jobs, failed); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// Read reads the articles, several at once, and finds everything in them; it is called once. What cannot be read, such as a link that leads
// out of the folder, is reported to failed and skipped. The error is that of ctx, of the temporary file, or that there is too much text.
func (f *Folder) Read(ctx context.Context, x *extract.Extractor, jobs int, failed func(error)) (err error) {
	l := loader{folder: f, dir: f.dir, failed: failed}
	if site.Available {
		if l.builder, err = site.New(site.Options{Search: true}); err != nil {
			return err
		}
	}
	err = l.all(ctx, x, f.root, max(1, jobs))
	var made *site.Site
	if err == nil && l.builder != nil {
		made, err = l.builder.Finish(ctx)
		l.builder = nil
	}
	if l.builder != nil {
		l.builder.Discard()
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.site, f.done = made, true
	return err
}

// Articles returns the articles that have been read, and whether that is all of them.
func (f *Folder) Articles() (articles []Article, all bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.articles, f.done
}

// Site returns the pages over all articles; nil if they are not all read, or the program was built without SQLite.
func (f *Folder) Site() *site.Site {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.site
}

// add returns how many articles there are with a.
func (f *Folder) add(a Article) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.articles = append(f.articles, a)
	return len(f.articles)
}

// Close removes the temporary files. Read must have returned.
func (f *Folder) Close() error {
	err := f.root.Close()
	if s := f.Site(); s != nil {
		err = errors.Join(err, s.Close())
	}
	return err
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
	number := l.folder.add(Article{e.Title, e.Published, a.raw})
	if l.builder == nil {
		return nil
	}
	address := fmt.Sprintf("articles/%d", number)
	return l.builder.Add(site.Article{Page: address, Summary: story.Summarize(a.doc), Text: a.doc.Text})
}

// reading reports how many articles of the folder have been read if there are more.
func (s *Server) reading() (articles int, more bool) {
	if s.cfg.Folder == nil {
		return 0, false
	}
	all, done := s.cfg.Folder.Articles()
	return len(all), !done
}

// site returns the pages over the articles of the folder, or nil.
func (s *Server) site() *site.Site {
	if s.cfg.Folder == nil {
		return nil
	}
	return s.cfg.Folder.Site()
}

// front answers with the front page, which is the form for articles while there is no other.
func (s *Server) front(w http.ResponseWriter, r *http.Request) {
	if s.site() == nil {
		s.home(w, r)
		return
	}
	s.sitePage(w, r)
}

// sitePage answers with a page over the articles of the folder, or a download. Queries run in a slot, and end with the request.
func (s *Server) sitePage(w http.ResponseWriter, r *http.Request) {
	if n, more := s.reading(); more {
		w.Header().Set("Retry-After", "5")
		refuse(w, r, &problem{Status: http.StatusServiceUnavailable, Detail: fmt.Sprintf("the folder is being read, %d articles so far", n),
			Hint: "this page is there when all of them are read"})
		return
	}
	pages := s.site()
	if pages == nil {
		refuse(w, r, nothingAt(r))
		return
	}
	address := cmp.Or(strings.TrimPrefix(r.URL.Path, "/"), "index.html")
	body, err := do(r.Context(), s.jobs, func() (*spool, error) {
		return spooled(r.Context(), func(out io.Writer) error { return pages.Render(r.Context(), out, address, r.URL.Query()) })
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
	var articles []Article
	if s.cfg.Folder != nil {
		articles, _ = s.cfg.Folder.Articles()
	}
	if err != nil || n < 1 || n > len(articles) {
		refuse(w, r, &problem{Status: http.StatusNotFound, Detail: "there is no article " + r.PathValue("number")})
		return
	}
	page, err := do(r.Context(), s.jobs, func() (*spool, error) {
		doc, err := s.find(r.Context(), articles[n-1].Raw)
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
