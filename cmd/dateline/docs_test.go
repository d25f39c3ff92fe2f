package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dateline/internal/longtest"
)

// TestCookbook runs the commands of docs/cookbook.md one after another and compares what they print with the page.
func TestCookbook(t *testing.T) {
	longtest.Only(t)
	needs(t, "sh", "jq", "sqlite3")
	page := readPage(t, "../../docs/cookbook.md")
	dir := folderWith(t, "../../docs/cookbook", "")
	doc := page
	commands := 0
	for _, s := range snippets(page) {
		if s.kind != "console" {
			continue
		}
		commands++
		got := shellOutput(t, dir, s.body)
		if got == s.body {
			continue
		}
		if *update {
			doc = strings.Replace(doc, s.body, got, 1)
			continue
		}
		t.Errorf("line %d: got:\n%s\nwant:\n%s", s.line, got, s.body)
	}
	if commands < 11 {
		t.Errorf("%d commands", commands)
	}
	if *update {
		if err := os.WriteFile("../../docs/cookbook.md", []byte(doc), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// notRun are programs of commands in the pages that change the machine, wait for a browser, or are tried elsewhere.
var notRun = []string{"go", "docker", "curl", "datasette", "man"}

// TestReadmeCommands runs the commands of README.md and docs/usage.md as they are written, from top to bottom; those of a tool that is missing are skipped.
// What a page shows under a command must be what it prints; -update writes that.
func TestReadmeCommands(t *testing.T) {
	longtest.Only(t)
	needs(t, "sh", "jq")
	for _, name := range []string{"../../README.md", "../../docs/usage.md"} {
		t.Run(filepath.Base(name), func(t *testing.T) { runPage(t, name) })
	}
}

// runPage runs the commands of a page in a folder with the articles that it names.
func runPage(t *testing.T, name string) {
	dir := folderWith(t, "../../testdata", "testdata")
	if err := os.CopyFS(filepath.Join(dir, "news"), os.DirFS("../../docs/cookbook")); err != nil {
		t.Fatal(err)
	}
	page := readPage(t, name)
	for _, s := range snippets(page) {
		if s.kind != "console" {
			continue
		}
		for _, block := range commandsOf(s.body) {
			command := strings.TrimPrefix(strings.SplitN(block, "\n", 2)[0], "$ ")
			if !runnable(command) {
				continue
			}
			got, shown := shellOutput(t, dir, block), strings.Count(block, "\n") > 1
			switch {
			case !shown || sameOutput(got, block):
			case *update && !strings.Contains(block, "…"):
				page = strings.Replace(page, block, got, 1)
			default:
				t.Errorf("line %d: got:\n%s\nwant:\n%s", s.line, got, block)
			}
		}
	}
	if *update {
		if err := os.WriteFile(name, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestScalingCommands runs the commands of docs/scaling.md for one machine, with GNU parallel if it is installed, and compares what the shards have together
// with what one run has.
func TestScalingCommands(t *testing.T) {
	longtest.Only(t)
	needs(t, "sh")
	page := readPage(t, "../../docs/scaling.md")
	dir := t.TempDir()
	articles(t, dir, 40)
	for _, name := range []string{"news", "out"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	var all []byte
	files, _ := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		data = regexp.MustCompile(`(?m)^\{"text":$\n`).ReplaceAll(data, nil) // without broken records
		all = append(all, data...)
		if err := os.WriteFile(filepath.Join(dir, "news", filepath.Base(file)), data, 0o644); err != nil {
			t.Fatal(err)
		}
		os.Remove(file)
	}
	if err := os.WriteFile(filepath.Join(dir, "big.jsonl"), all, 0o644); err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, match := range regexp.MustCompile(`(?m)^    ((?:dateline extract --resume|ls|parallel|dateline extract -q --jobs 1) .*)$`).FindAllStringSubmatch(page, -1) {
		command := match[1]
		if strings.Contains(command, "parallel") && exec.Command("parallel", "--version").Run() != nil {
			continue
		}
		if strings.Contains(command, "SLURM") {
			command = "for SLURM_ARRAY_TASK_ID in 1 2 3 4; do " + command + "; done"
		}
		if out, code := shell(dir, command); code != 0 {
			t.Errorf("%s: exit code %d: %s", command, code, out)
		}
		ran++
	}
	if ran < 2 {
		t.Errorf("%d commands were run", ran)
	}
	whole, err := os.ReadFile(filepath.Join(dir, "events.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for _, shard := range []string{"1", "2", "3", "4"} {
		data, err := os.ReadFile(filepath.Join(dir, "out", shard+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		lines += strings.Count(string(data), "\n")
	}
	if want := strings.Count(string(whole), "\n"); lines != want || lines == 0 {
		t.Errorf("the shards have %d lines, one run %d", lines, want)
	}
}

func readPage(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// needs skips the test if a program is missing.
func needs(t *testing.T, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			t.Skip(p + " is not installed")
		}
	}
}

// folderWith returns a temporary folder with a copy of another one in it.
func folderWith(t *testing.T, from, as string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, as), os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// shellOutput returns the commands of a block with what they print.
func shellOutput(t *testing.T, dir, block string) string {
	t.Helper()
	var out strings.Builder
	for _, one := range commandsOf(block) {
		line, _, _ := strings.Cut(one, "\n")
		printed, code := shell(dir, strings.TrimPrefix(line, "$ "))
		if code != 0 {
			t.Errorf("%s: exit code %d: %s", line, code, printed)
		}
		out.WriteString(line + "\n" + printed)
	}
	return out.String()
}

// commandsOf splits a block into its commands, each with the lines below it.
func commandsOf(block string) (commands []string) {
	for line := range strings.Lines(block) {
		if strings.HasPrefix(line, "$ ") {
			commands = append(commands, line)
		} else if len(commands) > 0 && strings.TrimSpace(line) != "" {
			commands[len(commands)-1] += line
		}
	}
	return commands
}

// shell runs a command and returns what it prints, and its exit code. The program under test is on the path, as testscript puts it there.
func shell(dir, command string) (string, int) {
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "HOME="+dir, "COLUMNS=80")
	out, err := cmd.CombinedOutput()
	if err != nil && cmd.ProcessState == nil {
		return err.Error(), -1
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// runnable reports whether a command of a page can be run here: it needs no server, and all its programs are installed.
func runnable(command string) bool {
	command = regexp.MustCompile(`'[^']*'|"[^"]*"`).ReplaceAllString(command, "x")
	command, _, _ = strings.Cut(command, " #")
	if strings.HasPrefix(command, "dateline serve") || strings.HasPrefix(command, "dateline completion") {
		return false
	}
	for part := range strings.SplitSeq(command, "|") {
		program := strings.Fields(part)[0]
		if _, err := exec.LookPath(program); err != nil || slices.Contains(notRun, program) {
			return false
		}
	}
	return true
}
