// Package sqlitefile fills empty tables and indexes of an SQLite database without SQLite. It takes what is in order already, so no place must be
// searched for, and the pages of the B-trees are written one after the other, as https://sqlite.org/fileformat2.html describes them.
package sqlitefile

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"os"
)

var order = binary.BigEndian

// File is a database that nothing else has open.
type File struct {
	file  *os.File
	out   *bufio.Writer // for pages after those of SQLite
	pages uint32        // how many there are
	size  int           // of a page
	trees []*tree
}

// The places in the first page.
const (
	sizeAt  = 16
	countAt = 28
)

// locked is where the bytes are that SQLite locks: their page is never used.
const locked = 1 << 30

// Open opens a database that SQLite has made.
func Open(path string) (*File, error) {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	f := &File{file: file}
	if err := f.readHeader(); err != nil {
		file.Close()
		return nil, err
	}
	return f, nil
}

func (f *File) readHeader() error {
	var header [countAt + 4]byte
	if _, err := io.ReadFull(f.file, header[:]); err != nil {
		return err
	}
	f.size, f.pages = int(order.Uint16(header[sizeAt:])), order.Uint32(header[countAt:])
	if f.size < 512 {
		return errors.New("the size of the pages is not supported")
	}
	f.out = bufio.NewWriterSize(f.file, 4*f.size)
	_, err := f.file.Seek(int64(f.pages)*int64(f.size), io.SeekStart)
	return err
}

// next returns the number of the page that is written next.
func (f *File) next() uint32 { return f.after(f.pages) }

// after returns the number of the page after another one.
func (f *File) after(number uint32) uint32 {
	if int64(number)*int64(f.size) == locked {
		number++
	}
	return number + 1
}

// write writes a page, and returns its number. File.Err has the errors.
func (f *File) write(page []byte) uint32 {
	number := f.next()
	for ; f.pages < number; f.pages++ {
		f.out.Write(page) // what is in a page that is never used does not matter
	}
	return number
}

// Err returns the first error of writing.
func (f *File) Err() error {
	_, err := f.out.Write(nil)
	return err
}

// Close completes the trees and the file.
func (f *File) Close() error {
	err := f.finish()
	return errors.Join(err, f.file.Close())
}

func (f *File) finish() error {
	for _, t := range f.trees {
		if err := t.finish(); err != nil {
			return err
		}
	}
	if err := f.out.Flush(); err != nil {
		return err
	}
	_, err := f.file.WriteAt(order.AppendUint32(nil, f.pages), countAt)
	return err
}

// writeRoot writes a page that SQLite has made.
func (f *File) writeRoot(number uint32, page []byte) error {
	_, err := f.file.WriteAt(page, int64(number-1)*int64(f.size))
	return err
}
