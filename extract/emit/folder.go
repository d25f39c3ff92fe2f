package emit

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"dateline/extract/document"
)

// ErrOneArticle is returned where a second article, or one of several files, is written to a Writer that has room for one file.
var ErrOneArticle = errors.New("the format writes files of their own for each article")

// folder is an encoder of the forms Page and Folder: it writes separate files for each article.
type folder struct {
	// files are the files of an article, and the labels that occur in them.
	files func(doc *document.Document) (files []articleFile, labels []string, err error)
	// beside are the files of the folder itself, whose ext is the whole name, given all labels in order; or it is nil.
	beside func(labels []string) []articleFile
}

// articleFile is one file of an article: NAME.ext, where NAME is that of the article.
type articleFile struct {
	ext  string // with the dot
	data []byte
}

// articleFiles is the piece of a folder.
type articleFiles struct {
	name   string
	files  []articleFile
	labels []string
}

func (f *folder) Encode(doc *document.Document) (Piece, error) {
	files, labels, err := f.files(doc)
	if err != nil {
		return nil, fmt.Errorf("emit: %w", err)
	}
	return articleFiles{fileName(doc), files, labels}, nil
}

func (f *folder) Open(to Target) (Writer, error) {
	if to.Path == "" {
		return &aloneWriter{w: to.Writer}, nil
	}
	if err := os.MkdirAll(to.Path, 0o777); err != nil {
		return nil, err
	}
	own, err := ownFilesOf(to.Path)
	if err != nil {
		return nil, err
	}
	if f.beside != nil {
		for _, file := range f.beside(nil) {
			if err := own.refuse(file.ext); err != nil {
				return nil, err
			}
		}
	}
	return &folderWriter{own, map[string]int{}, map[string]bool{}, f.beside}, nil
}

// folderWriter writes into a folder. Articles of the same name, or that of a file which no run wrote, get a number, in their order.
type folderWriter struct {
	own    *ownFiles
	taken  map[string]int // how often a name was wanted
	labels map[string]bool
	beside func(labels []string) []articleFile
}

func (w *folderWriter) Write(p Piece) error {
	article := p.(articleFiles)
	for _, label := range article.labels {
		w.labels[label] = true
	}
	name, err := w.nameFor(article)
	if err != nil {
		return err
	}
	return w.all(name, article.files)
}

func (w *folderWriter) all(name string, files []articleFile) error {
	for _, file := range files {
		if err := w.own.write(name+file.ext, file.data); err != nil {
			return err
		}
	}
	return nil
}

// nameFor is the name for the files of an article.
func (w *folderWriter) nameFor(article articleFiles) (string, error) {
	for {
		name := w.free(article.name)
		if ok, err := w.own.mayWriteAll(name, article.files); ok || err != nil {
			return name, err
		}
	}
}

// free is name, or name-2, name-3 … where it is taken.
func (w *folderWriter) free(name string) string {
	for {
		w.taken[name]++
		n := w.taken[name]
		if n == 1 {
			return name
		}
		if next := fmt.Sprintf("%s-%d", name, n); w.taken[next] == 0 {
			w.taken[next]++
			return next
		}
	}
}

func (w *folderWriter) Close() error {
	var err error
	if w.beside != nil {
		err = w.all("", w.beside(slices.Sorted(maps.Keys(w.labels))))
	}
	return errors.Join(err, w.own.close())
}

// aloneWriter writes the one file of one article.
type aloneWriter struct {
	w    io.Writer
	full bool
}

func (w *aloneWriter) Write(p Piece) error {
	article := p.(articleFiles)
	if w.full || len(article.files) != 1 {
		return ErrOneArticle
	}
	w.full = true
	_, err := w.w.Write(article.files[0].data)
	return err
}

func (w *aloneWriter) Close() error { return nil }

func fileName(doc *document.Document) string {
	return ArticleName(doc.Meta.ID, doc.Meta.URL, doc.Meta.Title)
}

// ArticleName names the files of an article: its id, or address, or title, in characters that every file system takes.
// Of paths and addresses it is the last part, without the ending of a file.
func ArticleName(id, address, title string) string {
	for _, s := range []string{id, address, title} {
		s, _, _ = strings.Cut(s, "?")
		s = path.Base(strings.TrimRight(filepath.ToSlash(s), "/"))
		if ext := path.Ext(s); len(ext) < 6 && ext != s {
			s = strings.TrimSuffix(s, ext)
		}
		if name := plainName(s); name != "" {
			return name
		}
	}
	return "article"
}

// plainName is s in lower case with letters, digits and dashes alone, and at most 80 bytes.
func plainName(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case b.Len() > 76:
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}
