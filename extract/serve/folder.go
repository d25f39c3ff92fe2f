package serve

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strconv"

	"dateline/extract"
	"dateline/extract/document"
	"dateline/extract/ingest"
	"dateline/extract/page"
)

// Article is an article of the folder that is shown.
type Article struct {
	Title, Published string
	Raw              document.Raw
}

// MaxFolder is how many bytes of articles Load reads: they are kept in memory, so that no request has to read a file.
const MaxFolder = 256 << 20

// Load reads the articles of a folder. What cannot be read, such as a link that leads out of the folder, is reported to failed and
// skipped.
func Load(ctx context.Context, x *extract.Extractor, dir string, failed func(error)) ([]Article, error) {
	var out []Article
	size := 0
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	for item := range ingest.Read(ctx, []string{dir}, nil, ingest.Options{Root: root}) {
		if rel, err := filepath.Rel(dir, item.Raw.Meta.ID); err == nil { // clients do not learn where the folder is
			item.Raw.Meta.ID = rel
		}
		doc, err := (*document.Document)(nil), item.Err
		if err == nil {
			doc, err = x.Clean(ctx, item.Raw)
		}
		if err != nil {
			failed(err)
			continue
		}
		if size += len(item.Raw.Body); size > MaxFolder {
			return nil, fmt.Errorf("%s holds more than %d MB of articles: name a smaller folder", dir, MaxFolder>>20)
		}
		e := page.NewEntry(doc)
		out = append(out, Article{e.Title, e.Published, item.Raw})
	}
	return out, ctx.Err()
}

// article shows an article of the folder.
func (s *Server) article(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.PathValue("number"))
	if err != nil || n < 1 || n > len(s.cfg.Articles) {
		tell(w, r, &problem{Status: http.StatusNotFound, Detail: "there is no article " + r.PathValue("number")})
		return
	}
	page, err := do(r.Context(), s.jobs, func() (*spool, error) {
		doc, err := s.find(r.Context(), s.cfg.Articles[n-1].Raw)
		if err != nil {
			return nil, err
		}
		return pageOf(r.Context(), []*document.Document{doc}, "")
	})
	if err != nil {
		tell(w, r, err)
		return
	}
	s.show(w, page)
}
