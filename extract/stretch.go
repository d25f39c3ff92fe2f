package extract

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/extract/entity"
	"dateline/rules"
)

// The program searches a long text in stretches of whole blocks, so that the working memory of the stages depends on the length of a
// stretch and not on that of the text. Each stretch begins with the last paragraphs of the one before it as context, for
// pronouns, relative dates, speakers and answers; what is found in the context alone was published before. Entities are
// kept from the first stretch to the last.
const (
	stretchSize = 64 << 10 // bytes that a stretch adds
	contextSize = 4 << 10  // bytes of context at most
)

// piece is a block of the text, or a part of a block that is longer than a stretch.
type piece struct {
	block int
	document.Span
}

// pieces returns the blocks of a document, cut into parts of at most size bytes.
func pieces(doc *document.Document, size int) []piece {
	var out []piece
	for b := range doc.Blocks {
		for span := doc.Blocks[b].Span; ; {
			at := border(doc.Text, span, size)
			out = append(out, piece{b, document.Span{Start: span.Start, End: at}})
			if span.Start = at; span.Empty() {
				break
			}
		}
	}
	return out
}

// border returns the end of the longest first part of a span with at most size bytes: after a line or a sentence, or else after a word,
// or else between two characters. It is the end of the span if that is short enough.
func border(text string, span document.Span, size int) int {
	if span.Len() <= size {
		return span.End
	}
	part := text[span.Start : span.Start+size]
	tail := len(part) / 2
	for _, end := range [...]string{"\n", ". ", "? ", "! "} {
		if i := strings.LastIndex(part[tail:], end); i >= 0 {
			return span.Start + tail + i + len(end)
		}
	}
	if i := strings.LastIndexFunc(part[tail:], unicode.IsSpace); i >= 0 {
		_, n := utf8.DecodeRuneInString(part[tail+i:])
		return span.Start + tail + i + n
	}
	at := span.Start + size
	for at > span.Start+1 && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// runStretches runs stages over a text stretch by stretch.
func (x *Extractor) runStretches(ctx context.Context, doc *document.Document, trace *rules.Trace, stages []stage) error {
	if len(doc.Blocks) == 0 {
		doc.Blocks = paragraphs(doc.Text)
	}
	names := new(entity.Memory)
	stages = slices.Clone(stages)
	for i := range stages {
		if stages[i].name == "entity" {
			stages[i].apply = names.Apply
		}
	}
	if !x.placesOnly {
		doc.Tokens = make([]document.Token, 0, len(doc.Text)*9/40)
	}
	for all := pieces(doc, x.stretch); len(all) > 0; {
		n := 1
		for n < len(all) && all[n].End-all[0].Start <= x.stretch {
			n++
		}
		j := newJoiner(doc, all[:n])
		j.placesOnly = x.placesOnly
		names.Next(j.context, doc.TokenCount())
		if err := x.pass(ctx, j.part, trace, stages); err != nil {
			return err
		}
		j.join()
		all = all[n:]
	}
	return nil
}

// newJoiner makes the document of a stretch, with its context.
func newJoiner(doc *document.Document, own []piece) *joiner {
	j := &joiner{doc: doc, own: own, from: own[0].Start}
	var blocks []document.Block
	add := func(kind document.BlockKind, s document.Span) {
		blocks = append(blocks, document.Block{Kind: kind, Span: document.Span{Start: s.Start - j.from, End: s.End - j.from}})
	}
	before := contextOf(doc, own[0])
	if len(before) > 0 {
		j.from = before[0].Start
	}
	for _, p := range slices.Concat(before, own) {
		add(doc.Blocks[p.block].Kind, p.Span)
	}
	j.context, j.blocks = own[0].Start-j.from, len(before)
	j.part = document.New(doc.Meta, doc.Text[j.from:own[len(own)-1].End], blocks)
	return j
}

// contextOf returns the last blocks before a piece, at most contextSize bytes of them: whole ones, or else the last sentences of
// the block that is too long.
func contextOf(doc *document.Document, p piece) []piece {
	least := p.Start - contextSize
	var out []piece
	for b := p.block; b >= 0; b-- {
		span := doc.Blocks[b].Span
		if span.End = min(span.End, p.Start); span.Empty() {
			continue
		}
		if span.Start < least {
			if len(out) > 0 {
				break
			}
			i, _ := slices.BinarySearchFunc(doc.Sentences, least, func(s document.Sentence, at int) int { return doc.TokenSpan(s.Start).Start - at })
			if i == len(doc.Sentences) || doc.Sentences[i].Block != b {
				break
			}
			span.Start = doc.TokenSpan(doc.Sentences[i].Start).Start
			return []piece{{b, span}}
		}
		out = slices.Insert(out, 0, piece{b, span})
	}
	return out
}
