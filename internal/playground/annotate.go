package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"

	"dateline"
	"dateline/extract"
	"dateline/extract/document"
	"dateline/extract/page"
	"dateline/extract/record"
	"dateline/rules"
)

// ruleFile is what the rules of the playground are called after.
const ruleFile = "playground.yaml"

// answer is what the playground shows: an article as a page and as JSON, or why there is none.
type answer struct {
	Page    string `json:"page,omitempty"`
	JSON    string `json:"json,omitempty"`
	Acts    int    `json:"acts"`
	Version string `json:"version"`
	Rules   string `json:"rules,omitempty"`
	Error   string `json:"error,omitempty"`
}

// annotator extracts articles, and keeps the extractor of the rules that were used last: compiling rules takes longer than a text.
type annotator struct {
	rules     string
	extractor *extract.Extractor
}

// annotate returns the answer for a text or HTML, the day of its publication (empty if unknown) and the rules of the user (empty
// for the shipped ones alone).
func (a *annotator) annotate(text, published, own string) answer {
	out := answer{Version: dateline.Version}
	if err := a.fill(&out, document.Raw{Body: []byte(text), Published: published}, own); err != nil {
		out = answer{Version: dateline.Version, Error: err.Error()}
	}
	return out
}

func (a *annotator) fill(out *answer, raw document.Raw, own string) error {
	if err := a.load(own); err != nil {
		return err
	}
	if len(bytes.TrimSpace(raw.Body)) == 0 {
		return errors.New("no text: paste an article")
	}
	doc, err := a.extractor.Extract(context.Background(), raw)
	if err != nil {
		return err
	}
	var html bytes.Buffer
	if err := page.Write(&html, []*document.Document{doc}, page.Options{}); err != nil {
		return err
	}
	text, err := indented(record.New(doc, document.CodePoints))
	if err != nil {
		return err
	}
	out.Page, out.JSON, out.Acts, out.Rules = html.String(), text, len(doc.Events), a.extractor.RulesVersion()
	return nil
}

// load makes the extractor for the rules, unless it is there.
func (a *annotator) load(own string) error {
	if a.extractor != nil && a.rules == own {
		return nil
	}
	var options []extract.Option
	if own != "" {
		options = append(options, extract.WithRuleFiles(rules.Source{Name: ruleFile, Data: []byte(own)}))
	}
	x, err := extract.New(options...)
	if err != nil {
		return err
	}
	a.rules, a.extractor = own, x
	return nil
}

func indented(v any) (string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(v)
	return b.String(), err
}
