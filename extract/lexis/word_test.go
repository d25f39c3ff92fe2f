package lexis

import (
	"fmt"
	"reflect"
	"testing"

	"dateline/extract/document"
)

// TestMemoForgets holds that a memo keeps a bounded number of words from text to text, those that come again first, and that words in the
// place of forgotten ones are as new.
func TestMemoForgets(t *testing.T) {
	m, err := loadModels()
	if err != nil {
		t.Fatal(err)
	}
	var memo, fresh wordMemo
	take := func(memo *wordMemo, text string) *word {
		return memo.take(m.tagger, nil, []document.Token{{Text: text}})[0]
	}
	kept := take(&memo, "Ordinal")
	for n := range 2 * maxWords {
		if n%1000 == 0 && take(&memo, "Ordinal") != kept {
			t.Fatal("a word that comes again was forgotten")
		}
		if text := fmt.Sprintf("w%d", n); !reflect.DeepEqual(take(&memo, text), take(&fresh, text)) {
			t.Fatalf("%s differs from itself in a new memo", text)
		}
		memo.trim()
		if len(memo.known) > maxWords {
			t.Fatalf("%d words are known", len(memo.known))
		}
	}
}

func TestTraits(t *testing.T) {
	m, err := loadModels()
	if err != nil {
		t.Fatal(err)
	}
	var memo wordMemo
	for text, want := range map[string]traits{
		"third": isSmall | isOrdinal | isRoundNumber, "Dozen": isRoundNumber, "Noon": isMomentNoun, "last": isSmall | isFrontedTime,
		"went": isSmall | isOnlyPast | isPastForm, "Went": 0, "Ukraine": isPlace, "both": isSmall | isFloating,
	} {
		if got := memo.of(m.tagger, text).traits; got != want {
			t.Errorf("%s has the traits %b, want %b", text, got, want)
		}
	}
}
