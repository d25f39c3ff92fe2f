// Command confidence fits the confidence of acts to annotated articles: it reads files of the format of news_dev.jsonl
// (id, published, text, acts, ignore), finds the acts of each article, asks which of them the annotation has with the same actors, and
// writes the weight of each piece of evidence to ../extract/event/confidence.tsv. It prints how well the confidence holds on
// articles that were left out of the fit, as the table of docs/accuracy.md.
//
//	go run ./confidence [-write] GOLD.jsonl...
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"

	"dateline/extract"
)

func main() {
	log.SetFlags(0)
	write := flag.Bool("write", false, "write ../extract/event/confidence.tsv")
	flag.Parse()
	x, err := extract.New()
	if err != nil {
		log.Fatal(err)
	}
	var all []example
	for _, name := range flag.Args() {
		examples, err := read(context.Background(), x, name)
		if err != nil {
			log.Fatalf("%s: %v", name, err)
		}
		all = append(all, examples...)
	}
	if len(all) == 0 {
		log.Fatal("no annotated article: name at least one file, such as news_dev.jsonl")
	}
	left := heldOut(all)
	caution := cautionFor(left)
	fmt.Print(calibration(left, caution))
	if *write {
		if err := os.WriteFile("../extract/event/confidence.tsv", table(fit(all), caution), 0o666); err != nil {
			log.Fatal(err)
		}
	}
}
