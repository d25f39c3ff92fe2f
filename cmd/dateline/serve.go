package main

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net"
	"runtime"

	"github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"dateline/extract"
	"dateline/extract/ingest"
	"dateline/extract/serve"
)

func serveCommand() *cli.Command {
	standard := serve.Default()
	return &cli.Command{
		Name:  "serve",
		Usage: "show articles in a browser, try out rules, serve a JSON API",
		Description: "Serves a page to paste articles into, a page to try out rules, and a JSON API, described by GET /openapi.json.\n" +
			"No request makes it read a file or open a connection. There is no login: anyone who can reach --addr can use it.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "addr", Value: "127.0.0.1:8080", Usage: "listen on `HOST:PORT`; port 0 picks a free one"},
			&cli.StringSliceFlag{Name: "host",
				Usage: "also answer to this host `NAME`, besides localhost and IP addresses", DefaultText: "none"},
			&cli.StringFlag{Name: "dir",
				Usage: "show the articles in `DIR`, which is read once; those read so far are shown in the meantime"},
			&cli.StringFlag{Name: "rules", Usage: "add the rules in `DIR`, or override shipped ones by name"},
			&cli.BoolFlag{Name: "any-language", Usage: "also search text that is not English", DisableDefaultText: true},
			&cli.BoolFlag{Name: "guess-date",
				Usage: "guess the date of publication of pages that do not state it clearly", DisableDefaultText: true},
			&cli.IntFlag{Name: "jobs", Aliases: []string{"j"}, Usage: "process `N` articles at once", DefaultText: "all cores"},
			&cli.IntFlag{Name: "max-body", Value: standard.MaxBody, Usage: "refuse requests, and lines of streams, longer than `BYTES`"},
			&cli.IntFlag{Name: "max-requests", Value: standard.MaxRequests, Usage: "refuse requests while `N` are being answered"},
			&cli.DurationFlag{Name: "timeout", Value: standard.Timeout, Usage: "how long a request, or an article of a stream, may take"},
			&cli.DurationFlag{Name: "grace", Value: standard.Grace,
				Usage: "how long to wait for running requests when the server is stopped"},
		},
		Action: serveArticles,
	}
}

func serveArticles(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	cfg, err := serveConfig(c)
	if err != nil {
		return err
	}
	x, err := openRules(c.String("rules"), cleaning(c)...)
	if err != nil {
		return err
	}
	if dir := c.String("dir"); dir != "" {
		if cfg.Folder, err = serve.OpenFolder(dir); err != nil {
			return err
		}
		defer cfg.Folder.Close()
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(c.App.ErrWriter, nil))) // writes control characters as escapes
	server, err := serve.New(x, cfg)
	if err != nil {
		return err
	}
	ln, err := net.Listen("tcp", c.String("addr"))
	if err != nil {
		return usagef("choose another one with --addr HOST:PORT", "cannot listen on %s: %v", c.String("addr"), err)
	}
	fmt.Fprintf(c.App.ErrWriter, "dateline: serving on http://%s/\n", ln.Addr())
	work, ctx := errgroup.WithContext(c.Context)
	if cfg.Folder != nil {
		work.Go(func() error { return readFolder(ctx, c, x, cfg) })
	}
	work.Go(func() error { return server.Serve(ctx, ln) })
	return work.Wait()
}

// readFolder reads the articles of the folder while the server answers, and reports what was skipped. A server that ends first is no error.
func readFolder(ctx context.Context, c *cli.Context, x *extract.Extractor, cfg serve.Config) error {
	report := newConsole(c)
	err := cfg.Folder.Read(ctx, x, cmp.Or(cfg.Jobs, runtime.GOMAXPROCS(0)), func(err error) {
		rec := ingest.Failure(c.String("dir"), err)
		if ctx.Err() != nil { // it ends, so nothing can be read
			return
		}
		if rec.Skipped != "" {
			report.Skipped(rec)
		} else {
			report.Failed(rec)
		}
	})
	report.close()
	if ctx.Err() != nil {
		return nil
	}
	if err == nil {
		articles, _ := cfg.Folder.Articles()
		fmt.Fprintf(c.App.ErrWriter, "dateline: %d articles of %s read\n", len(articles), c.String("dir"))
	}
	return err
}

// serveConfig reads the flags of dateline serve.
func serveConfig(c *cli.Context) (serve.Config, error) {
	cfg := serve.Config{
		MaxBody: c.Int("max-body"), MaxRequests: c.Int("max-requests"), Jobs: c.Int("jobs"),
		Timeout: c.Duration("timeout"), Grace: c.Duration("grace"), Hosts: list(c, "host"), Options: cleaning(c),
	}
	if dir := c.String("rules"); dir != "" {
		cfg.Options = append(cfg.Options, extract.WithRules(dir))
	}
	for _, name := range []string{"max-body", "max-requests", "timeout", "grace"} {
		if c.Int(name) < 1 && c.Duration(name) <= 0 {
			return cfg, usagef("give more than 0", "--%s is %v", name, c.Value(name))
		}
	}
	if cfg.Jobs < 0 {
		return cfg, usagef("give 1 or more, or omit it to use all cores", "--jobs is %d", cfg.Jobs)
	}
	return cfg, nil
}
