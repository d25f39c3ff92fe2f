package lexis

import "testing"

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
