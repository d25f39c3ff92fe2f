package site

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
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
	numbers, err := list(ctx, s.db, query, args, func(rows *sql.Rows, n *int64) error { return rows.Scan(n) })
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

// shown returns those of a list's numbers that are on the page, as arguments of a query.
func (r *request) shown(numbers []int64) (args []any) {
	first := min(r.offset(), len(numbers))
	for _, n := range numbers[first:min(first+perPage, len(numbers))] {
		args = append(args, n)
	}
	return args
}

func (r *request) offset() int { return (r.place.number - 1) * perPage }

// among returns the place of n arguments after IN.
func among(n int) string { return "(" + strings.TrimSuffix(strings.Repeat("?,", n), ",") + ")" }
