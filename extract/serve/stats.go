package serve

import (
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/VictoriaMetrics/metrics"
)

// stats are the counts that /metrics shows, of one server.
type stats struct {
	set                *metrics.Set
	inFlight           *metrics.Gauge
	turnedAway         *metrics.Counter
	articles, failures *metrics.Counter
	bytes              *metrics.Counter
}

func newStats() *stats {
	set := metrics.NewSet()
	return &stats{
		set:        set,
		inFlight:   set.NewGauge("dateline_requests_in_flight", nil),
		turnedAway: set.NewCounter("dateline_requests_turned_away_total"),
		articles:   set.NewCounter("dateline_articles_total"),
		failures:   set.NewCounter("dateline_article_failures_total"),
		bytes:      set.NewCounter("dateline_article_bytes_total"),
	}
}

// article counts an article that was worked on.
func (s *stats) article(size int, err error) {
	s.articles.Inc()
	s.bytes.Add(size)
	if err != nil {
		s.failures.Inc()
	}
}

// counted counts the requests to a place, by the place's path as it is declared: what clients ask for makes no new names.
func (s *Server) counted(path string, handle http.HandlerFunc) http.Handler {
	took := s.stats.set.GetOrCreatePrometheusHistogram(fmt.Sprintf("dateline_request_seconds{path=%q}", path))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.stats.inFlight.Inc()
		defer s.stats.inFlight.Dec()
		began := time.Now()
		answer := &answer{ResponseWriter: w, status: http.StatusOK}
		handle(answer, r)
		took.UpdateDuration(began)
		s.stats.set.GetOrCreateCounter(fmt.Sprintf("dateline_requests_total{path=%q,code=%q}", path, strconv.Itoa(answer.status))).Inc()
	})
}

// answer remembers the status of an answer.
type answer struct {
	http.ResponseWriter
	status int
}

// WriteHeader implements http.ResponseWriter.
func (a *answer) WriteHeader(status int) {
	a.status = status
	a.ResponseWriter.WriteHeader(status)
}

// Unwrap is for http.ResponseController.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

func (s *Server) metrics(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	s.stats.set.WritePrometheus(w)
	metrics.WriteProcessMetrics(w)
}

func (s *Server) healthy(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if n, more := s.reading(); more {
		fmt.Fprintf(w, "ok, reading the folder: %d articles so far\n", n)
		return
	}
	fmt.Fprintln(w, "ok")
}
