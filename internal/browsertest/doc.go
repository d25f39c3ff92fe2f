// Package browsertest shows the pages of Dateline to a browser, and the description of its API to a library that knows the
// standard. It is a separate module, so that the program does not depend on what it needs:
//
//	cd internal/browsertest && go test ./...
//
// Without Chromium the tests of pages are skipped; without npm, which fetches axe-core into the cache of the user, those of
// accessibility. SCREENSHOTS=DIR keeps what they saw.
package browsertest
