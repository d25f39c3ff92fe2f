//go:build nosqlite

package emit

// sqliteFormats are none: a build with the tag nosqlite does without the largest of the libraries. Fuzzing uses it, which would
// take minutes to put its counters into SQLite.
var sqliteFormats []format
