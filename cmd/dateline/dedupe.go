package main

import (
	"encoding/binary"
	"hash/fnv"
	"math/bits"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/extract/ingest"
)

// signature is what articles are compared by.
type signature struct {
	id   string
	url  uint64 // hash of the canonical address; 0 where there is none
	text uint64 // SimHash of the text, or hash of a short one
	near bool   // text is a SimHash
	kept bool   // the article is none that was seen before
}

// maxDistance is how many bits the SimHashes of nearly the same texts differ in
// (Manku, Jain and Das Sarma, Detecting Near-Duplicates for Web Crawling, WWW 2007).
const maxDistance = 3

// minNear is how many words a text must have to be compared by its SimHash.
const minNear = 40

// sign gives the signature of an article.
func sign(doc *document.Document) signature {
	s := signature{id: doc.Meta.ID, url: urlHash(doc.Meta.URL)}
	s.text, s.near = textHash(doc.Text)
	return s
}

// urlHash is the hash of an address without what does not tell pages apart: the
// scheme, "www.", the fragment, the parameters of campaigns, the order of parameters.
func urlHash(address string) uint64 {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return 0
	}
	query := u.Query()
	for name := range query {
		if strings.HasPrefix(name, "utm_") || slices.Contains([]string{"fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "cmpid"}, name) {
			query.Del(name)
		}
	}
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	h := fnv.New64a()
	h.Write([]byte(host + strings.TrimRight(u.EscapedPath(), "/") + "?" + query.Encode()))
	return max(1, h.Sum64())
}

// textHash is the SimHash (Charikar 2002) of the different runs of three words in a
// text; of a short text it is a plain hash of its words.
func textHash(text string) (hash uint64, near bool) {
	var runs []uint64
	var last [3]uint64 // hashes of the last words
	all := uint64(0)
	n := 0
	for word := range words(text) {
		h := fnvFold(word)
		all = mix(all ^ h)
		last[0], last[1], last[2] = last[1], last[2], h
		if n++; n >= 3 {
			runs = append(runs, mix(last[0]^mix(last[1]^mix(last[2]))))
		}
	}
	if n < minNear {
		return all, false
	}
	var sums [64]int32
	slices.Sort(runs)
	for _, h := range slices.Compact(runs) {
		addBits(&sums, h)
	}
	for i, sum := range sums {
		if sum > 0 {
			hash |= 1 << i
		}
	}
	return hash, true
}

// words are the words of a text, without what stands between them.
func words(text string) func(func(string) bool) {
	return strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// fnvFold is the FNV-1a hash of a word in lower case.
func fnvFold(word string) uint64 {
	h := uint64(14695981039346656037)
	for _, r := range word {
		if r < utf8.RuneSelf {
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
		} else {
			r = unicode.ToLower(r)
		}
		h = (h ^ uint64(r)) * 1099511628211
	}
	return h
}

func addBits(sums *[64]int32, h uint64) {
	for i := range sums {
		sums[i] += int32(h>>i&1)*2 - 1
	}
}

// seen are the articles of a run so far. Memory grows with their number, by some 100 bytes each.
type seen struct {
	urls   map[uint64]int32
	exact  map[uint64]int32
	near   [4]map[uint16][]int32 // articles whose SimHash has these 16 bits: two within maxDistance share one of four
	hashes []uint64
	ids    []string
}

func newSeen() *seen {
	s := &seen{urls: map[uint64]int32{}, exact: map[uint64]int32{}}
	for i := range s.near {
		s.near[i] = map[uint16][]int32{}
	}
	return s
}

// check waits until the articles before it have been checked, and then fails where
// the article is one of them again.
func (s *seen) check(t *task, doc *document.Document) error {
	sig := sign(doc)
	if t.before != nil {
		<-t.before
	}
	of, why := s.find(sig)
	if why == "" {
		sig.kept = true
		s.add(sig)
	}
	t.signature = sig
	if why == "" {
		return nil
	}
	return &ingest.RecordError{Source: t.item.Raw.Meta.Source, Stage: "dedupe", Message: "duplicate of " + s.ids[of] + ": " + why, Skipped: "duplicate"}
}

// find looks for an article that is the same; why is "" where there is none.
func (s *seen) find(sig signature) (of int32, why string) {
	if of, ok := s.urls[sig.url]; ok && sig.url != 0 {
		return of, "the same address"
	}
	if !sig.near {
		if of, ok := s.exact[sig.text]; ok {
			return of, "the same text"
		}
		return 0, ""
	}
	for i, table := range s.near {
		for _, of := range table[uint16(sig.text>>(16*i))] {
			if bits.OnesCount64(s.hashes[of]^sig.text) <= maxDistance {
				return of, "nearly the same text"
			}
		}
	}
	return 0, ""
}

// add remembers an article.
func (s *seen) add(sig signature) {
	of := int32(len(s.ids))
	s.ids = append(s.ids, sig.id)
	s.hashes = append(s.hashes, sig.text)
	if sig.url != 0 {
		s.urls[sig.url] = of
	}
	if !sig.near {
		s.exact[sig.text] = of
		return
	}
	for i := range s.near {
		block := uint16(sig.text >> (16 * i))
		s.near[i][block] = append(s.near[i][block], of)
	}
}

// append writes a signature after b, for the next run to load.
func (sig signature) append(b []byte) []byte {
	b = binary.LittleEndian.AppendUint64(b, sig.url)
	b = binary.LittleEndian.AppendUint64(b, sig.text)
	near := byte(0)
	if sig.near {
		near = 1
	}
	b = append(b, near)
	b = binary.AppendUvarint(b, uint64(len(sig.id)))
	return append(b, sig.id...)
}

// load adds signatures that append wrote. It reports whether they are whole.
func (s *seen) load(b []byte) bool {
	for len(b) > 0 {
		if len(b) < 18 {
			return false
		}
		sig := signature{url: binary.LittleEndian.Uint64(b), text: binary.LittleEndian.Uint64(b[8:]), near: b[16] == 1}
		n, size := binary.Uvarint(b[17:])
		b = b[17:]
		if size <= 0 || n > uint64(len(b)-size) {
			return false
		}
		sig.id, b = string(b[size:size+int(n)]), b[size+int(n):]
		s.add(sig)
	}
	return true
}
