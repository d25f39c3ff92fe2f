package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/urfave/cli/v2"
)

// Flags that are not on the command line may have their values from elsewhere. In order: the environment
// (DATELINE_EXTRACT_JOBS), the file of --config or DATELINE_CONFIG, or else .dateline.yaml in the working folder and
// then dateline/config.yaml in ~/.config (or XDG_CONFIG_HOME). A file has a mapping for each command:
//
//	extract:
//	  format: csv
//	  keep-fields: [desk, section]

const (
	folderConfig  = ".dateline.yaml"
	maxConfigSize = 16 << 10 // bytes; the time of the parser grows with the square of the nesting
)

// owned are the flags that a file of the working folder must not set: a folder that somebody sent does not
// say which files are written or whose rules are run.
var owned = []string{"output", "errors", "summary", "rules"}

// setting is the value of a flag that does not come from the command line.
type setting struct{ value, origin string }

// config has settings by command and flag.
type config map[string]map[string]setting

// settle gives the flags that were not given on the command line their values from elsewhere.
func (a *arranger) settle() error {
	if len(a.path) < 2 || len(a.flags) == len(a.app.Flags) || a.wantsHelp() || a.has("version") {
		return nil // no command that has flags of its own
	}
	files, err := a.configs()
	if err != nil {
		return err
	}
	for _, f := range a.flags {
		name := f.Names()[0]
		if name == "help" || name == "version" || name == "config" || a.has(name) {
			continue
		}
		if s, ok := find(files, a.path[1], name); ok {
			a.given = append(a.given, givenFlag{dashed(name), name, s.value, true})
			a.origins[dashed(name)] = s.origin
		}
	}
	return nil
}

// find is the first value that a flag has, in the environment or the files.
func find(files []config, command, flag string) (setting, bool) {
	key := "DATELINE_" + strings.ToUpper(strings.ReplaceAll(command+"_"+flag, "-", "_"))
	if value, ok := os.LookupEnv(key); ok {
		return setting{value, key}, true
	}
	for _, file := range files {
		if s, ok := file[command][flag]; ok {
			return s, true
		}
	}
	return setting{}, false
}

// configs reads the files that there are, the strongest first.
func (a *arranger) configs() (files []config, err error) {
	if name := cmp.Or(a.value("config"), os.Getenv("DATELINE_CONFIG")); name != "" {
		file, err := a.readConfig(name, nil)
		return []config{file}, err
	}
	for _, file := range []struct {
		name   string
		closed []string
	}{{folderConfig, owned}, {userConfig(), nil}} {
		if _, err := os.Stat(file.name); err != nil {
			continue // nobody asked for it
		}
		c, err := a.readConfig(file.name, file.closed)
		if err != nil {
			return nil, err
		}
		files = append(files, c)
	}
	return files, nil
}

// userConfig is the file of whoever runs the program.
func userConfig() string {
	dir := os.Getenv("XDG_CONFIG_HOME")
	if home, err := os.UserHomeDir(); dir == "" && err == nil {
		dir = filepath.Join(home, ".config")
	}
	return filepath.Join(dir, "dateline", "config.yaml")
}

// readConfig reads a file, which must not set the closed flags.
func (a *arranger) readConfig(name string, closed []string) (config, error) {
	st, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("cannot read the configuration: %w", err)
	}
	if st.Size() > maxConfigSize {
		return nil, usagef("a file of flags is a page at most", "%s is larger than %d bytes", name, maxConfigSize)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("cannot read the configuration: %w", err)
	}
	return parseConfig(name, data, a.app, closed)
}

// parseConfig reads a file of flags. Errors tell its name and the line.
func parseConfig(name string, data []byte, app *cli.App, closed []string) (config, error) {
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		return nil, usagef("write a mapping for each command, such as 'extract:' with 'format: csv' below it", "%s: %s", name, first)
	}
	p := configParser{name: name, closed: closed, out: config{}}
	for _, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		p.entries(doc.Body, func(key string, value ast.Node) { p.command(app, key, value) })
	}
	return p.out, p.err
}

// configParser walks through a file and keeps the first mistake.
type configParser struct {
	name   string
	closed []string
	out    config
	err    error
}

// fail notes a mistake at a node.
func (p *configParser) fail(at ast.Node, hint, format string, args ...any) {
	if p.err == nil {
		p.err = usagef(hint, "%s:%d: %s", p.name, at.GetToken().Position.Line, fmt.Sprintf(format, args...))
	}
}

// entries calls do for each entry of a mapping.
func (p *configParser) entries(node ast.Node, do func(key string, value ast.Node)) {
	if _, none := node.(*ast.NullNode); none {
		return
	}
	m, ok := node.(ast.MapNode)
	if !ok {
		p.fail(node, "write NAME: VALUE", "this is no mapping")
		return
	}
	for it := m.MapRange(); it.Next(); {
		do(it.Key().GetToken().Value, it.KeyValue())
	}
}

// command reads the flags of a command.
func (p *configParser) command(app *cli.App, name string, entry ast.Node) {
	i := slices.IndexFunc(app.Commands, func(c *cli.Command) bool { return c.Name == name })
	if i < 0 {
		p.fail(entry, mean(name, commandNames(app.Commands)), "unknown command %q", name)
		return
	}
	flags := allFlags(app.Commands[i])
	if p.out[name] == nil {
		p.out[name] = map[string]setting{}
	}
	p.entries(entry.(*ast.MappingValueNode).Value, func(key string, entry ast.Node) {
		p.flag(flags, p.out[name], key, entry.(*ast.MappingValueNode).Value, entry)
	})
}

func (p *configParser) flag(flags map[string]cli.Flag, to map[string]setting, key string, value, entry ast.Node) {
	f, ok := flags[key]
	switch {
	case !ok:
		p.fail(entry, mean(key, slices.Sorted(maps.Keys(flags))), "unknown flag %q", key)
		return
	case slices.Contains(p.closed, key):
		p.fail(entry, "set it in "+userConfig()+" or with --config", "%s cannot be set in a file of the working folder", key)
		return
	}
	text, ok := scalars(value)
	_, list := f.(*cli.StringSliceFlag)
	if _, flag := f.(*cli.BoolFlag); flag && text != "true" && text != "false" {
		ok = false
	}
	if _, sequence := value.(*ast.SequenceNode); !ok || sequence && !list {
		p.fail(entry, "see 'dateline extract --help'", "%s is no value of %s", strings.TrimSpace(value.String()), key)
		return
	}
	to[key] = setting{text, fmt.Sprintf("%s:%d", p.name, entry.GetToken().Position.Line)}
}

// scalars are the value of a node, or those of a sequence with commas between them.
func scalars(node ast.Node) (string, bool) {
	switch n := node.(type) {
	case *ast.SequenceNode:
		var all []string
		for _, v := range n.Values {
			s, ok := scalars(v)
			if _, nested := v.(*ast.SequenceNode); !ok || nested {
				return "", false
			}
			all = append(all, s)
		}
		return strings.Join(all, ","), true
	case ast.ScalarNode:
		_, null := node.(*ast.NullNode)
		return n.GetToken().Value, !null
	}
	return "", false
}

// allFlags are the flags of a command and its subcommands by name.
func allFlags(c *cli.Command) map[string]cli.Flag {
	flags := map[string]cli.Flag{}
	for _, f := range c.Flags {
		flags[f.Names()[0]] = f
	}
	for _, sub := range c.Subcommands {
		for name, f := range allFlags(sub) {
			flags[name] = f
		}
	}
	delete(flags, "help")
	return flags
}
