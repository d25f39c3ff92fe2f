package date

import (
	"time"

	"dateline/extract/document"
	"dateline/extract/origin"
)

// numericOrder is the order of day and month in a date such as "13/4/2024".
type numericOrder uint8

const (
	notNumeric numericOrder = iota
	openOrder               // both are possible, the month is read first
	monthFirst
	dayFirst
)

// orderOf is the order of two numbers of which one is the month.
func orderOf(a, b int) numericOrder {
	switch {
	case a > 12:
		return dayFirst
	case b > 12 || a == b:
		return monthFirst
	}
	return openOrder
}

// setOrder gives numeric dates of open order the one that the document uses, if something shows it.
func setOrder(doc *document.Document, es []expression) {
	order := notNumeric
	for i := range es {
		f := &es[i].frame
		if f.numeric != openOrder {
			continue
		}
		if order == notNumeric {
			order = shownOrder(doc, es)
		}
		f.numeric = order
		if order == dayFirst {
			f.first.index, f.first.day = f.first.day, f.first.index
		}
	}
}

// shownOrder is the order of a document's numeric dates: that of those which can be read only one way, that in which one of them is the day
// of publication, or that of the paper's country. It is open if these do not agree.
func shownOrder(doc *document.Document, es []expression) numericOrder {
	var seen [dayFirst + 1]bool
	published, dated := publishedDay(doc)
	for i := range es {
		f := &es[i].frame
		seen[f.numeric] = seen[f.numeric] || f.first.index != f.first.day
		if dated && f.numeric == openOrder {
			seen[orderOn(published, f.first)] = true
		}
	}
	switch {
	case seen[monthFirst] && seen[dayFirst]:
		return openOrder
	case seen[monthFirst]:
		return monthFirst
	case seen[dayFirst]:
		return dayFirst
	}
	return orderIn(origin.Country(&doc.Meta))
}

// orderOn is the order in which a date that was read with its month first is the day t.
func orderOn(t time.Time, p partial) numericOrder {
	switch month := int(t.Month()); {
	case p.year != t.Year():
	case p.index == month && p.day == t.Day():
		return monthFirst
	case p.day == month && p.index == t.Day():
		return dayFirst
	}
	return notNumeric
}

// orderIn is the order that papers of a country use. It is open in Canada, which uses both, and in countries that write the year first.
func orderIn(country string) numericOrder {
	switch country {
	case "USA", "PHL":
		return monthFirst
	case "", "CAN", "CHN", "HUN", "IRN", "JPN", "KOR", "LTU", "MNG", "TWN":
		return openOrder
	}
	return dayFirst
}
