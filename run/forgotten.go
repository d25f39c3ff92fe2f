package run

import (
	"context"
	"encoding/json"
	"io"
	"os"

	"dateline/extract/ingest"
)

// checkForgotten refuses targets that seem to be inputs, since the value of their flag was forgotten: "--errors article.txt". Errors
// replace errors only, and a summary replaces a summary. The output may replace any file; if no input was named, only results.
func checkForgotten(ctx context.Context, j *Job) error {
	for _, t := range []struct {
		flag, name, holds string
		replaces          func(name string) bool
	}{
		{"--errors", j.Errors, "holds no errors of an earlier run", holdsErrors},
		{"--summary", j.Summary, "holds no summary of an earlier run", holdsSummary},
		{"--output", j.outputIfForgotten(), "was not written by Dateline", func(name string) bool { return ingest.WrittenByDateline(ctx, name) }},
	} {
		if t.name == "" {
			continue
		}
		info, err := os.Stat(t.name)
		holds := err == nil && info.Mode().IsRegular() && info.Size() > 0
		if holds && !t.replaces(t.name) {
			hint := "name another file or remove this one; to read standard input, name -"
			return usagef(hint, "%s would replace %s, which %s", t.flag, t.name, t.holds)
		}
	}
	return nil
}

// outputIfForgotten returns the output of a job without inputs, the value of whose flag may be the input, or "".
func (j *Job) outputIfForgotten() string {
	if name := j.outputName(); j.StdinImplied && !toStdout(name) {
		return name
	}
	return ""
}

// holdsErrors reports whether a file begins with an error of an earlier run.
func holdsErrors(name string) bool {
	var rec struct {
		Schema string
		ingest.RecordError
	}
	if !firstValue(name, &rec) || rec.Schema != "" {
		return false
	}
	return rec.Source != "" && rec.Stage != "" && rec.Message != ""
}

// holdsSummary reports whether a file begins with the summary of an earlier run.
func holdsSummary(name string) bool {
	var sum struct{ Schema string }
	return firstValue(name, &sum) && sum.Schema == summarySchema
}

// longestReport bounds what is read of a file to see whether it is a report.
const longestReport = 1 << 20

// firstValue reads the JSON that a file begins with.
func firstValue(name string, into any) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	return json.NewDecoder(io.LimitReader(f, longestReport)).Decode(into) == nil
}
