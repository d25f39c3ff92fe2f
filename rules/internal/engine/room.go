package engine

import "dateline/rules/internal/pattern"

// room is where a program is written. It serves one after another.
type room struct {
	ins   []instruction
	nodes []*pattern.Node
	ways  []int
}

// takeRoom returns a room that is free: look-arounds are compiled in the midst of others.
func (b *builder) takeRoom() *room {
	if len(b.rooms) == 0 {
		return &room{}
	}
	r := b.rooms[len(b.rooms)-1]
	b.rooms = b.rooms[:len(b.rooms)-1]
	return r
}

// leaveRoom makes a room free.
func (b *builder) leaveRoom(r *room) {
	r.ins, r.nodes = r.ins[:0], r.nodes[:0]
	b.rooms = append(b.rooms, r)
}
