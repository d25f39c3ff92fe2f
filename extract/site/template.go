package site

import (
	"embed"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"sync"

	"dateline/extract/page"
	"dateline/extract/story"
	"dateline/internal/terminal"
)

//go:embed templates
var files embed.FS

// templates are read when the first page is rendered: most runs render none.
var templates = sync.OnceValue(func() *template.Template {
	return template.Must(page.Layout(functions).ParseFS(files, "templates/*.html"))
})

var functions = template.FuncMap{
	"line": terminal.Line, "day": page.Day, "between": page.Between, "plural": page.Plural, "str": text,
	"tally": tally, "rows": rowList, "articles": articleList, "words": wordList,
	"nav": navigation, "facets": facetList, "letters": letterLinks,
	"minus": func(a, b int) int { return a - b },
	"dict":  dict,
	"list":  asList,
	"flags": func(e story.Event) []string { return flags(e.Negative, e.Future, e.Modality) },
	"event": eventOf,
	"once":  once,
}

// dict makes the argument of a template that needs several.
func dict(pairs ...any) (map[string]any, error) {
	out := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("%v is not a name", pairs[i])
		}
		out[name] = pairs[i+1]
	}
	return out, nil
}

// tally counts acts and statements for people; those that there are none of are left out.
func tally(acts, statements int) string {
	var parts []string
	if acts > 0 {
		parts = append(parts, page.Plural(acts, "act"))
	}
	if statements > 0 {
		parts = append(parts, page.Plural(statements, "statement"))
	}
	return strings.Join(parts, ", ")
}

// asList makes a list of one party.
func asList(p any) []story.Party {
	switch p := p.(type) {
	case *story.Party:
		return []story.Party{*p}
	case story.Party:
		return []story.Party{p}
	}
	return nil
}

// once are the places of something, one for each article.
func once(in []story.Report) []story.Report {
	return slices.CompactFunc(slices.Clone(in), func(a, b story.Report) bool { return a.Article == b.Article })
}

// eventOf returns an event of the timeline.
func eventOf(v *storyView, id string) story.Event {
	for i := range v.Of.Timeline {
		if v.Of.Timeline[i].ID == id {
			return v.Of.Timeline[i]
		}
	}
	return story.Event{}
}

// monthName is a month for people.
func monthName(month string) string { return page.Day(month) }
