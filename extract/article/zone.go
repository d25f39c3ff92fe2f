package article

import "strings"

// zoned is a time without a zone as the linked data give it, if they give one: "2025-06-02T10:00".
func (d *dating) zoned(iso string) string {
	const minute = len("2025-06-02T10:00")
	if len(iso) < minute || len(iso) > len("2025-06-02T10:00:00") {
		return iso
	}
	linked := d.read(d.linked.published)
	if strings.HasPrefix(linked, iso[:minute]) && len(linked) > len(iso) {
		return linked
	}
	return iso
}

// local corrects times that pages give in UTC: what the page shows and its address have the
// day as its readers count it, and midnight in Europe is 22 or 23 o'clock.
func (d *dating) local(iso string) string {
	if !strings.HasSuffix(iso, "Z") || len(iso) < len("2025-06-02T22:00Z") {
		return iso
	}
	for _, shown := range []string{d.fromTimes(), d.fromURL(), d.fromText()} {
		if shown != "" && (shown[:10] == shift(iso[:10], 1) || shown[:10] == shift(iso[:10], -1)) {
			return shown
		}
	}
	if clock := strings.TrimSuffix(iso[11:], "Z"); clock == "22:00:00" || clock == "23:00:00" || clock == "22:00" || clock == "23:00" {
		return shift(iso[:10], 1)
	}
	return iso
}
