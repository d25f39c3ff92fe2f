package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"dateline/extract"
	"dateline/extract/dedupe"
	"dateline/extract/ingest"
)

// extraction is one run of dateline extract, perhaps the continuation of one that was
// stopped. It takes the finished tasks in order and belongs to one goroutine.
type extraction struct {
	s     *settings
	out   results
	told  *teller
	seen  *dedupe.Index // articles to find duplicates of, or nil
	state checkpoint    // what has been done, by earlier runs too
	keep  *keeper       // of a run that can be resumed, or nil
	pace  *pace

	began    time.Time
	finished bool // an earlier run had done all
}

// begin opens the files of a run.
func (s *settings) begin() (*extraction, error) {
	r := &extraction{s: s, state: newCheckpoint(), pace: newPace(), began: time.Now()}
	if s.batch.dedupe {
		r.seen = dedupe.New()
	}
	var listing inputs
	if s.batch.resume || s.progress {
		listing = list(s.inputs)
	}
	var err error
	if s.batch.resume {
		err = r.resume(listing)
	} else {
		r.out, err = s.openResults()
	}
	if err != nil || r.finished {
		return r, err
	}
	if r.told, err = newTeller(s, r.state.Errors); err != nil {
		r.close()
		return nil, err
	}
	r.told.total = listing.bytes
	r.told.read, s.ingest.From = 0, r.state.At
	return r, nil
}

// resume opens the files of a run that keeps a checkpoint, where the last one left them.
func (r *extraction) resume(listing inputs) error {
	keep, state, err := openKeeper(r.s, listing, r.seen)
	if err != nil {
		return err
	}
	if r.keep, r.state = keep, state; !state.Done {
		r.out, err = r.s.through(keep, "", state.Output > 0)
		return err
	}
	r.finished = true
	if err := keep.finish(); err != nil {
		return err
	}
	return r.outcome()
}

// collect takes a finished task.
func (r *extraction) collect(t *task) error {
	r.pace.keep()
	if t.signature != nil && r.keep != nil {
		if err := r.keep.remember(*t.signature); err != nil {
			return err
		}
	}
	if t.err != nil {
		rec := failureOf(t)
		r.state.Summary.failure(rec, t.size)
		if err := r.told.failure(rec); err != nil {
			return err
		}
		if r.s.failFast && rec.Skipped == "" {
			return errFirst
		}
	} else {
		if err := r.out.write(t); err != nil {
			return writeError(err)
		}
		r.state.Summary.article(t)
		if err := r.told.note(t.note); err != nil {
			return err
		}
		r.told.progress(t.size)
	}
	r.state.At, r.state.Next = t.item.At, t.item.Seq+1
	if r.keep != nil && time.Since(r.keep.saved) > r.s.batch.every {
		return r.save()
	}
	return nil
}

// save writes a checkpoint.
func (r *extraction) save() error {
	state := r.state
	state.Errors = r.told.written
	state.Summary.Seconds += time.Since(r.began).Seconds()
	return r.keep.save(state, r.told.file)
}

// interrupt ends a run that was stopped from outside; all that it has begun is done.
func (r *extraction) interrupt() error {
	if r.keep != nil {
		if err := r.save(); err != nil {
			return err
		}
	}
	if err := r.summarize(false); err != nil {
		return err
	}
	return errInterrupted
}

// end ends a run that has read everything. The output is there before the
// checkpoint goes, so that a run that is killed in between can be finished.
func (r *extraction) end() error {
	r.state.Done = true
	if r.keep != nil {
		if err := r.save(); err != nil {
			return err
		}
	}
	if err := r.summarize(true); err != nil {
		return err
	}
	if err := r.out.commit(); err != nil {
		return err
	}
	if err := r.told.close(); err != nil {
		return err
	}
	return r.outcome()
}

// outcome is errIncomplete where records failed.
func (r *extraction) outcome() error {
	if r.state.Summary.Failed > 0 {
		return errIncomplete
	}
	return nil
}

// summarize writes the file of --summary.
func (r *extraction) summarize(complete bool) error {
	if r.s.batch.summary == "" {
		return nil
	}
	sum := r.state.Summary
	sum.finish(time.Since(r.began), complete)
	line, err := jsonLine(sum)
	if err == nil {
		err = replaceFile(r.s.batch.summary, line)
	}
	if err != nil {
		return fmt.Errorf("cannot write the summary: %w", err)
	}
	return nil
}

// close lets go of the files, whatever has become of the run.
func (r *extraction) close() {
	if r.out != nil {
		r.out.discard()
	}
	if r.told != nil {
		r.told.close()
	}
}

// failureOf tells where and why a task failed.
func failureOf(t *task) *ingest.RecordError {
	rec := ingest.Failure(t.item.Raw.Meta.Source, t.err)
	if errors.Is(t.err, extract.ErrTooLong) {
		rec.Hint = "divide it, or raise the limit with --max-text BYTES"
	}
	return rec
}

// openAt opens a file for writing and keeps so many bytes of it.
func openAt(name string, kept int64) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	st, err := f.Stat()
	if err == nil && st.Mode().IsRegular() {
		if st.Size() < kept {
			err = fmt.Errorf("%s is shorter than the checkpoint tells", name)
		} else if err = f.Truncate(kept); err == nil {
			_, err = f.Seek(kept, 0)
		}
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}
