package ingest

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Markup of MediaWiki that is taken away whole, see https://www.mediawiki.org/wiki/Help:Formatting.
var (
	wikiComment = regexp.MustCompile(`(?s)<!--.*?-->`)
	wikiHidden  = regexp.MustCompile(`(?is)<(ref|gallery|math|timeline|score|imagemap|noinclude|includeonly|syntaxhighlight|source)\b[^<>/]*(?:/>|>.*?</(?:ref|gallery|math|timeline|score|imagemap|noinclude|includeonly|syntaxhighlight|source)\s*>)`)
	wikiTag     = regexp.MustCompile(`(?i)</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>`)
	wikiSwitch  = regexp.MustCompile(`__[A-Z]+__`)
	wikiOutside = regexp.MustCompile(`\[(?:https?:|ftp:)?//[^\s\]]+(?:[ \t]+([^\]\n]*))?\]`)
	wikiDate    = regexp.MustCompile(`(?i)\{\{\s*(?:date|date2|byline\s*\|\s*date\s*=)\s*\|?\s*([^{}|]+)`)
	wikiBlanks  = regexp.MustCompile(`\n{3,}`)
)

// plainWiki is the text of a page in wikitext, with its paragraphs and headings,
// and the date of its dateline template.
func plainWiki(s string) (text, date string) {
	if m := wikiDate.FindStringSubmatch(s); m != nil {
		date = strings.TrimSpace(m[1])
	}
	s = wikiComment.ReplaceAllString(s, "")
	s = wikiHidden.ReplaceAllString(s, "")
	s = withoutNested(s, "{{", "}}", template)
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

// part is a template whose text is one of its values, from 1.
func part(n int) func([]string) string {
	return func(values []string) string { return values[min(n, len(values))-1] }
}

// money is a template that puts a sign before a sum.
func money(sign string) func([]string) string {
	return func(values []string) string { return sign + strings.Join(values[:min(2, len(values))], " ") }
}

// templates are those whose text is known without their definition, by their names in small letters: links to other wikis, quotations,
// measures, sums, flags and abbreviations.
var templates = map[string]func(values []string) string{
	"w": part(2), "wikipedia": part(2), "lang": part(2), "nowrap": part(1), "nobr": part(1), "small": part(1), "ill": part(1),
	"abbr": part(1), "val": part(1),
	"flag": part(1), "flagu": part(1), "flagcountry": part(1), "circa": part(1),
	"quote": quotation, "cquote": quotation, "quoteleft": quotation, "quoteright": quotation, "rquote": quotation, "blockquote": quotation,
	"pull quote": quotation,
	"convert":    measure, "cvt": measure, "frac": fraction,
	"start date": day, "end date": day, "birth date": day, "death date": day, "film date": day, "release date": day, "dts": day,
	"as of": func(values []string) string { return "As of " + day(values) },
	"usd":   money("US$"), "us$": money("US$"), "aud": money("A$"), "cad": money("C$"), "nzd": money("NZ$"), "eur": money("€"),
	"euro": money("€"), "€": money("€"),
	"gbp": money("£"), "£": money("£"), "inr": money("₹"), "jpy": money("¥"), "cny": money("CN¥"),
	"uss": ship("USS"), "hms": ship("HMS"), "ss": ship("SS"), "rms": ship("RMS"),
}

// quotation is {{quote|words|speaker}}.
func quotation(values []string) string {
	if len(values) < 2 || strings.TrimSpace(values[1]) == "" {
		return values[0]
	}
	return values[0] + "\n\n— " + strings.TrimSpace(values[1]) + "\n\n"
}

// between are the words of {{convert}} between two numbers.
var between = map[string]bool{"to": true, "and": true, "or": true, "by": true, "-": true, "–": true, "x": true}

// measure is {{convert|840|mi|km}}, or {{convert|5|to|10|km}}.
func measure(values []string) string {
	if len(values) > 3 && between[strings.TrimSpace(values[1])] {
		return strings.Join(values[:4], " ")
	}
	return strings.Join(values[:min(2, len(values))], " ")
}

// fraction is {{frac|1|2}}, or {{frac|3|1|2}}.
func fraction(values []string) string {
	if len(values) > 2 {
		return values[0] + " " + values[1] + "/" + values[2]
	}
	return strings.Join(values, "/")
}

// ship is {{USS|Enterprise|CV-6}}.
func ship(prefix string) func([]string) string {
	return func(values []string) string { return prefix + " " + values[0] }
}

// signs are the templates without values, by their names in small letters.
var signs = map[string]string{"nbsp": " ", "spaces": " ", "snd": " – ", "spnd": " – ", "ndash": "–", "mdash": "—",
	"!": "|", "'": "'", "=": "=", "en dash": "–", "em dash": "—"}

// day is {{start date|2025|3|5}}, and other templates that have a year, a month and a day.
func day(values []string) string {
	number := func(i int) int {
		if i >= len(values) {
			return 0
		}
		n, _ := strconv.Atoi(strings.TrimSpace(values[i]))
		return n
	}
	month := number(1)
	if month < 1 || month > 12 {
		return strings.TrimSpace(values[0])
	}
	said := time.Month(month).String() + " " + strings.TrimSpace(values[0])
	if d := number(2); d > 0 {
		said = strconv.Itoa(d) + " " + said
	}
	return said
}

// template returns the text of a template, as far as it is known without its definition.
func template(inside string) string {
	if number, ok := strings.CutPrefix(inside, "formatnum:"); ok {
		return number
	}
	parts := strings.Split(inside, "|")
	if sign, ok := signs[strings.ToLower(strings.TrimSpace(parts[0]))]; ok {
		return sign
	}
	text := templates[strings.ToLower(strings.TrimSpace(parts[0]))]
	var values []string
	for _, p := range parts[1:] {
		if name, _, named := strings.Cut(p, "="); !named || strings.ContainsAny(name, " <[") {
			values = append(values, p)
		}
	}
	if text == nil || len(values) == 0 {
		return ""
	}
	return text(values)
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
