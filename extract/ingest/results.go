package ingest

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/internal/lazyregexp"
)

// Results that Dateline wrote often lie in the folders that it reads. They are skipped: read as articles, they would give
// findings about findings. They are recognized by their content, since they can have any name.

// SkippedResults is why a file that Dateline wrote is skipped.
const SkippedResults = "results"

// skipResults reports a file that Dateline wrote.
func (r *reader) skipResults(name string) bool {
	return r.fail(RecordError{Source: name, Message: "written by Dateline: not read as articles", Skipped: SkippedResults})
}

// results hands a file that Dateline wrote to Options.Results, or reports it.
func (r *reader) results(name string, in io.Reader) bool {
	if r.opts.Results == nil {
		return r.skipResults(name)
	}
	if err := r.opts.Results(name, in); err != nil {
		return r.fail(RecordError{Source: name, Message: "cannot be read as results", Err: err})
	}
	return true
}

// isResult reports whether a record is one of Dateline's. Results without a schema are only expected after others.
func (r *reader) isResult(record []byte) bool {
	return schemaField.Match(record) || r.amongResults && (predictions.Match(record) || knownObject(record))
}

// skipResult skips one record that Dateline wrote: results may lie among articles in one input. It is reported once for each input.
func (r *reader) skipResult(source string) bool {
	if r.skipped == source {
		return true
	}
	r.skipped = source
	return r.skipResults(source)
}

// WrittenByDateline reports whether a file begins with results, errors, a summary or a checkpoint of Dateline, compressed or not.
// It returns false if the file cannot be read.
func WrittenByDateline(ctx context.Context, name string) bool {
	r := &reader{ctx: ctx}
	if r.isBratFile(name) {
		return true
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	for item := range ReadFrom(ctx, name, f, Options{}) {
		rec, ok := item.Err.(*RecordError)
		return ok && rec.Skipped == SkippedResults
	}
	return false
}

// resultMarks are the first bytes of files that are not text.
var resultMarks = [][]byte{
	[]byte("dateline/"),         // the files beside a checkpoint
	[]byte("\x00dateline/lock"), // the same, while it is locked
}

// schemaField begins all JSON with a schema of ours, on one line or indented.
var schemaField = lazyregexp.New(`^[\[\s]*\{\s*"schema"\s*:\s*"dateline/`)

// ourPage is the beginning of a page that format html wrote. Feeds and dumps may hold such pages, but do not begin like one.
var ourPage = lazyregexp.New(`^(?i:<!doctype html>)\s*<html[^<>]*>\s*<head>(?:\s*<meta [^<>]*>)*?\s*<meta name="generator" content="Dateline">`)

// ourXML begins what formats graphml and timeml write.
var ourXML = lazyregexp.New(`^<\?xml [^<>]*\?>\n<!-- written by Dateline -->\n`)

// writtenByDateline reports whether a file begins like one that Dateline wrote.
func writtenByDateline(head []byte) bool {
	head = trimmed(head)
	for _, mark := range resultMarks {
		if bytes.HasPrefix(head, mark) {
			return true
		}
	}
	switch {
	case len(head) == 0:
		return false
	case head[0] == '{' || head[0] == '[':
		return schemaField.Match(head) || predictions.Match(head) || knownObject(head)
	case head[0] == '<':
		return ourPage.Match(head) || ourXML.Match(head)
	case bytes.IndexByte(head, 0) >= 0:
		return ourDatabase(head) || ourWorkbook(head)
	}
	return ourTable(head) || ourReport(head) || ourCounts.Match(head)
}

// predictions begins tasks for Label Studio.
var predictions = lazyregexp.New(`^[\[\s]*\{"predictions":\[\{"model_version":"dateline `)

// ourCounts begins what dateline stats prints.
var ourCounts = lazyregexp.New(`^\d+ articles?\n\nfindings by kind\n`)

// ourWorkbook reports whether the first file of a zip archive has the mark of format xlsx.
func ourWorkbook(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) && bytes.Contains(head[:min(len(head), 100)],
		[]byte("[Content_Types].xmlDL\x08\x00dateline"))
}

// reportLines are lines of format text, each after the title of an article. "Dates" and "Numbers" are not among them: articles have
// such headings.
var reportLines = [][]byte{
	[]byte("\nWho said what\n  "), []byte("\nWho believes what\n  "), []byte("\nWho intends what\n  "), []byte("\nWho did what to whom\n  "),
	[]byte("\nPeople, organizations and places\n  "), []byte("\n  nothing found\n"),
}

// maxReportHead is how many bytes of a title, a byline and an address may be before them.
const maxReportHead = 2000

// ourReport reports whether a file begins like one that format text wrote.
func ourReport(head []byte) bool {
	head = head[:min(len(head), maxReportHead)]
	return slices.ContainsFunc(reportLines, func(line []byte) bool { return bytes.Contains(head, line) })
}

// sqliteID is where SQLite has the application's id, and ours.
var sqliteID = struct {
	at int
	id []byte
}{68, []byte("Datl")}

func ourDatabase(head []byte) bool {
	end := sqliteID.at + len(sqliteID.id)
	return bytes.HasPrefix(head, []byte("SQLite format 3\x00")) && len(head) >= end && bytes.Equal(head[sqliteID.at:end], sqliteID.id)
}

// tables are the names of columns that only our tables have together.
var tables = [][]string{
	{"actor_countries", "recipient_countries", "plover", "cameo"},                                 // formats csv and tsv
	{"source_code", "recipient_code", "event_text", "quad_code"},                                  // format plover-csv
	{"source_key", "target_key", "weight", "act_type"},                                            // format edges
	{"GLOBALEVENTID", "SQLDATE", "GoldsteinScale", "ActionGeo_Type", "SOURCEURL"},                 // format gdelt, which has a header that GDELT's own files do not have
	{"actors", "recipients", "article", "page", "source"}, {"actor_key", "recipient_key", "acts"}, // downloads of format html
	{"first", "last", "reports", "sources", "acts"}, {"page", "published", "acts", "statements"}, {"key", "kind", "acts", "statements"},
	{"counted", "name", "count"}, // of dateline stats
}

// ourTable reports whether the first line has the names of columns of a table of ours.
func ourTable(head []byte) bool {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	names := strings.FieldsFunc(string(line), func(r rune) bool { return r == ',' || r == '\t' || r == '\r' })
	return slices.ContainsFunc(tables, func(table []string) bool {
		return !slices.ContainsFunc(table, func(want string) bool { return !slices.Contains(names, want) })
	})
}

// objects describe lines without a schema: the keys that each has, all that it can have, and a text that it contains.
var objects = []struct {
	keys, most []string
	text       string
}{
	{keys: []string{"source", "stage", "message"}, most: []string{"source", "record", "line", "offset", "stage", "message", "hint", "skipped"}}, // errors
	{keys: []string{"event_text", "recipient", "source", "event"}},                                                                              // format plover
	{keys: []string{"article", "kind", "actor_countries", "recipient_countries"}},                                                               // format rows
	{keys: []string{"@context", "generator", "target"}, text: `"urn:dateline:rule:`},                                                            // format w3c
	{keys: []string{"uri", "profile"}, text: `"profile":"dateline"`},                                                                            // format ninjs
	{keys: []string{"dateline", "text"}},                                                                                                        // format doccano
	{keys: []string{"type", "generator"}, text: `"generator":"dateline"`},                                                                       // format geojson
	{keys: []string{"created_by", "resources"}, text: `"created_by": "dateline `},                                                               // datapackage.json
}

// knownObject reports whether an input begins with an object of objects.
func knownObject(head []byte) bool {
	keys := topKeys(head)
	for _, o := range objects {
		missing := slices.ContainsFunc(o.keys, func(key string) bool { return !slices.Contains(keys, key) })
		foreign := o.most != nil && slices.ContainsFunc(keys, func(key string) bool { return !slices.Contains(o.most, key) })
		if !missing && !foreign && bytes.Contains(head, []byte(o.text)) {
			return true
		}
	}
	return false
}

// topKeys returns the keys of the first object, or of as much of it as head has.
func topKeys(head []byte) []string {
	keys := []string{}
	dec := json.NewDecoder(bytes.NewReader(head))
	if _, err := dec.Token(); err != nil {
		return keys
	}
	for dec.More() {
		key, err := dec.Token()
		name, ok := key.(string)
		if err != nil || !ok {
			break
		}
		keys = append(keys, name)
		var value json.RawMessage
		if dec.Decode(&value) != nil {
			break
		}
	}
	return keys
}

// bratFolder is what the last folder that was looked at is: whether brat's files in it were written by Dateline.
type bratFolder struct {
	path string
	ours bool
}

// isBratFile reports whether a file belongs to a folder that format brat wrote: its texts cannot be recognized by their content.
func (r *reader) isBratFile(name string) bool {
	base, folder := filepath.Base(name), filepath.Dir(name)
	ext := filepath.Ext(base)
	if ext != ".txt" && ext != ".ann" && base != bratConfiguration {
		return false
	}
	if r.brat.path != folder {
		conf, err := os.ReadFile(filepath.Join(folder, bratConfiguration))
		r.brat = bratFolder{folder, err == nil && bytes.Contains(conf, []byte("\nSpeaker\tArg1:Quote, Arg2:Person"))}
	}
	if !r.brat.ours || base == bratConfiguration {
		return r.brat.ours
	}
	_, err := os.Stat(strings.TrimSuffix(name, ext) + ".ann")
	return err == nil
}

// bratConfiguration is the file that each folder of brat has.
const bratConfiguration = "annotation.conf"
