package site

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"sync"
)

// perPage is how many entries of a list are on a page.
const perPage = 100

// lastList has the numbers of the rows of the list that was asked for last. The pages of a folder are made list by list, so each list is
// sorted once, and not once for each of its pages.
type lastList struct {
	mu      sync.Mutex
	query   string // with its arguments
	numbers []int64
}

// sorted returns the numbers of the rows that a query selects, in its order. They must not be changed.
func (s *Site) sorted(ctx context.Context, query string, args ...any) ([]int64, error) {
	asked := fmt.Sprintf("%s %q", query, args)
	s.last.mu.Lock()
	if numbers := s.last.numbers; s.last.query == asked {
		s.last.mu.Unlock()
		return numbers, nil
	}
	s.last.mu.Unlock()
	numbers, err := list(ctx, s, query, args, func(rows *sql.Rows, n *int64) error { return rows.Scan(n) })
	if err != nil {
		return nil, err
	}
	s.last.mu.Lock()
	defer s.last.mu.Unlock()
	s.last.query, s.last.numbers = asked, numbers
	return numbers, nil
}

// sortedFindings returns the numbers of the findings that a filter chooses.
func (s *Site) sortedFindings(ctx context.Context, f *filter) ([]int64, error) {
	where, args := f.where()
	return s.sorted(ctx, "SELECT f.number FROM findings f WHERE "+where+order, args...)
}

// shown returns those of a list's numbers that are on the page.
func (r *request) shown(numbers []int64) []int64 {
	first := min(r.offset(), len(numbers))
	return numbers[first:min(first+perPage, len(numbers))]
}

func (r *request) offset() int { return (r.address.number - 1) * perPage }

// among returns what follows IN for the argument that jsonList makes, so that a query is the same for any number of rows.
const among = "(SELECT value FROM json_each(?))"

// jsonList returns numbers as the argument of among.
func jsonList(numbers []int64) string {
	out := []byte("[")
	for i, n := range numbers {
		if i > 0 {
			out = append(out, ',')
		}
		out = strconv.AppendInt(out, n, 10)
	}
	return string(append(out, ']'))
}

// mostPrepared is how many queries are kept prepared. Those of a site are some thirty, but for the filters of searches.
const mostPrepared = 100

// preparedQueries are queries that need not be parsed again.
type preparedQueries struct {
	mu  sync.Mutex
	all map[string]*sql.Stmt
}

// query runs a query, which is parsed when it comes for the first time.
func (s *Site) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, err := s.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	if stmt == nil {
		return s.db.QueryContext(ctx, query, args...)
	}
	return stmt.QueryContext(ctx, args...)
}

// queryRow runs a query of one row.
func (s *Site) queryRow(ctx context.Context, query string, args ...any) *sql.Row {
	if stmt, err := s.prepared(ctx, query); err == nil && stmt != nil {
		return stmt.QueryRowContext(ctx, args...)
	}
	return s.db.QueryRowContext(ctx, query, args...)
}

// prepared returns a query that is prepared, or nil if too many are.
func (s *Site) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	p := &s.queries
	p.mu.Lock()
	defer p.mu.Unlock()
	if stmt := p.all[query]; stmt != nil || len(p.all) >= mostPrepared {
		return stmt, nil
	}
	stmt, err := s.db.PrepareContext(ctx, query)
	if err == nil {
		p.all[query] = stmt
	}
	return stmt, err
}
