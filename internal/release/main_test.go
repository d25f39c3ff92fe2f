package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

func TestNames(t *testing.T) {
	tests := []struct{ target, program, ending string }{
		{"linux/amd64", "dateline", ".tar.gz"},
		{"darwin/arm64", "dateline", ".tar.gz"},
		{"windows/amd64", "dateline.exe", ".zip"},
		{"wasip1/wasm", "dateline.wasm", ".tar.gz"},
	}
	for _, tt := range tests {
		p, err := parsePlatform(tt.target)
		if err != nil || p.program() != tt.program || !strings.HasSuffix(p.archiveName(), "_"+p.os+"_"+p.arch+tt.ending) {
			t.Errorf("%s: %v, %s, %s", tt.target, err, p.program(), p.archiveName())
		}
	}
	for _, bad := range []string{"", "linux", "/amd64", "linux/"} {
		if _, err := parsePlatform(bad); err == nil {
			t.Errorf("%q is taken for a platform", bad)
		}
	}
}

// TestArchivesAreReproducible writes each kind of archive twice, and reads it with the tools that people use.
func TestArchivesAreReproducible(t *testing.T) {
	contents := []content{{"dateline_1/dateline", 0o755, []byte("program")}, {"dateline_1/LICENSE", 0o644, []byte("text")}}
	at := time.Date(2026, 1, 2, 3, 4, 6, 0, time.UTC)
	for _, p := range []platform{{"linux", "amd64"}, {"windows", "amd64"}} {
		var files [2][]byte
		for i := range files {
			name := filepath.Join(t.TempDir(), p.archiveName())
			if err := p.writeArchive(name, contents, at); err != nil {
				t.Fatal(err)
			}
			files[i], _ = os.ReadFile(name)
			checkArchive(t, p, name)
		}
		if len(files[0]) == 0 || !bytes.Equal(files[0], files[1]) {
			t.Errorf("%s: two archives of the same files differ", p.os)
		}
	}
}

func checkArchive(t *testing.T, p platform, name string) {
	t.Helper()
	if p.os == "windows" {
		z, err := zip.OpenReader(name)
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		if len(z.File) != 2 || z.File[0].Mode() != 0o755 || z.File[1].Mode() != 0o644 {
			t.Errorf("%v", z.File)
		}
		return
	}
	out, err := exec.Command("tar", "-tvzf", name).Output()
	if err != nil {
		t.Skipf("no tar: %v", err)
	}
	if !strings.HasPrefix(string(out), "-rwxr-xr-x") || !strings.Contains(string(out), "dateline_1/LICENSE") {
		t.Errorf("tar lists %s", out)
	}
}

func TestSumsAreThoseOfSha256sum(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b", "a"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := writeSums(dir, []string{"b", "a"}); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("sha256sum", "-c", "SHA256SUMS")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil || string(out) != "a: OK\nb: OK\n" {
		t.Errorf("%s: %v", out, err)
	}
}

func TestBillOfMaterials(t *testing.T) {
	info := &debug.BuildInfo{
		GoVersion: "go1.26.3 X:nodwarf5",
		Settings:  []debug.BuildSetting{{Key: "GOOS", Value: "linux"}, {Key: "-trimpath", Value: "true"}},
		Deps: []*debug.Module{
			{Path: "example.org/a/v2", Version: "v2.0.1", Sum: "h1:abc="},
			{Path: "example.org/b", Version: "v1.0.0", Replace: &debug.Module{Path: "example.org/c", Version: "v1.0.1"}},
		},
	}
	b := newBOM(info, sha256.Sum256([]byte("program")), source{revision: "0123", time: oldest})
	var purls []string
	for _, c := range b.Components {
		purls = append(purls, c.PURL)
	}
	want := "pkg:golang/std@1.26.3 pkg:golang/example.org/a/v2@v2.0.1 pkg:golang/example.org/c@v1.0.1"
	if got := strings.Join(purls, " "); got != want {
		t.Errorf("components are %s, want %s", got, want)
	}
	if len(b.Dependencies[0].DependsOn) != 3 || b.Metadata.Timestamp != "1980-01-01T00:00:00Z" {
		t.Errorf("%+v", b)
	}
	if text, err := json.Marshal(b); err != nil || !strings.Contains(string(text), `"serialNumber":"urn:uuid:`) {
		t.Errorf("%s, %v", text, err)
	}
}

func TestTimeOfSource(t *testing.T) {
	for seconds, want := range map[string]string{"": "1980-01-01", "x": "1980-01-01", "1767323046": "2026-01-02", "5": "1980-01-01"} {
		s := source{time: oldest}
		s.setTime(seconds)
		if got := s.time.Format(time.DateOnly); got != want {
			t.Errorf("%q gives %s, want %s", seconds, got, want)
		}
	}
}
