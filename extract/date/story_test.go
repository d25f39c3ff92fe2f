package date_test

import (
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// history is a narrative of five decades. The values of its dates are those of historyValues, in order.
const history = `The company was founded in Tarrow in March 1951. In June it built its first ship, and on September 14 the ship sailed. The next year it hired 300 people.

A fire destroyed the yard on 3 February 1953. Work began again on 9 April. By November, the yard was open. In 1962 the firm bought a rival. In August, it opened a second yard, and in December the two were joined. In January 1971 the miners went on strike. The strike ended on 12 March. Two months later the owner died. That autumn his son took over.

In the spring of 1980 the yard lost its largest client. In July, it dismissed 900 people. The following year it was sold. On 2 May 1984 a storm hit the port; on 4 May the docks were closed, and on the 7th they opened again. From 1985 to 1989 the state owned it. On 1 October 1990 it was sold again. In February it paid its debts. Between 1992 and 1995 it built ferries. On 5 June 1997 the last ship sailed. On 30 June the gates were shut. A year later a museum opened.`

const historyValues = `1951-03 1951-06 1951-09-14 1952 1953-02-03 1953-04-09 1953-11 1962 1962-08 1962-12 1971-01 1971-03-12 1971-05 1971-FA 1980-SP 1980-07
	1981 1984-05-02 1984-05-04 1984-05-07 1985/1989 1990-10-01 1991-02 1992/1995 1997-06-05 1997-06-30 1998`

func TestHistoryCarriesYears(t *testing.T) {
	got := valuesOf(t, history)
	for i, want := range strings.Fields(historyValues) {
		if i >= len(got) || got[i] != want {
			t.Fatalf("date %d: got %q, want %q in %v", i, got[min(i, len(got)-1)], want, got)
		}
	}
}

// narratives are histories in several styles, with the values of their dates in order.
var narratives = []struct{ style, text, values string }{
	{"war, told by days", `The War of the Straits began on 14 March 1911, when the fleet of Ostrava left port. On 2 April it shelled Kelm. The next day the garrison surrendered. By 20 April the whole island was occupied, and in May the army crossed to the mainland. At 04:30 on 7 June, the first units reached Sorn. The battle lasted three days. On the night of 9–10 June the defenders withdrew. Two weeks later, on 24 June, the king fled. That same month the parliament met in secret.

In the autumn the front stood still. During the winter of 1911–12 thousands died of typhus. In early 1912 a new army was raised. It attacked on 5 February and was beaten back by the 11th. The following month, talks opened in Brae. They failed in late March. In July a truce was signed; it expired on 1 September. On that day the guns opened fire again. The second siege of Kelm lasted from 3 September to 17 December. In January 1913 the town fell. Peace was signed on 8 May 1913, and the last troops left in August of that year.`,
		`1911-03-14 1911-04-02 1911-04-03 1911-04-20 1911-05 1911-06-07T04:30 P3D 1911-06-09/1911-06-10 1911-W25 1911-06-24 1911-06 1911-FA 1911-WI 1912 1912-02-05 1912-02-11 1912-03 1912-03 1912-07 1912-09-01 1912-09-01 1912-09-03/1912-12-17 1913-01 1913-05-08 1913-08`},
	{"life", `Haddon was born on 2 February 1938 in Kelm. His father had come from Brae in 1929 and died when the boy was six. In 1956 he went to sea. He was back the next summer. He married in October 1960 and had his first son in August 1961. In January 1963, in the coldest winter in a century, he lost two fingers. He stood for parliament in 1966, lost, and stood again in 1970. Elected that June, he sat until February 1974. In October of that year he returned. He became a minister on 5 May 1979 and resigned in the following April. He kept silent throughout the 1980s. In 1992 he retired. His memoirs were published in September; a second volume came out two years later. He had a stroke in May 1995. In the last week of that month he was taken home. He died on 11 June, three days after his brother. The funeral was held on 17 June. In 1998 a street was named after him.`,
		`1938-02-02 1929 1956 1957-SU 1960-10 1961-08 1963-01 1963-WI P100Y 1966 1970 1970-06 1974-02 1974-10 1979-05-05 1980-04 198 1992 1992-09 1994 1995-05 1995-W22 1995-06-11 P3D 1995-06-17 1998`},
	{"feature of a newspaper", `The mill at Corran has seen five decades of trouble. It opened in May 1961 with 200 looms. In its second year, 1962, it added a dye house, and the following January a night shift. A fire on 3 November 1964 destroyed the roof; by Christmas it was rebuilt. The owner, Tom Hale, died two years later, and in the spring of 1967 his widow sold the firm to a London bank. That December the first strike began. It ended on 9 January, and the next day 40 weavers were dismissed.

The seventies were worse. In 1973 the price of oil rose fourfold. In March of the next year the mill went over to three days a week. Orders recovered in 1976, and later that year a Danish buyer came. In August 1978 he signed; eleven months later he was gone. On 30 June 1979, a Saturday, the gates closed.

The town bought the building in 1982. Two years on, a museum was planned. It took until September 1986. The queen came on the 12th. In October, 20,000 visitors were counted, and by the end of that year 50,000. In the winter of 1987 the river rose; on the night of 2 February 1988 the cellar was flooded. The summer before, the council had refused to build a wall. In 1990 it changed its mind. Work started in April and ended the following autumn.

The late 1990s brought the trains back. In June 1997 the line was reopened. Six months later, the station was, too. On 1 January 2000 the museum became free. A decade later it had a million visitors. In November 2008 the bank that owned the land failed, and a month later the land was for sale.`,
		`P50Y 1961-05 1962 1963-01 1964-11-03 1964-12-25 1966 1967-SP 1967-12 1968-01-09 1968-01-10 197 1973 1974-03 P3D P1W 1976 1976 1978-08 1979-07 1979-06-30 1979-06-30 1982 1984 1986-09 1986-09-12 1986-10 1986 1987-WI 1988-02-02 1987-SU 1990 1990-04 1990-FA 199 1997-06 1997-12 2000-01-01 2010 2008-11 2008-12`},
	{"chronology with years as headings", `Timeline of the dispute

1971

March 4: The two states sign a treaty.

June 12: The first ship passes.

1974

January 9: A patrol boat is fired upon. The next day, both fleets sail.

February: Talks open.

1983

May 1-3: Three days of fighting.

November 30: A truce.

1991

In April, the court rules. In July the ruling is accepted.`,
		`1971 1971-03-04 1971-06-12 1974 1974-01-09 1974-01-10 1974-02 1983 1983-05-01/1983-05-03 P3D 1983-11-30 1991 1991-04 1991-07`},
	{"history told by years", `In the years 1904–05 the state fought in the east. On the evening of February 8, 1904, destroyers attacked. War was declared on the 10th. In the first half of 1904, nothing was decided; the second half brought the siege. Between August and December 1904 there were three assaults. On New Year's Day 1905, the fort gave up. In the course of January, the workers of the capital struck. On Sunday, 9 January, soldiers fired at them. Unrest spread in the following weeks. In May, the fleet was lost. A peace treaty was signed that September. On October 17 the emperor gave way. The first parliament sat from April to July 1906, the second from February to June of the following year. In the decade that followed little changed. In 1911 a minister was shot. Two years before the great war, in 1912, miners were shot in the east. War broke out on 1 August 1914. At first, things went well. From the spring of 1915, however, the army fell back. By early September, it had lost two provinces. The next spring it attacked. The offensive of June 1916 came too late. On the night of December 29 the monk was killed. On 23 February 1917 bread riots started; a week later, the emperor was gone.`,
		`1904/1905 1904-02-08 1904-02-10 1904-H1 1904-H2 1904-08/1904-12 1905-01-01 1905-01 1905-01-09 PXW 1905-05 1905-09 1905-10-17 1906-04/1906-07 1907-02/1907-06 1911 P2Y 1912 1914-08-01 1915-SP 1915-09 1916-SP 1916-06 1916-12-29 1917-02-23 1917-W09`},
}

func TestNarratives(t *testing.T) {
	for _, n := range narratives {
		if got := strings.Join(valuesOf(t, n.text), " "); got != strings.Join(strings.Fields(n.values), " ") {
			t.Errorf("%s:\ngot  %s\nwant %s", n.style, got, n.values)
		}
	}
}

// TestNewsDoesNotCarryYears has near misses: years of nouns, participles and of what lasts.
func TestNewsDoesNotCarryYears(t *testing.T) {
	for text, want := range map[string]string{
		"He has led the bank since 2011. In March it lost money.":                        "2025-03",
		"The bank, founded in 1998, lost money in March.":                                "2025-03",
		"The May 3, 1988, bombing shook Kor. The town opened a museum in March.":         "2025-03",
		"In 2011 the firm opened a mill. It will open another in November.":              "2025-11",
		"In 2011 the firm opened a mill. It is small. People like it. In March it shut.": "2025-03",
	} {
		got := valuesOf(t, text)
		if got[len(got)-1] != want {
			t.Errorf("%s: got %v, want %s at the end", text, got, want)
		}
	}
}

func valuesOf(t *testing.T, text string) []string {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte("date 2025-06-02\n\n" + text + "\n")})
	if err != nil {
		t.Fatal(err)
	}
	values := make([]string, len(doc.Dates))
	for i := range doc.Dates {
		values[i] = doc.Dates[i].Value
	}
	return values
}
