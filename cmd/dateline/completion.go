package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
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
			shell("fish", "dateline completion fish > ~/.config/fish/completions/dateline.fish", (*cli.App).ToFishCompletion),
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

// bashFrame finds the command that the words so far name, and offers what can follow it.
const bashFrame = `# bash completion for dateline
_dateline() {
    local cur="${COMP_WORDS[COMP_CWORD]}" path=dateline word words=
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case "$path $word" in
        %s) path="$path $word" ;;
        esac
    done
    case "$path" in
%s    esac
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
    [[ $cur == -* || $path == dateline ]] || COMPREPLY+=($(compgen -f -- "$cur"))
}
complete -o filenames -F _dateline dateline
`

func bashScript(app *cli.App) (string, error) {
	var paths []string
	var cases strings.Builder
	var visit func(path string, commands []*cli.Command, flags []cli.Flag)
	visit = func(path string, commands []*cli.Command, flags []cli.Flag) {
		var words []string
		for _, c := range commands {
			words = append(words, c.Name)
		}
		for _, f := range flags {
			words = append(words, "--"+f.Names()[0])
		}
		fmt.Fprintf(&cases, "    %q) words=%q ;;\n", path, strings.Join(words, " "))
		for _, c := range commands {
			paths = append(paths, fmt.Sprintf("%q", path+" "+c.Name))
			flags := slices.DeleteFunc(c.VisibleFlags(), func(f cli.Flag) bool { return f == cli.HelpFlag })
			visit(path+" "+c.Name, c.Subcommands, append(flags, cli.HelpFlag))
		}
	}
	visit(app.Name, app.Commands, app.Flags)
	return fmt.Sprintf(bashFrame, strings.Join(paths, "|"), cases.String()), nil
}

func zshScript(app *cli.App) (string, error) {
	script, err := bashScript(app)
	return "autoload -U +X bashcompinit && bashcompinit\n" + script, err
}
