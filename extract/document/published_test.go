package document

import "testing"

func TestParsePublished(t *testing.T) {
	for in, want := range map[string]string{
		"2025-06-02":                        "2025-06-02",
		" 2025-06-02T10:05:09.123+0200 ":    "2025-06-02T10:05:09+02:00",
		"2025-06-02T10:05Z":                 "2025-06-02T10:05Z",
		"2025-06-02 10:05:00 UTC":           "2025-06-02T10:05:00Z",
		"2025-06-02T10:05:00-04:00":         "2025-06-02T10:05:00-04:00",
		"2025/6/2":                          "2025-06-02",
		"20250602":                          "2025-06-02",
		"20250602T101112Z":                  "2025-06-02T10:11:12Z",
		"Mon, 02 Jun 2025 10:00:00 GMT":     "2025-06-02T10:00:00Z",
		"June 2, 2025":                      "2025-06-02",
		"2nd of June 2025":                  "2025-06-02",
		"Sept. 9, 2024 at 4:05 p.m. EDT":    "2024-09-09T16:05-04:00",
		"Tuesday 3 June 2025, 12:30am":      "2025-06-03T00:30",
		"June 2 2025 4 PM":                  "2025-06-02T16:00",
		"25.06.2025":                        "2025-06-25",
		"6/25/2025":                         "2025-06-25",
		"25/6/2025":                         "2025-06-25",
		"1748822400":                        "2025-06-02T00:00:00Z",
		"1748822400000":                     "2025-06-02T00:00:00Z",
		"Published: June 2, 2025":           "",
		"6/2/2025":                          "",
		"2025-02-30":                        "",
		"2025-13-01":                        "",
		"yesterday":                         "",
		"":                                  "",
		"June 2":                            "",
		"2025":                              "",
		"2025-06-02T25:00":                  "",
		"May flowers, 2 of 2025, are white": "",
	} {
		got, err := ParsePublished(in)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("ParsePublished(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
}

func FuzzParsePublished(f *testing.F) {
	f.Add("June 2, 2025 at 4:05 p.m. EDT")
	f.Add("20250602T101112+02")
	f.Fuzz(func(t *testing.T, s string) {
		once, err := ParsePublished(s)
		if err != nil {
			return
		}
		twice, err := ParsePublished(once)
		if err != nil || twice != once {
			t.Errorf("%q gives %q, and that gives %q, %v", s, once, twice, err)
		}
	})
}
