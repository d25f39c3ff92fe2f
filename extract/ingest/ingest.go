// Package ingest reads files, folders, archives, dumps and standard input, and
// returns raw articles, one after another. It is the first link of the chain: its
// articles go to package article.
//
//	for item := range ingest.Read(ctx, []string{"news/", "dump.jsonl"}, os.Stdin, ingest.Options{}) {
//		if item.Err != nil { … } // one record failed; the next ones come all the same
//	}
//
// Inputs are unpacked and distinguished by their content; each kind of dump has a
// file here with its dump entry (see dumps). No more than one record is held at a
// time, and none longer than Options.MaxRecord, so memory does not grow with the
// input. What exceeds a limit is an error item, and reading continues after it.
package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"dateline/extract/document"
)

// Format says what the inputs are written in.
type Format string

// The formats of inputs.
const (
	Auto      Format = "auto" // found out for each input from its content and name
	Text      Format = "text"
	HTML      Format = "html"
	MHTML     Format = "mhtml" // a page saved with its pictures
	JSONL     Format = "jsonl" // one JSON object a line
	JSON      Format = "json"  // a list of objects, or objects over several lines
	CSV       Format = "csv"   // a table with a header line; separated by commas, semicolons or tabs
	Parquet   Format = "parquet"
	WARC      Format = "warc" // also WET
	Feed      Format = "feed" // RSS, Atom
	MediaWiki Format = "mediawiki"
	NewsML    Format = "newsml" // NewsML 1 and G2
	NITF      Format = "nitf"
	Tar       Format = "tar"
	Zip       Format = "zip"
)

// Formats are all formats.
func Formats() []Format {
	return []Format{Auto, Text, HTML, MHTML, JSONL, JSON, CSV, Parquet, WARC, Feed, MediaWiki, NewsML, NITF, Tar, Zip}
}

// ParseFormat reads the name of a format.
func ParseFormat(s string) (Format, error) {
	if s == "tsv" {
		return CSV, nil
	}
	if slices.Contains(Formats(), Format(s)) {
		return Format(s), nil
	}
	names := make([]string, len(Formats()))
	for i, f := range Formats() {
		names[i] = string(f)
	}
	return "", fmt.Errorf("unknown input format %q: one of %s", s, strings.Join(names, ", "))
}

// The limits that hold if Options have none.
const (
	DefaultMaxRecord   = 16 << 20
	DefaultMaxPage     = 10 << 20
	DefaultMaxElements = 200_000
	DefaultMaxRatio    = 200
	DefaultMaxWindow   = 128 << 20
)

// Options say how inputs are read. The zero value is ready for use.
type Options struct {
	Format     Format   // "" is Auto
	KeepFields []string // names of JSON fields that are copied to Meta.Kept
	Columns    Columns  // names of the columns of tables and the fields of JSON, if they are unusual

	// Limits; 0 is the default.
	MaxRecord   int // longest record (file, line, row, page of a dump) in bytes
	MaxPage     int // longest HTML page in bytes
	MaxElements int // elements of an HTML page
	MaxRatio    int // how many times its size a packed stream, member or page may unpack to, beyond 2 MB for a whole input
	MaxWindow   int // bytes that a compressed stream may look back over

	From     Position  // where to begin, see Position
	Progress *Progress // is kept up to date if it is not nil

	// Exclude reports files in folders and files that match patterns that are not to be read; nil is none.
	Exclude func(path string, info fs.FileInfo) bool `json:"-"`

	// Results reads files that Dateline wrote, unpacked, in place of reporting them as skipped; nil is none. Its error is that of a record.
	Results func(name string, in io.Reader) error `json:"-"`

	// Open opens inputs by their names if they are not in the file system; each is then one file, never a folder
	// or a pattern. Tables in Parquet and long zip archives need an *os.File. nil is the file system.
	Open func(name string) (io.ReadCloser, error) `json:"-"`

	// Root is the folder that holds all inputs. A link that leads out of it is reported and not read. nil allows every link.
	Root *os.Root `json:"-"`
}

// withDefaults fills in what is not set.
func (o Options) withDefaults() Options {
	if o.Format == "" {
		o.Format = Auto
	}
	if o.Progress == nil {
		o.Progress = new(Progress)
	}
	for _, limit := range []struct {
		of       *int
		standard int
	}{
		{&o.MaxRecord, DefaultMaxRecord}, {&o.MaxPage, DefaultMaxPage}, {&o.MaxElements, DefaultMaxElements},
		{&o.MaxRatio, DefaultMaxRatio}, {&o.MaxWindow, DefaultMaxWindow},
	} {
		if *limit.of <= 0 {
			*limit.of = limit.standard
		}
	}
	return o
}

// Progress counts how far a run has come. It may be read at any time.
type Progress struct {
	Read atomic.Int64 // bytes of files and standard input, as they are stored

	mu     sync.Mutex
	file   int   // Position.File of the file that is being read
	before int64 // Read when it was opened
}

func (p *Progress) begin(file int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.file, p.before = file, p.Read.Load()
}

// File returns the Position.File of the file that is being read, and how many bytes of it have been read from its beginning.
// Archives and tables that are read from their end count as hardly read.
func (p *Progress) File() (file int, bytes int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.file, p.Read.Load() - p.before
}

// Item is one record of the input: an article, or why it could not be read.
type Item struct {
	Seq int // counts all items of a run, from 0
	At  Position
	Raw document.Raw
	Err error // a *RecordError, or nil

	// Warning reports what was changed to read the record, such as NaN to null. Only the first such item of a file has one.
	Warning string
}

// Position is the beginning of a file in a run over many. A run over the same
// inputs that starts From there skips the files before it unread and numbers
// its items as the whole run would.
type Position struct {
	File int    `json:"file"` // counts files and standard input, from 1; 0 is the beginning of the run
	Seq  int    `json:"seq"`  // of the file's first item
	Name string `json:"name"` // of the file; Stdin is standard input
}

// Stdin is the input argument for standard input.
const Stdin = "-"

// Read returns the articles of the inputs in order: files, folders (all files
// below, sorted by name; hidden files and links to folders are skipped),
// patterns such as "2025-*/**/*.html" and "-" for stdin. Without inputs it reads stdin. A record that cannot be read is
// an item with Err, and reading continues after it. When ctx is done the sequence
// ends; the caller learns that from ctx. The sequence is to be ranged over once,
// by one goroutine; the items may be passed to others.
func Read(ctx context.Context, inputs []string, stdin io.Reader, opts Options) iter.Seq[Item] {
	opts = opts.withDefaults()
	if len(inputs) == 0 {
		inputs = []string{Stdin}
	}
	return func(yield func(Item) bool) {
		r := &reader{ctx: ctx, stdin: stdin, opts: opts, yield: yield}
		for _, input := range inputs {
			if !r.input(input) {
				return
			}
		}
	}
}

// ReadFrom is Read for one input that is open already. Its name is what records are called after and may give its
// format; nothing is opened by it.
func ReadFrom(ctx context.Context, name string, in io.Reader, opts Options) iter.Seq[Item] {
	opts = opts.withDefaults()
	return func(yield func(Item) bool) {
		r := &reader{ctx: ctx, opts: opts, yield: yield}
		r.opened(name, name, in)
	}
}

// Files are the files that Read would open for the inputs, in the same order. The error
// is a *RecordError about the first that Read could not open.
func Files(ctx context.Context, inputs []string) (files []string, err error) {
	r := &reader{ctx: ctx, yield: func(item Item) bool {
		var rec *RecordError
		if errors.As(item.Err, &rec) && rec.Skipped != "" {
			return true
		}
		err = item.Err
		return false
	}}
	r.visit = func(name string) bool { files = append(files, name); return true }
	for _, input := range inputs {
		if !r.input(input) {
			return nil, cmp.Or(err, ctx.Err())
		}
	}
	return files, nil
}

// Walk calls visit for the files that Read would open for the inputs, in the same order, until visit returns false. Standard
// input is visited as Stdin; what cannot be opened is left out.
func Walk(ctx context.Context, inputs []string, opts Options, visit func(name string) bool) {
	stopped := false
	r := &reader{ctx: ctx, opts: opts, stdin: strings.NewReader(""), yield: func(Item) bool { return !stopped }}
	r.visit = func(name string) bool { stopped = !visit(name); return !stopped }
	for _, input := range inputs {
		if input == Stdin && !r.visit(Stdin) || input != Stdin && !r.input(input) {
			return
		}
	}
}

// reader carries one run of Read. Its methods return false when the run is over.
type reader struct {
	ctx   context.Context
	stdin io.Reader
	opts  Options
	yield func(Item) bool
	visit func(name string) bool // takes a file in place of reading it; or nil
	seq   int
	at    Position // of the file that is being read

	brat  bratFolder
	found bool   // the file to open was found in a folder
	line  []byte // reused from record to record

	amongResults bool   // the source that is being read begins with what Dateline wrote
	skipped      string // the last source that is reported to hold results

	warned  bool   // about the file that is being read
	undated int    // records of the file that were searched for a date
	warning string // for the next item
}

// emit passes an article on, if it is not beyond the limits for pages.
func (r *reader) emit(raw document.Raw) bool {
	raw.Meta.ID = cmp.Or(raw.Meta.ID, raw.Meta.Source)
	if e, bad := r.overPage(raw); bad {
		return r.fail(e)
	}
	return r.pass(Item{Raw: raw})
}

// fail passes an error on.
func (r *reader) fail(e RecordError) bool {
	e.Stage = Stage
	return r.pass(Item{Err: &e})
}

func (r *reader) pass(item Item) bool {
	if r.ctx.Err() != nil {
		return false
	}
	item.Seq, item.At, item.Warning, r.warning = r.seq, r.at, r.warning, ""
	r.seq++
	return r.yield(item)
}
