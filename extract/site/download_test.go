package site

import "testing"

// TestFormulasAreDisarmed holds that no cell of a table begins with the sign of a formula, in either width.
func TestFormulasAreDisarmed(t *testing.T) {
	for value, want := range map[string]string{"=1+1": "'=1+1", "＝1+1": "'＝1+1", "＋1": "'＋1", "－1": "'－1", "＠A1": "'＠A1", "\t=1": "'\t=1", "1＝1": "1＝1", "": ""} {
		if got := cell(value); got != want {
			t.Errorf("%q is %q, want %q", value, got, want)
		}
	}
}
