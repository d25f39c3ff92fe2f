package main

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

func testApp() *cli.App { return newApp(strings.NewReader(""), io.Discard, io.Discard) }

func TestArrange(t *testing.T) {
	tests := []struct{ name, given, want string }{
		{"nothing", "", "dateline"},
		{"in order already", "extract --jobs=2 a.txt", "dateline extract --jobs=2 -- a.txt"},
		{"flags after arguments", "extract a.txt --jobs 4 b.txt --quiet", "dateline extract --jobs=4 --quiet -- a.txt b.txt"},
		{"flags before the command", "--jobs 4 --quiet extract a.txt", "dateline extract --jobs=4 --quiet -- a.txt"},
		{"flag of the program after the command", "extract --version", "dateline version"},
		{"standard input", "extract - --format articles", "dateline extract --format=articles -- -"},
		{"standard input as a value", "extract -o - a", "dateline extract --output=- -- a"},
		{"after two dashes", "extract -q -- --jobs -x", "dateline extract --quiet -- --jobs -x"},
		{"one dash and a long name", "extract -jobs 2", "dateline extract --jobs=2"},
		{"short flags together", "extract -qj4 a", "dateline extract --quiet --jobs=4 -- a"},
		{"short flag with equals", "extract -j=4", "dateline extract --jobs=4"},
		{"empty value", "extract --rules=", "dateline extract --rules="},
		{"value with equals", "extract --output a=b", "dateline extract --output=a=b"},
		{"file that is called help", "extract help", "dateline extract -- help"},
		{"file that is called like a command", "extract schema", "dateline extract -- schema"},
		{"help", "help", "dateline --help"},
		{"help of a command", "help extract", "dateline extract --help"},
		{"help of a subcommand", "help completion bash", "dateline completion bash --help"},
		{"help flag first", "--help extract", "dateline extract --help"},
		{"help flag last", "extract a -h", "dateline extract --help"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _, err := arrange(testApp(), strings.Fields(tt.given))
			if err != nil || strings.Join(got, " ") != tt.want {
				t.Errorf("got %q, %v; want %q", got, err, tt.want)
			}
		})
	}
}

func TestArrangeErrors(t *testing.T) {
	tests := []struct{ given, message, hint string }{
		{"extrcat a", `unknown command "extrcat"`, "did you mean 'dateline extract'?"},
		{"frobnicate", `unknown command "frobnicate"`, "see 'dateline --help'"},
		{"completion bsh", `unknown command "bsh"`, "did you mean 'dateline completion bash'?"},
		{"help extrat", `unknown command "extrat"`, "did you mean 'dateline extract'?"},
		{"main.go", `unknown command "main.go"`, "to read a file: dateline extract main.go"},
		{"extract --formt events", "unknown flag --formt", "did you mean --format?"},
		{"extract a --job 4", "unknown flag --job", "did you mean --jobs?"},
		{"extract --zzz=1", "unknown flag --zzz", "see 'dateline extract --help'"},
		{"extract ---jobs 4", "unknown flag ---jobs", "did you mean --jobs?"},
		{"extract -x", "unknown flag -x", "see 'dateline extract --help'"},
		{"extract -qx", "unknown flag -x", "see 'dateline extract --help'"},
		{"extract a --jobs", "--jobs needs a value", "see 'dateline extract --help'"},
		{"extract --output --quiet", "--output needs a value", "see 'dateline extract --help'"},
		{"schema --jobs 4", "--jobs is not a flag of 'dateline schema'", "see 'dateline schema --help'"},
	}
	for _, tt := range tests {
		t.Run(tt.given, func(t *testing.T) {
			_, _, err := arrange(testApp(), strings.Fields(tt.given))
			var usage *usageError
			if !errors.As(err, &usage) {
				t.Fatalf("got %v, want a usage error", err)
			}
			if usage.Message != tt.message || usage.Hint != tt.hint {
				t.Errorf("got  %s / %s\nwant %s / %s", usage.Message, usage.Hint, tt.message, tt.hint)
			}
		})
	}
}

// TestFlagsAgree holds what arrange relies on: a flag's name means the same in every command.
func TestFlagsAgree(t *testing.T) {
	seen := map[string]string{}
	var visit func([]*cli.Command)
	visit = func(commands []*cli.Command) {
		for _, c := range commands {
			for _, f := range c.Flags {
				for _, name := range f.Names() {
					is := f.Names()[0]
					if takesValue(f) {
						is += " VALUE"
					}
					if was, ok := seen[name]; ok && was != is {
						t.Errorf("flag %s is %q in one command and %q in %s", name, was, is, c.Name)
					}
					seen[name] = is
				}
			}
			visit(c.Subcommands)
		}
	}
	visit(testApp().Commands)
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "ab", 2}, {"format", "format", 0}, {"formt", "format", 1},
		{"fromat", "format", 1}, {"jobs", "kinds", 4}, {"abc", "", 3},
	}
	for _, tt := range tests {
		if got := distance(tt.a, tt.b); got != tt.want {
			t.Errorf("distance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

func FuzzArrange(f *testing.F) {
	f.Add("extract\x00-j\x004\x00a")
	f.Add("-\x00--\x00-qj=\x00---")
	f.Fuzz(func(t *testing.T, line string) {
		args := strings.Split(line, "\x00")
		got, _, err := arrange(testApp(), args)
		if (err == nil) != (len(got) > 0) {
			t.Errorf("%q: got %q and %v", args, got, err)
		}
	})
}
