// Package dedupe finds articles that were seen before: by their address, or by nearly the same text.
//
//	index := dedupe.New()
//	sig := dedupe.Sign(doc)
//	if of, why := index.Find(sig); why == "" {
//		index.Add(sig) // the first of its kind
//	}
//
// It is not part of the chain: a document is signed once it has been cleaned.
package dedupe

import (
	"encoding/binary"
	"math/bits"
)

// maxDistance is how many bits the SimHashes of nearly the same texts differ in
// (Manku, Jain and Das Sarma, Detecting Near-Duplicates for Web Crawling, WWW 2007).
const maxDistance = 3

// Index holds the signatures of articles. Memory grows with their number, by some 100 bytes each. It belongs to one goroutine.
type Index struct {
	urls   map[uint64]int32
	exact  map[uint64]int32
	near   [4]map[uint16][]int32 // articles whose SimHash has these 16 bits: two within maxDistance share one of four
	hashes []uint64
	ids    []string
}

// New is an index without articles.
func New() *Index {
	x := &Index{urls: map[uint64]int32{}, exact: map[uint64]int32{}}
	for i := range x.near {
		x.near[i] = map[uint16][]int32{}
	}
	return x
}

// Find looks for an article that is the same and gives its number, which counts calls of Add from 0, and
// why it is the same: "the same address", "the same text", "nearly the same text", or "" where there is none.
func (x *Index) Find(sig Signature) (of int, why string) {
	if of, ok := x.urls[sig.URL]; ok && sig.URL != 0 {
		return int(of), "the same address"
	}
	if !sig.Near {
		if of, ok := x.exact[sig.Text]; ok {
			return int(of), "the same text"
		}
		return 0, ""
	}
	for i, table := range x.near {
		for _, of := range table[uint16(sig.Text>>(16*i))] {
			if bits.OnesCount64(x.hashes[of]^sig.Text) <= maxDistance {
				return int(of), "nearly the same text"
			}
		}
	}
	return 0, ""
}

// ID is the id of the article of a number.
func (x *Index) ID(of int) string { return x.ids[of] }

// Add remembers an article.
func (x *Index) Add(sig Signature) {
	of := int32(len(x.ids))
	x.ids = append(x.ids, sig.ID)
	x.hashes = append(x.hashes, sig.Text)
	if sig.URL != 0 {
		x.urls[sig.URL] = of
	}
	if !sig.Near {
		x.exact[sig.Text] = of
		return
	}
	for i := range x.near {
		block := uint16(sig.Text >> (16 * i))
		x.near[i][block] = append(x.near[i][block], of)
	}
}

// Load adds signatures that Append wrote. It reports whether they are whole.
func (x *Index) Load(b []byte) bool {
	for len(b) > 0 {
		if len(b) < 18 {
			return false
		}
		sig := Signature{URL: binary.LittleEndian.Uint64(b), Text: binary.LittleEndian.Uint64(b[8:]), Near: b[16] == 1}
		n, size := binary.Uvarint(b[17:])
		b = b[17:]
		if size <= 0 || n > uint64(len(b)-size) {
			return false
		}
		sig.ID, b = string(b[size:size+int(n)]), b[size+int(n):]
		x.Add(sig)
	}
	return true
}
