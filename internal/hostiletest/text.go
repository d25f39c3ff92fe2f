package main

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// texts are plain texts: one shape again and again, lines without end, and numbers without end.
func texts() []input {
	all := []input{
		{name: "text-word-1MB.txt", body: body{times{1_000_000, "x"}}},
		{name: "text-word.txt", body: body{times{half, "x"}}},
		{name: "text-sentences-4MB.txt", body: body{times{1_000_000, "Go. "}}},
		{name: "text-nested-quotes-8MB.txt", body: body{times{1_000_000, "“A ‘"}}},
		{name: "text-parentheses.txt", body: body{times{240_000, "("}, "x", times{240_000, ")"}}},
		{name: "text-number-1MB.txt", body: body{"The bill was $", times{1_000_000, "9"}, " million."}},
		{name: "text-number.txt", body: body{"The bill was $", times{400_000, "9"}, " million."}},
		{name: "text-number-commas.txt", body: body{"The bill was $9", times{120_000, ",999"}, " million."}},
		{name: "text-decimals.txt", body: body{"It was 0.", times{400_000, "3"}, " percent."}},
		{name: "text-spaces.txt", body: body{"The", times{half, " "}, "ferry left."}},
		{name: "text-newlines-5MB.txt", body: body{times{5_000_000, "\n"}, ferry}},
		{name: "text-url.txt", body: body{"See http://a.test/", times{240_000, "x/"}}},
		{name: "text-names.txt", body: body{numbered{30_000, "Anna Rok%d, "}}},
		{name: "text-surnames.txt", body: body{numbered{30_000, "Ida%d Roe said so. "}}},
		{name: "text-councils.txt", body: body{numbered{12_000, "The Kal%d Council of Nor said it. "}}},
		{name: "text-header-lines.txt", body: body{times{15_000, "date 2025-06-07\ntitle X\nbyline Y\n"}, ferry}},
		{name: "text-long-sentence.txt", body: body{times{20, strings.Repeat("the old and the new ", 1250) + "said. "}}},
		{name: "text-numbers-1MB.txt", body: body{upTo{1_000_000, "12 345 "}}},
		{name: "text-prose-10MB.txt", body: body{upTo{9_900_000, prose}}},
		{name: "text-line-100MB.txt", body: body{upTo{100_000_000, ferry}}},
	}
	return sorted(all)
}

// growing are the phrases, repeated to half a megabyte. The time must be no more than in step with that for a quarter of the text.
func growing() (all []input) {
	add := func(name string, text func(size int) body) {
		all = append(all, input{name: "grow-" + name + ".txt", body: text(half), quarter: text(half / 4)})
	}
	for name, phrase := range phrases {
		add(name, func(size int) body { return body{upTo{size, phrase}} })
	}
	for name, format := range numberedPhrases {
		add(name, func(size int) body { return body{numbered{size / len(fmt.Sprintf(format, 1000)), format}} })
	}
	return sorted(all)
}

// charsets are texts and pages in charsets that are undeclared, wrong or broken, and characters that are seldom seen.
func charsets() []input {
	japanese := "\x1b$B" + strings.Repeat("$\"$$", 1000) + "\x1b(B "
	return []input{
		{name: "charset-nul-5MB.txt", body: body{times{5_000_000, "\x00"}}},
		{name: "charset-nul-mixed.txt", body: body{times{1000, ferry + "\x00"}}},
		{name: "charset-invalid.txt", body: body{times{10_000, "The \xff\xfe\xc0\xaf\xed\xa0\x80 ferry \xf5\x80 left. "}}},
		{name: "charset-cut.txt", body: body{ferry + "caf\xc3"}},
		{name: "charset-utf16le.txt", body: body{wide(ferry, 50, false)}},
		{name: "charset-utf16be.txt", body: body{wide(ferry, 50, true)}},
		{name: "charset-utf16le-mark.txt", body: body{"\xff\xfe", wide(ferry, 50, false)}},
		{name: "charset-utf16be-mark.txt", body: body{"\xfe\xff", wide(ferry, 50, true)}},
		{name: "charset-utf16le-mark.html", body: body{"\xff\xfe", wide("<html><p>"+ferry, 20, false)}},
		{name: "charset-utf16be-mark.html", body: body{"\xfe\xff", wide("<html><p>"+ferry, 20, true)}},
		{name: "charset-utf32le-mark.txt", body: body{"\xff\xfe\x00\x00", times{500, "G\x00\x00\x00o\x00\x00\x00.\x00\x00\x00 \x00\x00\x00"}}},
		{name: "charset-utf32be.txt", body: body{times{500, "\x00\x00\x00G\x00\x00\x00o\x00\x00\x00.\x00\x00\x00 "}}},
		{name: "charset-utf16-odd.txt", body: body{"\xff\xfe", wide(ferry, 5, false), "x"}},
		{name: "charset-surrogates.txt", body: body{"\xff\xfe", times{200_000, "\x00\xd8"}}},
		{name: "charset-declared-wrong.html", body: body{"<html><meta charset=shift_jis><p>Caf\xe9 owners proposed talks. " + ferry}},
		{name: "charset-utf7.html", body: body{"<html><meta charset=utf-7><p>+ADw-script+AD4- " + ferry + "\xe9"}},
		{name: "charset-iso2022.html", body: body{"<html><meta charset=iso-2022-jp><p>", japanese, ferry}},
		{name: "charset-gb18030.txt", body: body{times{400, "\xd6\xd0\xb9\xfa\xcd\xe2\xbd\xbb\xb2\xbf\xa1\xa3"}}},
		{name: "charset-shift-jis.txt", body: body{times{400, "\x8e\xf1\x91\x8a\x82\xcd\x81\x42"}}},
		{name: "charset-cp1251.txt", body: body{times{300, "\xcf\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2 \xf1\xea\xe0\xe7\xe0\xeb. "}}},
		{name: "charset-koi8r.html", body: body{"<html><meta charset=koi8-r><p>",
			times{300, "\xf0\xd2\xc5\xda\xc9\xc4\xc5\xce\xd4 \xd3\xcb\xc1\xda\xc1\xcc. "}}},
		{name: "charset-right-to-left.txt", body: body{upTo{300_000, "\u202e\u2067اقترح الرئيس\u202c The mayor said no. "}}},
		{name: "charset-combining.txt", body: body{"a", times{240_000, "\u0301"}}},
		{name: "charset-zero-width.txt", body: body{upTo{half, "\u200b\u200d\ufeff\u2060T\u200bhe fer\u00adry left. "}}},
		{name: "charset-emoji.txt", body: body{upTo{half, "👨\u200d👩\u200d👧 said hello. "}}},
		{name: "charset-no-characters.txt", body: body{upTo{half, "\ufffe\uffff\U0010ffff\U0001fffe said. "}}},
		{name: "charset-controls.txt", body: body{times{100, "\x01\x02\x03\x07\x08\x0b\x0c\x0e\x1b\x1f"}, times{30, ferry}}},
		{name: "charset-terminal.txt", body: body{times{20, "\x1b]0;evil\x07\x1b[2J"}, times{20, ferry}}},
		{name: "charset-line-ends.txt", body: body{times{90_000, "a\r\r\n\n\r"}}},
		{name: "charset-odd-spaces.txt", body: body{upTo{half, "The\u00a0mayor\u2009said\u3000no.\u2028"}}},
	}
}

// wide is a text so many times in UTF-16.
func wide(text string, n int, bigEndian bool) packed {
	return func() []byte {
		var out []byte
		for _, u := range utf16.Encode([]rune(strings.Repeat(text, n))) {
			if bigEndian {
				out = append(out, byte(u>>8), byte(u))
			} else {
				out = append(out, byte(u), byte(u>>8))
			}
		}
		return out
	}
}

// empties are files of nothing or nearly nothing.
func empties() []input {
	return []input{
		{name: "empty.txt"}, {name: "empty.jsonl"}, {name: "empty.gz"}, {name: "empty.html", body: body{"<html></html>"}},
		{name: "empty-blank.txt", body: body{times{1000, " \n\t\n"}}}, {name: "empty-mark.txt", body: body{"\xef\xbb\xbf"}},
		{name: "empty-header.csv", body: body{"id,text\n"}}, {name: "empty-packed.gz", body: body{gzipped()}},
		{name: "empty.zip", body: body{zipped()}},
		{name: "empty-byte.txt", body: body{"x"}}, {name: "empty-tag.html", body: body{"<"}},
	}
}
