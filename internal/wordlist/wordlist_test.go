package wordlist

import (
	"fmt"
	"testing"
)

const file = `# Verbs and ranks.

[verbs] what they are
begin bring
# more
put+forward

[ranks] and what they are short for
gen.=general sec.=secretary+general
[bids]
bid=offer deal=offer/propose
[lines]
photo by | picture:
# more
read more
`

func TestLists(t *testing.T) {
	lists := Parse(file)
	for _, c := range []struct {
		got  any
		want string
	}{
		{lists.Set("verbs"), "map[begin:true bring:true put forward:true]"},
		{lists.Words("verbs"), "[begin bring put forward]"},
		{lists.Phrases("lines"), "map[photo by:true picture::true read more:true]"},
		{lists.Map("ranks"), "map[gen.:general sec.:secretary general]"},
		{lists.Choices("bids"), "map[bid:[offer] deal:[offer propose]]"},
	} {
		if got := fmt.Sprint(c.got); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestMistakes(t *testing.T) {
	for want, read := range map[string]func(){
		"no word list nouns":                  func() { Parse(file).Set("nouns") },
		"word list verbs: no value for begin": func() { Parse(file).Map("verbs") },
		"two word lists with the name verbs":  func() { Parse("[verbs]\ngo\n[verbs]\nstay\n") },
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); got != want {
					t.Errorf("got %s, want %s", got, want)
				}
			}()
			read()
		}()
	}
}
