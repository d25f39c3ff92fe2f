package emit

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"

	"dateline/extract/document"
	"dateline/extract/page"
	"dateline/extract/site"
	"dateline/extract/story"
)

// htmlPages is the encoder of the html format: a page for each article, and in a folder the pages over all of them.
type htmlPages struct{}

// htmlPage is its piece.
type htmlPage struct {
	articleFiles
	entry   page.Entry
	summary *story.Summary
	words   []site.Word
}

func (htmlPages) Encode(doc *document.Document) (Piece, error) {
	var b bytes.Buffer
	if err := page.Write(&b, []*document.Document{doc}, page.Options{}); err != nil {
		return nil, err
	}
	files := []articleFile{{".html", b.Bytes()}}
	return htmlPage{articleFiles{name: fileName(doc), files: files}, page.NewEntry(doc), story.Summarize(doc), site.WordsOf(doc)}, nil
}

// siteNames are the names, without their endings, of the pages of a folder that are not those of articles.
var siteNames = []string{"index", "stories", "articles", "names", "who-to-whom", "words", "search"}

// siteExtensions are the endings of these pages and of their tables.
var siteExtensions = []string{".html", ".csv", ".json"}

func (htmlPages) Open(to Target) (Writer, error) {
	inner, err := (&folder{}).Open(to)
	if err != nil {
		return nil, err
	}
	dir, ok := inner.(*folderWriter)
	if !ok {
		return onePage{inner}, nil
	}
	for _, name := range siteNames {
		dir.free(name)
		for _, ext := range siteExtensions {
			if err := dir.own.refuse(name + ext); err != nil {
				return nil, err
			}
		}
	}
	if !site.Available {
		return newListedFolder(dir)
	}
	builder, err := site.New(site.Options{})
	return &siteFolder{dir, builder, bufio.NewWriterSize(nil, 64<<10)}, err
}

// onePage is where one article goes.
type onePage struct{ Writer }

func (w onePage) Write(p Piece) error { return w.Writer.Write(p.(htmlPage).articleFiles) }

// siteFolder writes the pages of many articles, and in the end those over all of them.
type siteFolder struct {
	*folderWriter
	site *site.Builder
	out  *bufio.Writer // of the page in the making: most pages are shorter than what it holds
}

func (w *siteFolder) Write(p Piece) error {
	article := p.(htmlPage)
	name, err := w.article(article, page.Link{To: "index.html", Text: "Front page"}, page.Link{To: "stories.html", Text: "Stories"})
	if err != nil {
		return err
	}
	return w.site.Add(site.Article{Page: name, Summary: article.summary, Words: article.words})
}

// article writes the page of an article with links, and returns its address.
func (w *folderWriter) article(article htmlPage, links ...page.Link) (string, error) {
	name, err := w.nameFor(article.articleFiles)
	if err != nil {
		return "", err
	}
	data, err := page.WithLinks(article.files[0].data, links)
	if err != nil {
		return "", err
	}
	return (&url.URL{Path: name + ".html"}).String(), w.all(name, []articleFile{{".html", data}})
}

// Close writes the pages over all articles.
func (w *siteFolder) Close() error {
	ctx := context.Background()
	s, err := w.site.Finish(ctx)
	if err != nil {
		return err
	}
	err = s.EachPath(ctx, func(address string) error { return w.render(ctx, s, address) })
	return errors.Join(err, s.Close(), w.own.close())
}

func (w *siteFolder) render(ctx context.Context, s *site.Site, address string) error {
	if err := os.MkdirAll(filepath.Dir(filepath.Join(w.own.dir, filepath.FromSlash(address))), 0o777); err != nil {
		return err
	}
	file, err := w.own.create(address)
	if err != nil {
		return err
	}
	w.out.Reset(file)
	err = s.Render(ctx, w.out, address, nil)
	return errors.Join(err, w.out.Flush(), file.Close())
}

// listedFolder writes the pages of many articles and a list of them, where there is no SQLite.
type listedFolder struct {
	*folderWriter
	file  io.Closer
	index *page.Index
}

func newListedFolder(dir *folderWriter) (Writer, error) {
	file, err := dir.own.create(siteNames[0] + ".html")
	if err != nil {
		return nil, err
	}
	index, err := page.NewIndex(file)
	return &listedFolder{dir, file, index}, err
}

func (w *listedFolder) Write(p Piece) error {
	article := p.(htmlPage)
	name, err := w.article(article, page.Link{To: "index.html", Text: "Articles"})
	if err != nil {
		return err
	}
	return w.index.Add(name, article.entry)
}

func (w *listedFolder) Close() error { return errors.Join(w.index.Close(), w.file.Close()) }
