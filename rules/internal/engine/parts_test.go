package engine

import (
	"sync"
	"testing"
)

// Goroutines that ask for a part at once get the same one, and it is read only when one asks.
func TestParts(t *testing.T) {
	var p parts[int]
	p.unread(3, func(number int32) *int {
		if number == 2 {
			t.Error("a part is read that nothing asks for")
		}
		part := int(number) * 10
		return &part
	})
	var got [8]*int
	var all sync.WaitGroup
	for i := range got {
		all.Go(func() { got[i] = p.of(1) })
	}
	all.Wait()
	for _, part := range got {
		if part != got[0] || *part != 10 {
			t.Fatalf("%p %d, want %p 10", part, *part, got[0])
		}
	}
}

// What is added to taken parts is not in the parts that they are taken from.
func TestPartsTaken(t *testing.T) {
	one, two := 1, 2
	var p parts[int]
	p.add(&one)
	q := p.taken()
	if number := q.add(&two); number != 1 || q.len() != 2 || *q.of(1) != 2 || p.len() != 1 {
		t.Errorf("number %d of %d, %d before", number, q.len(), p.len())
	}
}
