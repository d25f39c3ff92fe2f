package run

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"

	"dateline/extract/ingest"
	"dateline/internal/terminal"
)

// errorLog is the file of failed and skipped records, one JSON object a line. Nil writes nothing.
type errorLog struct {
	file    *os.File
	written int64 // bytes
}

// openErrorLog opens the file and keeps the given number of bytes of an existing one. Without a name there is no log.
func openErrorLog(name string, kept int64) (*errorLog, error) {
	log := &errorLog{written: kept}
	if name == "" {
		return log, nil
	}
	var err error
	if log.file, err = openAt(name, kept); err != nil {
		return nil, fmt.Errorf("cannot write the errors: %w", err)
	}
	return log, nil
}

func (l *errorLog) write(rec *ingest.RecordError) error {
	if l.file == nil {
		return nil
	}
	line, err := jsonLine(rec)
	if err == nil {
		_, err = l.file.Write(line)
	}
	if err != nil {
		return fmt.Errorf("cannot write the errors: %w", err)
	}
	l.written += int64(len(line))
	return nil
}

// close closes the file; a second call does nothing.
func (l *errorLog) close() error {
	if l == nil || l.file == nil {
		return nil
	}
	err := l.file.Close()
	l.file = nil
	if err != nil {
		return fmt.Errorf("cannot write the errors: %w", err)
	}
	return nil
}

// jsonLine returns a value as one line of JSON, without the escapes that only HTML needs and without characters that control a terminal:
// people look at these files.
func jsonLine(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return terminal.JSON(b.Bytes()), err
}
