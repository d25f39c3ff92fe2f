// Package en holds the shipped rules and word lists for English. They are files like any that a user may write; this
// package only embeds them.
package en

import "embed"

//go:generate go test ../../extract -run ^TestCompactIsUpToDate$ -update-compact

// Files are the rule files (*.yaml) and the lists that they name (*.txt).
//
//go:embed *.yaml *.txt
var Files embed.FS

// Compact is what the files compile to, in base64 after checksums, so that the program starts quickly. go generate writes it;
// if it does not belong to the files, they are compiled. It is text so that git merges it without a conflict (.gitattributes).
//
//go:embed compact.base64
var Compact string
