// Package serve is the server: the page of an article for pasted text and uploads, a place to try rules, and an API for
// programs. It uses package emit, and only the command uses it.
//
//	s, err := serve.New(x, serve.Config{})
//	err = s.Serve(ctx, listener) // until ctx ends
//
// No request makes it read a file or open a connection: articles come in requests, or from the Folder that it was given. Work is bounded by Config; what goes beyond a bound is refused with an answer that says so.
package serve

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"strings"
	"time"

	"dateline/extract"
)

// Config says what the server takes on. What is zero has the value of Default.
type Config struct {
	MaxBody     int           // bytes of a request, or of one line of a stream, and of what they unpack to
	Timeout     time.Duration // of a request: reading, waiting for a free processor, work; in a stream, of one article
	Jobs        int           // articles to work on at once
	Queue       int           // articles that wait for that; more are turned away
	MaxRequests int           // requests at once; more are turned away
	Grace       time.Duration // for requests that have begun when the server is to end
	Hosts       []string      // names that the server is reached by, besides localhost and addresses

	Options []extract.Option // of the extractor, for trials of rules
	Folder  *Folder          // whose articles are shown, also while they are read; or nil
}

// Default are the bounds that hold where Config says nothing.
func Default() Config {
	return Config{MaxBody: 4 << 20, Timeout: 30 * time.Second, Jobs: runtime.GOMAXPROCS(0), Queue: 128, MaxRequests: 256,
		Grace: 10 * time.Second}
}

func (c Config) withDefaults() Config {
	d := Default()
	if c.MaxBody <= 0 {
		c.MaxBody = d.MaxBody
	}
	if c.Timeout <= 0 {
		c.Timeout = d.Timeout
	}
	if c.Jobs <= 0 {
		c.Jobs = d.Jobs
	}
	if c.Queue <= 0 {
		c.Queue = d.Queue
	}
	if c.MaxRequests <= 0 {
		c.MaxRequests = d.MaxRequests
	}
	if c.Grace <= 0 {
		c.Grace = d.Grace
	}
	return c
}

// Server answers requests. It is safe for concurrent use.
type Server struct {
	x       *extract.Extractor
	cfg     Config
	jobs    slots         // of articles
	trials  slots         // of the rule playground, which costs more: one at a time
	gate    chan struct{} // places of requests
	porch   chan struct{} // requests that wait for one of them
	bodies  *bodies
	openAPI []byte
	stats   *stats
	handler http.Handler
}

// New makes a server that finds things with x.
func New(x *extract.Extractor, cfg Config) (*Server, error) {
	cfg = cfg.withDefaults()
	s := &Server{x: x, cfg: cfg, jobs: newSlots(cfg.Jobs, cfg.Queue), trials: newSlots(1, cfg.Queue),
		gate: make(chan struct{}, cfg.MaxRequests), porch: make(chan struct{}, cfg.MaxRequests), stats: newStats(),
		bodies: newBodies(max(maxBodies, 2*int64(cfg.MaxBody)))}
	var err error
	if s.openAPI, err = describeAPI(); err != nil {
		return nil, err
	}
	s.handler = s.guard(s.routes())
	return s, nil
}

// Handler answers all requests of the server.
func (s *Server) Handler() http.Handler { return s.handler }

// Serve answers requests until ctx ends, and then those that have begun, for as long as Config.Grace. It closes ln.
func (s *Server) Serve(ctx context.Context, ln net.Listener) error {
	server := &http.Server{
		Handler:           s.handler,
		ReadHeaderTimeout: min(s.cfg.Timeout, 10*time.Second),
		ReadTimeout:       s.cfg.Timeout, // streams move these on as they go
		WriteTimeout:      2*s.cfg.Timeout + time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(slog.Default().Handler(), slog.LevelError),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ln) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.cfg.Grace)
	defer cancel()
	if err := server.Shutdown(grace); err != nil {
		server.Close()
		return errors.New("some requests were cut off: they took too long to finish")
	}
	return nil
}

// routes returns the handlers of all paths. A request with a method that a path does not have gets a problem that says so.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	allowed := map[string][]string{}
	for _, r := range s.places() {
		mux.Handle(r.method+" "+r.path, s.counted(r.path, r.handle))
		methods := []string{r.method}
		if r.method == http.MethodGet {
			methods = append(methods, http.MethodHead)
		}
		allowed[r.path] = append(allowed[r.path], methods...)
	}
	for path, methods := range allowed {
		mux.Handle(path, s.counted(path, wrongMethod(strings.Join(methods, ", "))))
	}
	mux.Handle("/", s.counted("other", func(w http.ResponseWriter, r *http.Request) {
		if s.cfg.Folder != nil && r.Method != http.MethodPost {
			s.sitePage(w, r)
			return
		}
		refuse(w, r, nothingAt(r))
	}))
	return mux
}

type route struct {
	method, path string
	handle       http.HandlerFunc
}

func (s *Server) places() []route {
	all := []route{
		{"GET", "/{$}", s.front},
		{"GET", "/read", s.home},
		{"POST", "/read", s.read},
		{"GET", "/articles/{number}", s.article},
		{"GET", "/rules", s.rules},
		{"POST", "/rules", s.tryRules},
		{"GET", "/assets/{name}", s.asset},
		{"GET", "/favicon.ico", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }},
		{"POST", "/v1/extract", s.extract},
		{"POST", "/v1/articles", s.stream},
		{"GET", "/v1/schema", s.schema},
		{"GET", "/openapi.json", s.describe},
		{"GET", "/healthz", s.healthy},
		{"GET", "/metrics", s.metrics},
	}
	if s.cfg.Folder != nil {
		for _, folder := range []string{"/acts", "/countries", "/months", "/names", "/parties", "/stories"} {
			all = append(all, route{"GET", folder + "/{page}", s.sitePage})
		}
	}
	return all
}

func wrongMethod(allow string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Allow", allow)
		refuse(w, r, &problem{Status: http.StatusMethodNotAllowed, Detail: r.Method + " is not for " + r.URL.Path, Hint: "use " + allow})
	}
}
