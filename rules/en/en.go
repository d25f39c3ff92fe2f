// Package en holds the shipped rules and word lists for English. They are files like any that a user may write; this
// package only embeds them.
package en

import "embed"

// Files are the rule files (*.yaml) and the lists that they name (*.txt).
//
//go:embed *.yaml *.txt
var Files embed.FS
