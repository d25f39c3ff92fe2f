package ingest

import (
	"encoding/json"
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/internal/lazyregexp"
)

// dateName is in the names of fields that may hold the time of publication.
var dateName = lazyregexp.New(`(?i)date|day|time|publi|posted|created|issued|aired|stamp|datum|fecha|zeit`)

// otherDateName is in the names of fields that hold other times and what is no time.
var otherDateName = lazyregexp.New(`(?i)updat|modif|crawl|fetch|download|scrap|retriev|access|expir|zone|reading|duration|birth`)

// publishedName is in the names of fields that hold the time of publication by whatever name, such as "firstPublished", "article_date".
var publishedName = lazyregexp.New(`(?i)publi|posted|issued|released?(?:_?date|_?at|$)|created_utc|(?:article|news|story|post|display|content|issue|pub)[_-]?date`)

// findDate reads the time of publication of a record that has it in a field with a name which says so, but is in no list.
func (f *fields) findDate(record []byte) {
	if hasName(record, publishedName.Match) {
		f.takeDate(record)
	}
}

// takeDate takes the date of the first name, by the alphabet, that is one for a time of publication.
func (f *fields) takeDate(record []byte) {
	var all map[string]scalar
	if json.Unmarshal(record, &all) != nil {
		return
	}
	found := ""
	for name, value := range all {
		if !publishedName.MatchString(name) || otherDateName.MatchString(name) || found != "" && name > found {
			continue
		}
		if iso, err := document.ParsePublished(string(value)); err == nil {
			found, f.Published = name, scalar(iso)
		}
	}
}

// maxUndated is how many records of a file are searched for a date that is not read.
const maxUndated = 20

// warnUnreadDate adds a warning to the next item, once per file, if a record without a time of publication has one in a field that is not
// read, or one that cannot be read: in "04/03/2026" the day and the month can be mistaken.
func (r *reader) warnUnreadDate(source string, record []byte, f *fields) {
	if r.warned || r.undated >= maxUndated {
		return
	}
	r.undated++
	var all map[string]scalar
	if json.Unmarshal(record, &all) != nil {
		return
	}
	var names []string
	for name, value := range all {
		if value == "" || !dateName.MatchString(name) || otherDateName.MatchString(name) {
			continue
		}
		if _, err := document.ParsePublished(string(value)); err == nil {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		name := quoted(slices.Min(names))
		r.warned, r.warning = true, source+": no time of publication; the field "+name+" looks like one and is not read (hint: name it with --date-column)"
		return
	}
	for _, given := range f.list() {
		if strings.ContainsAny(string(given), "0123456789") {
			r.warned, r.warning = true, source+": no time of publication; "+quoted(string(given))+" is no date that can be read (hint: write it as 2026-03-04)"
			return
		}
	}
}
