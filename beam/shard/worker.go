package shard

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"

	"dateline/beam/store"
	"dateline/extract"
	"dateline/extract/document"
	"dateline/extract/emit"
	"dateline/extract/ingest"
	"dateline/extract/story"
	"dateline/run"
)

// Worker does shards. It may be shared by goroutines.
type Worker struct {
	settings  Settings
	converter *run.Converter
}

// NewWorker makes a worker. Its errors are mistakes in the settings.
func NewWorker(s Settings) (*Worker, error) {
	x, err := extract.New(s.options()...)
	if err != nil {
		return nil, err
	}
	encoder, err := emit.New(s.Format, emit.Options{})
	return &Worker{s, run.NewConverter(x, encoder, s.Published)}, err
}

// Do does a shard that is not done yet and returns its receipt. What is wrong with articles and files is reported in the
// errors of the shard; an error of Do means that the output could not be written, and that nothing of it is there.
func (w *Worker) Do(ctx context.Context, s Shard) (*Receipt, error) {
	if r := done(ctx, w.settings.Output, s); r != nil {
		return r, nil
	}
	t, err := w.begin(ctx, s)
	if err != nil {
		return nil, err
	}
	defer t.discard()
	if err := t.readAll(ctx); err != nil {
		return nil, err
	}
	return t.receipt, t.commit(ctx)
}

// task is a shard at work.
type task struct {
	*Worker
	shard                   Shard
	receipt                 *Receipt
	output, errors, reports *store.File
	lines                   emit.Writer // to output
}

func (w *Worker) begin(ctx context.Context, s Shard) (*task, error) {
	t := &task{Worker: w, shard: s, receipt: &Receipt{
		Schema: schemaReceipt, Shard: s.Name, Run: s.Run, Whole: true, Counts: run.NewCounts(),
	}}
	for _, f := range s.Files {
		t.receipt.Files = append(t.receipt.Files, f.Name)
	}
	for _, part := range t.parts() {
		f, err := store.Create(ctx, store.Join(w.settings.Output, part.name))
		if err != nil {
			t.discard()
			return nil, err
		}
		*part.file = f
	}
	var err error
	if t.lines, err = w.converter.Encoder.Open(emit.Target{Writer: t.output}); err != nil {
		t.discard()
		return nil, err
	}
	return t, nil
}

// part is one of the files that a task writes.
type part struct {
	file    *(*store.File)
	name    string
	written *store.Written
}

func (t *task) parts() []part {
	name := t.shard.Name + ".jsonl"
	return []part{
		{&t.output, eventsFolder + "/" + name, &t.receipt.Output},
		{&t.errors, errorsFolder + "/" + name, &t.receipt.Errors},
		{&t.reports, reportsFolder + "/" + name, &t.receipt.Reports},
	}
}

func (t *task) discard() {
	for _, part := range t.parts() {
		if *part.file != nil {
			(*part.file).Discard()
		}
	}
}

func (t *task) commit(ctx context.Context) error {
	if err := t.lines.Close(); err != nil {
		return err
	}
	for _, part := range t.parts() {
		*part.written = (*part.file).Written()
		part.written.Name = part.name
		if err := (*part.file).Commit(); err != nil {
			return err
		}
	}
	return t.receipt.save(ctx, t.settings.Output)
}

// readAll writes what is in the articles of the shard's files.
func (t *task) readAll(ctx context.Context) (err error) {
	defer func() {
		if p := recover(); p != nil { // of a reader; those of articles are caught one by one
			message := fmt.Sprintf("internal error while reading: %v", p)
			err = t.fail(&ingest.RecordError{Source: t.shard.Name, Stage: ingest.Stage, Message: message}, 0)
		}
	}()
	opts := t.settings.Ingest
	opts.Open = func(name string) (io.ReadCloser, error) { return open(ctx, name) }
	for item := range ingest.Read(ctx, t.receipt.Files, nil, opts) {
		if err := t.item(ctx, item); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// open opens a file of the input. What is read from its end is fetched first, where it lies elsewhere.
func open(ctx context.Context, name string) (io.ReadCloser, error) {
	if ext := path.Ext(name); store.Remote(name) && (ext == ".parquet" || ext == ".zip") {
		return store.Fetch(ctx, name)
	}
	return store.Open(ctx, name)
}

// item writes what is in one article, or why it could not be read.
func (t *task) item(ctx context.Context, item ingest.Item) error {
	size := len(item.Raw.Body)
	res := run.Result{Err: item.Err}
	if item.Err == nil {
		res = t.converter.Convert(ctx, item.Raw, nil)
	}
	if res.Err != nil {
		return t.fail(run.Failure(item.Raw.Meta.Source, res.Err), size)
	}
	defer res.Doc.Release()
	t.receipt.AddArticle(&res, size)
	if err := t.lines.Write(res.Piece); err != nil {
		return err
	}
	if res.Note != nil {
		return writeLine(t.errors, res.Note)
	}
	return t.report(res.Doc)
}

// report writes what an article contributes to stories.
func (t *task) report(doc *document.Document) error {
	return writeLine(t.reports, story.Summarize(doc))
}

// fail reports a record that failed or was skipped.
func (t *task) fail(rec *ingest.RecordError, size int) error {
	t.receipt.AddFailure(rec, size)
	var unreadable *fs.PathError
	if errors.As(rec, &unreadable) {
		t.receipt.Whole = false
	}
	return writeLine(t.errors, rec)
}

// writeLine writes a value as one line of JSON, without the escapes that only HTML needs.
func writeLine(w io.Writer, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}
