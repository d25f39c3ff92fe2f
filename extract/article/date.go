package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/extract/document"
	"dateline/internal/lazyregexp"
)

// The names under which pages give their dates, the most trustworthy first.
var (
	publishedNames = []string{"article:published_time", "og:article:published_time", "datepublished", "date.published", "publish-date",
		"publish_date", "publication_date",
		"published_date", "pubdate", "pub_date", "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_online_date",
		"cxenseparse:recs:publishtime",
		"og:published_time", "article.published", "originalpublicationdate", "bt:pubdate", "ob:date", "dc.date.issued", "dcterms.issued",
		"dcterms.created", "dc.date.created", "article:published", "publishdate", "date_published", "og:pubdate", "rnews:datepublished"}
	updatedNames = []string{"article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
		"article:modified", "article.updated", "last-modified", "lastmod", "revised"}
)

// dating is what is known when a page is dated.
type dating struct {
	tree    *goquery.Document
	tags    map[string]string
	linked  linkedData
	address string
	lang    string
	heading *html.Node          // of the page, or nil
	heads   map[*html.Node]bool // what holds the heading
	ranked  *[timeRanks + 1][]*html.Node
	shown   []shownDay
	opening string     // the day that a paragraph beside the heading opens with
	boxed   []shownDay // in sidebars and the like
	looked  bool       // shown, boxed and opening are known
}

// pageDate is the time of publication and the place of the page that gives it, the most exact first. It is
// strict: a page that only has unclear dates has none.
func (d *dating) pageDate() (iso string, source document.DateSource) {
	for _, stated := range []struct {
		value  func() string
		source document.DateSource
	}{
		{func() string { return cmp.Or(d.tag(publishedNames), d.tag(d.dateNames(publishedStamp))) }, document.DateMeta},
		{func() string { return d.read(d.linked.published) }, document.DateJSONLD},
		{d.fromTimes, document.DateTime},
		{d.fromURL, document.DateURL},
		{d.fromText, document.DateText},
		{d.labelledDay, document.DateText},
		{d.fromBoxes, document.DateTime},
		{d.vague, document.DateMeta},
		{func() string { return d.dayLine(false) }, document.DateText},
		{d.openedBy, document.DateText},
		{d.fromTitle, document.DateText},
		{d.fromName, document.DateURL},
		{d.fromSidebar, document.DateText},
	} {
		iso := stated.value()
		if iso == "" {
			continue
		}
		if stated.source == document.DateText && iso < firstPage {
			continue
		}
		iso = d.local(d.zoned(iso))
		if stated.source != document.DateText {
			if other, source := d.contradicted(iso); other != "" {
				return other, source
			}
		}
		return iso, stated.source
	}
	return "", ""
}

// vague is the date of a meta element that does not say what happened then. One after the last change is no date of publication.
func (d *dating) vague() string {
	iso := cmp.Or(d.tag(vagueNames), d.tag(d.dateNames(plainStamp)))
	if iso == "" {
		return ""
	}
	if changed := d.updated(); changed != "" && changed[:10] < iso[:10] {
		return ""
	}
	return iso
}

// updated is the time of the last change that the page gives.
func (d *dating) updated() string {
	if iso := cmp.Or(d.tag(updatedNames), d.tag(d.dateNames(changedStamp))); iso != "" {
		return iso
	}
	if iso := d.read(d.linked.modified); iso != "" {
		return iso
	}
	for _, ranked := range d.times() {
		for _, n := range ranked {
			if modified(n) && !d.beside(n) {
				return d.of(n)
			}
		}
	}
	return d.changedDay()
}

// tag is the first date among the meta elements of these names.
func (d *dating) tag(names []string) string {
	for _, name := range names {
		if iso := d.read(d.tags[name]); iso != "" {
			return iso
		}
	}
	return ""
}

// Parts of the names of meta elements that give a date, and what they say of it.
var (
	otherName     = lazyregexp.New(`expir|valid|event|start|end|birth|crawl|access|retriev|read|duration|zone|format|refresh|verif`)
	changedName   = lazyregexp.New(`modif|updat|revis|lastmod|changed|edit`)
	publishedName = lazyregexp.New(`publi|pubdate|pubtime|issue|creat|post|orig|releas|first`)
)

// Parts of names of which every one that gives a date has one.
var dateHints = []string{"date", "time", "published", "created", "issued", "posted"}

// dateNames are the names of the meta elements of a page that seem to give a date of that kind, in their order. Names that are in
// no list follow the same pattern: "article_date_original", "prism.publicationDate".
func (d *dating) dateNames(kind stampKind) []string {
	var names []string
	for name := range d.tags {
		if dateNameKind(letters(name)) == kind {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func dateNameKind(name string) stampKind {
	switch {
	case !slices.ContainsFunc(dateHints, func(hint string) bool { return strings.Contains(name, hint) }) || otherName.MatchString(name):
		return otherStamp
	case changedName.MatchString(name):
		return changedStamp
	case publishedName.MatchString(name):
		return publishedStamp
	}
	return plainStamp
}

// read is a date or a time in whatever form.
func (d *dating) read(s string) string {
	if s == "" || strings.HasPrefix(s, "0") && strings.HasPrefix(strings.TrimLeft(s, "0-"), "1T") {
		return ""
	}
	if iso := published(s); iso != "" {
		return iso
	}
	return dayIn(s, d.lang)
}

// maxMove is how many days after the day in its address a page may say that it was published; more is the day of a move.
const maxMove = 30

// contradicted is the day that a page shows in place of that of its head: the only one in a separate line beside
// the heading, which is what editors and readers see, or the one that its address has had from the beginning.
func (d *dating) contradicted(stated string) (iso string, source document.DateSource) {
	if shown := d.dayLine(true); shown != "" && shown[:10] != stated[:10] && swapped(shown[:10]) != stated[:10] {
		return shown, document.DateText
	}
	if first := d.fromURL(); first != "" && first < shift(stated[:10], -maxMove) {
		return first, document.DateURL
	}
	return "", ""
}

// firstPage is the year before which no page shows the day of its publication.
const firstPage = "1994"

// datedPath is a date in the path of an address: /2025/06/02/, /2025-06/02/, /2025-06-02-, /20250602/.
var datedPath = lazyregexp.New(`[/-]((?:19|20)\d\d)(?:[/-](\d\d?)/(\d\d?)/|-(\d\d)-(\d\d)(?:[/_.-]|$)|(\d\d)(\d\d)(?:[/_.-]|$))`)

// archived is what web archives put before the address of a page.
var archived = lazyregexp.New(`^https?://web\.archive\.org/web/\d+[a-z_]*/`)

func (d *dating) fromURL() string {
	m := datedPath.FindStringSubmatch(archived.ReplaceAllString(d.address, ""))
	if m == nil {
		return ""
	}
	return dayIn(m[1]+"-"+m[2]+m[4]+m[6]+"-"+m[3]+m[5]+m[7], "")
}

// dayInName is a day at the end or in the middle of an address as people write it: /29-10-2021, _of_22.04.2020_.
var dayInName = lazyregexp.New(`[/_-](\d\d?)([.-])(\d\d?)[.-]((?:19|20)\d\d)(?:[/_.-]|$)`)

// fromName is the day in the name of a page, if it is clear which part is the month.
func (d *dating) fromName() string {
	m := dayInName.FindStringSubmatch(archived.ReplaceAllString(d.address, ""))
	if m == nil {
		return ""
	}
	first, second := m[1], m[3]
	eitherMonth := len(first) == 1 || first <= "12"
	if m[2] == "-" && eitherMonth && first != second { // points are written after the day
		return ""
	}
	return dayIn(first+"."+second+"."+m[4], "")
}

// fromTitle is the day that the title of a page begins with: "8.11.2021 | Meeting of the council".
func (d *dating) fromTitle() string {
	return dayIn(dayBefore.FindString(first(d.tags, titleNames)), "")
}

// timeRanks is the number of ranks of timeRank.
const timeRanks = 3

// publishedProperty are the RDFa properties for the time of publication.
var publishedProperty = lazyregexp.New(`(?:^|[\s:])(?:datePublished|dateCreated|created|issued)(?:\s|$)`)

// timeRank is how exactly an element is marked as the time of publication: 1 is the most exact, 0 not at all.
func timeRank(n *html.Node) int {
	isTime := n.DataAtom == atom.Time
	for _, a := range n.Attr {
		switch a.Key {
		case "itemprop":
			if a.Val == "datePublished" {
				return 1
			}
		case "pubdate":
			if isTime {
				return 1
			}
		case "property":
			if publishedProperty.MatchString(a.Val) {
				return 2
			}
		}
	}
	class := attr(n, "class")
	switch {
	case class == "" && isTime:
		return 3
	case class == "":
		return 0
	case isTime && hasWord(class, "entry-date"), (isTime || n.DataAtom == atom.Abbr) && hasWord(class, "published"),
		hasWord(class, "date-published"), hasWord(class, "published-date"), hasWord(class, "publish-date"):
		return 2
	case isTime:
		return 3
	}
	return 0
}

// times are the elements of each rank, in the order of the page.
func (d *dating) times() [timeRanks + 1][]*html.Node {
	if d.ranked == nil {
		d.ranked = new([timeRanks + 1][]*html.Node)
		for n := range nodesBelow(d.tree.Nodes[0]) {
			if n.Type != html.ElementNode {
				continue
			}
			if r := timeRank(n); r > 0 {
				d.ranked[r] = append(d.ranked[r], n)
			}
		}
	}
	return *d.ranked
}

// fromTimes is the time in the marked elements, if those of a rank agree on the day.
func (d *dating) fromTimes() string {
	for _, ranked := range d.times() {
		found := ""
		for _, n := range ranked {
			if d.beside(n) || modified(n) {
				continue
			}
			iso := d.of(n)
			if found != "" && iso != "" && iso[:10] != found[:10] {
				return ""
			}
			if found == "" {
				found = iso
			}
		}
		if found != "" {
			return found
		}
	}
	return ""
}

// of is the date that an element has in its attributes or its text.
func (d *dating) of(n *html.Node) string {
	for _, key := range []string{"datetime", "content", "title"} {
		for _, a := range n.Attr {
			if a.Key == key {
				if iso := d.read(squeeze(a.Val)); iso != "" {
					return iso
				}
			}
		}
	}
	if s := lineOf(n); s != "" && changedLabels.last(strings.ToLower(s)) < 0 && otherLabels.last(strings.ToLower(s)) < 0 {
		return d.read(s)
	}
	return ""
}

// modified reports whether n shows the time of a change.
func modified(n *html.Node) bool {
	says := attr(n, "class") + " " + attr(n, "itemprop")
	return strings.Contains(says, "odified") || strings.Contains(says, "updated") && !strings.Contains(says, "published")
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// beside reports whether n is in a part of the page that is not the article's.
func (d *dating) beside(n *html.Node) bool {
	for p := n; p != nil && !d.heads[p]; p = p.Parent {
		switch p.DataAtom {
		case atom.Nav, atom.Form, atom.Script:
			return true
		case atom.Footer: // but for one in the article that is a line with the day
			if lineOf(p) == "" || !d.inArticle(p) {
				return true
			}
		case atom.A: // but for one that shows little more than the day
			if !dayLine(p) {
				return true
			}
		case atom.Aside: // but for a box beside the heading that shows little more than the day, or one named after that
			besideHeading := d.heads[p.Parent] && dayLine(p)
			if p.Parent.DataAtom == atom.Body || !besideHeading && !metaBox.MatchString(attr(p, "class")) {
				return true
			}
		case atom.Li:
			if holds(p, atom.A) && !dayLine(p) {
				return true
			}
		case atom.Body, atom.Html:
			return false
		}
		if says := named(p); says&commentWord != 0 || says&junkWord != 0 && !ownFooter.MatchString(attr(p, "class")) && !hasArticle(p) {
			return true
		}
	}
	return false
}

// inArticle reports whether n is in an element below the body that holds the heading.
func (d *dating) inArticle(n *html.Node) bool {
	for p := n.Parent; p != nil && p.DataAtom != atom.Body; p = p.Parent {
		if d.heads[p] {
			return true
		}
	}
	return false
}
