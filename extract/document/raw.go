package document

// Format says what the body of a raw article is written in.
type Format string

// The formats of a raw article.
const (
	FormatAuto Format = "auto" // to be found out from the body
	FormatText Format = "text"
	FormatHTML Format = "html"
)

// Raw is an article as it was read, before cleaning. Meta holds what the record
// that it came in said of it; what the body says fills only what is empty there.
type Raw struct {
	Meta   Meta
	Format Format
	Body   []byte

	// Published is the publication time to assume if neither Meta nor the body gives one.
	Published string
}
