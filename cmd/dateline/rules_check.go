package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/urfave/cli/v2"

	"dateline/internal/terminal"
	"dateline/rules"
	"dateline/rules/ruletest"
)

// problem is a mistake or a warning as editors read it. Lines and columns count from 1, columns in bytes.
type problem struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Severity string `json:"severity"` // error or warning
	Message  string `json:"message"`
}

// checkRules prints all mistakes or, if there are none, warnings, which are mistakes with --strict.
func checkRules(c *cli.Context) error {
	write, err := problemWriter(c)
	if err != nil {
		return err
	}
	dir, err := rulesDir(c)
	if err != nil {
		return err
	}
	x, err := openRules(dir)
	var mistakes rules.ErrorList
	if errors.As(err, &mistakes) && c.String("format") == "json" {
		if err := write(mistakes); err != nil {
			return err
		}
		return fmt.Errorf("%s in the rules", count(len(mistakes), "mistake"))
	}
	if err != nil {
		return err
	}
	in := ofFolder(c)
	found := ruletest.Review(c.Context, x.Rules(), x.Analyze, in)
	if err := write(found); err != nil {
		return err
	}
	warnings := slices.DeleteFunc(slices.Clone(found), func(e *rules.Error) bool { return !e.Warning })
	if n := len(found) - len(warnings); n > 0 {
		return fmt.Errorf("%s in the rules", count(n, "mistake"))
	}
	if n := len(warnings); n > 0 && c.Bool("strict") {
		return fmt.Errorf("%s in the rules", count(n, "warning"))
	}
	if c.String("format") == "json" {
		return nil
	}
	n := 0
	for _, r := range x.Rules().Rules() {
		if in(r.File) {
			n++
		}
	}
	summary := count(n, "rule") + ", no mistakes"
	if len(warnings) > 0 {
		summary += ", " + count(len(warnings), "warning")
	}
	_, err = fmt.Fprintln(c.App.Writer, summary)
	return err
}

// problemWriter writes problems in the format of --format.
func problemWriter(c *cli.Context) (func(rules.ErrorList) error, error) {
	switch format := c.String("format"); format {
	case "text":
		return func(l rules.ErrorList) error {
			if len(l) == 0 {
				return nil
			}
			_, err := io.WriteString(c.App.Writer, l.Error()+"\n")
			return err
		}, nil
	case "json":
		return func(l rules.ErrorList) error { return writeJSON(c.App.Writer, l) }, nil
	default:
		return nil, usagef(seeHelp(c.Command.HelpName), "--format: unknown format %q: one of text, json", format)
	}
}

func writeJSON(w io.Writer, l rules.ErrorList) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, e := range l {
		p := problem{File: e.File, Line: e.Line, Column: e.Column, Severity: "error", Message: e.Message}
		if e.Warning {
			p.Severity = "warning"
		}
		if err := enc.Encode(p); err != nil {
			return err
		}
	}
	_, err := w.Write(terminal.JSON(b.Bytes()))
	return err
}
