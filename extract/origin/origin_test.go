package origin

import (
	"testing"

	"dateline/extract/document"
)

func TestCountry(t *testing.T) {
	for _, c := range []struct{ url, site, want string }{
		{"https://www.herald.com.au/politics/1.html", "", "AUS"},
		{"http://news.example.co.uk", "", "GBR"},
		{"https://edition.cnn.com/2017/12/13/a/index.html", "", "USA"},
		{"https://www.bbc.com/news/1", "BBC News", "GBR"},
		{"https://example.com/a", "stuff.co.nz", "NZL"},
		{"", "https://www.irishtimes.com/", "IRL"},
		{"", "The Times of India", ""},
		{"https://example.com/au", "", ""},
		{"https://example.tv/a", "", ""},
		{"https://notcnn.com/a", "", ""},
		{"https://uk.example.com/a", "", ""},
		{"://bad", "A. B.", ""},
	} {
		if got := Country(&document.Meta{URL: c.url, Site: c.site}); got != c.want {
			t.Errorf("%q, %q: got %q, want %q", c.url, c.site, got, c.want)
		}
	}
}
