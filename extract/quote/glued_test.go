package quote

import "testing"

// Words into which links to other articles were copied are recognized by a name glued to a headline, and the word at the end of the links.
func TestWordsWithLinks(t *testing.T) {
	for words, want := range map[string]bool{
		"Ana Ruiz Ana RuizPort plan fails Dockers cheer new owner MORE would step down": true,
		"the club would ask for MORE time":                                              false,
		"Mr. McGee and the O'Hara firm want MORE":                                       false,
		"the port plan of RuizPort fails":                                               false,
		"YouTube and eBay would pay, and MORE too":                                      false,
	} {
		if got := holdsLinks(words); got != want {
			t.Errorf("%s: %v", words, got)
		}
	}
}
