//go:build !js

// Command playground builds the playground that needs no server: it compiles itself to WebAssembly and puts the result beside the
// pages of docs/playground, which any web server can then serve.
//
//	go run ./internal/playground
//	python3 -m http.server -d docs/playground
//
// With -out, a copy of all files goes to another folder, which need not be in the repository.
package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// home is the folder of the pages.
const home = "docs/playground"

// maxBytes is the most that a visitor may have to load.
const maxBytes = 15 << 20

func main() {
	log.SetFlags(0)
	out := flag.String("out", home, "`FOLDER` of the result")
	flag.Parse()
	size, err := build(*out)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s: %.1f MB to load\n", *out, float64(size)/(1<<20))
}

// build writes the playground to a folder and returns how many bytes a visitor loads.
func build(out string) (size int, err error) {
	if out != home {
		if err := os.CopyFS(out, os.DirFS(home)); err != nil {
			return 0, err
		}
	}
	if err := copyLoader(filepath.Join(out, "wasm_exec.js")); err != nil {
		return 0, err
	}
	program, err := compile()
	if err != nil {
		return 0, err
	}
	packed, err := pack(program)
	if err != nil {
		return 0, err
	}
	if len(packed) > maxBytes {
		return 0, fmt.Errorf("the program has %d bytes, packed; at most %d are allowed", len(packed), maxBytes)
	}
	return len(packed), os.WriteFile(filepath.Join(out, "dateline.wasm.gz"), packed, 0o644)
}

// copyLoader copies the script of the Go installation that starts a program; it belongs to the compiler's version.
func copyLoader(to string) error {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("go env: %w", err)
	}
	script, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return err
	}
	return os.WriteFile(to, script, 0o644)
}

// compile returns this package compiled for browsers.
func compile() ([]byte, error) {
	dir, err := os.MkdirTemp("", "playground")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "dateline.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", program, "dateline/internal/playground")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, err
	}
	return os.ReadFile(program)
}

func pack(data []byte) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
