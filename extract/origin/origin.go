// Package origin says which country the paper that an article is from belongs to, as far as its address or its site gives it.
// Papers write for readers at home: "$" is the dollar, "06/01" the order of day and month, and "this summer" the season of that country.
package origin

import (
	_ "embed"
	"net/url"
	"strings"
	"sync"

	"dateline/extract/document"
	"dateline/internal/tsv"
)

//go:embed sites.tsv
var sitesFile string

// countries are the codes of sites.tsv by the end of a host name.
var countries = sync.OnceValue(func() map[string]string {
	byHost := map[string]string{}
	for _, row := range tsv.Rows(sitesFile) {
		byHost[row[0]] = row[1]
	}
	return byHost
})

// Country returns the ISO 3166-1 alpha-3 code of the country of the paper; "" if neither its address nor the name of its site,
// when that is an address, gives it.
func Country(meta *document.Meta) string {
	if c := ofHost(hostOf(meta.URL)); c != "" {
		return c
	}
	return ofHost(hostOf(meta.Site))
}

// hostOf returns the host of an address, with its scheme or without; "" for words that are no address.
func hostOf(address string) string {
	address = strings.ToLower(strings.TrimSpace(address))
	if strings.ContainsAny(address, " \t") || !strings.Contains(address, ".") {
		return ""
	}
	if !strings.Contains(address, "//") {
		address = "//" + address
	}
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(u.Hostname(), ".")
}

// ofHost returns the country of the longest end of a host name that is known.
func ofHost(host string) string {
	for host != "" {
		if c := countries()[host]; c != "" {
			return c
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return ""
}
