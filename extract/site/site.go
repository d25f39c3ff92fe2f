// Package site makes the pages over many articles: a front page with the stories, lists of acts and statements by act, country and month,
// a page for each story and for each person or organization, a table of who acts on whom, and an index of names, in a folder also one of
// words. The same pages are files of a folder or answers of a server.
//
//	b, err := site.New(site.Options{})
//	err = b.Add(site.Article{Page: "harbor.html", Summary: summary}) // each article
//	s, err := b.Finish(ctx)
//	err = s.Render(ctx, w, "stories/2025-06-02-1a2b3c.html", nil)
//	err = s.Close()
//
// Data moves one way: findings go into an SQLite database in a temporary file, queries make view models of them (view.go), templates
// show these. Links are relative, so that a folder works wherever it lies, without a server and without scripts.
package site

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"dateline/extract/story"
)

// ErrUnavailable is returned by New in a program that was built without SQLite.
var ErrUnavailable = errors.New("pages over many articles need SQLite, and this program was built without it")

// ErrNotFound is returned for pages that a site does not have.
var ErrNotFound = errors.New("there is no such page")

// Options say what a site has.
type Options struct {
	Folder  string // of the temporary file; "" is that of the system
	Search  bool   // the pages are answers of a server: they can search texts and combine filters
	Stories story.Options
}

// Article is an article of a site.
type Article struct {
	Page    string // where its own page is, relative to the front page; unique
	Summary *story.Summary
	Text    string // for the search of a server
	Words   []Word // for the index of words of a folder
}

// Builder takes the articles of a site. It belongs to one goroutine.
type Builder struct {
	opts             Options
	dir              string
	db               *sql.DB
	tx               *sql.Tx
	inserts          map[string]*sql.Stmt
	grouper          *story.Grouper
	words            wordIndex
	article, finding int64
}

// Site is a finished site. It is safe for concurrent use.
type Site struct {
	opts        Options
	dir         string
	db          *sql.DB
	front       frontView // what does not change
	letters     []facet   // of the index of names
	words       []indexWord
	wordLetters []facet
	last        lastList
	queries     preparedQueries
}

// New returns a builder of a site without articles.
func New(opts Options) (*Builder, error) {
	if !Available {
		return nil, ErrUnavailable
	}
	dir, err := os.MkdirTemp(opts.Folder, "dateline-site-")
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	b := &Builder{opts: opts, dir: dir, inserts: map[string]*sql.Stmt{}, words: wordIndex{}}
	if err := b.open(); err != nil {
		b.Discard()
		return nil, fmt.Errorf("site: %w", err)
	}
	return b, nil
}

func (b *Builder) open() (err error) {
	if b.db, err = openDatabase(b.dir, ""); err != nil {
		return err
	}
	b.db.SetMaxOpenConns(1)
	if _, err = b.db.Exec(tables); err != nil {
		return err
	}
	if b.tx, err = b.db.Begin(); err != nil {
		return err
	}
	b.opts.Stories.Folder = b.dir
	b.grouper, err = story.NewGrouper(b.opts.Stories)
	return err
}

// openDatabase opens the database of a site. It can be made again, so nothing is written twice to be safe.
func openDatabase(dir, parameters string) (*sql.DB, error) {
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, "site.db")),
		RawQuery: "_pragma=journal_mode(OFF)&_pragma=synchronous(OFF)&_pragma=cache_size(-16000)&_pragma=temp_store(MEMORY)" + parameters}
	return sql.Open("sqlite", name.String())
}

// Discard removes what a builder has made, in place of Finish.
func (b *Builder) Discard() {
	if b.grouper != nil {
		b.grouper.Close()
	}
	if b.tx != nil {
		b.tx.Rollback()
	}
	if b.db != nil {
		b.db.Close()
	}
	os.RemoveAll(b.dir)
}

// Finish groups the articles into stories and returns the site. The builder cannot be used afterwards.
func (b *Builder) Finish(ctx context.Context) (*Site, error) {
	s := &Site{opts: b.opts, dir: b.dir, queries: preparedQueries{all: map[string]*sql.Stmt{}}}
	err := b.finish(ctx)
	if err == nil {
		s.db, err = openDatabase(b.dir, "&immutable=1") // which spares locks
	}
	if err == nil {
		s.front, err = s.newFront(ctx)
	}
	if err == nil {
		s.letters, err = s.facets(ctx, "names/", lettersQuery)
	}
	if err == nil && !s.opts.Search {
		s.words = b.words.sorted()
		s.wordLetters = wordLetters(s.words)
		s.front.WordLetters = s.wordLetters
	}
	if err != nil {
		if s.db != nil {
			s.db.Close()
		}
		b.Discard()
		return nil, fmt.Errorf("site: %w", err)
	}
	return s, nil
}

func (b *Builder) finish(ctx context.Context) error {
	if err := b.grouper.Stories(ctx, b.story); err != nil {
		return err
	}
	if err := b.grouper.Close(); err != nil {
		return err
	}
	b.grouper = nil
	if _, err := b.tx.ExecContext(ctx, finish); err != nil {
		return err
	}
	if err := b.slugs(ctx); err != nil {
		return err
	}
	if err := b.tx.Commit(); err != nil {
		return err
	}
	b.tx = nil
	return b.db.Close()
}

// Close removes the temporary file.
func (s *Site) Close() error {
	return errors.Join(s.db.Close(), os.RemoveAll(s.dir))
}
