package engine

import (
	"encoding/binary"
	"unsafe"
)

// inPlace codes values as they are in memory, so that those of a compact form need not be read: they are used where they are, in the
// program itself, and cost nothing until they are asked for. T must have a fixed size, neither pointers nor gaps between its fields, and
// its values must not be changed.
func inPlace[T any](c *coder, s *[]T) {
	n := len(*s)
	num(c, &n)
	if n == 0 {
		return
	}
	c.align()
	if c.writing {
		c.data = append(c.data, bytesOf(*s)...)
		return
	}
	size := int(unsafe.Sizeof((*s)[0]))
	if n < 0 || n > (len(c.text)-c.at)/size {
		panic("length")
	}
	*s = valuesIn[T](c.text[c.at:], n)
	c.at += n * size
}

// valuesIn are the values of which a text is the memory, or a copy if they may not lie there.
func valuesIn[T any](text string, n int) []T {
	at := unsafe.Pointer(unsafe.StringData(text))
	values := unsafe.Slice((*T)(at), n)
	if uintptr(at)%unsafe.Alignof(values[0]) != 0 {
		copied := make([]T, n)
		copy(bytesOf(copied), text)
		return copied
	}
	return values
}

// bytesOf is the memory of values.
func bytesOf[T any](s []T) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(s))), len(s)*int(unsafe.Sizeof(s[0])))
}

// alignment is a multiple of that of all values that are used in place.
const alignment = 8

// align goes on to where a value may lie. The text itself is aligned if its beginning is.
func (c *coder) align() {
	if !c.writing {
		c.at = (c.at + alignment - 1) / alignment * alignment
		return
	}
	for len(c.data)%alignment != 0 {
		c.data = append(c.data, 0)
	}
}

// littleEndian reports whether numbers are in memory as a compact form has them.
func littleEndian() bool {
	one := [2]byte{1, 0}
	return binary.NativeEndian.Uint16(one[:]) == 1
}
