package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
	"go.yaml.in/yaml/v4"
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
	maxConfigSize = 64 << 10 // bytes
)

// owned are the flags that a file of the working folder must not set: a folder that someone sent does not
// say which files are written, whose rules are run, or what is shown to whom.
var owned = []string{"output", "errors", "summary", "rules", "addr", "host", "dir", "datapackage"}

// setting is the value of a flag that does not come from the command line.
type setting struct{ value, origin string }

// config has settings by command and flag.
type config map[string]map[string]setting

// fillFlags gives the flags that were not given on the command line their values from elsewhere.
func (a *arranger) fillFlags() error {
	if len(a.path) < 2 || len(a.flags) == len(a.app.Flags) || a.wantsHelp() || a.has("version") {
		return nil // not a command with flags
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
			continue // it was not asked for
		}
		c, err := a.readConfig(file.name, file.closed)
		if err != nil {
			return nil, err
		}
		files = append(files, c)
	}
	return files, nil
}

// readConfigs is the key under which the program keeps the names of the files that configs has read.
const readConfigs = "configuration"

// configFiles are the files of which the flags were read.
func configFiles(app *cli.App) []string {
	names, _ := app.Metadata[readConfigs].([]string)
	return names
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
		return nil, usagef("keep nothing but flags in it", "%s is larger than %d bytes", name, maxConfigSize)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("cannot read the configuration: %w", err)
	}
	if a.app.Metadata == nil {
		a.app.Metadata = map[string]any{}
	}
	a.app.Metadata[readConfigs] = append(configFiles(a.app), name)
	return parseConfig(name, data, a.app, closed)
}

// parseConfig reads a file of flags. Errors name it and the line.
func parseConfig(name string, data []byte, app *cli.App, closed []string) (config, error) {
	var file yaml.Node
	if err := yaml.Unmarshal(data, &file); err != nil {
		return nil, usagef("write a mapping for each command, such as 'extract:' with 'format: csv' below it", "%s: %s", name, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	p := configParser{name: name, closed: closed, out: config{}}
	for _, body := range file.Content {
		p.entries(body, func(key, value *yaml.Node) { p.command(app, key, value) })
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
func (p *configParser) fail(at *yaml.Node, hint, format string, args ...any) {
	if p.err == nil {
		p.err = usagef(hint, "%s:%d: %s", p.name, at.Line, fmt.Sprintf(format, args...))
	}
}

// entries calls do for each entry of a mapping.
func (p *configParser) entries(node *yaml.Node, do func(key, value *yaml.Node)) {
	if node.Tag == "!!null" {
		return
	}
	if node.Kind != yaml.MappingNode {
		p.fail(node, "write NAME: VALUE", "this is not a mapping")
		return
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		do(node.Content[i], node.Content[i+1])
	}
}

// command reads the flags of a command.
func (p *configParser) command(app *cli.App, name, value *yaml.Node) {
	i := slices.IndexFunc(app.Commands, func(c *cli.Command) bool { return c.Name == name.Value })
	if i < 0 {
		p.fail(name, mean(name.Value, commandNames(app.Commands)), "unknown command %q", name.Value)
		return
	}
	flags := allFlags(app.Commands[i])
	if p.out[name.Value] == nil {
		p.out[name.Value] = map[string]setting{}
	}
	p.entries(value, func(key, value *yaml.Node) { p.flag(flags, p.out[name.Value], key, value) })
}

func (p *configParser) flag(flags map[string]cli.Flag, to map[string]setting, key, value *yaml.Node) {
	f, ok := flags[key.Value]
	if !ok {
		p.fail(key, mean(key.Value, slices.Sorted(maps.Keys(flags))), "unknown flag %q", key.Value)
		return
	}
	if slices.Contains(p.closed, key.Value) {
		p.fail(key, "set it in "+userConfig()+" or with --config", "%s cannot be set by a file in the working folder", key.Value)
		return
	}
	text, ok := valueOf(f, value)
	if !ok {
		p.fail(value, "see 'dateline extract --help'", "this is not a value of %s", key.Value)
		return
	}
	to[key.Value] = setting{text, fmt.Sprintf("%s:%d", p.name, key.Line)}
}

// valueOf is a node as the value of a flag: a scalar, and for flags that take several a sequence of them.
func valueOf(f cli.Flag, node *yaml.Node) (string, bool) {
	switch f.(type) {
	case *cli.BoolFlag:
		return node.Value, node.Tag == "!!bool"
	case *cli.StringSliceFlag:
		if node.Kind == yaml.SequenceNode {
			all := make([]string, len(node.Content))
			for i, v := range node.Content {
				if v.Kind != yaml.ScalarNode {
					return "", false
				}
				all[i] = v.Value
			}
			return joinList(all), true
		}
	}
	return node.Value, node.Kind == yaml.ScalarNode && node.Tag != "!!null"
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
