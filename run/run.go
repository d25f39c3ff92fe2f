package run

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"dateline/extract/dedupe"
	"dateline/extract/document"
	"dateline/extract/ingest"
)

// Outcomes of a run that wrote what it could.
var (
	ErrIncomplete  = errors.New("some records failed")                     // the others were written
	ErrInterrupted = errors.New("interrupted")                             // the context ended
	ErrFirst       = errors.New("stopped at the first record that failed") // with FailFast
)

// Run carries out the job. The error is nil if every record was read, a *UsageError if the settings cannot work,
// ErrIncomplete, ErrInterrupted or ErrFirst as they say, or why the output could not be written. Files other than those of
// Resume appear when they are complete; an interrupted or failed run leaves the old ones.
func (j *Job) Run(ctx context.Context) error {
	if err := j.Check(); err != nil {
		return err
	}
	if err := j.checkTargets(ctx); err != nil {
		return err
	}
	if ctx.Err() != nil { // the targets may not all have been checked
		return ErrInterrupted
	}
	r, err := j.begin(ctx)
	defer r.close()
	if err != nil || r.finished {
		return err
	}
	if j.OwnsProcess && j.Jobs < runtime.GOMAXPROCS(0) { // else the garbage collector uses the other processors
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(j.Jobs))
	}
	if j.OwnsProcess {
		defer limitMemory(j.Jobs)()
	}
	opts := j.Ingest
	opts.Progress, opts.From, opts.Exclude = &r.read, r.state.At, j.ownFiles()
	stdin := j.Stdin
	if r.stdin != nil {
		stdin = r.stdin
	}
	items := j.Selection.choose(ingest.Read(ctx, j.Inputs, stdin, opts), r.state.At.Seq, r.state.Next)
	if err := inTurn(ctx, items, j.Jobs, j.Dedupe, r.work, r.collect); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return r.interrupt()
	}
	return r.end()
}

// execution is one execution of a job, perhaps the continuation of an interrupted one. Apart from work it belongs to
// one goroutine, which takes the finished tasks in order.
type execution struct {
	job       *Job
	converter *Converter
	split     placeholders // of the output, or nil
	out       results
	errors    *errorLog
	reporter  Reporter
	seen      *dedupe.Index // articles to find duplicates of, or nil
	state     checkpoint    // what has been done, including earlier runs
	saved     *checkpointed // the output of a run that can be resumed, or nil
	stdin     *hashedStdin  // the same
	pace      *pace
	locks     []*lock // of the errors and the summary

	began    time.Time
	read     ingest.Progress
	progress Progress
	finished bool // an earlier run processed everything
}

// begin opens the files of a run. After an error, too, the execution must be closed.
func (j *Job) begin(ctx context.Context) (*execution, error) {
	r := &execution{job: j, state: newCheckpoint(), began: time.Now(), reporter: j.Reporter}
	if j.Extractor != nil {
		r.converter = NewConverter(j.Extractor, j.Encoder, j.Published)
	}
	if r.reporter == nil {
		r.reporter = silent{}
	}
	if j.OwnsProcess {
		r.pace = newPace()
	}
	if j.Dedupe {
		r.seen = dedupe.New()
	}
	var err error
	if r.split, err = parsePlaceholders(j.outputName()); err != nil {
		return r, err
	}
	if r.locks, err = j.lockReports(); err != nil {
		return r, err
	}
	var listing []listed
	if j.Resume || j.MeasureInput {
		// A listing that is cut off would say that files were added, when the run is resumed.
		listing, r.progress.Total = j.list(context.WithoutCancel(ctx))
	}
	if r.resumable() {
		err = r.resume(ctx, listing)
	} else {
		r.out, err = r.openResults()
	}
	if err != nil || r.finished {
		return r, err
	}
	r.errors, err = openErrorLog(j.Errors, r.state.Errors)
	return r, err
}

// resumable reports whether the run saves checkpoints. It cannot if the output is a device or a pipe.
func (r *execution) resumable() bool {
	if !r.job.Resume {
		return false
	}
	t, err := locate(r.job.outputName())
	if err == nil && t.writable() {
		r.reporter.Warning(r.job.Output + " is not a regular file, so the run cannot be resumed if it is stopped")
		return false
	}
	return true
}

// resume opens the files of a run that saves checkpoints, as the last one left them.
func (r *execution) resume(ctx context.Context, listing []listed) error {
	saved, state, err := r.job.openCheckpointed(ctx, listing, r.seen)
	if err != nil {
		return err
	}
	if r.saved, r.state = saved, state; !state.Done {
		r.stdin = newHashedStdin(r.job.Stdin, state.Stdin)
		r.out, err = r.job.encodeTo(compressed(r.job.outputName(), saved, state.Output == 0), "", state.Output > 0)
		return err
	}
	r.finished = true
	if err := saved.finish(); err != nil {
		return err
	}
	return r.outcome()
}

// work processes one task. It is called by all workers.
func (r *execution) work(t *task) {
	defer t.release()
	// A record that was started is finished, even if the run is interrupted.
	t.result = r.converter.Convert(context.Background(), t.item.Raw, func(doc *document.Document) error {
		err := r.compare(t, doc)
		t.release()
		return err
	})
	if doc := t.result.Doc; doc != nil {
		t.part = r.split.fill(doc)
		doc.Release()
	}
}

// compare waits until the articles before this one have been compared, and returns an error if it repeats one of them.
func (r *execution) compare(t *task, doc *document.Document) error {
	if r.seen == nil {
		return nil
	}
	sig := dedupe.Sign(doc)
	if t.before != nil {
		<-t.before
	}
	of, why := r.seen.Find(sig)
	if why == "" {
		t.signature = &sig
		r.seen.Add(sig)
		return nil
	}
	return &ingest.RecordError{Source: t.item.Raw.Meta.Source, Stage: "dedupe", Message: "duplicate of " + r.seen.ID(of) + ": " + why,
		Skipped: "duplicate"}
}

// collect takes a finished task.
func (r *execution) collect(t *task) error {
	r.pace.keep(t.size)
	if warning := t.item.Warning; warning != "" {
		r.reporter.Warning(warning)
	}
	if t.signature != nil && r.saved != nil {
		if err := r.saved.remember(*t.signature); err != nil {
			return err
		}
	}
	if err := r.write(t); err != nil {
		return err
	}
	r.state.At, r.state.Next = t.item.At, t.item.Seq+1
	if r.saved == nil {
		return nil
	}
	if err := r.saved.inputs.advance(t.item.At.Name); err != nil {
		return err
	}
	if time.Since(r.saved.saved) > r.job.Checkpoint {
		return r.save()
	}
	return nil
}

// write writes a finished task: a piece of output, an error, or both.
func (r *execution) write(t *task) error {
	if t.result.Err != nil {
		return r.failed(t)
	}
	if err := r.out.write(t); err != nil {
		return writeError(err)
	}
	r.state.Summary.article(t)
	if note := t.result.Note; note != nil {
		r.reporter.Skipped(note)
		if err := r.errors.write(note); err != nil {
			return err
		}
	}
	r.progress.Articles++
	r.progress.Bytes += int64(t.size)
	r.progress.Read = r.read.Read.Load()
	r.reporter.Progress(r.progress)
	return nil
}

func (r *execution) failed(t *task) error {
	rec := Failure(t.item.Raw.Meta.Source, t.result.Err)
	r.state.Summary.failure(rec, t.size)
	if rec.Skipped != "" {
		r.reporter.Skipped(rec)
	} else {
		r.reporter.Failed(rec)
	}
	if err := r.errors.write(rec); err != nil {
		return err
	}
	if r.job.FailFast && rec.Skipped == "" {
		return ErrFirst
	}
	return nil
}

// save saves a checkpoint, if that is possible after the last record.
func (r *execution) save() error {
	out, ok := r.out.(*singleOutput)
	complete, err := r.stdin.check()
	if err != nil {
		return r.saved.changed("pipe in the same input", err.Error())
	}
	if !ok || !out.between() || !complete {
		return nil
	}
	state := r.state
	state.Errors = r.errors.written
	state.Reading, state.Stdin = r.saved.inputs.soFar(state.At.File, &r.read), r.stdin.soFar()
	state.Summary.Seconds += time.Since(r.began).Seconds()
	return r.saved.save(state, r.errors)
}

// interrupt ends a run whose context has ended; every task that started has been collected.
func (r *execution) interrupt() error {
	if r.saved != nil {
		if err := r.save(); err != nil {
			return err
		}
	}
	if err := r.summarize(false); err != nil {
		return err
	}
	return ErrInterrupted
}

// end ends a run that has read everything. The output gets its name before the
// checkpoint is removed, so that a run that is killed in between can be finished, and also if the summary cannot be written.
func (r *execution) end() error {
	if err := r.out.finish(); err != nil {
		return writeError(err)
	}
	if r.saved != nil {
		if err := r.saveDone(); err != nil {
			return err
		}
	}
	unsummarized := r.summarize(true)
	if err := r.out.commit(); err != nil {
		return err
	}
	if err := r.errors.close(); err != nil {
		return err
	}
	if unsummarized != nil {
		return unsummarized
	}
	return r.outcome()
}

// saveDone saves the last checkpoint.
func (r *execution) saveDone() error {
	if complete, _ := r.stdin.check(); !complete {
		return r.saved.changed("pipe in the same input", "standard input ends before the point that was reached")
	}
	r.state.Done = true
	return r.save()
}

// outcome returns ErrIncomplete if records failed.
func (r *execution) outcome() error {
	if r.state.Summary.Failed > 0 {
		return ErrIncomplete
	}
	return nil
}

// summarize writes the summary.
func (r *execution) summarize(complete bool) error {
	if r.job.Summary == "" {
		return nil
	}
	sum := r.state.Summary
	sum.finish(time.Since(r.began), complete)
	line, err := jsonLine(sum)
	if err == nil {
		err = writeFile(r.job.Summary, line)
	}
	if err != nil {
		return fmt.Errorf("cannot write the summary: %w", err)
	}
	return nil
}

// close closes the files, however the run ended.
func (r *execution) close() {
	if r.out != nil {
		r.out.discard()
	}
	r.errors.close()
	releaseAll(r.locks)
}

// silent is the reporter of a run that nothing watches.
type silent struct{}

func (silent) Failed(*ingest.RecordError)  {}
func (silent) Skipped(*ingest.RecordError) {}
func (silent) Progress(Progress)           {}
func (silent) Warning(string)              {}
