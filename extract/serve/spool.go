package serve

import (
	"bytes"
	"context"
	"io"
	"os"
)

// spool is the body of an answer. It is made inside a job slot and sent after it, since a client may take it slowly. The rest of a long
// one is in a file, so that many of them take no memory.
type spool struct {
	ctx  context.Context // of the request: nothing is written after its end
	head bytes.Buffer
	rest *os.File // nil if head is all
}

// maxHead is how many bytes of an answer are in memory.
const maxHead = 1 << 20

func (s *spool) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, tooSlow("this took longer than the server allows")
	}
	if s.rest == nil && s.head.Len()+len(p) <= maxHead {
		return s.head.Write(p)
	}
	if s.rest == nil {
		f, err := os.CreateTemp("", "dateline-answer-")
		if err != nil {
			return 0, err
		}
		_ = os.Remove(f.Name()) // an open file stays readable, except on Windows: close removes it there
		s.rest = f
	}
	return s.rest.Write(p)
}

// WriteTo sends the body, once.
func (s *spool) WriteTo(w io.Writer) (int64, error) {
	n, err := s.head.WriteTo(w)
	if err != nil || s.rest == nil {
		return n, err
	}
	if _, err := s.rest.Seek(0, io.SeekStart); err != nil {
		return n, err
	}
	rest, err := io.Copy(w, s.rest)
	return n + rest, err
}

// close lets go of the file. A nil spool has none.
func (s *spool) close() {
	if s != nil && s.rest != nil {
		_ = s.rest.Close()
		_ = os.Remove(s.rest.Name())
	}
}

// spooled returns what write writes.
func spooled(ctx context.Context, write func(io.Writer) error) (*spool, error) {
	s := &spool{ctx: ctx}
	if err := write(s); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}
