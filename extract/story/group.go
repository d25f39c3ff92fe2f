package story

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// Options say how articles are grouped. The zero value has the values of Default.
type Options struct {
	Days   int    // an article belongs to a story if it was published at most so many days after an article of it
	Span   int    // days that a story lasts at most
	Least  int    // articles that a story must have, at least 1
	Folder string // of the temporary file; "" is that of the system
}

// Default is what Options that are 0 mean.
func Default() Options { return Options{Days: 5, Span: 30, Least: 1} }

func (o Options) withDefaults() Options {
	d := Default()
	if o.Days <= 0 {
		o.Days = d.Days
	}
	if o.Span <= 0 {
		o.Span = d.Span
	}
	if o.Least <= 0 {
		o.Least = d.Least
	}
	return o
}

// Grouper groups articles. Their summaries are kept in a temporary file of some 3 KB for each article; in memory are 40 bytes for each
// article, and about 2 KB for each one of the days that an article can still join (Options.Days), 200,000 at most. Add may be
// called by several goroutines.
type Grouper struct {
	opts   Options
	file   *spill
	counts *counts
}

// NewGrouper returns a grouper without articles. The error is that of its temporary file.
func NewGrouper(opts Options) (*Grouper, error) {
	opts = opts.withDefaults()
	file, err := newSpill(opts.Folder)
	if err != nil {
		return nil, err
	}
	return &Grouper{opts: opts, file: file, counts: newCounts()}, nil
}

// Add adds an article.
func (g *Grouper) Add(s *Summary) error {
	return g.file.add(s, func() { g.counts.add(&s.Features) })
}

// Close removes the temporary file.
func (g *Grouper) Close() error { return g.file.close() }

// Stories calls do with each story, in the order in which they end; those of articles without a date come last. It ends early with an
// error of do or of the temporary file, or that of ctx. No article can be added afterwards.
func (g *Grouper) Stories(ctx context.Context, do func(*Story) error) error {
	if err := g.file.sort(); err != nil {
		return err
	}
	s := dayByDay{Grouper: g, do: do}
	for i := range g.file.entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.article(int32(i)); err != nil {
			return err
		}
	}
	return s.end(never)
}

// dayByDay goes through the articles by day. What lies further back than the window is forgotten.
type dayByDay struct {
	*Grouper
	do   func(*Story) error
	days []*openDay // that articles can still join, in order
	open []*cluster // stories that articles can still join, in order of their first article
}

// openDay is a day with the articles that were published on it.
type openDay struct {
	day      int32
	articles []*placed
	with     map[uint32][]int32 // articles that have a feature
	shared   []uint8            // how many features of the article at hand each one has
}

// placed is an article in its story.
type placed struct {
	*vector
	in *cluster
}

// cluster is a story while articles can join it.
type cluster struct {
	first, last int32 // days
	articles    []int32
	typical     []*placed // its first articles, and later ones in place of them: what a further article is compared with
	into        *cluster  // the story that it has become a part of, or nil
}

// never is a day after all others.
const never = int32(1) << 30

func (s *dayByDay) article(i int32) error {
	e := s.file.entries[i]
	summary, err := s.file.read(int(i))
	if err != nil {
		return err
	}
	if err := s.end(e.day); err != nil {
		return err
	}
	p := &placed{vector: s.counts.vector(&summary.Features), in: &cluster{first: e.day}}
	if found := s.find(p, e.day); len(found) > 0 {
		p.in = found[0]
		for _, other := range found[1:] {
			s.join(p.in, other)
		}
	} else {
		s.open = append(s.open, p.in)
	}
	p.in.add(i, e.day, p)
	s.today(e.day).add(p)
	return nil
}

// typicalArticles is how many articles of a story a further one is compared with, besides the one that is most like it.
const typicalArticles = 6

func (c *cluster) add(i, day int32, p *placed) {
	c.last = day
	c.articles = append(c.articles, i)
	if len(c.typical) < typicalArticles {
		c.typical = append(c.typical, p)
	} else { // the first ones stay
		c.typical[typicalArticles/2+len(c.articles)%(typicalArticles-typicalArticles/2)] = p
	}
}

// Days with very many articles, such as that of all articles without a date, are divided, and the oldest parts forgotten.
const (
	partArticles = 10_000
	openParts    = 20
)

// today is the last open day, or the last part of it.
func (s *dayByDay) today(day int32) *openDay {
	if n := len(s.days); n > 0 && s.days[n-1].day == day && len(s.days[n-1].articles) < partArticles {
		return s.days[n-1]
	}
	d := &openDay{day: day, with: map[uint32][]int32{}}
	s.days = append(s.days, d)
	s.days = slices.Delete(s.days, 0, max(0, len(s.days)-openParts))
	return d
}

// strongest is by how many of its features an article is found.
const strongest = 12

// commonest is how many articles of a day may have a feature for articles to be found by it.
const commonest = 200

func (d *openDay) add(p *placed) {
	n := int32(len(d.articles))
	d.articles, d.shared = append(d.articles, p), append(d.shared, 0)
	for _, h := range p.strong() {
		if len(d.with[h]) <= commonest {
			d.with[h] = append(d.with[h], n)
		}
	}
}

// strong are the features that say most about an article.
func (v *vector) strong() []uint32 {
	out := make([]uint32, 0, 2*strongest)
	for _, list := range [][]Weight{v.words, v.names} {
		sorted := slices.SortedFunc(slices.Values(list), func(a, b Weight) int {
			return cmp.Or(cmp.Compare(b.Much, a.Much), cmp.Compare(a.Hash, b.Hash))
		})
		for _, w := range sorted[:min(len(sorted), strongest)] {
			out = append(out, w.Hash)
		}
	}
	return out
}

// find returns the stories that an article belongs to, the one that is most like it first. Further ones are such that the article shows to
// be the same story: it is much like them, too, and they are not unlike each other.
func (s *dayByDay) find(p *placed, day int32) []*cluster {
	score := map[*cluster]float64{}
	var found []*cluster
	strong := p.strong()
	for _, d := range s.days {
		for _, n := range d.candidates(strong) {
			other := d.articles[n]
			c := other.story()
			if day-c.first > int32(s.opts.Span) {
				continue
			}
			a := alike(p.vector, other.vector)
			if a < leastScore || a <= score[c] || score[c] == 0 && !c.takes(p) {
				continue
			}
			if score[c] == 0 {
				found = append(found, c)
			}
			score[c] = a
		}
	}
	slices.SortStableFunc(found, func(a, b *cluster) int { return cmp.Compare(score[b], score[a]) })
	return slices.DeleteFunc(found, func(c *cluster) bool {
		return c != found[0] && (score[c] < joinScore || !found[0].near(c))
	})
}

// joinScore is how much an article must be like two stories to make them one.
const joinScore = 0.5

// near reports whether two stories are like each other as a whole.
func (c *cluster) near(other *cluster) bool {
	return !slices.ContainsFunc(other.typical, func(p *placed) bool { return !c.takes(p) })
}

// join makes one story of two.
func (s *dayByDay) join(c, other *cluster) {
	c.first, c.last = min(c.first, other.first), max(c.last, other.last)
	c.articles = append(c.articles, other.articles...)
	slices.Sort(c.articles)
	for _, p := range other.typical {
		if len(c.typical) < typicalArticles {
			c.typical = append(c.typical, p)
		}
	}
	other.into = c
	s.open = slices.DeleteFunc(s.open, func(o *cluster) bool { return o == other })
}

// story is the story that an article is in.
func (p *placed) story() *cluster {
	for p.in.into != nil {
		p.in = p.in.into
	}
	return p.in
}

// most is how many candidates of a day are compared.
const most = 30

// candidates are the articles that share at least two strong features, those that share most first.
func (d *openDay) candidates(strong []uint32) []int32 {
	var touched []int32
	for _, h := range strong {
		with := d.with[h]
		if len(with) > commonest {
			continue
		}
		for _, n := range with {
			if d.shared[n]++; d.shared[n] == 2 {
				touched = append(touched, n)
			}
		}
	}
	slices.SortFunc(touched, func(a, b int32) int { return cmp.Or(int(d.shared[b])-int(d.shared[a]), int(a-b)) })
	clear(d.shared)
	return touched[:min(len(touched), most)]
}

// takes reports whether an article is like a story as a whole, so that a chain of articles, each a little like the next, is not one.
func (c *cluster) takes(p *placed) bool {
	sum := 0.0
	for _, t := range c.typical {
		sum += alike(p.vector, t.vector)
	}
	return sum/float64(len(c.typical)) >= leastScore*0.6
}

// end ends the stories that no article of a day can join.
func (s *dayByDay) end(day int32) error {
	from := day - int32(s.opts.Days)
	for len(s.days) > 0 && s.days[0].day < from {
		s.days[0] = nil
		s.days = s.days[1:]
	}
	if len(s.open) == 0 {
		return nil
	}
	var ended []*cluster
	s.open = slices.DeleteFunc(s.open, func(c *cluster) bool {
		if c.last >= from {
			return false
		}
		ended = append(ended, c)
		return true
	})
	slices.SortStableFunc(ended, func(a, b *cluster) int { return cmp.Compare(a.last, b.last) })
	for _, c := range ended {
		if err := s.write(c); err != nil {
			return err
		}
	}
	return nil
}

func (s *dayByDay) write(c *cluster) error {
	if len(c.articles) < s.opts.Least {
		return nil
	}
	summaries := make([]*Summary, len(c.articles))
	for i, at := range c.articles {
		var err error
		if summaries[i], err = s.file.read(int(at)); err != nil {
			return err
		}
	}
	return s.do(newStory(summaries))
}

// undated is the day of articles without one: after all others, and further than any window.
const undated = never / 2

// dayNumber counts days from 1970.
func dayNumber(published string) int32 {
	t, err := time.Parse(time.DateOnly, day(published))
	if err != nil {
		return undated
	}
	return int32(t.Unix() / 86400)
}
