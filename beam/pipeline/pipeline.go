// Package pipeline is the run as a graph for Apache Beam: shards are done one by one, wherever there is room, and what
// their articles report is brought together and grouped.
//
//	plan ─▶ shards ─▶ extractFn ─▶ receipts ─▶ reportsFn ─▶ all reports ─▶ groupFn ─▶ stories by part ─▶ storiesFn ─▶ ╮
//	                                  ╰───────────────────────────────────────────────────────────────────────────────▶ manifestFn
//
// An element of the graph is a shard, never an article: articles stay within the worker that reads them.
// What is wrong with articles is output, too. A function fails only where it cannot read or write
// the files of the run, so that the engine tries it again.
package pipeline

import (
	"bytes"
	"context"
	"encoding/json"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"dateline/beam/shard"
	"dateline/extract/story"
)

func init() {
	register.DoFn3x1[context.Context, []byte, func(shard.Shard), error](&planFn{})
	register.DoFn2x2[context.Context, shard.Shard, []byte, error](&extractFn{})
	register.DoFn3x1[context.Context, []byte, func(int, []byte), error](&reportsFn{})
	register.DoFn4x1[context.Context, int, func(*[]byte) bool, func(int, []byte), error](&groupFn{})
	register.DoFn4x1[context.Context, int, func(*[]byte) bool, func([]byte), error](&storiesFn{})
	register.DoFn4x1[context.Context, int, func(*[]byte) bool, func(*[]byte) bool, error](&manifestFn{})
	register.Emitter1[shard.Shard]()
	register.Emitter1[[]byte]()
	register.Emitter2[int, []byte]()
	register.Iter1[[]byte]()
	register.Function1x2(only)
}

// Options say how the stories are made.
type Options struct {
	Days  int // after the last article of a story on which a further one can join it
	Parts int // files of stories
}

// Build adds the run to a pipeline. Its plan must have been written to the output.
func Build(s beam.Scope, settings shard.Settings, opts Options) error {
	output := settings.Output
	encoded, err := json.Marshal(settings)
	if err != nil {
		return err
	}
	plan := beam.ParDo(s.Scope("Plan"), &planFn{output}, beam.Impulse(s))
	receipts := beam.ParDo(s.Scope("Extract"), &extractFn{Settings: encoded}, beam.Reshuffle(s, plan))
	receipts = beam.Reshuffle(s, receipts) // shards that are done stay done, whatever becomes of the rest
	reports := beam.ParDo(s.Scope("Reports"), &reportsFn{output}, receipts)
	stories := beam.ParDo(s.Scope("Group"), &groupFn{opts}, beam.GroupByKey(s, reports))
	files := beam.ParDo(s.Scope("Stories"), &storiesFn{output, opts.Parts}, beam.GroupByKey(s, stories))
	beam.ParDo0(s.Scope("Manifest"), &manifestFn{output}, beam.CoGroupByKey(s, beam.ParDo(s, only, receipts), beam.ParDo(s, only, files)))
	return nil
}

// only brings all elements to one key.
func only(element []byte) (int, []byte) { return 0, element }

// planFn gives the shards of the plan.
type planFn struct{ Output string }

func (f *planFn) ProcessElement(ctx context.Context, _ []byte, emit func(shard.Shard)) error {
	return shard.ReadPlan(ctx, f.Output, emit)
}

// extractFn does shards and gives their receipts.
type extractFn struct {
	Settings []byte // JSON: Beam's schemas do not take all of their types
	worker   *shard.Worker
}

var articles, failed = beam.NewCounter("dateline", "articles"), beam.NewCounter("dateline", "failed")

func (f *extractFn) Setup() error {
	var s shard.Settings
	err := json.Unmarshal(f.Settings, &s)
	if err == nil {
		f.worker, err = shard.NewWorker(s)
	}
	return err
}

func (f *extractFn) ProcessElement(ctx context.Context, s shard.Shard) ([]byte, error) {
	r, err := f.worker.Do(ctx, s)
	if err != nil {
		return nil, err
	}
	articles.Inc(ctx, int64(r.Articles))
	failed.Inc(ctx, int64(r.Failed))
	return r.Encode()
}

// reportsFn gives what the articles of a shard contribute to stories.
type reportsFn struct{ Output string }

func (f *reportsFn) ProcessElement(ctx context.Context, receipt []byte, emit func(int, []byte)) error {
	return shard.EachReport(ctx, f.Output, receipt, func(summary []byte) { emit(0, bytes.Clone(summary)) })
}

// groupFn makes the stories, each for one of the files. It is one step: any two articles can be of one story. It takes a small part of the
// time that extraction takes, and its memory is that of the articles of a few days.
type groupFn struct{ Options Options }

func (f *groupFn) ProcessElement(ctx context.Context, _ int, next func(*[]byte) bool, emit func(int, []byte)) error {
	summaries := func(yield func([]byte) bool) {
		for b := []byte(nil); next(&b) && yield(b); b = nil {
		}
	}
	return shard.Group(ctx, f.Options.Days, summaries, func(s *story.Story) { emit(story.Part(s.ID, f.Options.Parts), s.Line()) })
}

// storiesFn writes a file of stories and returns its description.
type storiesFn struct {
	Output string
	Parts  int
}

func (f *storiesFn) ProcessElement(ctx context.Context, part int, next func(*[]byte) bool, emit func([]byte)) error {
	written, err := shard.WriteStories(ctx, f.Output, part, f.Parts, collect(next))
	if err == nil {
		emit(written)
	}
	return err
}

// manifestFn writes the manifest, which comes last.
type manifestFn struct{ Output string }

func (f *manifestFn) ProcessElement(ctx context.Context, _ int, receipts, stories func(*[]byte) bool) error {
	return shard.WriteManifest(ctx, f.Output, collect(receipts), collect(stories))
}

// collect takes all of what an engine hands out one by one.
func collect(next func(*[]byte) bool) (all [][]byte) {
	for b := []byte(nil); next(&b); b = nil {
		all = append(all, b)
	}
	return all
}
