package quantity

import "testing"

// TestCodesOfRules checks that a unit that only a rule knows is kept as it is, and one of the tables has its dimension.
func TestCodesOfRules(t *testing.T) {
	if u := unitsOf().coded("ucum:km"); u.dimension != "length" {
		t.Errorf("ucum:km: %+v", u)
	}
	if u := unitsOf().coded("ucum:pc"); u == nil || u.code != "ucum:pc" || u.dimension != "" {
		t.Errorf("ucum:pc: %+v", u)
	}
}
