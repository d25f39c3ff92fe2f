package site

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strconv"
	"strings"

	"dateline/internal/terminal"
)

// siteAddress is the address of a page: folder/name.number.ext.
type siteAddress struct {
	folder, name, ext string
	number            int // of the page of a list, from 1
}

func parsePageAddress(address string) (p siteAddress, ok bool) {
	dir, file := path.Split(address)
	name, rest, _ := strings.Cut(file, ".")
	p = siteAddress{folder: strings.TrimSuffix(dir, "/"), name: name, ext: rest, number: 1}
	if number, ext, several := strings.Cut(rest, "."); several {
		n, err := strconv.Atoi(number)
		if err != nil || n < 2 {
			return p, false
		}
		p.number, p.ext = n, ext
	}
	return p, p.name != "" && (p.ext == "html" || p.ext == "csv" || p.ext == "json")
}

// root is the way from a page to the front page.
func (p siteAddress) root() string {
	if p.folder == "" {
		return ""
	}
	return "../"
}

// Render writes the page, or the download, at an address relative to the front page, such as "acts/propose.html" or
// "who-to-whom.csv". The query is that of the search form; nil is none. The error is ErrNotFound, that of w, or that of ctx.
func (s *Site) Render(ctx context.Context, w io.Writer, address string, query url.Values) error {
	p, ok := parsePageAddress(address)
	if !ok {
		return ErrNotFound
	}
	r := request{s, ctx, w, p, filterOf(query)}
	make := (*request).page
	if p.ext != "html" {
		make = (*request).download
	}
	if err := make(&r); errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	} else if err != nil {
		return fmt.Errorf("site: %w", err)
	}
	return nil
}

// request is one page that is asked for.
type request struct {
	*Site
	ctx     context.Context
	w       io.Writer
	address siteAddress
	filter  filter // of the search form
}

func (r *request) page() error {
	switch p := r.address; {
	case p.folder == "" && p.name == "index":
		v := r.front
		return r.execute("front", &v)
	case p.folder == "" && p.name == "search" && r.opts.Search:
		return r.searchPage()
	case p.folder == "" && p.name == "stories":
		return r.storiesPage()
	case p.folder == "" && p.name == "articles":
		return r.articlesPage()
	case p.folder == "" && p.name == "who-to-whom":
		return r.pairsPage()
	case p.folder == "" && p.name == "names", p.folder == "names":
		return r.namesPage()
	case !r.opts.Search && (p.folder == "" && p.name == "words" || p.folder == "words"):
		return r.wordsPage()
	case !r.opts.Search && p.folder == "word":
		return r.wordPage()
	case p.folder == "stories":
		return r.storyPage()
	case p.folder == "parties":
		return r.partyPage()
	}
	return r.listPage()
}

func (r *request) execute(name string, view any) error {
	return templates().ExecuteTemplate(r.w, name, view)
}

// layout is what the page shares with others. A page of a list beyond its end does not exist.
func (r *request) layout(title string, total int) (layout, error) {
	p := r.address
	address := path.Join(p.folder, p.name)
	l := layout{Title: terminal.Line(title), Root: p.root(), Search: r.opts.Search, Data: address, Query: escapedQuery(r.filter.query())}
	l.Pages = pager{Number: p.number, Last: max(1, (total+perPage-1)/perPage)}
	if p.number > l.Pages.Last {
		return l, sql.ErrNoRows
	}
	if p.number > 1 {
		l.Pages.Previous = pageAddress(p.name, p.number-1) + string(l.Query)
	}
	if p.number < l.Pages.Last {
		l.Pages.Next = pageAddress(p.name, p.number+1) + string(l.Query)
	}
	return l, nil
}

// pageAddress is the address of a page of a list from another one of it.
func pageAddress(name string, number int) string {
	if number == 1 {
		return name + ".html"
	}
	return fmt.Sprintf("%s.%d.html", name, number)
}

// listed is the filter that the address of a list names, with its title.
func (r *request) listed() (f filter, title string, err error) {
	name := r.address.name
	switch r.address.folder {
	case "acts":
		return filter{Act: name}, "Acts: " + name, nil
	case "countries":
		return filter{Country: name}, countryName(name), nil
	case "months":
		return filter{Month: name}, monthName(name), nil
	}
	return f, "", sql.ErrNoRows
}

func (r *request) listPage() error {
	f, title, err := r.listed()
	if err != nil {
		return err
	}
	numbers, err := r.sortedFindings(r.ctx, &f)
	if err != nil {
		return err
	}
	v := listView{Filter: f, Total: len(numbers)}
	if v.Total == 0 {
		return sql.ErrNoRows
	}
	if v.layout, err = r.layout(title, v.Total); err != nil {
		return err
	}
	if v.Rows, err = r.findings(r.ctx, r.shown(numbers)); err != nil {
		return err
	}
	return r.execute("list", &v)
}

func (r *request) searchPage() (err error) {
	f := r.filter
	form := r.front
	form.Filter = f
	v := listView{Filter: f, Form: &form}
	onlyWords := f.Words != "" && f == filter{Words: f.Words}
	var numbers []int64
	if onlyWords {
		v.Total, err = r.count(r.ctx, "SELECT count(*) FROM search WHERE search MATCH ?", matching(f.Words))
	} else if !f.Empty() {
		numbers, err = r.sortedFindings(r.ctx, &f)
		v.Total = len(numbers)
	}
	if err != nil {
		return err
	}
	if v.layout, err = r.layout("Search", v.Total); err != nil {
		return err
	}
	switch {
	case f.Empty():
		v.Data = ""
	case onlyWords:
		v.Articles, err = r.found(r.ctx, f.Words, perPage, r.offset())
	default:
		v.Rows, err = r.findings(r.ctx, r.shown(numbers))
	}
	if err != nil {
		return err
	}
	return r.execute("list", &v)
}

func (r *request) storiesPage() (err error) {
	v := listView{Intro: "By the day of the last article."}
	if v.layout, err = r.layout("Stories", r.front.Stories); err != nil {
		return err
	}
	v.Total = r.front.Stories
	numbers, err := r.sorted(r.ctx, "SELECT rowid FROM stories"+storyOrder)
	if err != nil {
		return err
	}
	shown := r.shown(numbers)
	if v.Stories, err = r.stories(r.ctx, "WHERE rowid IN "+among+storyOrder, jsonList(shown)); err != nil {
		return err
	}
	return r.execute("list", &v)
}

func (r *request) articlesPage() (err error) {
	v := listView{Intro: "By the day of publication."}
	if v.layout, err = r.layout("Articles", r.front.Articles); err != nil {
		return err
	}
	v.Total = r.front.Articles
	numbers, err := r.sorted(r.ctx, "SELECT number FROM articles"+articleOrder)
	if err != nil {
		return err
	}
	shown := r.shown(numbers)
	if v.Articles, err = r.articles(r.ctx, "WHERE number IN "+among+articleOrder, jsonList(shown)); err != nil {
		return err
	}
	return r.execute("list", &v)
}

func (r *request) storyPage() error {
	s, err := r.storyOf(r.ctx, r.address.name)
	if err != nil {
		return err
	}
	v := storyView{Of: s, Slugs: map[string]string{}}
	if v.layout, err = r.layout(firstOf(text(s.Title), "Untitled"), 1); err != nil {
		return err
	}
	for _, p := range s.Parties {
		var to string
		if err := r.queryRow(r.ctx, "SELECT slug FROM names WHERE key = ?", text(p.Key)).Scan(&to); err == nil {
			v.Slugs[text(p.Key)] = to
		}
	}
	return r.execute("story", &v)
}

func (r *request) partyPage() error {
	var v partyView
	var key string
	row := r.queryRow(r.ctx, "SELECT key, name, kind, country, role, acts, statements FROM names WHERE slug = ?", r.address.name)
	if err := row.Scan(&key, &v.Name, &v.Kind, &v.CountryCode, &v.Role, &v.Acts, &v.Statements); err != nil {
		return err
	}
	v.Country = countryName(v.CountryCode)
	f := filter{key: key}
	numbers, err := r.sortedFindings(r.ctx, &f)
	if err != nil {
		return err
	}
	v.Total = len(numbers)
	if v.layout, err = r.layout(v.Name, v.Total); err != nil {
		return err
	}
	if v.With, err = r.facets(r.ctx, "parties/", `SELECT slug, name, sum(n) FROM
		(SELECT recipient AS key, acts AS n FROM pairs WHERE actor = ?1 UNION ALL SELECT actor, acts FROM pairs WHERE recipient = ?1) JOIN names USING (key) GROUP BY 1, 2 ORDER BY 3 DESC, 2 LIMIT 15`, key); err != nil {
		return err
	}
	if v.Rows, err = r.findings(r.ctx, r.shown(numbers)); err != nil {
		return err
	}
	return r.execute("party", &v)
}

// pairsCounted are the pairs of the table, those of most acts first, after their names.
const pairsCounted = `sum(p.acts) AS acts, group_concat(p.type || ' ' || p.acts, ', ' ORDER BY p.acts DESC, p.type) AS types
	FROM pairs p JOIN names a ON a.key = p.actor JOIN names r ON r.key = p.recipient
	GROUP BY p.actor, p.recipient ORDER BY acts DESC, a.name, r.name`

const pairsQuery = "SELECT a.name, a.slug, r.name, r.slug, " + pairsCounted

func (r *request) pairsPage() (err error) {
	var v pairsView
	if v.layout, err = r.layout("Who acts on whom", 1); err != nil {
		return err
	}
	if v.Total, err = r.count(r.ctx,
		`SELECT count(*) FROM
		(SELECT 1 FROM pairs JOIN names a ON a.key = actor JOIN names r ON r.key = recipient GROUP BY actor, recipient)`); err != nil {
		return err
	}
	v.Rows, err = list(r.ctx, r.Site, pairsQuery+" LIMIT ?", []any{mostPairs}, func(rows *sql.Rows, p *pairRow) error {
		return rows.Scan(&p.Actor.Name, &p.Actor.Slug, &p.Recipient.Name, &p.Recipient.Slug, &p.Acts, &p.Types)
	})
	if err != nil {
		return err
	}
	return r.execute("pairs", &v)
}

// lettersQuery counts the names by their first letters.
const lettersQuery = "SELECT " + letter + ", upper(" + letter + "), count(*) FROM names GROUP BY 1 ORDER BY 1 = 'other', 1"

// letter is the first letter of a name in the index; slugs are in lower case.
const letter = `CASE WHEN substr(slug, instr(slug, '_') + 1, 1) BETWEEN 'a' AND 'z' THEN substr(slug, instr(slug, '_') + 1, 1) ELSE 'other' END`

func (r *request) namesPage() error {
	where, args, title, order := "1", []any{}, "Names", " ORDER BY acts + statements DESC, name COLLATE NOCASE, key"
	if r.address.folder == "names" {
		where, args, title = letter+" = ?", []any{r.address.name}, "Names: "+strings.ToUpper(r.address.name)
		order = " ORDER BY name COLLATE NOCASE, key"
	}
	numbers, err := r.sorted(r.ctx, "SELECT rowid FROM names WHERE "+where+order, args...)
	if err != nil {
		return err
	}
	if len(numbers) == 0 && r.address.folder == "names" {
		return sql.ErrNoRows
	}
	v := namesView{Letters: r.letters}
	if v.layout, err = r.layout(title, len(numbers)); err != nil {
		return err
	}
	shown := r.shown(numbers)
	v.Names, err = list(r.ctx, r.Site, "SELECT name, role, slug, kind, country, acts, statements FROM names WHERE rowid IN "+among+order, []any{jsonList(shown)},
		func(rows *sql.Rows, n *nameEntry) error {
			err := rows.Scan(&n.Name, &n.Role, &n.Slug, &n.Kind, &n.Country, &n.Acts, &n.Statements)
			n.Country = countryName(n.Country)
			return err
		})
	if err != nil {
		return err
	}
	return r.execute("names", &v)
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
