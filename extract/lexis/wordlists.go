package lexis

import (
	_ "embed"

	"dateline/internal/wordlist"
)

//go:embed words.txt
var wordsFile string

// wordLists are the lists of words.txt, one for each variable that they are read into.
var wordLists = wordlist.Parse(wordsFile)
