package serve

import (
	"context"
	"net"
	"net/http"
	"slices"
	"strings"

	"dateline/extract/page"
)

// policy is the Content-Security-Policy of every response: styles and scripts from files of this server, and the style of the page of
// an article, by its hash; nothing inline, nothing from elsewhere, in no frame.
var policy = "default-src 'none'; style-src 'self' " + page.StyleSource + "; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard refuses requests that no handler should see.
func (s *Server) guard(next http.Handler) http.Handler {
	sameOrigin := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		setHeaders(w.Header())
		if !s.knows(r.Host) {
			refuse(w, r, &problem{Status: http.StatusMisdirectedRequest, Detail: "this server is not called " + r.Host, Hint: "start it with --host NAME to reach it by that name"})
			return
		}
		if err := sameOrigin.Check(r); err != nil {
			refuse(w, r, &problem{Status: http.StatusForbidden, Detail: "the request comes from the page of another site"})
			return
		}
		if monitors(r.URL.Path) {
			next.ServeHTTP(w, r)
			return
		}
		if !s.enter(r.Context()) {
			s.stats.turnedAway.Inc()
			w.Header().Set("Connection", "close") // wait for no body
			refuse(w, r, tooSlow("too many requests at once"))
			return
		}
		defer func() { <-s.gate }()
		s.bounded(w, r, next)
	})
}

// monitors reports whether a path is one by which the server is watched. However busy the server is, these are answered: they
// read no body and wait for nothing.
func monitors(path string) bool { return path == "/healthz" || path == "/metrics" }

// bounded hands a request on with bounds on its time and on its body. A stream has them for each article.
func (s *Server) bounded(w http.ResponseWriter, r *http.Request, next http.Handler) {
	body := s.open(w, r)
	defer body.close()
	r.Body = body
	if r.URL.Path == streamPath {
		next.ServeHTTP(w, r)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.cfg.Timeout)
	defer cancel()
	r.Body = http.MaxBytesReader(w, body, int64(s.cfg.MaxBody))
	next.ServeHTTP(w, r.WithContext(ctx))
}

// knows reports whether the server is meant by a Host header. A page of another site whose name was pointed to this machine
// (DNS rebinding) still sends its own name; it cannot send an address or localhost.
func (s *Server) knows(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.TrimSuffix(strings.ToLower(strings.Trim(name, "[]")), ".")
	return name == "localhost" || strings.HasSuffix(name, ".localhost") || net.ParseIP(name) != nil ||
		slices.ContainsFunc(s.cfg.Hosts, func(h string) bool { return strings.EqualFold(h, name) })
}

func setHeaders(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
}
