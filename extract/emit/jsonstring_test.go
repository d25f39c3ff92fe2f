package emit

import (
	"bytes"
	"encoding/json"
	"testing"
)

func FuzzAppendString(f *testing.F) {
	f.Add("", "")
	f.Add("He said \"no\" \\ <b>&amp;</b>", "tab\there\r\n\b\f\x00\x1f\x7f")
	f.Add("Zürich – 東京 \U0001F600", "\xff broken \xe2\x80 \u2028\u2029\ufffd")
	f.Fuzz(func(t *testing.T, a, b string) {
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		for _, s := range []string{a, b} {
			want.Reset()
			if err := enc.Encode(s); err != nil {
				t.Fatal(err)
			}
			if got := string(appendString(nil, s)) + "\n"; got != want.String() {
				t.Errorf("%q is %s, want %s", s, got, want.String())
			}
		}
		if got, want := string(appendString([]byte("x"), a, "", b)), "x"+string(appendString(nil, a)); got[:len(want)-1] != want[:len(want)-1] {
			t.Errorf("%q and %q are %s", a, b, got)
		}
	})
}
