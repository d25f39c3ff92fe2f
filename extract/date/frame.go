package date

import (
	"strconv"
	"strings"

	"dateline/extract/document"
)

// frame is what the words of a temporal expression say, before anything is resolved.
type frame struct {
	kind  string // of the rule: calendar, duration …
	first partial
	last  partial // the end of a range

	dayword bool
	offset  int // of a day word: yesterday is -1
	holiday string

	relative bool // counted by rel: "last", "the following"
	fromText bool // counted from an earlier date of the text, not from the article's
	bare     bool // "the quarter": the one that the text is about
	shift    int  // how many units back or on
	unit     unit // of the period or amount
	nth      int  // which part of a period; -1 is the last
	sub      unit // of that part
	hasNth   bool
	lastNth  int  // the end of a range of parts: "the second and third quarters"
	definite bool // "the day": the one that the text is about
	fiscal   bool // of a year: FY2025, whose days the text does not give

	count, upto float64 // a number of units; upto ends a range of numbers
	counted     bool
	one         bool   // a unit without a number counts as one
	vague       bool   // "a few"
	freq        string // of a SET: 2X
	quant       string // of a SET: EVERY
	period      string // of a SET: P1W
	edge        string // START, MID, END, EARLIER, LATER, BEFORE or AFTER
	mod         string // TIMEX3 mod of an amount
	mode        string // of a clock: a or p
	lastMode    string // of the clock that ends a range
	minutes     int    // past the hour of a clock, or negative: to it
	era         string // of a year: BC or AD
	value       string // of the rule

	portion string // of a whole: START, END, REST, WHOLE, SO-FAR
	pieces  int    // into which the whole is cut: halves, thirds, quarters
	parts   parts

	numeric numericOrder // of a date in three numbers
	theNext bool         // "the next year": in a history the one after that of the text
	carried bool         // its year was taken from an earlier date of the text
}

// reader turns a mention of the rules into a frame.
type reader struct {
	meanings
	doc   *document.Document
	f     frame
	bad   string   // what is wrong with the words
	words []string // of the capture at hand
}

// read returns the frame of a mention, or the reason why its words are no date.
func (r *reader) read(m *document.Mention) (frame, string) {
	r.f, r.bad = frame{kind: m.Feature("frame"), value: m.Feature("value"), mod: m.Feature("mod"), freq: m.Feature("freq")}, ""
	r.f.bare, r.f.one = m.Feature("bare") != "", m.Feature("one") != ""
	if shift := m.Feature("shift"); shift != "" {
		if n, err := strconv.Atoi(shift); err == nil {
			r.f.shift = n
		}
	}
	for _, c := range m.Captures {
		if take := takers[c.Name]; take != nil && (!c.Empty() || c.Name == "vague") { // a quantifier may leave a capture empty
			take(r, r.wordsOf(c.Range))
		}
	}
	if rel, ok := m.Capture("rel"); ok && rel.Start > 0 {
		r.f.theNext = r.f.shift == 1 && strings.EqualFold(r.doc.Tokens[rel.Start-1].Text, "the")
	}
	return r.f, r.bad
}

// wordsOf are the tokens of a range in lower case, with straight apostrophes, until the next call.
func (r *reader) wordsOf(at document.Range) []string {
	r.words = r.words[:0]
	for i := at.Start; i < at.End; i++ {
		r.words = append(r.words, strings.ReplaceAll(strings.ToLower(r.doc.Tokens[i].Text), "’", "'"))
	}
	return r.words
}

// takers put the words of a capture into the frame.
var takers = map[string]func(*reader, []string){
	"year":     (*reader).takeYear,
	"month":    func(r *reader, ws []string) { r.f.first.index = r.integer("month", ws) },
	"day":      func(r *reader, ws []string) { r.f.first.day = r.ordinal(ws[0]) },
	"weekday":  func(r *reader, ws []string) { r.f.first.weekday = r.integer("weekday", ws) },
	"season":   func(r *reader, ws []string) { r.f.first.season = r.meaning("season", ws) },
	"part":     func(r *reader, ws []string) { r.f.first.part = r.meaning("part", ws) },
	"year2":    (*reader).takeLastYear,
	"month2":   func(r *reader, ws []string) { r.f.last.index = r.integer("month", ws) },
	"day2":     func(r *reader, ws []string) { r.f.last.day = r.ordinal(ws[0]) },
	"weekday2": func(r *reader, ws []string) { r.f.last.weekday = r.integer("weekday", ws) },
	"iso":      (*reader).takeISO,
	"holiday":  func(r *reader, ws []string) { r.f.holiday = r.meaning("holiday", ws) },
	"dayword":  (*reader).takeDayWord,
	"rel":      (*reader).takeRelation,
	"unit":     func(r *reader, ws []string) { r.f.unit = r.unitOf(ws) },
	"nth":      func(r *reader, ws []string) { r.f.nth, r.f.hasNth = r.ordinal(ws[0]), true },
	"short":    (*reader).takeShort,
	"sub":      func(r *reader, ws []string) { r.f.sub = r.unitOf(ws) },
	"count":    func(r *reader, ws []string) { r.f.count, r.f.counted = r.amount(ws), true },
	"plus":     func(r *reader, ws []string) { r.f.count += r.amount(ws) },
	"upto":     func(r *reader, ws []string) { r.f.upto = r.amount(ws) },
	"other":    func(r *reader, _ []string) { r.f.count, r.f.counted = 2, true },
	"vague":    func(r *reader, _ []string) { r.f.vague = true },
	"edge":     func(r *reader, ws []string) { r.f.edge = r.meaning("edge", ws) },
	"mod":      func(r *reader, ws []string) { r.f.mod = r.meaning("mod", ws) },
	"quant":    func(r *reader, ws []string) { r.f.quant = strings.ToUpper(ws[0]) },
	"freq":     func(r *reader, ws []string) { r.f.freq = r.meaning("freq", ws) },
	"times":    func(r *reader, ws []string) { r.f.freq = strconv.Itoa(int(r.amount(ws))) + "X" },
	"period":   func(r *reader, ws []string) { r.f.period = r.meaning("period", ws) },
	"clock":    func(r *reader, ws []string) { r.f.first.clock, r.f.mode = r.clockOf(ws[0]) },
	"clock2":   func(r *reader, ws []string) { r.f.last.clock, r.f.lastMode = r.clockOf(ws[0]) },
	"hour":     func(r *reader, ws []string) { r.f.first.clock, r.f.mode = r.clockOf(ws[0]) },
	"hour2":    func(r *reader, ws []string) { r.f.last.clock, r.f.lastMode = r.clockOf(ws[0]) },
	"hours":    (*reader).takeHours,
	"half":     func(r *reader, ws []string) { r.f.mode = ws[0][:1] },
	"half2":    func(r *reader, ws []string) { r.f.lastMode = ws[0][:1] },
	"minute":   (*reader).takeMinute,
	"toward":   func(r *reader, ws []string) { r.takeToward(ws[0]) },
	"anno":     func(r *reader, ws []string) { r.f.first.year = int(r.amount(ws)) },
	"nth2":     func(r *reader, ws []string) { r.f.lastNth = r.ordinal(ws[0]) },
	"years":    (*reader).takeYears,
	"hms":      (*reader).takeClocked,
	"zone":     (*reader).takeZone,
	"era":      func(r *reader, ws []string) { r.f.era = r.meaning("era", ws) },
	"compound": (*reader).takeCompound,
	"portion":  func(r *reader, ws []string) { r.f.portion = r.meaning("portion", ws) },
	"pieces":   func(r *reader, ws []string) { r.f.pieces = r.integer("pieces", ws) },
}

// meaning looks up the words as one entry of a class.
func (r *reader) meaning(class string, ws []string) string {
	w := ws[0]
	if len(ws) > 1 {
		w = strings.Join(ws, " ")
	}
	v, ok := r.of(class, w)
	if !ok {
		r.bad = "words.tsv has no " + class + " " + strconv.Quote(w)
	}
	return v
}

func (r *reader) integer(class string, ws []string) int {
	n, _ := strconv.Atoi(r.meaning(class, ws))
	return n
}

func (r *reader) amount(ws []string) float64 {
	n, ok := r.number(ws)
	if !ok {
		r.bad = "no number: " + strings.Join(ws, " ")
	}
	return n
}

// unitOf is the unit of a word: the last one, so that "trading day" is a day.
func (r *reader) unitOf(ws []string) unit {
	return units[r.meaning("unit", ws[len(ws)-1:])]
}

// takeRelation reads "last", "the following": what is counted from, and how far.
func (r *reader) takeRelation(ws []string) {
	base, shift, _ := strings.Cut(r.meaning("rel", ws[len(ws)-1:]), " ")
	r.f.definite = ws[0] == "the"
	r.f.relative, r.f.fromText = true, base == "text"
	r.f.shift, _ = strconv.Atoi(shift)
}

// takeLastYear reads the end of a range of years, "1918" or "18", which stays short until the beginning is known.
func (r *reader) takeLastYear(ws []string) {
	r.f.last.year = r.yearOf(ws)
	if len(ws[0]) == 2 {
		r.f.last.year, _ = strconv.Atoi(ws[0])
	}
}

// takeDayWord reads "yesterday" and "tonight", which names the part of the day too.
func (r *reader) takeDayWord(ws []string) {
	r.f.dayword, r.f.offset = true, r.integer("dayword", ws)
	if part, ok := r.of("part", ws[0]); ok {
		r.f.first.part = part
	}
}

// takeISO reads 2025-06-02, with a time or without, 2.6.2025, with the day first, and 6/2/25, with
// the month first unless it cannot be; setOrder changes that where the document shows another order.
func (r *reader) takeISO(ws []string) {
	p := &r.f.first
	if i := strings.IndexByte(ws[0], 't'); i == 10 && len(ws[0]) >= 16 {
		p.clock = ws[0][11:16]
		ws = []string{ws[0][:10]}
	}
	parts, _ := cut(strings.Join(ws, ""))
	if len(parts) != 3 {
		r.bad = "not three numbers"
		return
	}
	var n [3]int
	for i, s := range parts {
		n[i], _ = strconv.Atoi(s)
	}
	if kindOf(parts[1][0]) == letters { // 23-Oct-14
		n[1] = r.integer("month", parts[1:2])
		p.year, p.index, p.day = fullYear(n[2], len(parts[2]) < 4), n[1], n[0]
		return
	}
	switch {
	case len(parts[0]) == 4:
		p.year, p.index, p.day = n[0], n[1], n[2]
	case strings.Contains(ws[0], "."):
		p.year, p.index, p.day = fullYear(n[2], len(parts[2]) < 4), n[1], n[0]
	default:
		p.year, p.index, p.day = fullYear(n[2], len(parts[2]) < 4), n[0], n[1]
		r.f.numeric = orderOf(n[0], n[1])
		if r.f.numeric == dayFirst {
			p.index, p.day = n[1], n[0]
		}
	}
	if p.index == 0 || p.day == 0 {
		r.bad = "no such day"
	}
}

// takeYear reads "1998" and "FY25".
func (r *reader) takeYear(ws []string) {
	if n, ok := strings.CutPrefix(ws[0], "fy"); ok {
		ws, r.f.fiscal = []string{strings.Trim(n, "'")}, true
	}
	r.f.first.year = r.yearOf(ws)
}

// takeYears reads a range of years in one token: "2022/23", "2019-2021".
func (r *reader) takeYears(ws []string) {
	r.takeYear([]string{ws[0][:4]})
	r.takeLastYear([]string{ws[0][5:]})
}

// takeShort reads "Q3", "H1", "3Q" and "2H23".
func (r *reader) takeShort(ws []string) {
	w := strings.ToUpper(ws[0])
	letter := strings.IndexAny(w, "QH")
	nth := w[1-min(letter, 1)]
	r.f.nth, r.f.hasNth, r.f.sub = int(nth-'0'), true, units[w[letter:letter+1]]
	if len(w) == 4 {
		r.f.first.year = r.yearOf([]string{w[2:]})
	}
}

// takeClocked reads "2:25:41" and "1h 40m" as seconds in all.
func (r *reader) takeClocked(ws []string) {
	size := 3600.0
	pieces, _ := cut(strings.Join(ws, "-"))
	for i, p := range pieces {
		if kindOf(p[0]) != digits {
			continue
		}
		if i+1 < len(pieces) && kindOf(pieces[i+1][0]) == letters {
			size = map[byte]float64{'h': 3600, 'm': 60, 's': 1}[pieces[i+1][0]]
		}
		n, _ := strconv.Atoi(p)
		r.f.count += float64(n) * size
		size /= 60
	}
	r.f.unit, r.f.counted = units["TS"], true
}

// takeZone reads "GMT", "Eastern" and "GMT +3".
func (r *reader) takeZone(ws []string) {
	w := strings.ReplaceAll(strings.Join(ws, ""), "−", "-")
	if len(w) > 4 && (w[3] == '+' || w[3] == '-') {
		r.f.first.zone = offsetText(w[3:])
		return
	}
	r.f.first.zone, _ = r.of("zone", w)
}

// takeCompound reads the pieces of a word such as "six-month", "third-quarter", "mid-november", "1990s" or "year-ago".
func (r *reader) takeCompound(ws []string) {
	pieces, _ := cut(strings.Trim(ws[0], "'"))
	if blend, ok := r.of("blend", strings.Join(pieces, "")); ok { // "midweek"
		pieces = strings.Fields(blend)
		r.f.relative = true
	}
	if pieces[0] == "quarter" && len(pieces) == 2 || len(ws) > 1 { // "quarter-century"
		pieces = []string{"one-quarter", firstOf(strings.Join(ws[1:], ""), pieces[len(pieces)-1])}
	}
	for i, p := range pieces {
		r.takePiece(p, i > 0)
	}
}

// takePiece reads a piece by the first class that knows it.
func (r *reader) takePiece(p string, later bool) {
	f := &r.f
	if v, ok := r.meanings["edge"][p]; ok && !later {
		f.edge = v
		return
	}
	if n, ok := r.numeral(p); ok && !later && p[0] > '9' { // "half-hour": else the half would be a unit
		f.count, f.counted = n, true
		return
	}
	if n := r.ordinal(p); n != 0 && p[0] > '9' {
		f.nth, f.hasNth = n, true
		return
	}
	if v, ok := r.of("part", p); ok && !f.counted {
		f.first.part = v
		return
	}
	if v, ok := r.of("unit", p); ok {
		if f.hasNth {
			f.sub = units[v]
		} else {
			f.unit = units[v]
		}
		return
	}
	if v, ok := r.meanings["month"][p]; ok {
		f.first.index, _ = strconv.Atoi(v)
		return
	}
	if v, ok := r.of("season", p); ok {
		f.first.season = v
		return
	}
	if v, ok := r.of("period", p); ok {
		f.period = v
		return
	}
	if v, ok := r.of("freq", p); ok {
		f.freq = v
		return
	}
	if v, ok := r.of("weekday", p); ok {
		f.first.weekday, _ = strconv.Atoi(v)
		return
	}
	if n, ok := r.number([]string{p}); ok {
		f.count, f.counted = f.count+n, true
		f.first.year = r.yearOf([]string{p})
	}
}
