package site

import (
	"cmp"
	"context"
	"crypto/sha256"
	_ "embed" // the statements before and after the rows
	"encoding/hex"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"dateline/extract/story"
)

var (
	//go:embed tables.sql
	tables string
	//go:embed finish.sql
	finish string
)

// Add adds an article. The summary belongs to the site from then on.
func (b *Builder) Add(a Article) error {
	b.article++
	s := a.Summary
	title := cmp.Or(s.Title, fileTitle(s.Article), "Untitled")
	s.Title = title
	err := b.insert("articles", b.article, a.Page, title, s.Published, month(s.Published), s.Source, len(s.Acts), len(s.Statements), nil)
	if err == nil && b.opts.Search {
		err = b.insert("search(rowid, title, text)", b.article, title, a.Text)
	}
	if !b.opts.Search {
		b.words.add(b.article, a.Words)
	}
	for i := range s.Acts {
		if err == nil {
			err = b.act(s, &s.Acts[i])
		}
	}
	for i := range s.Statements {
		if err == nil {
			err = b.statement(s, &s.Statements[i])
		}
	}
	if err != nil {
		return fmt.Errorf("site: %w", err)
	}
	s.Record, s.Article = a.Page, a.Page // stories name articles by their pages
	return b.grouper.Add(s)
}

// fileTitle returns the name of the file that an article without a title came from, without its folders; of an address all of it.
func fileTitle(id string) string {
	if id == "" || strings.Contains(id, "://") {
		return id
	}
	return path.Base(filepath.ToSlash(id))
}

func (b *Builder) act(s *story.Summary, a *story.Act) error {
	b.finding++
	err := b.insert("findings", b.finding, b.article, "act", a.ID, a.Type, a.Act, a.Content, a.Trigger, a.Theme, a.First, a.Last,
		cmp.Or(month(s.Published),
			month(a.First)), a.Negative, a.Future, a.Modality, a.Outcome, a.Confidence, joined(a.Actors), joined(a.Recipients))
	if err == nil {
		err = b.parties("actor", a.Actors)
	}
	if err == nil {
		err = b.parties("recipient", a.Recipients)
	}
	return err
}

func (b *Builder) statement(s *story.Summary, q *story.Statement) error {
	b.finding++
	var speaker []story.Party
	if q.Speaker != nil {
		speaker = []story.Party{*q.Speaker}
	}
	err := b.insert("findings", b.finding, b.article, "statement", q.ID, q.Kind, "say", "", "", q.Text, day(s.Published), day(s.Published),
		month(s.Published), false, false, "", "", 0, joined(speaker), "")
	if err == nil {
		err = b.parties("speaker", speaker)
	}
	return err
}

func (b *Builder) parties(side string, all []story.Party) error {
	for _, p := range all {
		if err := b.insert("parties", b.finding, side, text(p.Key), p.Name, text(p.Kind), text(p.Country), text(p.Role)); err != nil {
			return err
		}
	}
	return nil
}

// story adds a story.
func (b *Builder) story(s *story.Story) error {
	title := cmp.Or(text(s.Title), "Untitled")
	err := b.insert("stories", s.ID, title, text(s.From), text(s.To), s.Articles, s.Reports, len(s.Timeline), len(s.Sources), s.Line())
	for _, t := range s.Texts {
		pages := []string{t.Article}
		for _, c := range t.Copies {
			pages = append(pages, c.Article)
		}
		for _, page := range pages {
			if err == nil {
				_, err = b.tx.Exec("UPDATE articles SET story = ? WHERE page = ?", s.ID, page)
			}
		}
	}
	return err
}

func (b *Builder) insert(target string, values ...any) error {
	stmt := b.inserts[target]
	if stmt == nil {
		var err error
		stmt, err = b.tx.Prepare("INSERT INTO " + target + " VALUES (?" + strings.Repeat(",?", len(values)-1) + ")")
		if err != nil {
			return err
		}
		b.inserts[target] = stmt
	}
	_, err := stmt.Exec(values...)
	return err
}

// slugs gives each name the name of its page.
func (b *Builder) slugs(ctx context.Context) error {
	rows, err := b.tx.QueryContext(ctx, "SELECT key FROM names")
	if err != nil {
		return err
	}
	var keys []string
	for rows.Next() {
		var key string
		if err := rows.Scan(&key); err != nil {
			return err
		}
		keys = append(keys, key)
	}
	if err := rows.Close(); err != nil {
		return err
	}
	for _, key := range keys {
		if _, err := b.tx.ExecContext(ctx, "UPDATE names SET slug = ? WHERE key = ?", slug(key), key); err != nil {
			return err
		}
	}
	_, err = b.tx.ExecContext(ctx, "CREATE UNIQUE INDEX names_slug ON names (slug)")
	return err
}

// longestSlug is how long the name of a page is at most in bytes, without the hash that may be at its end.
const longestSlug = 80

// slug is a key as the name of a file, in lower case letters of ASCII, digits and dashes; with a hash if others are left out.
func slug(key string) string {
	var out strings.Builder
	exact := len(key) <= longestSlug
	for _, r := range strings.ToLower(key) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-':
			out.WriteRune(r)
		case r == '/':
			out.WriteByte('_')
		default:
			exact = false
		}
		if out.Len() >= longestSlug {
			break
		}
	}
	if exact {
		return out.String()
	}
	sum := sha256.Sum256([]byte(key))
	return strings.Trim(out.String()[:min(out.Len(), longestSlug)], "-_") + "-" + hex.EncodeToString(sum[:4])
}

func joined(parties []story.Party) string {
	names := make([]string, len(parties))
	for i := range parties {
		names[i] = parties[i].Name
	}
	return strings.Join(names, "; ")
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// month is the month of a day or time: 2025-06; "" if it has none.
func month(published string) string {
	if m := published[:min(len(published), 7)]; len(m) == 7 && m[4] == '-' && !strings.Contains(m, "X") {
		return m
	}
	return ""
}

func day(published string) string {
	if d := published[:min(len(published), 10)]; len(d) == 10 && !strings.Contains(d, "X") {
		return d
	}
	return ""
}
