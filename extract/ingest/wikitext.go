package ingest

import (
	"cmp"
	"html"
	"strings"

	"dateline/internal/lazyregexp"
)

// Markup of MediaWiki that is taken away whole, see https://www.mediawiki.org/wiki/Help:Formatting.
var (
	wikiComment = lazyregexp.New(`(?s)<!--.*?-->`)
	wikiHidden  = lazyregexp.New(`(?is)<(ref|gallery|math|timeline|score|imagemap|noinclude|includeonly|syntaxhighlight|source)\b[^<>/]*(?:/>|>.*?</(?:ref|gallery|math|timeline|score|imagemap|noinclude|includeonly|syntaxhighlight|source)\s*>)`)
	wikiTag     = lazyregexp.New(`(?i)</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>`)
	wikiSwitch  = lazyregexp.New(`__[A-Z]+__`)
	wikiOutside = lazyregexp.New(`\[(?:https?:|ftp:)?//[^\s\]]+(?:[ \t]+([^\]\n]*))?\]`)
	wikiDate    = lazyregexp.New(`(?i)\{\{\s*(?:date|date2|byline\s*\|\s*date\s*=)\s*\|?\s*([^{}|]+)`)
	wikiBlanks  = lazyregexp.New(`\n{3,}`)
)

// plainWiki is the text of a page in wikitext, with its paragraphs and headings,
// and the date of its dateline template. revised is the time of the last change, for pages without one.
func plainWiki(s, revised string) (text, date string) {
	if m := wikiDate.FindStringSubmatch(s); m != nil {
		date = strings.TrimSpace(m[1])
	}
	s = wikiComment.ReplaceAllString(s, "")
	s = wikiHidden.ReplaceAllString(s, "")
	s = withoutNested(s, "{{", "}}", func(inside string) string { return template(inside, cmp.Or(date, revised)) })
	s = withoutNested(s, "{|", "|}", nil)
	s = withoutNested(s, "[[", "]]", link)
	s = wikiOutside.ReplaceAllString(s, "$1")
	s = wikiTag.ReplaceAllString(s, "")
	s = wikiSwitch.ReplaceAllString(s, "")
	s = html.UnescapeString(strings.NewReplacer("'''''", "", "'''", "", "''", "", "&nbsp;", " ").Replace(s))
	return strings.TrimSpace(wikiBlanks.ReplaceAllString(wikiLines(s), "\n\n")), date
}

// maxNested is how deep marks are followed into each other; each level is a copy.
const maxNested = 40

// withoutNested replaces what is between two marks, which may nest, by what say
// makes of its inside, innermost first; by nothing where say is nil.
func withoutNested(s, open, end string, say func(inside string) string) string {
	var out []byte
	var starts []int
	for i := 0; i < len(s); {
		switch {
		case strings.HasPrefix(s[i:], open) && len(starts) < maxNested:
			starts = append(starts, len(out))
			out = append(out, open...)
			i += len(open)
		case len(starts) > 0 && strings.HasPrefix(s[i:], end):
			at := starts[len(starts)-1]
			starts = starts[:len(starts)-1]
			said := ""
			if say != nil {
				said = say(string(out[at+len(open):]))
			}
			out = append(out[:at], said...)
			i += len(end)
		default:
			out = append(out, s[i])
			i++
		}
	}
	return strings.ReplaceAll(string(out), open, "")
}

// link is the text of a link inside the wiki. Pictures and categories have none.
func link(inside string) string {
	target, text, piped := strings.Cut(inside, "|")
	space, _, spaced := strings.Cut(strings.TrimSpace(target), ":")
	if spaced && space != "" {
		switch strings.ToLower(space) {
		case "w", "wikt", "n", "s", "q", "wikipedia", "commons", "m":
		default:
			return "" // File:, Image:, Category:, other languages
		}
	}
	if text = text[strings.LastIndexByte(text, '|')+1:]; piped && text != "" {
		return text
	}
	return strings.TrimPrefix(target[strings.IndexByte(target, ':')+1:], ":")
}

// endOfArticle are headings after which no article continues.
var endOfArticle = map[string]bool{
	"sources": true, "source": true, "references": true, "external links": true, "see also": true, "related news": true,
	"sister links": true, "notes": true, "further reading": true, "related articles": true,
}

// wikiLines reads the marks at the beginnings of lines: headings, lists, indents, rows of tables.
func wikiLines(s string) string {
	var out strings.Builder
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		if title := strings.TrimSpace(strings.Trim(line, "=")); len(line) > 2 && line[0] == '=' && strings.HasSuffix(line, "=") {
			if endOfArticle[strings.ToLower(title)] {
				break
			}
			out.WriteString("\n" + title + "\n\n")
			continue
		}
		switch plain := strings.TrimSpace(strings.TrimLeft(line, "*#:;")); {
		case plain == "" && line != "":
		case strings.HasPrefix(line, "|") || strings.HasPrefix(line, "!"):
		case strings.HasPrefix(line, "----"):
			out.WriteString("\n")
		case len(plain) < len(line) && (line[0] == '*' || line[0] == '#'):
			out.WriteString("- " + plain + "\n")
		case len(plain) < len(line):
			out.WriteString(plain + "\n\n")
		default:
			out.WriteString(line + "\n")
		}
	}
	return out.String()
}
