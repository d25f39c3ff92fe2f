// Package browsertest shows the pages of Dateline to a browser, and the description of its API to a library that knows the
// standard. It is a module of its own, so that what it needs is no concern of the program:
//
//	cd internal/browsertest && go test ./...
//
// Without Chromium the tests of pages are skipped. SCREENSHOTS=DIR keeps what they saw.
package browsertest
