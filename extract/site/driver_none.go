//go:build nosqlite

package site

// Available reports whether the program can make sites.
const Available = false
