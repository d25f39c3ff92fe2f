package emit

import (
	"bytes"
	"errors"
	"net/url"
	"os"
	"path/filepath"

	"dateline/extract/document"
	"dateline/extract/page"
)

// htmlPages is the encoder of the html format: a page for each article, and in a folder a list of them.
type htmlPages struct{}

// htmlPage is its piece.
type htmlPage struct {
	articleFiles
	entry page.Entry
}

func (htmlPages) Encode(doc *document.Document) (Piece, error) {
	var b bytes.Buffer
	if err := page.Write(&b, []*document.Document{doc}, page.Options{}); err != nil {
		return nil, err
	}
	files := []articleFile{{".html", b.Bytes()}}
	return htmlPage{articleFiles{name: fileName(doc), files: files}, page.NewEntry(doc)}, nil
}

// indexName is the file of the list, without its ending.
const indexName = "index"

func (htmlPages) Open(to Target) (Writer, error) {
	inner, err := (&folder{}).Open(to)
	if err != nil {
		return nil, err
	}
	dir, ok := inner.(*folderWriter)
	if !ok {
		return onePage{inner}, nil
	}
	dir.free(indexName)
	file, err := os.Create(filepath.Join(to.Path, indexName+".html"))
	if err != nil {
		return nil, err
	}
	index, err := page.NewIndex(file)
	return &pageFolder{dir, file, index}, err
}

// onePage is where one article goes.
type onePage struct{ Writer }

func (w onePage) Write(p Piece) error { return w.Writer.Write(p.(htmlPage).articleFiles) }

// pageFolder writes the pages of many articles.
type pageFolder struct {
	*folderWriter
	file  *os.File
	index *page.Index
}

func (w *pageFolder) Write(p Piece) error {
	article := p.(htmlPage)
	name := w.free(article.name)
	if err := w.all(name, article.files); err != nil {
		return err
	}
	return w.index.Add((&url.URL{Path: name + ".html"}).String(), article.entry)
}

func (w *pageFolder) Close() error { return errors.Join(w.index.Close(), w.file.Close()) }
