// Package run carries out a batch run: it reads articles from files, folders and dumps, extracts from them on
// several processors, and writes the results in the order of the input.
//
//	job := &run.Job{Inputs: []string{"news/"}, Extractor: x, Format: format, Encoder: encoder, Jobs: 4, Output: "out.jsonl"}
//	err := job.Run(ctx)
//
// The output depends on the input and the settings, never on Jobs. A run with Resume saves checkpoints; after it
// is interrupted or killed, the same job continues from the last checkpoint and produces the same bytes.
//
// Converter and Counts are the parts that other programs share: one article to one piece of output, and the totals.
package run

import (
	"fmt"
	"io"
	"strings"
	"time"

	"dateline/extract"
	"dateline/extract/emit"
	"dateline/extract/ingest"
)

// Job describes one batch run. It must not be changed while Run is running.
type Job struct {
	// The input.
	Inputs       []string       // files, folders, patterns and ingest.Stdin, as ingest.Read takes them
	Stdin        io.Reader      // used if Inputs name it
	StdinImplied bool           // Inputs name Stdin because the user named nothing
	Ingest       ingest.Options // From and Progress are set by Run
	Selection    Selection      // which records to process
	Published    string         // date of articles that have none; "" leaves them undated

	// The work.
	Extractor   *extract.Extractor
	Jobs        int  // articles processed at once, at least 1
	Dedupe      bool // skip articles with the address, or nearly the text, of an earlier one
	FailFast    bool // stop at the first record that fails
	OwnsProcess bool // Run may set GOMAXPROCS and the garbage collector's target

	// The output.
	Format  emit.Format
	Encoder emit.Encoder // of Format
	Output  string       // a file, or a folder, depending on Format; may hold placeholders; "" and "-" are Stdout
	Stdout  io.Writer
	Errors  string // file for one JSON object per failed or skipped record, or ""
	Summary string // file for the Summary as JSON, or ""

	// Resuming.
	Resume     bool          // continue an earlier run with the same output; Output must be one file
	Checkpoint time.Duration // least time between two checkpoints
	Identity   []string      // what else the output depends on, such as "--kinds act" and the program's version
	RuleDir    string        // folder of rules that the output depends on, or ""
	AlsoRead   []string      // further files and folders that are read for the job, which it must not write: a configuration

	// Reporter receives failures and progress; nil is none.
	Reporter     Reporter
	MeasureInput bool // find the size of all inputs first, for Progress.Total
}

// Reporter receives what a person who watches a run needs to see. All calls come from the goroutine that called Run.
type Reporter interface {
	// Failed is called for each record that failed.
	Failed(*ingest.RecordError)
	// Skipped is called for each article that was skipped or not searched.
	Skipped(*ingest.RecordError)
	// Progress is called after each article that was written.
	Progress(Progress)
	// Warning is called if the run cannot do something that the job asks for, and continues without it, and once for each file
	// in which a record could only be read after a change.
	Warning(message string)
}

// Progress is how far a run is. It does not count the work of earlier runs that it resumes.
type Progress struct {
	Articles int
	Bytes    int64 // of these articles, unpacked
	Read     int64 // bytes of the inputs as they are stored
	Total    int64 // bytes of all inputs; 0 if unknown
}

// UsageError reports settings that cannot work, and how to correct them. Flags are named as the program names them.
type UsageError struct{ Message, Hint string }

func (e *UsageError) Error() string { return e.Message }

func usagef(hint, format string, args ...any) error {
	return &UsageError{fmt.Sprintf(format, args...), hint}
}

// Check reports mistakes in the settings as a *UsageError. It opens nothing; Run calls it first.
func (j *Job) Check() error {
	if j.Resume && toStdout(j.Output) {
		return usagef("add --output FILE; the checkpoint is saved beside it", "--resume needs an output file")
	}
	name, err := parsePlaceholders(j.outputName())
	if err != nil {
		return usagef("use "+placeholderNames()+", or remove the braces", "--output: %v", err)
	}
	if name != nil && j.Resume {
		return usagef("use --shard with {shard}, or split the output afterwards",
			"--resume needs one output file, but --output %s names several", j.Output)
	}
	return j.checkCompression()
}

// outputName is Output with the shard filled in.
func (j *Job) outputName() string {
	shard := fmt.Sprintf("%d-of-%d", max(j.Selection.Shard, 1), max(j.Selection.Shards, 1))
	return strings.ReplaceAll(j.Output, "{shard}", shard)
}

// toStdout reports whether the name of an output means standard output.
func toStdout(name string) bool { return name == "" || name == "-" }
