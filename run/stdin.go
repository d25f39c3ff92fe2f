package run

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"sync"

	"dateline/extract/ingest"
)

// hashedStdin is standard input as it is read. A resumed run gets it again from its beginning and checks that the part that
// the earlier run read has not changed. soFar and pending may be called while another goroutine reads.
type hashedStdin struct {
	in   io.Reader
	want prefix // what the earlier run read; empty if it read nothing

	mu    sync.Mutex
	sum   hash.Hash
	bytes int64
	wrong bool
}

func newHashedStdin(in io.Reader, want prefix) *hashedStdin {
	return &hashedStdin{in: in, want: want, sum: sha256.New()}
}

// Read implements io.Reader. It stops once at the end of the part that is checked.
func (s *hashedStdin) Read(p []byte) (int, error) {
	if rest := s.want.Bytes - s.bytes; rest > 0 && int64(len(p)) > rest {
		p = p[:rest]
	}
	n, err := s.in.Read(p)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sum.Write(p[:n])
	s.bytes += int64(n)
	if n > 0 && s.bytes == s.want.Bytes {
		s.wrong = s.hash() != s.want.SHA256
	}
	return n, err
}

func (s *hashedStdin) hash() string { return hex.EncodeToString(s.sum.Sum(nil)) }

// soFar returns what has been read.
func (s *hashedStdin) soFar() prefix {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.bytes == 0 {
		return prefix{}
	}
	return prefix{ingest.Stdin, s.bytes, s.hash()}
}

// check reports whether all of the part that the earlier run read has been read again, and returns an error if it was different.
func (s *hashedStdin) check() (complete bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.wrong {
		return true, &changedInput{"standard input", "no longer has the content that was read"}
	}
	return s.bytes >= s.want.Bytes, nil
}
