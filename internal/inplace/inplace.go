// Package inplace uses values where they are: in a text that the program embeds, which is in its file and costs nothing until it is asked for.
// T must have a fixed size, neither pointers nor gaps between its fields, and its values must not be changed.
package inplace

import (
	"encoding/binary"
	"unsafe"
)

// Alignment is a multiple of that of all values. A text is aligned if its beginning is, as that of what is embedded.
const Alignment = 8

// LittleEndian reports whether numbers are in memory as the texts of this package have them.
func LittleEndian() bool { return binary.NativeEndian.Uint16([]byte{1, 0}) == 1 }

// Bytes are the memory of values.
func Bytes[T any](values []T) []byte {
	if len(values) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(values))), len(values)*int(unsafe.Sizeof(values[0])))
}

// Values are so many values of which a text begins with the memory, or a copy of them if they may not lie there. It panics if the text is too
// short.
func Values[T any](text string, n int) []T {
	if n == 0 {
		return nil
	}
	var one T
	if n < 0 || n > len(text)/int(unsafe.Sizeof(one)) {
		panic("inplace: the text is too short")
	}
	at := unsafe.Pointer(unsafe.StringData(text))
	if uintptr(at)%unsafe.Alignof(one) != 0 {
		copied := make([]T, n)
		copy(Bytes(copied), text)
		return copied
	}
	return unsafe.Slice((*T)(at), n)
}

// Append appends values and how many they are, for Take, to a text that is aligned so far.
func Append[T any](text []byte, values []T) []byte {
	text = binary.LittleEndian.AppendUint64(text, uint64(len(values)))
	text = append(text, Bytes(values)...)
	return append(text, make([]byte, -len(text)&(Alignment-1))...)
}

// Take returns the values that a text begins with, and the text after them. It panics if the text is too short.
func Take[T any](text string) (values []T, rest string) {
	n := int(binary.LittleEndian.Uint64([]byte(text[:8])))
	values = Values[T](text[8:], n)
	end := 8 + len(Bytes(values))
	return values, text[end+-end&(Alignment-1):]
}
