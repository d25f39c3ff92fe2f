package main

import (
	"os"
	"strings"
	"testing"
)

// What a command reads besides its input is not overwritten either: configurations, annotations that results are compared with.
func TestWhatIsReadBesidesTheInputIsKept(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	const config = "extract:\n  jobs: 1\n"
	files := map[string]string{"in.jsonl": `{"id":"1","text":"Norland proposed talks on June 2."}` + "\n", "own.yaml": config, folderConfig: config}
	for name, text := range files {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	do := func(args string) (int, string) {
		var stdout, stderr strings.Builder
		code := execute(t.Context(), strings.Fields(args), strings.NewReader(""), &stdout, &stderr)
		return code, stderr.String()
	}
	for _, name := range []string{"gold.jsonl", "found.jsonl"} {
		if code, messages := do("extract -q -o " + name + " in.jsonl"); code != exitOK {
			t.Fatal(code, messages)
		}
		text, _ := os.ReadFile(name)
		files[name] = string(text)
	}
	os.Symlink("own.yaml", "link")
	for _, args := range []string{
		"extract -q -o " + folderConfig + " in.jsonl",
		"--config own.yaml extract -q -o own.yaml in.jsonl",
		"--config own.yaml extract -q -o ./link in.jsonl",
		"--config link extract -q --errors own.yaml in.jsonl",
		"compare -o gold.jsonl gold.jsonl found.jsonl",
		"compare -o found.jsonl gold.jsonl found.jsonl",
		"stats -o " + folderConfig + " found.jsonl",
	} {
		if code, messages := do(args); code != exitUsage || !strings.Contains(messages, "is also read") && !strings.Contains(messages, "would replace") {
			t.Errorf("%s: exit code %d, %s", args, code, messages)
		}
		for name, want := range files {
			if text, _ := os.ReadFile(name); string(text) != want {
				t.Fatalf("%s: %s is now %.100q", args, name, text)
			}
		}
	}
}
