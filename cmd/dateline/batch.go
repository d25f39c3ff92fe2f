package main

import (
	"iter"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/extract"
	"dateline/extract/ingest"
	"dateline/internal/splitmix"
)

// dumpFlags say what dumps hold where it is unusual, and what is refused.
func dumpFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "text-column", Usage: "the column of tables, or field of JSON, that holds the text: `NAME`"},
		&cli.StringFlag{Name: "html-column", Usage: "the one that holds HTML: `NAME`"},
		&cli.StringFlag{Name: "title-column", Usage: "the one that holds the title: `NAME`"},
		&cli.StringFlag{Name: "date-column", Usage: "the one that holds the time of publication: `NAME`"},
		&cli.StringFlag{Name: "url-column", Usage: "the one that holds the address: `NAME`"},
		&cli.StringFlag{Name: "id-column", Usage: "the one that holds the id: `NAME`"},
		&cli.IntFlag{Name: "max-record", Value: ingest.DefaultMaxRecord, Usage: "refuse records (files, lines, pages of dumps) that are longer than so many `BYTES`"},
		&cli.IntFlag{Name: "max-page", Value: ingest.DefaultMaxPage, Usage: "refuse HTML pages that are longer than so many `BYTES`"},
		&cli.IntFlag{Name: "max-elements", Value: ingest.DefaultMaxElements, Usage: "refuse HTML pages of more than `N` elements"},
		&cli.IntFlag{Name: "max-text", Value: extract.DefaultMaxText, Usage: "refuse articles whose text, once it is cleaned, is longer than so many `BYTES`"},
		&cli.IntFlag{Name: "max-ratio", Value: ingest.DefaultMaxRatio, Usage: "refuse what unpacks to more than `N` times its size without an article in it"},
		&cli.IntFlag{Name: "max-window", Value: ingest.DefaultMaxWindow, Usage: "refuse compressed input that needs more than so many `BYTES` of memory"},
	}
}

// parseDumpFlags reads dumpFlags.
func (s *settings) parseDumpFlags(c *cli.Context) error {
	opts := &s.ingest
	opts.Columns = ingest.Columns{
		Text: c.String("text-column"), HTML: c.String("html-column"), Title: c.String("title-column"),
		Date: c.String("date-column"), URL: c.String("url-column"), ID: c.String("id-column"),
	}
	for _, limit := range []struct {
		name string
		to   *int
	}{
		{"max-record", &opts.MaxRecord}, {"max-page", &opts.MaxPage}, {"max-elements", &opts.MaxElements},
		{"max-ratio", &opts.MaxRatio}, {"max-window", &opts.MaxWindow}, {"max-text", &s.maxText},
	} {
		if *limit.to = c.Int(limit.name); *limit.to < 1 {
			return usagef("give 1 or more", "--%s is %d", limit.name, *limit.to)
		}
	}
	return nil
}

// batchFlags are for runs over many articles.
func batchFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "resume", Usage: "go on where the last run with --resume and the same --output was stopped", DisableDefaultText: true},
		&cli.DurationFlag{Name: "checkpoint", Value: 2 * time.Second, Usage: "how often --resume writes down how far it is"},
		&cli.StringFlag{Name: "shard", Usage: "read only every n-th record, from the `I/N`-th on, such as 3/16"},
		&cli.IntFlag{Name: "limit", Usage: "stop after `N` records", DefaultText: "none"},
		&cli.StringFlag{Name: "sample", Usage: "read only this `SHARE` of the records, such as 0.01 or 1%; always the same ones"},
		&cli.BoolFlag{Name: "dedupe", Usage: "pass over articles with the address, or nearly the text, of an earlier one", DisableDefaultText: true},
		&cli.StringFlag{Name: "summary", Usage: "write counts and speed as JSON to `FILE`"},
	}
}

// batch are the settings of batchFlags.
type batch struct {
	resume        bool
	every         time.Duration // between checkpoints
	shard, shards int           // shard is from 1; shards is 0 where all records are read
	limit         int           // 0 is none
	sample        float64       // 0 is all
	dedupe        bool
	summary       string
}

// parseBatch reads batchFlags.
func (s *settings) parseBatch(c *cli.Context) error {
	s.batch = batch{resume: c.Bool("resume"), every: c.Duration("checkpoint"), limit: c.Int("limit"), dedupe: c.Bool("dedupe"), summary: c.String("summary")}
	if s.batch.resume && toStdout(s.output) {
		return usagef("add --output FILE; the checkpoint lies beside it", "--resume needs a file to write to")
	}
	if c.IsSet("limit") && s.batch.limit < 1 {
		return usagef("give 1 or more", "--limit is %d", s.batch.limit)
	}
	if c.IsSet("shard") && !s.batch.parseShard(c.String("shard")) {
		return usagef("write it as 3/16: the third of sixteen", "--shard: %q is no shard", c.String("shard"))
	}
	if c.IsSet("sample") && !s.batch.parseSample(c.String("sample")) {
		return usagef("write it as 0.01 or 1%", "--sample: %q is no share", c.String("sample"))
	}
	s.ingest.Progress = new(ingest.Progress)
	return nil
}

func (b *batch) parseShard(s string) bool {
	i, n, _ := strings.Cut(s, "/")
	var errI, errN error
	b.shard, errI = strconv.Atoi(i)
	b.shards, errN = strconv.Atoi(n)
	return errI == nil && errN == nil && b.shard >= 1 && b.shard <= b.shards
}

func (b *batch) parseSample(s string) bool {
	number, percent := strings.CutSuffix(s, "%")
	share, err := strconv.ParseFloat(number, 64)
	if percent {
		share /= 100
	}
	b.sample = share
	return err == nil && share > 0 && share <= 1
}

// picks reports whether a record belongs to the shard and the sample. It depends on
// the number of the record alone.
func (b *batch) picks(seq int) bool {
	if b.shards > 1 && seq%b.shards != b.shard-1 {
		return false
	}
	return b.sample == 0 || float64(splitmix.Mix(uint64(seq)))/math.MaxUint64 < b.sample
}

// choose leaves of the items those that the run is about. The items begin with
// number from; those before number next have been done by an earlier run.
func (b *batch) choose(items iter.Seq[ingest.Item], from, next int) iter.Seq[ingest.Item] {
	return func(yield func(ingest.Item) bool) {
		chosen := 0
		for seq := 0; b.limit > 0 && seq < from; seq++ {
			if b.picks(seq) {
				chosen++
			}
		}
		if b.limit > 0 && chosen >= b.limit {
			return
		}
		for item := range items {
			if item.Seq < from || !b.picks(item.Seq) {
				continue
			}
			chosen++
			if item.Seq >= next && !yield(item) {
				return
			}
			if b.limit > 0 && chosen >= b.limit {
				return
			}
		}
	}
}
