//go:build !nosqlite

package site

import _ "modernc.org/sqlite" // the driver of the database

// Available reports whether the program can make sites.
const Available = true
