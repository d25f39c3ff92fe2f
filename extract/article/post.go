package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/extract/document"
	"dateline/internal/lazyregexp"
)

// embeddedPost is in the classes of the posts of social networks whose words a page has.
var embeddedPost = lazyregexp.New(`(?:^|\s)(?:\S*tweet\S*|twitter-video|fb-xfbml-parse-ignore|tiktok-embed|bluesky-embed|mastodon-embed|truthsocial-embed|text-post-media)(?:\s|$)`)

// isPost reports whether an element is an embedded post.
func isPost(n *html.Node) bool {
	if n.DataAtom != atom.Blockquote {
		return false
	}
	return embeddedPost.MatchString(attr(n, "class")) || n.Parent != nil && hasWord(attr(n.Parent, "class"), "fb-post")
}

// accounts are the ways in which an embedded post names its account, without the day: "— Jane Roe (@janeroe)", "Posted by Town of
// Kallo on Tuesday", "@janeroe".
var accounts = []*lazyregexp.Regexp{signed, postedBy, handle}

var (
	postedBy = lazyregexp.New(`^(?:Posted by|Gepostet von|Publi\S+ (?:par|por)|Pubblicato da|Geplaatst door|Opublikowany przez)\s+(.+?)(?:\s+(?:on|am|sur|en|em|su|op|w)\s+\p{L}.*\d)?$`)
	handle   = lazyregexp.New(`^(@[\w.]+)(?:\s|$)`)
)

// signed is a line with a dash before the account.
var signed = lazyregexp.New(`^[—–-]\s*(.*?\(@[^)]+\)|\S.*?)(?:\s+(?:\p{L}{3,9}\.? \d{1,2}, \d{4}|\d{1,2} \p{L}{3,9}\.? \d{4})(?: at \d.*)?)?$`)

// post writes an embedded post: its text as one block, and the account that it is of as the next.
func (w *writer) post(n *html.Node) bool {
	if !isPost(n) {
		return false
	}
	w.flush()
	text, by := postText(n)
	w.whole(document.Post, text, n.DataAtom)
	if by = accountIn(by); by != "" && worded(text) {
		w.whole(document.Attribution, "— "+by, n.DataAtom)
	}
	return true
}

// accountIn is the account in the line after a post, or "".
func accountIn(line string) string {
	for _, form := range accounts {
		if m := form.FindStringSubmatch(line); m != nil {
			return strings.ReplaceAll(strings.ReplaceAll(m[1], "( ", "("), " )", ")")
		}
	}
	return ""
}

// postText is the text of a post, that of its paragraphs, and the line after them.
func postText(n *html.Node) (text, by string) {
	var said, rest strings.Builder
	for c := range nodesBelow(n) {
		if c.Type != html.TextNode || never(c.Parent.DataAtom) {
			continue
		}
		if within(c, atom.P) && !picture.MatchString(c.Data) {
			said.WriteString(c.Data)
		} else if !within(c, atom.P) {
			rest.WriteString(c.Data + " ")
		}
	}
	return squeeze(clean(said.String())), squeeze(clean(rest.String()))
}

// picture is the address of a picture in a post.
var picture = lazyregexp.New(`^\s*(?:pic\.twitter\.com/\S+|https?://t\.co/\S+)\s*$`)
