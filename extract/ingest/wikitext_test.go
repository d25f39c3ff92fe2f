package ingest

import "testing"

func TestPlainWiki(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"[[Bo Rask|]] and [[w:Ada Roe|Roe]], [[Kallo]]s", "Bo Rask and Roe, Kallos"},
		{"A.<!-- x --> B.<ref name=\"a\"/> C.<ref>x\ny</ref> D.", "A. B. C. D."},
		{"{{w|Kallo (city)|Kallo}} {{w|Oslo}} {{unknown|x}}paid &pound;3&nbsp;million", "Kallo Oslo paid £3 million"},
		{"{{a|{{b|[[c]]}}}}Text [[File:x.jpg|thumb|A [[b]] c]]here", "Text here"},
		{"{|\n! x\n|-\n| y\n|}\nText", "Text"},
		{"* one\n** two\n*\n: three", "- one\n- two\nthree"},
		{"Text\n== Sources ==\n* x", "Text"},
		{"[https://x.test a page] [https://x.test] //x", "a page  //x"},
		{"[[unclosed {{and }} more", "unclosed  more"},
		{"{{convert|840|mi|km}} long, {{cvt|12|ft|m|0|abbr=on}} deep, {{convert|5|to|10|km|mi}} wide",
			"840 mi long, 12 ft deep, 5 to 10 km wide"},
		{"{{USD|5 million}}, {{GBP|3}}, {{INR|40|crore}}, {{frac|3|1|2}} and {{frac|1|2}}", "US$5 million, £3, ₹40 crore, 3 1/2 and 1/2"},
		{"{{flag|Norway}} and the {{abbr|WGC|World Grain Council}} aboard {{USS|Kallo|CV-1}}{{flagicon|SWE}}",
			"Norway and the WGC aboard USS Kallo"},
		{"{{QuoteLeft|It is over.|Mats Borg}}", "It is over.\n\n— Mats Borg"},
		{"{{cquote|It is over.}}", "It is over."},
		{"on {{start date|2025|3|5}}, {{dts|2025|3}}{{snd}}{{formatnum:1234}}{{nbsp}}ships", "on 5 March 2025, March 2025 – 1234 ships"},
		{"{{as of|2025|3}}", "As of March 2025"},
		{"Lang, {{age|1974|3|5}}, won at {{age|1974|3|5|1994|3|4}}; Rask, {{age|x}}", "Lang, 51, won at 19; Rask,"},
		{"{{birth date and age|1974|3|5}}", "5 March 1974"},
		{"{{ordinal|3}}, {{ordinal|12}}, {{percentage|1|4}}, {{percent|7}}, {{gaps|12|345}}", "3rd, 12th, 25%, 7%, 12345"},
		{"{{SEK|5 million}}, {{tooltip|GDP|product}}, {{lang-no|basseng}}, {{transl|ru|bassein}}, {{sic|recieve}}",
			"SEK 5 million, GDP, basseng, bassein, recieve"},
		{"{{start date}} {{start date|spring|x}}x", "springx"},
		{"{{convert}} {{flag}} {{USD}}x", "x"},
		{"'''Bold''' and ''slanted'' __NOTOC__", "Bold and slanted"},
	} {
		if got, _ := plainWiki(c.in, "2025-06-02T10:00:00Z"); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
	for in, want := range map[string]string{"{{date|June 2, 2025}}": "June 2, 2025",
		"{{byline|date=June 2, 2025|location=Kallo}}": "June 2, 2025", "none": ""} {
		if _, got := plainWiki(in, ""); got != want {
			t.Errorf("%q: date %q, want %q", in, got, want)
		}
	}
}
