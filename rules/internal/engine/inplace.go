package engine

import "dateline/internal/inplace"

// inPlace codes values as they are in memory, so that those of a compact form need not be read: they are used where they are, see package
// inplace.
func inPlace[T any](c *coder, s *[]T) {
	n := len(*s)
	num(c, &n)
	if n == 0 {
		return
	}
	c.align()
	if c.writing {
		c.data = append(c.data, inplace.Bytes(*s)...)
		return
	}
	*s = inplace.Values[T](c.text[c.at:], n)
	c.at += len(inplace.Bytes(*s))
}

// align moves to the next position where a value may lie.
func (c *coder) align() {
	c.at += -c.at & (inplace.Alignment - 1)
	c.data = append(c.data, make([]byte, -len(c.data)&(inplace.Alignment-1))...)
}
