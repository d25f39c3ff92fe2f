package lexis

import (
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", ""},
		{"put forward", "put forward"},
		{"don't", "do n't"},
		{"We’ve won’t, they'll he'd DON'T", "We ’ve wo n’t , they 'll he 'd DO N'T"},
		{"cannot", "can not"},
		{"Lindqvist’s plan, the workers' pay", "Lindqvist ’s plan , the workers ' pay"},
		{"the minister’s ‘reform’ bill", "the minister ’s ‘ reform ’ bill"},
		{"“Yes,” he said (UNMIB).", "“ Yes , ” he said ( UNMIB ) ."},
		{`"No!?" [sic]`, `" No ! ? " [ sic ]`},
		{"talks—held late – failed -- again", "talks — held late – failed -- again"},
		{"left…or not... so", "left … or not ... so"},
		{"$40 €3bn US$40 £1.5m", "$ 40 € 3bn US $ 40 £ 1.5m"},
		{"3% 3.5% 6,000 1/2 10:30 1,00,000", "3 % 3.5 % 6,000 1/2 10:30 1,00,000"},
		{"2019–21 20-30 3-2 June-July 5-July", "2019 – 21 20 - 30 3 - 2 June - July 5 - July"},
		{"two-part well-backed 30-year-old F-16 COVID-19", "two-part well-backed 30-year-old F-16 COVID-19"},
		{"US-backed Russia-Ukraine Jean-Jacques Kun-hee", "US - backed Russia - Ukraine Jean-Jacques Kun-hee"},
		{"2025-06-02 2025-06-02T10:00:00Z 6/4/25", "2025-06-02 2025-06-02T10:00:00Z 6/4/25"},
		{"Norland–Sudria and/or AT&T", "Norland – Sudria and / or AT&T"},
		{"U.S. a.m. Mr. Osei J. Doe Jr., Acme Corp. said", "U.S. a.m. Mr. Osei J. Doe Jr. , Acme Corp. said"},
		{"No. 5 said no. Jan. 5", "No. 5 said no . Jan. 5"},
		{"Plan B.", "Plan B ."},
		{"the end.The next", "the end . The next"},
		{"see https://x.example/a_(b)?c=1,2). Or a.b@c.example, @ada #peace #1", "see https://x.example/a_(b)?c=1,2 ) . Or a.b@c.example , @ada #peace # 1"},
		{"O'Brien rock’n’roll '90s ’em", "O'Brien rock’n’roll '90s ’em"},
		{"20°C 5th 1990s", "20 °C 5th 1990s"},
		{"Zürich’s Ålesund", "Zürich ’s Ålesund"},
	}
	for _, test := range tests {
		if got := strings.Join(Words(test.text), " "); got != test.want {
			t.Errorf("%q gives\n  %s, want\n  %s", test.text, got, test.want)
		}
	}
}

func TestLongRunsAreChopped(t *testing.T) {
	for _, text := range []string{strings.Repeat("a", 10_000), strings.Repeat("é", 10_000), "www." + strings.Repeat("x", 10_000)} {
		words := Words(text)
		if strings.Join(words, "") != text {
			t.Errorf("%.10s… lost text", text)
		}
		for _, w := range words {
			if len(w) > maxAddress {
				t.Errorf("%.10s… gives a token of %d bytes", text, len(w))
			}
		}
	}
}
