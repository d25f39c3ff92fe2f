// Package dateline has the version of the module and the licences of what a build contains.
// Programs extract events with package dateline/extract.
package dateline

import _ "embed"

// Version is the version of the module, in semantic versioning. A release is tagged "v" + Version.
const Version = "0.2.0"

//go:generate go run ./internal/licenses

var (
	//go:embed LICENSE
	license string
	//go:embed NOTICE
	notice string
	//go:embed THIRD_PARTY_LICENSES
	modules string
)

// Licenses returns the licence of Dateline, the sources and licences of its embedded data, and the licences of the
// linked Go modules, as plain text.
func Licenses() string {
	return license + "\n" + notice + "\n" + modules
}
