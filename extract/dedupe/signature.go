package dedupe

import (
	"encoding/binary"
	"hash/fnv"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/internal/splitmix"
)

// Signature is what articles are compared by.
type Signature struct {
	ID   string
	URL  uint64 // hash of the canonical address; 0 where there is none
	Text uint64 // SimHash of the text, or hash of a short one
	Near bool   // Text is a SimHash
}

// minNear is how many words a text must have to be compared by its SimHash.
const minNear = 40

// Sign gives the signature of an article. It depends on nothing else, so that signatures that were made on
// different machines can be compared.
func Sign(doc *document.Document) Signature { return SignText(doc.Meta.ID, doc.Meta.URL, doc.Text) }

// SignText is Sign for the parts of an article.
func SignText(id, address, text string) Signature {
	s := Signature{ID: id, URL: urlHash(address)}
	s.Text, s.Near = textHash(text)
	return s
}

// urlHash is the hash of an address without what does not distinguish pages: the
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
		all = splitmix.Mix(all ^ h)
		last[0], last[1], last[2] = last[1], last[2], h
		if n++; n >= 3 {
			runs = append(runs, splitmix.Mix(last[0]^splitmix.Mix(last[1]^splitmix.Mix(last[2]))))
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

// words are the words of a text, without what is between them.
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

// Append writes a signature after b, for Index.Load to read.
func (sig Signature) Append(b []byte) []byte {
	b = binary.LittleEndian.AppendUint64(b, sig.URL)
	b = binary.LittleEndian.AppendUint64(b, sig.Text)
	near := byte(0)
	if sig.Near {
		near = 1
	}
	b = append(b, near)
	b = binary.AppendUvarint(b, uint64(len(sig.ID)))
	return append(b, sig.ID...)
}
