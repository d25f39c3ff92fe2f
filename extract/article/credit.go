package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/internal/lazyregexp"
)

// maxPictured is the longest text, in bytes, under a picture.
const maxPictured = 400

// creditEnd is the end of a text under a picture that says whose it is, after a full stop, in brackets or after a mark.
var creditEnd = lazyregexp.New(`(?i:(?:[.!?)”"’'|–—]|\bfile (?:image|photo|picture))\s*[\[(]?|[\[(])(?:©\s?\S|(?i:fotos?|photos?|photograph|pictures?|images?|bild(?:er)?|pic|imagen|crédito|crédit|credit|fot\.|illustration)(?: by|\s?:|\s?/)\s?\p{Lu})[^.!?]{0,60}[\])]?\.?$`)

// creditInBrackets is one that brackets set apart: "[Tor Helland/AP Photo]", "(Eva Rand/Reuters)" without a full stop before it, which
// would be the agency that a text is from.
var creditInBrackets = lazyregexp.New(`[\[(]\p{Lu}[^\[\]()]{1,60}(?:Photos?|Images|Pictures|Fotos?)[\])]\.?$` +
	`|[^.!?”"\s]\s?[\[(]\p{Lu}[^\[\]()/]{2,40}/\s?(?:Reuters|AP|AFP|EPA|EFE|dpa|DPA|Getty|Shutterstock|Anadolu|Xinhua|TASS)[\])]$`)

// figureLabel begins the text under a figure that has a number: "Figure 2: ", "Abb. 3. ".
var figureLabel = lazyregexp.New(`^(?:Fig(?:ure|\.)|Abb(?:ildung|\.)|Figura|Graphique|Grafik|Tab(?:elle|le)|Chart) ?\d{1,2}[a-z]?\s?[:.–-]\s`)

// creditHints are parts of words, one of which every such text has: most texts have none, which is quick to see.
var creditHints = []string{"©", "oto", "icture", "mage", "ild", "ic:", "redit", "rédit", "fot.", "llustration", "Fot.", "ic by", "/"}

// pictured reports whether a paragraph is the text under a picture, which no element marks.
func pictured(s string) bool {
	if len(s) > maxPictured {
		return false
	}
	if figureLabel.MatchString(s) {
		return true
	}
	tail := s[max(0, len(s)-100):]
	for _, hint := range creditHints {
		if strings.Contains(tail, hint) {
			return creditEnd.MatchString(s) || creditInBrackets.MatchString(s)
		}
	}
	return false
}

// pictureNumber begins a caption with its number among others: "2 of 5: ", "3/8 ".
var pictureNumber = lazyregexp.New(`^\d{1,3}\s?(?:of|/|von|de|sur)\s?\d{1,3}(?:\s?[:|.–-])?(?:\s+|$)`)

// captionText is the text of a caption without its number.
func captionText(s string) string { return s[len(pictureNumber.FindString(s)):] }

// captioned reports whether n holds pictures of the article with texts below them, which are no links.
func captioned(n *html.Node, w weight) bool {
	return w.links == 0 && (n.DataAtom == atom.Figure || holds(n, atom.Figcaption))
}
