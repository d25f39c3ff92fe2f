package extract_test

import (
	"context"
	"fmt"
	"log"
	"strings"

	"dateline/extract"
	"dateline/extract/document"
	"dateline/extract/emit"
	"dateline/extract/record"
)

// Who did what to whom: the events of an article, with names instead of positions.
func Example() {
	x, err := extract.New() // once; any number of goroutines may share it
	if err != nil {
		log.Fatal(err)
	}
	doc, err := x.Extract(context.Background(), document.Raw{Body: []byte("Ukraine offered Poland forty tents. Poland rejected the offer.")})
	if err != nil {
		log.Fatal(err)
	}
	for _, ev := range doc.Events {
		fmt.Println(ev.Actors[0].Name, ev.Act, ev.Outcome)
	}
	// Output:
	// Ukraine offer rejected
	// Poland reject
}

// An article as one record, tied together by ids, in the unit that positions shall count.
func Example_record() {
	x, err := extract.New()
	if err != nil {
		log.Fatal(err)
	}
	doc, err := x.Extract(context.Background(), document.Raw{Body: []byte("The town of Ostby bought 12 boats for €1.5 million.")})
	if err != nil {
		log.Fatal(err)
	}
	for _, q := range record.New(doc, document.CodePoints).Quantities {
		fmt.Println(q.ID, q.Kind, *q.Value, q.Start, q.End)
	}
	// Output:
	// Q1 count 12 25 33
	// Q2 money 1500000 38 50
}

// Any of the formats of the command, for any number of articles.
func Example_write() {
	x, err := extract.New()
	if err != nil {
		log.Fatal(err)
	}
	enc, err := emit.New("tsv", emit.Options{Kinds: []record.Kind{record.KindDate}})
	if err != nil {
		log.Fatal(err)
	}
	var out strings.Builder // or a file, or a connection
	w, err := enc.Open(emit.Target{Writer: &out})
	if err != nil {
		log.Fatal(err)
	}
	for _, text := range []string{"The bridge fell on May 3, 2024.", "It opened in 1911."} {
		doc, err := x.Extract(context.Background(), document.Raw{Meta: document.Meta{URL: "https://kallo.test/bridge"}, Body: []byte(text)})
		if err != nil {
			log.Fatal(err)
		}
		piece, err := enc.Encode(doc) // any goroutine may do this
		if err != nil {
			log.Fatal(err)
		}
		if err := w.Write(piece); err != nil {
			log.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		log.Fatal(err)
	}
	header, rows, _ := strings.Cut(out.String(), "\n")
	fmt.Println(strings.Split(header, "\t")[:3], strings.Count(rows, "\n"), "rows")
	// Output: [url article title] 2 rows
}

// Rules of one's own, beside the shipped ones or in place of them.
func ExampleWithRules() {
	x, err := extract.New(extract.WithRules("../rules/testdata/packs/takeovers"))
	if err != nil {
		log.Fatal(err)
	}
	own := 0
	for _, r := range x.Rules().Rules() {
		if r.File == "../rules/testdata/packs/takeovers/takeovers.yaml" {
			own++
		}
	}
	fmt.Println(own > 0)
	// Output: true
}
