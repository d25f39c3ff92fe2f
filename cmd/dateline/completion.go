package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/extract/compare"
	"dateline/extract/document"
	"dateline/extract/emit"
	"dateline/extract/ingest"
	"dateline/extract/record"
	"dateline/extract/stats"
)

func completionCommand() *cli.Command {
	shell := func(name, setup string, script func(*cli.App) (string, error)) *cli.Command {
		return &cli.Command{
			Name:        name,
			Usage:       "for " + name,
			Description: "To have completions in every new shell: " + setup,
			Action: func(c *cli.Context) error {
				if err := noArguments(c); err != nil {
					return err
				}
				text, err := script(c.App)
				if err != nil {
					return err
				}
				_, err = fmt.Fprint(c.App.Writer, text)
				return err
			},
		}
	}
	return &cli.Command{
		Name:  "completion",
		Usage: "print a script that completes commands and flags in a shell",
		Subcommands: []*cli.Command{
			shell("bash", "dateline completion bash > ~/.local/share/bash-completion/completions/dateline", bashScript),
			shell("zsh", "echo 'source <(dateline completion zsh)' >> ~/.zshrc", zshScript),
			shell("fish", "dateline completion fish > ~/.config/fish/completions/dateline.fish", fishScript),
			shell("powershell", "dateline completion powershell >> $PROFILE", powershellScript),
		},
		Action: needSubcommand,
	}
}

// needSubcommand is the action of a command that does nothing by itself.
func needSubcommand(c *cli.Context) error {
	var names []string
	for _, sub := range c.Command.Subcommands {
		names = append(names, sub.Name)
	}
	return usagef(seeHelp(c.Command.HelpName), "'%s' needs one of %s", c.Command.HelpName, strings.Join(names, ", "))
}

// choices are the values of flags that have but a few, by command and flag.
func choices() map[string][]string {
	return map[string][]string{
		"extract format":       emit.Names(),
		"extract input-format": plain(ingest.Formats()),
		"extract kinds":        plain(record.Kinds),
		"extract offsets":      {string(document.CodePoints), string(document.UTF8), string(document.UTF16)},
		"extract color":        colorChoices,
		"stats format":         stats.Formats,
		"stats input-format":   plain(ingest.Formats()),
		"compare format":       compare.Formats,
		"rules check format":   {"text", "json"},
		"schema format":        schemaNames(),
		"stories format":       {"jsonl", "text"},
	}
}

// bashFrame finds the command that the words so far name, and offers what can follow it.
const bashFrame = `# bash completion for dateline
_dateline() {
    local cur="${COMP_WORDS[COMP_CWORD]}" path=dateline i words=
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "$path ${COMP_WORDS[i]}" in
        %s) path="$path ${COMP_WORDS[i]}" ;;
        esac
    done
    case "$path ${COMP_WORDS[i-1]}" in
%s    esac
    if [[ -n $words ]]; then
        COMPREPLY=($(compgen -W "$words" -- "$cur"))
        return
    fi
    case "$path" in
%s    esac
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
    [[ $cur == -* || $path == dateline ]] || COMPREPLY+=($(compgen -f -- "$cur"))
}
complete -o filenames -F _dateline dateline
`

func bashScript(app *cli.App) (string, error) {
	var paths []string
	var values, cases strings.Builder
	offered := choices()
	visitCommands(app, func(path string, commands []*cli.Command, flags []cli.Flag) {
		var words []string
		for _, c := range commands {
			words = append(words, c.Name)
			paths = append(paths, fmt.Sprintf("%q", path+" "+c.Name))
		}
		for _, f := range flags {
			words = append(words, "--"+f.Names()[0])
			if v := offered[choiceKey(path, f)]; v != nil {
				fmt.Fprintf(&values, "    %s) words=%q ;;\n", strings.Join(spellings(path, f), "|"), strings.Join(v, " "))
			}
		}
		fmt.Fprintf(&cases, "    %q) words=%q ;;\n", path, strings.Join(words, " "))
	})
	return fmt.Sprintf(bashFrame, strings.Join(paths, "|"), values.String(), cases.String()), nil
}

// visitCommands calls visit for the program and every command, with what may follow it.
func visitCommands(app *cli.App, visit func(path string, commands []*cli.Command, flags []cli.Flag)) {
	var walk func(path string, commands []*cli.Command, flags []cli.Flag)
	walk = func(path string, commands []*cli.Command, flags []cli.Flag) {
		visit(path, commands, flags)
		for _, c := range commands {
			flags := slices.DeleteFunc(c.VisibleFlags(), func(f cli.Flag) bool { return f == cli.HelpFlag })
			walk(path+" "+c.Name, c.Subcommands, append(flags, cli.HelpFlag))
		}
	}
	walk(app.Name, app.Commands, app.Flags)
}

// choiceKey is the key of a flag's values.
func choiceKey(path string, f cli.Flag) string {
	_, command, _ := strings.Cut(path, " ")
	return command + " " + f.Names()[0]
}

// spellings returns the quoted ways to write a flag after its command.
func spellings(path string, f cli.Flag) (out []string) {
	for _, name := range f.Names() {
		out = append(out, fmt.Sprintf("%q", path+" "+dashed(name)))
	}
	return out
}

// dashed is a flag's name as it is written.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// zshScript has zsh take the script of bash. A shell that has not set up its completion gets that, too.
func zshScript(app *cli.App) (string, error) {
	script, err := bashScript(app)
	return "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }\nautoload -U +X bashcompinit && bashcompinit\n" + script, err
}

// fishScript is that of urfave/cli, without the marks around the names of values, and with the values of flags.
func fishScript(app *cli.App) (string, error) {
	script, err := app.ToFishCompletion()
	script = strings.ReplaceAll(script, "`", "")
	var b strings.Builder
	offered := choices()
	visitCommands(app, func(path string, _ []*cli.Command, flags []cli.Flag) {
		for _, f := range flags {
			if v := offered[choiceKey(path, f)]; v != nil {
				fmt.Fprintf(&b, "complete -c dateline -n '__fish_seen_subcommand_from %s' -l %s -x -a '%s'\n",
					strings.TrimPrefix(path, app.Name+" "), f.Names()[0], strings.Join(v, " "))
			}
		}
	})
	return script + b.String(), err
}

// powershellFrame offers what can follow the words so far; where nothing can, PowerShell offers files.
const powershellFrame = `# PowerShell completion for dateline
Register-ArgumentCompleter -Native -CommandName dateline -ScriptBlock {
    param($word, $ast, $cursor)
    $words = @{
%s    }
    $values = @{
%s    }
    $path = 'dateline'
    $last = ''
    foreach ($element in $ast.CommandElements | Select-Object -Skip 1) {
        $text = $element.Extent.Text
        if ($element.Extent.EndOffset -ge $cursor -and $text -eq $word) { break }
        if ($words.ContainsKey("$path $text")) { $path = "$path $text" }
        $last = $text
    }
    $offered = $values["$path $last"]
    if (-not $offered) { $offered = $words[$path] }
    -split $offered | Where-Object { $_ -like "$word*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
`

func powershellScript(app *cli.App) (string, error) {
	var paths, values strings.Builder
	offered := choices()
	visitCommands(app, func(path string, commands []*cli.Command, flags []cli.Flag) {
		words := commandNames(commands)
		for _, f := range flags {
			words = append(words, dashed(f.Names()[0]))
			for _, name := range f.Names() {
				if v := offered[choiceKey(path, f)]; v != nil {
					fmt.Fprintf(&values, "        '%s %s' = '%s'\n", path, dashed(name), strings.Join(v, " "))
				}
			}
		}
		fmt.Fprintf(&paths, "        '%s' = '%s'\n", path, strings.Join(words, " "))
	})
	return fmt.Sprintf(powershellFrame, paths.String(), values.String()), nil
}
