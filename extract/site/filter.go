package site

import (
	"net/url"
	"strings"
	"unicode"
)

// filter chooses findings. Fields that are empty choose all.
type filter struct {
	Words, Actor        string // of the text of the article; of the name of a party
	Act, Country, Month string
	key                 string // of a party
}

// filterOf reads the fields of the search form.
func filterOf(query url.Values) filter {
	get := func(name string) string { return strings.TrimSpace(query.Get(name)) }
	return filter{Words: get("q"), Actor: get("actor"), Act: get("act"), Country: get("country"), Month: get("month")}
}

// Empty reports whether the filter chooses all.
func (f filter) Empty() bool { return f == filter{} }

// query is the filter as the address of a page has it.
func (f *filter) query() url.Values {
	out := url.Values{}
	for name, value := range map[string]string{"q": f.Words, "actor": f.Actor, "act": f.Act, "country": f.Country, "month": f.Month} {
		if value != "" {
			out.Set(name, value)
		}
	}
	return out
}

// where is the condition of the filter on f, a finding, and a, its article.
func (f *filter) where() (condition string, args []any) {
	var all []string
	add := func(condition string, values ...any) {
		all, args = append(all, condition), append(args, values...)
	}
	if f.Words != "" {
		add("f.article IN (SELECT rowid FROM search WHERE search MATCH ?)", matching(f.Words))
	}
	if f.Act != "" {
		add("f.act = ?", f.Act)
	}
	if f.Month != "" {
		add("f.month = ?", f.Month)
	}
	if f.Country != "" {
		add("f.number IN (SELECT finding FROM parties WHERE country = ?)", f.Country)
	}
	if f.key != "" {
		add("f.number IN (SELECT finding FROM parties WHERE key = ?)", f.key)
	}
	if f.Actor != "" {
		add(`f.number IN (SELECT finding FROM parties WHERE side <> 'recipient' AND name LIKE ? ESCAPE '\')`,
			"%"+strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(f.Actor)+"%")
	}
	if len(all) == 0 {
		return "1", nil
	}
	return strings.Join(all, " AND "), args
}

// matching turns a search into an expression of FTS5: all words, and quoted words as a phrase. Nothing in it is an operator.
func matching(typed string) string {
	var out []string
	for i, part := range strings.Split(strings.NewReplacer("“", `"`, "”", `"`).Replace(typed), `"`) {
		words := strings.FieldsFunc(part, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
		if i%2 == 1 && len(words) > 0 {
			words = []string{strings.Join(words, " ")}
		}
		for _, word := range words {
			out = append(out, `"`+word+`"`)
		}
	}
	if len(out) == 0 {
		return `""`
	}
	return strings.Join(out, " ")
}
