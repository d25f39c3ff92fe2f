package site

import (
	"context"
	"database/sql"
	"encoding/json"
	"html/template"
	"net/url"
	"strings"

	"dateline/extract/page"
	"dateline/extract/story"
)

// layout is what all pages have.
type layout struct {
	Title  string
	Root   string       // the way from the page to the front page: "" or "../"
	Search bool         // there is a server that can search
	Data   string       // where the downloads are, without their ending; "" if there are none
	Query  template.URL // of the downloads
	Pages  pager
}

// pager leads to the other pages of a list.
type pager struct {
	Number, Last   int
	Previous, Next string // addresses of the pages before and after; "" if there are none
}

// facet is a value of a filter, with how many findings have it.
type facet struct {
	Value, Name string
	Count       int
	Href        string // from the front page
}

type frontView struct {
	layout
	Articles, Stories, Acts, Statements, Names   int
	From, To                                     string
	Top                                          []storyEntry
	ActFacets, Countries, Months, People, Bodies []facet
	Filter                                       filter
	WordLetters                                  []facet // of the index of words, in a folder
}

// storyEntry is a story in a list.
type storyEntry struct {
	ID, Title, First, Last     string
	Articles, Reports, Sources int
}

// Days are the days of the story for people.
func (s storyEntry) Days() string { return page.Between(s.First, s.Last) }

// articleEntry is an article in a list.
type articleEntry struct {
	number                                int64
	Page, Title, Published, Source, Story string
	Acts, Statements                      int
	Passage                               template.HTML // where the words of a search are
}

// partyLink is a party with its page.
type partyLink struct{ Name, Role, Slug string }

// findingRow is an act or a statement in a list.
type findingRow struct {
	number                           int64
	Kind, ID, Type, Act, Content     string
	Words, Theme, First, Last        string
	Outcome                          string
	Actors, Recipients               []partyLink
	Flags                            []string
	Page, Article, Source, Published string
}

// Statement reports whether the row is a statement and no act.
func (r *findingRow) Statement() bool { return r.Kind == "statement" }

// Quoted reports whether the words are those that were said.
func (r *findingRow) Quoted() bool { return r.Type == "direct" }

// Day is the day of an act or a statement for people.
func (r *findingRow) Day() string { return page.Between(r.First, r.Last) }

type listView struct {
	layout
	Intro    string
	Filter   filter
	Form     *frontView // the search form, or nil
	Total    int
	Letters  []facet // of the index of words
	Articles []articleEntry
	Stories  []storyEntry
	Rows     []findingRow
}

type partyView struct {
	layout
	Name, Kind, Country, Role string
	CountryCode               string
	Acts, Statements          int
	With                      []facet // those it acts on, and that act on it
	Rows                      []findingRow
	Total                     int
}

type storyView struct {
	layout
	Of    *story.Story
	Slugs map[string]string // pages of the parties by key
}

// pairRow is a line of the table of who acts on whom.
type pairRow struct {
	Actor, Recipient partyLink
	Acts             int
	Types            string
}

type pairsView struct {
	layout
	Rows  []pairRow
	Total int
}

type namesView struct {
	layout
	Letters []facet
	Names   []nameEntry
}

type nameEntry struct {
	partyLink
	Kind, Country    string
	Acts, Statements int
}

const (
	mostPairs = 500
	mostTop   = 40
)

// newFront returns what the front page shows.
func (s *Site) newFront(ctx context.Context) (v frontView, err error) {
	v.layout = layout{Title: "News", Search: s.opts.Search, Data: "stories"}
	err = s.queryRow(ctx, `SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM stories),
		(SELECT count(*) FROM findings WHERE kind = 'act'), (SELECT count(*) FROM findings WHERE kind = 'statement'), (SELECT count(*) FROM names),
		(SELECT coalesce(min(first), '') FROM stories WHERE first <> ''), (SELECT coalesce(max(last), '') FROM stories)`).
		Scan(&v.Articles, &v.Stories, &v.Acts, &v.Statements, &v.Names, &v.From, &v.To)
	if err != nil {
		return v, err
	}
	if v.Top, err = s.stories(ctx, "ORDER BY articles DESC, last DESC, id LIMIT 20"); err != nil {
		return v, err
	}
	for _, f := range []struct {
		to     *[]facet
		folder string
		query  string
	}{
		{&v.ActFacets, "acts/", "SELECT act, act, count(*) FROM findings WHERE kind = 'act' GROUP BY 1 ORDER BY 3 DESC, 1"},
		{&v.Countries, "countries/",
			"SELECT country, country, count(DISTINCT finding) FROM parties WHERE length(country) = 3 GROUP BY 1 ORDER BY 3 DESC, 1"},
		{&v.Months, "months/", "SELECT month, month, count(*) FROM findings WHERE month <> '' GROUP BY 1 ORDER BY 1 DESC"},
		{&v.People, "parties/", "SELECT slug, name, acts + statements FROM names WHERE kind = 'person' ORDER BY 3 DESC, 1 LIMIT 20"},
		{&v.Bodies, "parties/", "SELECT slug, name, acts + statements FROM names WHERE kind <> 'person' ORDER BY 3 DESC, 1 LIMIT 20"},
	} {
		if *f.to, err = s.facets(ctx, f.folder, f.query); err != nil {
			return v, err
		}
	}
	return v, nil
}

func (s *Site) facets(ctx context.Context, folder, query string, args ...any) ([]facet, error) {
	return list(ctx, s, query, args, func(rows *sql.Rows, f *facet) error {
		err := rows.Scan(&f.Value, &f.Name, &f.Count)
		switch folder {
		case "countries/":
			f.Name = countryName(f.Value)
		case "months/":
			f.Name = page.Day(f.Value)
		}
		f.Href = folder + f.Value + ".html"
		return err
	})
}

func (s *Site) stories(ctx context.Context, rest string, args ...any) ([]storyEntry, error) {
	return list(ctx, s, "SELECT id, title, first, last, articles, reports, sources FROM stories "+rest, args, func(rows *sql.Rows,
		e *storyEntry) error {
		return rows.Scan(&e.ID, &e.Title, &e.First, &e.Last, &e.Articles, &e.Reports, &e.Sources)
	})
}

func (s *Site) articles(ctx context.Context, rest string, args ...any) ([]articleEntry, error) {
	return list(ctx, s, "SELECT number, page, title, published, source, coalesce(story, ''), acts, statements FROM articles a "+rest, args,
		func(rows *sql.Rows, e *articleEntry) error {
			return rows.Scan(&e.number, &e.Page, &e.Title, &e.Published, &e.Source, &e.Story, &e.Acts, &e.Statements)
		})
}

// found are the articles that have the words of a search, best first, each with a passage.
func (s *Site) found(ctx context.Context, words string, limit, offset int) ([]articleEntry, error) {
	const query = `SELECT page, a.title, published, source, coalesce(story, ''), acts, statements,
		snippet(search, 1, char(1), char(2), ' … ', 30)
		FROM search JOIN articles a ON a.number = search.rowid WHERE search MATCH ? ORDER BY rank, a.number LIMIT ? OFFSET ?`
	return list(ctx, s, query, []any{matching(words), limit, offset}, func(rows *sql.Rows, e *articleEntry) error {
		var passage string
		err := rows.Scan(&e.Page, &e.Title, &e.Published, &e.Source, &e.Story, &e.Acts, &e.Statements, &passage)
		e.Passage = marked(passage)
		return err
	})
}

// marked escapes a passage and marks the words in it that are between the two characters.
func marked(passage string) template.HTML {
	escaped := template.HTMLEscapeString(passage)
	return template.HTML(strings.NewReplacer("\x01", "<mark>", "\x02", "</mark>").Replace(escaped))
}

// findings are the findings of these numbers.
func (s *Site) findings(ctx context.Context, numbers []int64) ([]findingRow, error) {
	query := `SELECT f.number, f.kind, f.id, f.type, f.act, f.content, f.words, f.theme, f.first, f.last, f.negative, f.future,
		f.modality, f.outcome, a.page, a.title, a.source, a.published
		FROM findings f JOIN articles a ON a.number = f.article WHERE f.number IN ` + among + order
	out, err := list(ctx, s, query, []any{jsonList(numbers)}, func(rows *sql.Rows, r *findingRow) error {
		var negative, future bool
		var modality string
		err := rows.Scan(&r.number, &r.Kind, &r.ID, &r.Type, &r.Act, &r.Content, &r.Words, &r.Theme, &r.First, &r.Last, &negative,
			&future, &modality, &r.Outcome,
			&r.Page, &r.Article, &r.Source, &r.Published)
		r.Flags = flags(negative, future, modality)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, s.fillParties(ctx, out)
}

// storyOrder is the order of stories: the last ones first.
const storyOrder = " ORDER BY last DESC, articles DESC, id"

// articleOrder is the order of articles: the last ones first.
const articleOrder = " ORDER BY published DESC, number"

// order is the order of findings: by day, those without one last.
const order = " ORDER BY f.first = '', f.first, f.number"

// flags are what sets an act off from one that plainly happened.
func flags(negative, future bool, modality string) (out []string) {
	if negative {
		out = append(out, "not")
	}
	if future {
		out = append(out, "to come")
	}
	if modality != "" && modality != "asserted" {
		out = append(out, modality)
	}
	return out
}

// fillParties adds the parties of findings.
func (s *Site) fillParties(ctx context.Context, found []findingRow) error {
	if len(found) == 0 {
		return nil
	}
	at := map[int64]*findingRow{}
	numbers := make([]int64, len(found))
	for i := range found {
		at[found[i].number], numbers[i] = &found[i], found[i].number
	}
	query := "SELECT finding, side, p.name, p.role, coalesce(slug, '') FROM parties p LEFT JOIN names n ON n.key = p.key " +
		"WHERE finding IN " + among + " ORDER BY p.rowid"
	type row struct {
		partyLink
		finding int64
		side    string
	}
	parties, err := list(ctx, s, query, []any{jsonList(numbers)}, func(rows *sql.Rows, r *row) error {
		return rows.Scan(&r.finding, &r.side, &r.Name,
			&r.Role, &r.Slug)
	})
	for _, p := range parties {
		if r := at[p.finding]; p.side == "recipient" {
			r.Recipients = append(r.Recipients, p.partyLink)
		} else {
			r.Actors = append(r.Actors, p.partyLink)
		}
	}
	return err
}

func (s *Site) count(ctx context.Context, query string, args ...any) (n int, err error) {
	err = s.queryRow(ctx, query, args...).Scan(&n)
	return n, err
}

// storyOf is a story as it was grouped.
func (s *Site) storyOf(ctx context.Context, id string) (*story.Story, error) {
	data, err := s.storyData(ctx, id)
	if err != nil {
		return nil, err
	}
	var out story.Story
	return &out, json.Unmarshal(data, &out)
}

// storyData is the line of JSON of a story.
func (s *Site) storyData(ctx context.Context, id string) (data []byte, err error) {
	err = s.queryRow(ctx, "SELECT data FROM stories WHERE id = ?", id).Scan(&data)
	return data, err
}

// list reads the rows of a query.
func list[T any](ctx context.Context, s *Site, query string, args []any, scan func(*sql.Rows, *T) error) ([]T, error) {
	rows, err := s.query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		var one T
		if err := scan(rows, &one); err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, rows.Err()
}

// countryName is the name of a country, or what else a code of its kind means.
func countryName(code string) string {
	if name, ok := organizations[code]; ok {
		return name
	}
	return story.CountryName(code)
}

var organizations = map[string]string{
	"IGO": "International organizations", "UNO": "United Nations", "EUR": "European Union",
	"NGO": "Non-governmental organizations", "MNC": "Multinational companies",
}

// escapedQuery is a query for an address.
func escapedQuery(q url.Values) template.URL {
	if len(q) == 0 {
		return ""
	}
	return template.URL("?" + q.Encode())
}
