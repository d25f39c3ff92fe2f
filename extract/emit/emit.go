// Package emit writes documents in the formats of the command line. It is the last
// step of the chain: what an encoder is given is complete, and encoding changes none of it.
//
//	enc, err := emit.New("events", emit.Options{})
//	w, err := enc.Open(emit.Target{Writer: os.Stdout})
//	piece, err := enc.Encode(doc)
//	err = w.Write(piece)
//	err = w.Close()
//
// Encoding is the costly part of writing, so it is kept apart from it: any number of
// goroutines may encode while one writes the finished pieces in order. Only the streams of a long article
// are encoded while they are written, since they may be too long to hold. What comes out depends
// on the documents and their order alone.
//
// A new format is an Encoder in a new file and one line in formats. One whose output is bytes
// after bytes is a stream (see stream.go), one with separate files for each article a folder (see folder.go).
package emit

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/extract/record"
)

// Encoder makes pieces of documents, and writers for them. It is safe for concurrent use.
type Encoder interface {
	// Encode does all the work for one article that can be done out of order. Nothing half ever
	// comes of it: where there is an error there is no piece. The piece may refer to the document, which must not change
	// before the piece is written.
	Encode(doc *document.Document) (Piece, error)
	// Open begins an output. Targets belong to one writer each.
	Open(to Target) (Writer, error)
}

// Piece is an article as its format writes it. Only a writer of the same encoder can read it.
type Piece any

// Writer writes pieces. It belongs to one goroutine.
type Writer interface {
	// Write writes a piece, once: its memory is used again for others.
	Write(Piece) error
	// Close writes what ends the output, and must be called for it to be complete. It does not close Target.Writer.
	Close() error
}

// Target is where a writer writes: a Writer for streams, a Path for files and folders, either for pages.
type Target struct {
	Writer  io.Writer
	Path    string
	Resumed bool // an earlier writer has begun this stream; only where Format.Resumable
}

// Form is what the output of a format is.
type Form int

// The forms of output.
const (
	Stream Form = iota // bytes after bytes, which may go to a pipe
	File               // one file that is written here and there, so it must have a name
	Page               // a separate file for each article; one alone may go to a pipe
	Folder             // several files for each article
)

// Options say what an encoder writes. The zero value is code points and every kind.
type Options struct {
	Unit   document.Unit // what positions count; empty is code points
	Kinds  []record.Kind // the findings to write; empty is record.UsualKinds
	Fields []string      // fields of the input that are copied through, for formats that name their columns first
	BOM    bool          // begin tables with a byte order mark, for Excel
	Width  int           // columns of the terminal that the text format is for; 0 is 80
	Color  bool          // mark names and acts in the text format with colours
}

// Format describes what can be done with a format.
type Format struct {
	Name      string
	About     string // what it is, in half a line
	Ext       string // of its files, with the dot
	Form      Form
	Kinds     bool // Options.Kinds choose among what it writes
	Texts     bool // it holds the text of each article, whether something is found in it or not
	CodePoint bool // positions count code points and nothing else, as its standard has it
	Fields    bool // it has a place for fields of the input that are copied through
	BOM       bool // it takes Options.BOM
	Resumable bool // what one writer has begun another one can continue
	Binary    bool // it is not text, so it does not belong on a terminal
}

// format is a Format and how to make its encoder and schema.
type format struct {
	Format
	make   func(Options) Encoder
	shapes []shape // of the lines of JSON; nil where it is no JSON
}

// formats are all formats, the default first.
var formats = slices.Concat(linesAndTables, sqliteFormats, others, eventData, annotationFormats)

var linesAndTables = []format{
	{Format{Name: "events", About: "JSON lines, one for each finding",
		Ext: ".jsonl", Kinds: true, Fields: true, Resumable: true}, jsonLines(events), []shape{
		{record.ActLine{}, []record.Kind{record.KindAct}},
		{record.StatementLine{}, []record.Kind{record.KindStatement, record.KindBelief, record.KindIntention}},
		{record.DateLine{}, []record.Kind{record.KindDate}},
		{record.QuantityLine{}, []record.Kind{record.KindQuantity}},
		{record.EntityLine{}, []record.Kind{record.KindEntity}},
	}},
	{Format{Name: "articles", About: "JSON lines, one for each article",
		Ext: ".jsonl", Texts: true, Fields: true, Resumable: true}, articles, []shape{{zero: record.Article{}}}},
	{Format{Name: "csv", About: "a table, one row for each finding",
		Ext: ".csv", Kinds: true, Fields: true, BOM: true, Resumable: true}, table(','), nil},
	{Format{Name: "tsv", About: "the same with tabs, and each row on one line",
		Ext: ".tsv", Kinds: true, Fields: true, BOM: true, Resumable: true}, table('\t'), nil},
	{Format{Name: "rows", About: "JSON lines for data frames, one flat row for each finding, with the columns of csv",
		Ext: ".jsonl", Kinds: true, Fields: true}, newFlatRows, nil},
	{Format{Name: "xlsx", About: "an Excel workbook, a sheet for each kind of finding",
		Ext: ".xlsx", Kinds: true, Fields: true, Binary: true}, newWorkbook, nil},
}

var others = []format{
	{Format{Name: "text", About: "who said what and who did what to whom, to read at a terminal",
		Ext: ".txt", Kinds: true, Fields: true, Resumable: true}, texts, nil},
	{Format{Name: "parquet", About: "Parquet, one nested row for each article",
		Ext: ".parquet", Texts: true, Fields: true, Binary: true}, func(opts Options) Encoder { return &parquetFile{opts} }, nil},
	{Format{Name: "events-parquet", About: "Parquet, one row for each finding, with the columns of csv and their types",
		Ext: ".parquet", Kinds: true, Fields: true, Binary: true}, newFindingTable, nil},
	{Format{Name: "w3c", About: "Web Annotations, one line of JSON-LD for each finding",
		Ext: ".jsonl", Kinds: true, CodePoint: true, Resumable: true}, w3cLines, []shape{{zero: annotation{}}}},
	{Format{Name: "brat", About: "text and standoff annotations for the tool brat, in a folder",
		Form: Folder, Kinds: true, Texts: true, CodePoint: true}, bratFolder, nil},
	{Format{Name: "plover", About: "event data with the field names of PLOVER, one line of JSON for each coded act",
		Ext: ".jsonl", Fields: true, Resumable: true}, jsonLines(ploverEvents), []shape{{zero: ploverEvent{}}}},
	{Format{Name: "html", About: "a page for each article, to read and to print",
		Ext: ".html", Form: Page, Texts: true}, func(Options) Encoder { return htmlPages{} }, nil},
}

// eventData are formats for the study of conflicts and of networks.
var eventData = []format{
	{Format{Name: "gdelt", About: "the event table of GDELT, with CAMEO codes, one row for each pair of parties",
		Ext: ".tsv", Resumable: true}, gdeltTable, nil},
	{Format{Name: "plover-csv", About: "the fields of plover as a table",
		Ext: ".csv", Fields: true, BOM: true, Resumable: true}, ploverCSV, nil},
	{Format{Name: "edges", About: "who does what to whom, added up over all articles, as a list of edges for network tools",
		Ext: ".csv"}, func(Options) Encoder { return &network{writeEdges} }, nil},
	{Format{Name: "graphml", About: "the same as a graph in GraphML",
		Ext: ".graphml"}, func(Options) Encoder { return &network{writeGraphML} }, nil},
	{Format{Name: "geojson", About: "acts at places whose location is known, for maps",
		Ext: ".geojson"}, jsonArray("{\"type\":\"FeatureCollection\",\"generator\":\"dateline\",\"features\":[\n", "\n]}\n", geoFeatures), nil},
}

// annotationFormats are formats of texts with what was found in them.
var annotationFormats = []format{
	{Format{Name: "timeml", About: "TimeML with the dates as TIMEX3 in the text, a file for each article",
		Ext: ".tml", Form: Page, Texts: true}, timemlPages, nil},
	{Format{Name: "ninjs", About: "News in JSON of IPTC, one line for each article, with its people, organisations, places, acts and annotations",
		Ext: ".jsonl", Kinds: true, Texts: true, CodePoint: true, Resumable: true}, ninjsItems, nil},
	{Format{Name: "labelstudio", About: "tasks for Label Studio, with the findings as predictions",
		Ext: ".json", Kinds: true, Texts: true, CodePoint: true}, labelStudioTasks, nil},
	{Format{Name: "doccano", About: "lines for doccano, with labels and relations",
		Ext: ".jsonl", Kinds: true, Texts: true, CodePoint: true, Resumable: true}, doccanoLines, nil},
}

func events(doc *document.Document, opts Options) iter.Seq[any] {
	return func(yield func(any) bool) {
		for line := range record.LinesSeq(doc, opts.Unit, opts.Kinds...) {
			if !yield(line) {
				return
			}
		}
	}
}

// Formats are all formats, the default first.
func Formats() []Format {
	all := make([]Format, len(formats))
	for i := range formats {
		all[i] = formats[i].Format
	}
	return all
}

// Names are the names of all formats, the default first.
func Names() []string {
	names := make([]string, len(formats))
	for i := range formats {
		names[i] = formats[i].Name
	}
	return names
}

// Find is the format of that name. The only error is a name that Names does not have.
func Find(name string) (Format, error) {
	f, err := find(name)
	if err != nil {
		return Format{}, err
	}
	return f.Format, nil
}

// New is the encoder of the named format. It is an error to give a name that Names does not have, or an
// option that the format does not take.
func New(name string, opts Options) (Encoder, error) {
	f, err := find(name)
	if err != nil {
		return nil, err
	}
	if opts.Unit == "" {
		opts.Unit = document.CodePoints
	}
	if len(opts.Kinds) > 0 && !f.Kinds {
		return nil, fmt.Errorf("format %s has no kinds to choose from", name)
	}
	if f.CodePoint && opts.Unit != document.CodePoints {
		return nil, fmt.Errorf("positions of format %s count code points, not %s", name, opts.Unit)
	}
	if opts.BOM && !f.BOM {
		return nil, fmt.Errorf("format %s has no byte order mark", name)
	}
	return f.make(opts), nil
}

func find(name string) (*format, error) {
	i := slices.IndexFunc(formats, func(f format) bool { return f.Name == name })
	if i < 0 {
		return nil, fmt.Errorf("unknown format %q: one of %s", name, strings.Join(Names(), ", "))
	}
	return &formats[i], nil
}
