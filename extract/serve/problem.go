package serve

import (
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strconv"

	"dateline/internal/terminal"
)

// problem is why a request was not answered as it wished, as RFC 9457 has it.
type problem struct {
	Title      string `json:"title"`  // of the status
	Status     int    `json:"status"` // the HTTP status
	Detail     string `json:"detail"` // what is wrong
	Hint       string `json:"hint,omitempty"`
	Line       int    `json:"line,omitempty"` // of the input, from 1
	RetryAfter int    `json:"-"`              // seconds
}

// Error implements error.
func (p *problem) Error() string {
	if p.Hint == "" {
		return p.Detail
	}
	return p.Detail + " (hint: " + p.Hint + ")"
}

// problemOf returns the problem that an error is. Any other error is a fault of the server, whose cause is written to the log and not to
// the client.
func problemOf(r *http.Request, err error) *problem {
	var p *problem
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &tooLarge):
		return tooLong(tooLarge.Limit)
	case r.Context().Err() != nil:
		return tooSlow("the request was not finished in time")
	}
	slog.ErrorContext(r.Context(), "request failed", "path", r.URL.Path, "error", err)
	return &problem{Status: http.StatusInternalServerError, Detail: "internal error"}
}

// refuse answers with a problem.
func refuse(w http.ResponseWriter, r *http.Request, err error) {
	p := *problemOf(r, err)
	p.Title = http.StatusText(p.Status)
	h := w.Header()
	h.Set("Content-Type", "application/problem+json")
	h.Set("Cache-Control", "no-store")
	if p.RetryAfter > 0 {
		h.Set("Retry-After", strconv.Itoa(p.RetryAfter))
	}
	w.WriteHeader(p.Status)
	body, err := json.Marshal(p)
	if err == nil {
		w.Write(append(terminal.JSON(body), '\n'))
	}
}
