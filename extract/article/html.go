package article

import "dateline/extract/document"

func parseHTML(s string, known document.Meta) page { return parseText(s, known) }
