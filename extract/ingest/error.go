package ingest

import (
	"fmt"
	"strings"
)

// Stage is the name of this link of the chain in a RecordError.
const Stage = "ingest"

// RecordError tells which record failed, where in the chain, why, and what to do
// about it. Its JSON is one line of the error file.
type RecordError struct {
	Source  string `json:"source"`           // path of the input, or "stdin"
	Record  int    `json:"record,omitempty"` // from 1; 0 when the input as a whole failed
	Line    int    `json:"line,omitempty"`   // from 1; 0 when not in a line
	Stage   string `json:"stage"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
	Err     error  `json:"-"` // the cause, where there is one
}

// Error is "source:line: message (hint: …)".
func (e *RecordError) Error() string {
	var b strings.Builder
	b.WriteString(e.Source)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
	}
	fmt.Fprintf(&b, ": %s", e.Message)
	if e.Hint != "" {
		fmt.Fprintf(&b, " (hint: %s)", e.Hint)
	}
	return b.String()
}

// Unwrap is the cause.
func (e *RecordError) Unwrap() error { return e.Err }
