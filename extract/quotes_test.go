package extract_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"dateline/extract"
)

func ExampleQuotes() {
	text := "“The bridge is safe,” said Anna Berg, the mayor of Oslo. “We will open it in May.” She added that the old road would stay shut."
	quotes, err := extract.Quotes(context.Background(), text)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, q := range quotes {
		for _, s := range q.Spans {
			fmt.Printf("%s %s: %s\n", q.Speaker.Name, q.Kind, text[s[0]:s[1]])
		}
	}
	// Output:
	// Anna Berg direct: The bridge is safe
	// Anna Berg direct: We will open it in May.
	// Anna Berg indirect: the old road would stay shut
}

// Sources without a name are of the kind unnamed; several speakers are distinguished.
func ExampleExtractor_Quotes() {
	x, err := extract.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	quotes, err := x.Quotes(context.Background(),
		"A senior official who asked not to be named said the talks had failed. Norway and Denmark said they would send ships.")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, q := range quotes {
		if q.Speaker.Kind != nil {
			fmt.Printf("%s (%s): %s\n", q.Speaker.Name, *q.Speaker.Kind, q.Text)
		}
		for _, s := range q.Speakers {
			fmt.Printf("%s: %s\n", s.Name, q.Text)
		}
	}
	// Output:
	// A senior official (unnamed): the talks had failed
	// Norway: they would send ships
	// Denmark: they would send ships
}

func TestQuotesOfBytes(t *testing.T) {
	if _, err := extract.Quotes(t.Context(), "He said \xff it"); err == nil {
		t.Error("no error for a text that is not UTF-8")
	}
}

// TestReportedSpeechEnds: in a text without marks no verb of saying has all the rest of it; long sentences, and what is in quotation
// marks, are whole.
func TestReportedSpeechEnds(t *testing.T) {
	longest := func(text string) (bytes int) {
		quotes, err := extract.Quotes(t.Context(), text)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range quotes {
			bytes = max(bytes, len(q.Text))
		}
		return bytes
	}
	for _, phrase := range []string{"Anna Roe said that Tom Berg had said that ", "he said that if Norland agrees, Sudmark says that ",
		"the mayor said the clerk denied that "} {
		if got := longest(strings.Repeat(phrase, 300) + "it rains."); got > 4000 {
			t.Errorf("%q repeated gives a statement of %d bytes", phrase, got)
		}
	}
	const words = "the old pier and the new one and "
	if got := longest("Anna Roe said that it has kept " + strings.Repeat(words, 6) + "the yard."); got < 6*len(words) {
		t.Errorf("a sentence of 50 words has a statement of %d bytes", got)
	}
	if got := longest("“We keep " + strings.Repeat(words, 100) + "the yard,” Anna Roe said."); got < 100*len(words) {
		t.Errorf("a quotation of 800 words has a statement of %d bytes", got)
	}
}
