package main

// jsons are records in JSON: broken, deep, doubled, empty, and more than one reads.
func jsons() []input {
	return []input{
		{name: "json-broken.jsonl", last: true, body: body{good, "{\"text\":\n{\"text\":\"a\"\n}{\nnull\n1\n\"x\"\n[]\n{}\n", last}},
		{name: "json-deep.jsonl", last: true, body: body{good, `{"text":"a","x":`, times{3_000_000, "["}, "\n" + `{"text":"a","x":`,
			times{1_000_000, `{"a":`}, "1", times{1_000_000, "}"}, "}\n", last}},
		{name: "json-doubled.jsonl", last: true, body: body{good, `{"text":"One.","text":"Two boats left.","id":1,"id":2}` + "\n", last}},
		{name: "json-surrogates.jsonl", last: true, body: body{good, `{"text":"A \ud800 lone \udc00\ud83d\ude00 boat \u0000 left."}` + "\n",
			last}},
		{name: "json-not-finite.jsonl", last: true, body: body{good, `{"text":"A boat left.","x":NaN}` + "\n" + `{"text":"A boat left.","published":1e400}` + "\n" + `{"text":"A boat.","published":-1e18,"id":1e999999}` + "\n", last}},
		{name: "json-long-numbers.jsonl", last: true, body: body{good, `{"text":"A boat left.","id":`, times{2_000_000, "9"}, `,"published":`,
			times{2_000_000, "1"}, "}\n", last}},
		{name: "json-empty-list.json", body: body{"[", times{1_000_000, "{},"}, "{}]"}},
		{name: "json-list.json", body: body{"[", times{100_000, `{"text":"Go."},`}, `{"text":"Go."}]`}},
		{name: "json-keys.jsonl", last: true, body: body{good, "{", numbered{200_000, `"k%d":1,`}, `"text":"A boat left."}` + "\n", last}},
		{name: "json-inner.jsonl", last: true, body: body{good, `{"articles":[`, times{500_000, "{},"}, "{}]}\n", last}},
		{name: "json-authors.jsonl", last: true, body: body{good, `{"text":"A boat left.","authors":`, times{9000, "["}, times{9000, "]"},
			"}\n", last}},
		{name: "json-wrong-types.jsonl", last: true, body: body{good,
			`{"text":["a"],"title":{"x":1}}` + "\n" + `{"text":{"a":1}}` + "\n" + `{"html":5}` + "\n", last}},
		{name: "json-html-again.jsonl", last: true, body: body{good, "{", times{200_000, `"html":"\\",`}, `"html":"<p>A boat left."}` + "\n",
			last}},
		{name: "json-backslashes.jsonl", last: true, body: body{good, `{"html":"`, times{8_000_001, `\`}, "\"}\n", last}},
		{name: "json-strings.jsonl", last: true, body: body{good, "{", times{800_000, `"a":"b",`}, `"text":"A boat left."}` + "\n", last}},
		{name: "json-empty-lines.jsonl", last: true, body: body{good, times{10_000_000, "\n"}, last}},
		{name: "json-long-pages.jsonl", last: true, body: body{good, `{"html":"`, times{9_900_000, "x"}, "\"}\n" + `{"html":"`,
			times{9_900_000, "x"}, "\"}\n" + `{"html":"`, times{9_900_000, "x"}, "\"}\n", last}},
		{name: "json-unclosed.json", body: body{`[{"text":"A boat left."},{"text":"x`, times{20_000_000, "y"}}},
		{name: "json-numbers.json", body: body{"[", times{3_000_000, "1,"}, `{"text":"A boat left."}]`}},
		{name: "json-empty-records.jsonl", last: true, body: body{good, times{500_000, "{}\n"}, last}},
	}
}

// tables are CSV: quotation marks that are not closed, cells and columns without end, formulas.
func tables() []input {
	const end = "2," + lastText + "\n"
	return []input{
		{name: "table-unclosed.csv", body: body{"id,text\n1,\"", times{1_000_000, "a\n"}, end}},
		{name: "table-long-cell.csv", last: true, body: body{"id,text\n1,\"", times{40_000_000, "x"}, "\"\n", end}},
		{name: "table-unclosed-rows.csv", last: true, body: body{"id,text\n", times{300_000, "1,\"a\n"}, end}},
		{name: "table-cells.csv", last: true, body: body{"id,text\n", times{3_000_000, ","}, "\n", end}},
		{name: "table-columns.csv", last: true, body: body{numbered{500, "c%d,"}, "text\n", times{500, "x,"}, lastText + "\n"}},
		{name: "table-quotation-marks.csv", last: true, body: body{"id,text\n1,\"", times{4_000_000, "\"\""}, "\"\n", end}},
		{name: "table-unclosed-17MB.csv", body: body{"id,text\n1,\"", times{9_000_000, "a\n"}, end}},
		{name: "table-nul.csv", last: true, body: body{"id,text\n1,a\x00b\n\x00\x00\x00,\n", end}},
		{name: "table-unclosed-words.csv", body: body{"id,text\n", times{1_200_000, "1,\"a b c\n"}}},
		{name: "table-formulas.csv", body: body{"id,text,title\n=1+1,\"'=cmd|' /C calc'!A0 The mayor said so.\",\"=HYPERLINK(\"\"http://x\"\")\"\n@x,The boat left.,+1\n"}},
	}
}

// feeds are XML and MIME: entities, deep and repeated elements, wikitext, parts without end.
func feeds() []input {
	const (
		wiki    = "<mediawiki><page><title>T</title><ns>0</ns><revision><text>"
		wikiEnd = ferry + "</text></revision></page><page><title>U</title><ns>0</ns><revision><text>" + lastText + "</text></revision></page></mediawiki>"
		item    = "<item><description>" + lastText + "</description></item></channel></rss>"
		mime    = "MIME-Version: 1.0\r\nContent-Type: "
		doubled = `<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">`
	)
	return []input{
		{name: "feed-entities.xml",
			body: body{`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol">` + doubled + "]><rss><channel><item><title>&d;</title><description>",
				times{10_000, "&d; "}, ferry + "</description></item>" + item}},
		{name: "feed-external.xml", body: body{`<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:1/x">%p;]><rss><channel><item><description>&x; The boat left.</description></item></channel></rss>`}},
		{name: "feed-deep.xml", body: body{"<rss><channel><item>", times{1_000_000, "<a>"}, "</item>" + item}},
		{name: "feed-nested-items.xml", body: body{"<rss><channel>", times{500_000, "<item>"}, "<description>x", times{500_000, "</item>"},
			item}},
		{name: "feed-namespaces.xml", body: body{"<rss ", times{8000, "x='y' "}, "><channel>",
			times{3000, "<item><description>A boat left.</description></item>"}, "</channel></rss>"}},
		{name: "feed-cdata.xml", body: body{"<rss><channel><item><description><![CDATA[", times{30_000_000, "x"}, "</item>" + item}},
		{name: "feed-attributes.xml", body: body{"<rss><channel><item><description ", numbered{300_000, " a%d='1'"},
			">A boat left.</description></item>" + item}},
		{name: "feed-long-title.xml", body: body{"<feed><title>", times{60_000, "x"}, "</title>",
			times{3000, "<entry><content>A boat left.</content></entry>"}, "</feed>"}},
		{name: "feed-newsml.xml", body: body{"<newsMessage><itemSet><newsItem guid='1'>", times{200_000, "<contentSet>"}, "</newsItem><newsItem guid='2'><contentSet><inlineXML><html><body><p>" + lastText + "</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"}},
		{name: "feed-nitf.xml", body: body{"<nitf><body><body.content>", times{300_000, "<p>"}, ferry + "</nitf>"}},
		{name: "wiki-braces.xml", last: true, body: body{wiki, times{2_000_000, "{{"}, wikiEnd}},
		{name: "wiki-links.xml", last: true, body: body{wiki, times{2_000_000, "[["}, times{1_000_000, "]]"}, wikiEnd}},
		{name: "wiki-tables.xml", last: true, body: body{wiki, times{700_000, "{|\n|-\n| "}, wikiEnd}},
		{name: "wiki-tags.xml", last: true, body: body{wiki, times{500_000, "&lt;ref&gt;&lt;!--"}, wikiEnd}},
		{name: "wiki-quotes.xml", last: true, body: body{wiki, times{1_500_000, "'''''"}, wikiEnd}},
		{name: "wiki-nowiki.xml", last: true, body: body{wiki, times{600_000, "&lt;nowiki&gt;"}, wikiEnd}},
		{name: "wiki-nested.xml", last: true, body: body{wiki, times{300_000, "{{a|[[b|"}, times{300_000, "]]}}"}, wikiEnd}},
		{name: "mime-no-boundary.mhtml", body: body{mime + "multipart/related\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>" + ferry}},
		{name: "mime-parts.mhtml", body: body{mime + "multipart/related; boundary=x\r\n\r\n",
			times{300_000, "--x\r\nContent-Type: image/png\r\n\r\nx\r\n"}, "--x\r\nContent-Type: text/html\r\n\r\n<p>" + ferry}},
		{name: "mime-base64.mhtml", body: body{mime + "text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n", times{5_000_000, "!"}}},
		{name: "mime-quoted.mhtml", body: body{mime + "text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>" + ferry,
			times{100_000, "=ZZ=\r\n"}}},
		{name: "mime-headers.mhtml", body: body{mime + "text/html\r\n", times{1_000_000, "X: y\r\n"}, "\r\n<p>" + ferry}},
	}
}
