package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/extract/document"
	"dateline/internal/lazyregexp"
)

// embeddedPost is in the classes of the posts of social networks whose words a page has.
var embeddedPost = lazyregexp.New(`(?:^|\s)(?:twitter-(?:tweet|video)|bluesky-embed|mastodon-embed|truthsocial-embed|text-post-media)(?:\s|$)`)

// isPost reports whether an element is an embedded post.
func isPost(n *html.Node) bool {
	return n.DataAtom == atom.Blockquote && embeddedPost.MatchString(attr(n, "class"))
}

// account is the account at the end of an embedded post, without the day: "— Jane Roe (@janeroe)".
var account = lazyregexp.New(`^[—–-]\s*(.*?\(@[^)]+\)|\S.*?)(?:\s+(?:\p{L}{3,9}\.? \d{1,2}, \d{4}|\d{1,2} \p{L}{3,9}\.? \d{4})(?: at \d.*)?)?$`)

// post writes an embedded post: its text as one block, and the account that it is of as the next.
func (w *writer) post(n *html.Node) bool {
	if !isPost(n) {
		return false
	}
	w.flush()
	text, by := postText(n)
	w.whole(document.Post, text, n.DataAtom)
	if m := account.FindStringSubmatch(by); m != nil && worded(text) {
		w.whole(document.Attribution, "— "+m[1], n.DataAtom)
	}
	return true
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
