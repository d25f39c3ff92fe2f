package engine

// grouped are items under numbers from 0 on, in one array for all.
type grouped[T any] struct {
	from  []int32 // by number: where its items begin
	items []T
}

// of returns the items under a number, in the order in which they were given.
func (g *grouped[T]) of(i int32) []T { return g.items[g.from[i]:g.from[i+1]] }

// group puts items under numbers below n. each is called twice and gives the same items both times.
func group[T any](n int, each func(give func(i int32, item T))) grouped[T] {
	g := grouped[T]{from: make([]int32, n+2)} // those of i are counted at i+2, and put at i+1
	each(func(i int32, _ T) { g.from[i+2]++ })
	for i := 1; i < len(g.from); i++ {
		g.from[i] += g.from[i-1]
	}
	g.items = make([]T, g.from[n+1])
	each(func(i int32, item T) {
		g.items[g.from[i+1]] = item
		g.from[i+1]++
	})
	return g
}
