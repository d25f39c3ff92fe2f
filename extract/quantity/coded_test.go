package quantity

import "testing"

// TestCodesOfRules checks that a unit that only a rule knows is kept as it is, and one of the tables has its dimension.
func TestCodesOfRules(t *testing.T) {
	if u := unitsOf().coded("ucum:km"); u.dimension != "length" {
		t.Errorf("ucum:km: %+v", u)
	}
	if u := unitsOf().coded("ucum:[smoot]"); u == nil || u.code != "ucum:[smoot]" || u.dimension != "" {
		t.Errorf("ucum:[smoot]: %+v", u)
	}
}
