package lexis

import (
	"slices"
	"strings"
	"testing"

	"dateline/extract/document"
)

// layer spells the mentions of a layer as "words <head> features".
func layer(doc *document.Document, name string) []string {
	var out []string
	l := doc.Layer(name)
	if l == nil {
		return nil
	}
	for _, m := range l.Mentions() {
		head, _ := m.Capture("head")
		values := []string{doc.Words(m.Range), "<" + doc.Words(head) + ">"}
		for _, f := range m.Features {
			values = append(values, f.Value)
		}
		out = append(out, strings.Join(values, " "))
	}
	return out
}

func TestNounPhrases(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"Ukraine proposed to Russia to hold a meeting.", []string{"Ukraine <Ukraine> name sg", "Russia <Russia> name sg", "a meeting <meeting> common sg"}},
		{"They met Norland's new foreign minister Ada Lind.", []string{"They <They> pronoun pl", "Norland's new foreign minister Ada Lind <Lind> name sg"}},
		{"Germany offered Poland two batteries on May 5.", []string{"Germany <Germany> name sg", "Poland <Poland> name sg", "two batteries <batteries> common pl", "May 5 <May> name sg"}},
		{"They met Ana Ruiz last Friday in Peru next door.", []string{"They <They> pronoun pl", "Ana Ruiz <Ruiz> name sg", "last Friday <Friday> name sg", "Peru <Peru> name sg", "next door <door> common sg"}},
		{"On Sunday rebels fled.", []string{"Sunday <Sunday> name sg", "rebels <rebels> common pl"}},
		{"Last week union leaders met.", []string{"Last week <week> common sg", "union leaders <leaders> common pl"}},
		{"In 2019 police left; on 3 June police returned.", []string{"2019 <2019> common pl", "police <police> common pl", "3 June <June> name sg", "police <police> common pl"}},
		{"Germany lent Peru on Monday 20 million dollars.", []string{"Germany <Germany> name sg", "Peru <Peru> name sg", "Monday <Monday> name sg", "20 million dollars <dollars> common pl"}},
		{"On Monday night guards slept.", []string{"Monday night <night> common sg", "guards <guards> common pl"}},
		{"Last year's sales fell on Monday 20 January.", []string{"Last year's sales <sales> common pl", "Monday 20 January <January> name sg"}},
		{"The Sunday paper failed in March elections.", []string{"The Sunday paper <paper> common sg", "March elections <elections> common pl"}},
		{"The 6,000 very tired soldiers left; both stayed.", []string{"The 6,000 very tired soldiers <soldiers> common pl", "both <both> pronoun pl"}},
		{"The 4.2 billion krone offer failed.", []string{"The 4.2 billion krone offer <offer> common sg"}},
		{"At least 43 people left.", []string{"At least 43 people <people> common pl"}},
		{"More than a dozen men left; at least a third of us stayed.", []string{"More than a dozen men <men> common pl", "at least a third <third> common sg", "us <us> pronoun pl"}},
		{"Half the men left.", []string{"Half the men <men> common pl"}},
		{"It sent up to 30 trucks and no more than six boats.", []string{"It <It> pronoun sg", "up to 30 trucks <trucks> common pl", "no more than six boats <boats> common pl"}},
		{"He, who knew the poor, said all the ships sank.", []string{"He <He> pronoun sg", "who <who> pronoun sg", "the poor <poor> common sg", "all the ships <ships> common pl"}},
	}
	for _, test := range tests {
		if got := layer(annotated(t, test.text), "np"); !slices.Equal(got, test.want) {
			t.Errorf("%s\ngot  %q\nwant %q", test.text, got, test.want)
		}
	}
}

func TestVerbGroups(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"Norland has proposed talks.", []string{"has proposed <proposed> finite active past positive asserted"}},
		{"He said he had proposed talks.", []string{"said <said> finite active past positive asserted", "had proposed <proposed> finite active past positive asserted"}},
		{"Norland had earlier in the day rejected it.", []string{"rejected <rejected> finite active past positive asserted"}},
		{"Norland has not, in its letter to us, refused.", []string{"refused <refused> finite active past negative asserted"}},
		{"Norland will on Monday reject it.", []string{"reject <reject> finite active future positive asserted"}},
		{"He was last week sentenced.", []string{"sentenced <sentenced> finite passive past positive asserted"}},
		{"He was in a car driven by Ada.", []string{"was <was> finite active past positive asserted", "driven <driven> participle passive past positive asserted"}},
		{"It was the third day he said no.", []string{"was <was> finite active past positive asserted", "said <said> finite active past positive asserted"}},
		{"It has on its board men elected by us.", []string{"has <has> finite active present positive asserted", "elected <elected> participle passive past positive asserted"}},
		{"He's accepted the deal.", []string{"'s accepted <accepted> finite active past positive asserted"}},
		{"He's accused of theft.", []string{"'s accused <accused> finite passive present positive asserted"}},
		{"The deal is being discussed.", []string{"is being discussed <discussed> finite passive present positive asserted"}},
		{"The deal was not agreed.", []string{"was not agreed <agreed> finite passive past negative asserted"}},
		{"The deal has to be agreed.", []string{"has <has> finite active present positive asserted", "to be agreed <agreed> infinitive passive present positive asserted"}},
		{"The plan proposed by Norland failed.", []string{"proposed <proposed> participle passive past positive asserted", "failed <failed> finite active past positive asserted"}},
		{"She won’t sign it.", []string{"won’t sign <sign> finite active future negative asserted"}},
		{"They may soon meet.", []string{"may soon meet <meet> finite active present positive possible"}},
		{"They would have met.", []string{"would have met <met> finite active past positive conditional"}},
		{"They are going to meet and discuss it.", []string{"are going to meet <meet> finite active future positive asserted", "discuss <discuss> finite active future positive asserted"}},
		{"The leaders are to meet on Friday.", []string{"are to meet <meet> finite active future positive asserted"}},
		{"It could have been postponed and cancelled.", []string{"could have been postponed <postponed> finite passive past positive possible", "cancelled <cancelled> finite passive past positive possible"}},
		{"Norland never agreed.", []string{"agreed <agreed> finite active past negative asserted"}},
		{"Norland no longer plans talks.", []string{"plans <plans> finite active present negative asserted"}},
		{"Neither Norland nor Sudria signed it.", []string{"signed <signed> finite active past negative asserted"}},
		{"Did Norland agree?", []string{"Did <Did> finite active past positive asserted", "agree <agree> finite active past positive asserted"}},
		{"Urging calm, he left.", []string{"Urging <Urging> gerund active present positive asserted", "left <left> finite active past positive asserted"}},
		{"It decided not to attend.", []string{"decided <decided> finite active past positive asserted", "to attend <attend> infinitive active present negative asserted"}},
		{"The minister is ill.", []string{"is <is> finite active present positive asserted"}},
	}
	for _, test := range tests {
		if got := layer(annotated(t, test.text), "vg"); !slices.Equal(got, test.want) {
			t.Errorf("%s\ngot  %q\nwant %q", test.text, got, test.want)
		}
	}
}
