package engine

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"dateline/internal/inplace"
)

// compactVersion is of the form that AppendCompact writes. Change it with any change of what is compiled or how. Its length keeps what follows
// aligned.
const compactVersion = "dateline rules 30      \n"

// AppendCompact appends the compiled set in a form that LoadCompact reads in a small part of the time that compiling takes.
// What only explanations, tests and checks need is left out. What out has must be a multiple of inplace.Alignment long.
//
// A form consists of the version, the length of the parts, the parts, and the rest of the set, which says where each part begins.
func (s *Set) AppendCompact(out []byte) []byte {
	s.indexed.Do(s.index)
	c := &coder{writing: true, apart: &coder{writing: true}, common: &common{numbers: map[any]int32{}}}
	c.apart.common = c.common
	c.set(s)
	c.apart.align()
	out = append(out, compactVersion...)
	out = binary.LittleEndian.AppendUint64(out, uint64(len(c.apart.data)))
	return append(append(out, c.apart.data...), c.data...)
}

// LoadCompact reads what AppendCompact has written. Traces of the set lack the reasons why patterns failed, and its rules have no
// tests. An error means that the data is cut off, of another version, or of machines with another order of bytes: compile the rules then.
// The parts of the set are read when they are first asked for, so other damage may show later, as a panic.
func LoadCompact(data string) (set *Set, err error) {
	if !strings.HasPrefix(data, compactVersion) || !inplace.LittleEndian() {
		return nil, errors.New("compact rules: another version")
	}
	defer func() {
		if r := recover(); r != nil {
			set, err = nil, fmt.Errorf("compact rules: damaged: %v", r)
		}
	}()
	data = data[len(compactVersion):]
	length := binary.LittleEndian.Uint64([]byte(data[:8]))
	set = &Set{}
	apart := &coder{text: data[8 : 8+length]}
	c := &coder{text: data[8+length:], apart: apart, common: &common{}}
	c.set(set)
	if c.at < len(c.text) {
		return nil, errors.New("compact rules: damaged: bytes are left")
	}
	set.indexed.Do(func() {}) // it is
	return set, nil
}

// coder writes values or reads them into the same positions, so that there is one description of the form.
type coder struct {
	writing bool
	data    []byte // what is written so far
	text    string // all that is read, of which the strings are parts
	at      int    // what is read of it so far, in bytes
	apart   *coder // of the parts; nil if it is this one
	*common
}

// common is what several parts share.
type common struct {
	expressions  parts[expression]
	finders      parts[finder]
	numbers      map[any]int32 // of those two, in a form that is written
	featureRules []phaseFeatureRules
	voices       []voice
}

// phaseFeatureRules are the feature rules that all trigger rules of a phase share.
type phaseFeatureRules struct {
	phase string
	rules []featureRule
}

// num codes a whole number of any kind.
func num[T ~int | ~int16 | ~int32 | ~uint8 | ~uint32 | ~uint64](c *coder, v *T) {
	if c.writing {
		c.data = binary.AppendVarint(c.data, int64(*v))
		return
	}
	b := c.text[c.at]
	c.at++
	x := uint64(b & 0x7f)
	for shift := 7; b >= 0x80; shift += 7 {
		b = c.text[c.at]
		c.at++
		x |= uint64(b&0x7f) << shift
	}
	*v = T(int64(x>>1) ^ -int64(x&1))
}

// delta codes how far a number is from the last one of its kind: most follow each other.
func (c *coder) delta(v, last *int32) {
	d := *v - *last
	num(c, &d)
	*v = *last + d
	*last = *v
}

func (c *coder) bool(v *bool) {
	var x uint8
	if *v {
		x = 1
	}
	num(c, &x)
	*v = x == 1
}

func (c *coder) str(v *string) {
	n := len(*v)
	num(c, &n)
	if c.writing {
		c.data = append(c.data, *v...)
		return
	}
	*v = c.text[c.at : c.at+n]
	c.at += n
}

// each codes the elements of a slice. A nil slice comes back as nil.
func each[T any](c *coder, s *[]T, code func(*T)) {
	n := len(*s)
	num(c, &n)
	if !c.writing && n != 0 {
		if n < 0 || n > len(c.text)-c.at { // every element takes a byte at least
			panic("length")
		}
		*s = make([]T, n)
	}
	for i := range *s {
		code(&(*s)[i])
	}
}

// maybe codes what a pointer points to, or that it is nil.
func maybe[T any](c *coder, p **T, code func(*T)) {
	there := *p != nil
	c.bool(&there)
	if !there {
		return
	}
	if !c.writing {
		*p = new(T)
	}
	code(*p)
}

func (c *coder) strs(s *[]string) { each(c, s, c.str) }

// nums codes numbers. They are most of a form, so reading them is a loop by itself.
func (c *coder) nums(s *[]int32) {
	if c.writing {
		each(c, s, func(v *int32) { num(c, v) })
		return
	}
	c.room32(s)
	text, at := c.text, c.at
	for i := range *s {
		x := uint64(text[at])
		at++
		if x >= 0x80 {
			x &= 0x7f
			for shift := 7; ; shift += 7 {
				b := text[at]
				at++
				x |= uint64(b&0x7f) << shift
				if b < 0x80 {
					break
				}
			}
		}
		(*s)[i] = int32(int64(x>>1) ^ -int64(x&1))
	}
	c.at = at
}

// room32 reads the length of a slice and makes it.
func (c *coder) room32(s *[]int32) { each(c, s, func(*int32) {}) }

// deltas codes numbers as how far each is from the one before: most follow each other.
func (c *coder) deltas(s *[]int32) {
	if c.writing {
		last := int32(0)
		each(c, s, func(v *int32) { c.delta(v, &last) })
		return
	}
	c.nums(s)
	last := int32(0)
	for i := range *s {
		last += (*s)[i]
		(*s)[i] = last
	}
}
