// Command release builds what a release consists of, into a folder: for each platform an archive with the program, its man page
// and its licences, and an SBOM (CycloneDX); for Linux deb and rpm packages, if asked for; and SHA256SUMS of all of them.
// The same commit and the same Go give the same bytes. Only packages need a network, for the tool that writes them.
//
//	go run ./internal/release                                   # archives for six platforms, into dist
//	go run ./internal/release -packages                         # with deb and rpm
//	go run ./internal/release -binaries -targets linux/amd64    # only the program
//
// A commit is named by git, or where there is none by DATELINE_REVISION.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"dateline"
)

// platforms are those of a release, as GOOS/GOARCH.
const platforms = "linux/amd64,linux/arm64,darwin/amd64,darwin/arm64,windows/amd64,windows/arm64"

func main() {
	log.SetFlags(0)
	out := flag.String("out", "dist", "`FOLDER` of the results")
	targets := flag.String("targets", platforms, "platforms, `GOOS/GOARCH` with commas between them")
	binaries := flag.Bool("binaries", false, "only compile the program, into FOLDER/dateline_VERSION_GOOS_GOARCH")
	packages := flag.Bool("packages", false, "also write deb and rpm packages")
	flag.Parse()
	r := release{out: *out, source: sourceOf(), packages: *packages}
	var err error
	for target := range strings.SplitSeq(*targets, ",") {
		if err = r.target(target, *binaries); err != nil {
			log.Fatalf("%s: %v", target, err)
		}
	}
	if !*binaries {
		err = writeSums(*out, r.files)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// release is a release in the making.
type release struct {
	out      string
	source   source
	packages bool
	files    []string // written so far, relative to out
}

// target builds what there is for a platform.
func (r *release) target(target string, onlyBinary bool) error {
	t, err := parsePlatform(target)
	if err != nil {
		return err
	}
	program := filepath.Join(r.out, t.name(), t.program())
	if err := compile(t, r.source, program); err != nil || onlyBinary {
		return err
	}
	defer os.RemoveAll(filepath.Dir(program))
	contents, err := t.contents(program)
	if err != nil {
		return err
	}
	if err := r.write(t.archiveName(), func(name string) error { return t.writeArchive(name, contents, r.source.time) }); err != nil {
		return err
	}
	if err := r.write(t.name()+".cdx.json", func(name string) error { return writeSBOM(name, program, r.source) }); err != nil {
		return err
	}
	if r.packages && t.os == "linux" {
		return r.writePackages(t, program)
	}
	return nil
}

// write writes a file of the release.
func (r *release) write(name string, write func(path string) error) error {
	r.files = append(r.files, name)
	fmt.Println(filepath.Join(r.out, name))
	return write(filepath.Join(r.out, name))
}

// platform is a pair of GOOS and GOARCH.
type platform struct{ os, arch string }

func parsePlatform(s string) (platform, error) {
	system, arch, ok := strings.Cut(s, "/")
	if !ok || system == "" || arch == "" {
		return platform{}, fmt.Errorf("%q is not GOOS/GOARCH", s)
	}
	return platform{system, arch}, nil
}

// name is the name of the platform's archive, without its ending.
func (p platform) name() string {
	return "dateline_" + dateline.Version + "_" + p.os + "_" + p.arch
}

// program is the name of the program's file.
func (p platform) program() string {
	switch {
	case p.os == "windows":
		return "dateline.exe"
	case p.arch == "wasm":
		return "dateline.wasm"
	}
	return "dateline"
}

func (p platform) archiveName() string {
	if p.os == "windows" {
		return p.name() + ".zip"
	}
	return p.name() + ".tar.gz"
}
