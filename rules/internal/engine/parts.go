package engine

import (
	"iter"
	"sync/atomic"
	"unsafe"
)

// parts are the parts of a set of one kind, by their numbers. Those of a compact form are read when they are first asked for: a short run
// needs few of them.
type parts[T any] struct {
	made []unsafe.Pointer      // to T; atomic.Pointer would keep of from being inlined
	read func(number int32) *T // reads and keeps one of a compact form; nil if all are made
}

func (p *parts[T]) len() int { return len(p.made) }

// of returns a part.
func (p *parts[T]) of(number int32) *T {
	if part := atomic.LoadPointer(&p.made[number]); part != nil {
		return (*T)(part)
	}
	return p.read(number)
}

// unread makes the parts so many, each of which is read when it is first asked for.
func (p *parts[T]) unread(n int, read func(number int32) *T) {
	p.made = make([]unsafe.Pointer, n)
	p.read = func(number int32) *T { return p.keep(number, read(number)) }
}

// keep keeps a part that was read, and returns it. If two goroutines read one at once, both get that of the first.
func (p *parts[T]) keep(number int32, part *T) *T {
	atomic.CompareAndSwapPointer(&p.made[number], nil, unsafe.Pointer(part))
	return (*T)(atomic.LoadPointer(&p.made[number]))
}

// add appends a part and returns its number.
func (p *parts[T]) add(part *T) int32 {
	p.made = append(p.made, unsafe.Pointer(part))
	return int32(len(p.made) - 1)
}

// put replaces a part.
func (p *parts[T]) put(number int, part *T) { p.made[number] = unsafe.Pointer(part) }

// all yields all parts by their numbers.
func (p *parts[T]) all() iter.Seq2[int, *T] {
	return func(yield func(int, *T) bool) {
		for i := range p.made {
			if !yield(i, p.of(int32(i))) {
				return
			}
		}
	}
}

// list returns all parts.
func (p *parts[T]) list() (out []*T) {
	for _, part := range p.all() {
		out = append(out, part)
	}
	return out
}

// taken returns the same parts, all made, to add others to.
func (p *parts[T]) taken() (out parts[T]) {
	for _, part := range p.all() {
		out.add(part)
	}
	return out
}
