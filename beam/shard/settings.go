// Package shard divides the input of a run into shards, turns each into separate files, and returns a receipt for it.
//
//	plan, err := shard.Plan(ctx, inputs, settings)
//	w, err := shard.NewWorker(settings)
//	receipt, err := w.Do(ctx, plan[0])
//
// A shard is done whole or not at all: its files take their names when they are complete, and the receipt comes
// last. Whoever finds a receipt need not do the shard again. The engine that hands out the shards may hence do it as often as it likes.
package shard

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"

	"dateline/extract"
	"dateline/extract/emit"
	"dateline/extract/ingest"
)

// Settings say how articles are read and what is written. They travel to the workers as JSON.
type Settings struct {
	Output      string         // folder, or address such as gs://bucket/out
	Ingest      ingest.Options // From, Progress and Open are not used
	Format      string         // one of Formats
	Published   string         // of articles that have no date
	AnyLanguage bool
	GuessDates  bool
	MaxText     int    // longest text in bytes; 0 is no limit
	Rules       string // folder that every worker can read, or ""
	Program     string // hash of the program; see Program
}

// options are the settings that the extractor takes.
func (s Settings) options() []extract.Option {
	opts := []extract.Option{extract.WithoutLongTokens()}
	if s.AnyLanguage {
		opts = append(opts, extract.WithAnyLanguage())
	}
	if s.GuessDates {
		opts = append(opts, extract.WithGuessedDates())
	}
	if s.MaxText != 0 {
		opts = append(opts, extract.WithMaxText(s.MaxText))
	}
	if s.Rules != "" {
		opts = append(opts, extract.WithRules(s.Rules))
	}
	return opts
}

// Formats are the names of the formats that shards are written in: lines of JSON, which may be concatenated. The first is the default.
func Formats() (names []string) {
	for _, f := range emit.Formats() {
		if f.Form == emit.Stream && f.Resumable && f.Ext == ".jsonl" {
			names = append(names, f.Name)
		}
	}
	return names
}

// Check reports settings that no worker could work with.
func (s Settings) Check() error {
	if !slices.Contains(Formats(), s.Format) {
		return fmt.Errorf("unknown format %q: one of %s", s.Format, strings.Join(Formats(), ", "))
	}
	_, err := extract.New(s.options()...)
	return err
}

// Program is a hash of the running program, so that what another version has made is not taken for what this one makes.
var Program = sync.OnceValues(func() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return short(h.Sum(nil)), nil
})

// short is a hash as text, long enough to be one of a kind.
func short(sum []byte) string { return hex.EncodeToString(sum[:12]) }

// hashOf is a hash of values as JSON.
func hashOf(values ...any) (string, error) {
	data, err := json.Marshal(values)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return short(sum[:]), nil
}
