package entity_test

import (
	"strings"
	"testing"

	"dateline/extract/document"
)

// rolesOf are the roles of a person in a text, each with what it is of, and the country and sector.
func rolesOf(t *testing.T, text, name string) string {
	t.Helper()
	doc := read(t, text)
	for i := range doc.Entities {
		e := &doc.Entities[i]
		if e.Kind != document.Person || e.Name != name {
			continue
		}
		var out []string
		for _, role := range e.Roles {
			if out = append(out, role.Title); role.Of != "" {
				out[len(out)-1] += " | " + role.Of
			}
		}
		return strings.TrimSpace(strings.Join(out, "; ") + " " + e.Country + " " + e.Sector)
	}
	return "nobody"
}

// TestRoles is a matrix of the shapes in which a text gives someone a role: before and after the name, with its of, shared, former, several, and
// as a predicate.
func TestRoles(t *testing.T) {
	for _, c := range []struct{ want, text string }{
		// before and after the name
		{"Minister of Defense | Norway NOR GOV", "Kari Dahl, the Minister of Defense of Norway, left."},
		{"Minister of Defense | Norway NOR GOV", "Norway's Minister of Defense Kari Dahl left."},
		{"Solicitor General  GOV", "Solicitor General Kari Dahl left."},
		{"Chief Cabinet Secretary  GOV", "Chief Cabinet Secretary Kari Dahl left."},
		{"Brig. Gen.  MIL", "Brig. Gen. Kari Dahl left."},
		{"Rear Adm.  MIL", "Rear Adm. Kari Dahl left."},
		{"Attorney General | Texas USA GOV", "Texas Attorney General Kari Dahl left."},
		{"vice president for sales | Norvik Foods  BUS", "Kari Dahl, vice president for sales at Norvik Foods, left."},
		{"professor of law | Yale University USA EDU", "Kari Dahl, professor of law at Yale University, left."},
		// what a role is of: names, genitives, nouns
		{"head | dockers' union  LAB", "Kari Dahl, head of the dockers' union, left."},
		{"director | regional fishing agency", "Kari Dahl, director of a regional fishing agency, left."},
		{"chief financial officer | Norvik Foods  BUS", "Norvik Foods' chief financial officer, Kari Dahl, left."},
		{"lawyer | Eli Roe", "Eli Roe's lawyer, Kari Dahl, left."},
		{"lawyer | Eli Roe", "Kari Dahl, lawyer for Eli Roe, left."},
		// shared by several titles
		{"president | Norvik Foods; CEO | Norvik Foods  BUS", "Kari Dahl, the president and CEO of Norvik Foods, left."},
		{"co-founder | Norvik Foods; chairman | Norvik Foods  BUS", "Kari Dahl, co-founder and chairman of Norvik Foods, left."},
		{"Minister  GOV", "Ministers Kari Dahl and Eli Roe left."},
		// former ones, and several over time
		{"Former President  ELI", "Former President Kari Dahl left."},
		{"Ex-president  ELI", "Ex-president Kari Dahl left."},
		{"then-governor | Ohio USA GOV", "The then-governor of Ohio, Kari Dahl, left."},
		{"Interior Minister; former mayor | Bergen NOR GOV", "Interior Minister Kari Dahl, formerly the mayor of Bergen, left."},
		{"former mayor | Oslo NOR ELI", "Kari Dahl, previously mayor of Oslo, left."},
		// predicates
		{"finance minister  GOV", "Kari Dahl, who was finance minister from 2010 to 2012, left."},
		{"prime minister  GOV", "Kari Dahl, who later became prime minister, left."},
		{"chairwoman | Harbor Commission", "Kari Dahl is the chairwoman of the Harbor Commission."},
		{"president | Norway NOR GOV", "Kari Dahl was elected president of Norway in May."},
		// envoys are of the country that sends them
		{"ambassador | Norway USA GOV", "The U.S. ambassador to Norway, Kari Dahl, left."},
		{"ambassador | United Nations USA GOV", "Kari Dahl, U.S. ambassador to the United Nations, left."},
		{"ambassador | Norway  GOV", "Kari Dahl, the ambassador to Norway, left."},
		// near misses: the role is another one's
		{"", "Kari Dahl met the president of Chad."},
		{"", "Kari Dahl said he was a minister."},
		{"", "Kari Dahl, as the minister knew, left."},
	} {
		if got := rolesOf(t, c.text, "Kari Dahl"); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
