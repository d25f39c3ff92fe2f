package shard

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"dateline/beam/store"
	"dateline/run"
)

// Receipt describes the outcome of a shard. It has no times, so that two runs give the same receipts.
type Receipt struct {
	Schema string   `json:"schema"` // dateline/receipt/v1
	Shard  string   `json:"shard"`
	Run    string   `json:"run"`   // hash of all that the output depends on
	Whole  bool     `json:"whole"` // false where a file could not be opened or read to its end; the next run does the shard again
	Files  []string `json:"files"` // of the input
	run.Counts

	Output  store.Written `json:"output"` // names are relative to the output's folder
	Errors  store.Written `json:"errors"`
	Reports store.Written `json:"reports"` // what stories are made of
}

// schemaReceipt names the shape of receipts.
const schemaReceipt = "dateline/receipt/v1"

// The folders of the output.
const (
	eventsFolder   = "events"
	errorsFolder   = "errors"
	reportsFolder  = "reports"
	receiptsFolder = "receipts"
)

func receiptName(output, shard string) string {
	return store.Join(output, receiptsFolder, shard+".json")
}

// written are the files of a shard.
func (r *Receipt) written() []*store.Written {
	return []*store.Written{&r.Output, &r.Errors, &r.Reports}
}

// done is the receipt of a shard that was done before, with the same program and settings on the same
// files, and whose output is still there; or nil.
func done(ctx context.Context, output string, s Shard) *Receipt {
	r, err := ReadReceipt(ctx, receiptName(output, s.Name))
	if err != nil || r.Run != s.Run || !r.Whole || r.Schema != schemaReceipt {
		return nil
	}
	for _, file := range r.written() {
		if size, err := store.Size(ctx, store.Join(output, file.Name)); err != nil || size != file.Size {
			return nil
		}
	}
	return r
}

// ReadReceipt reads a receipt.
func ReadReceipt(ctx context.Context, name string) (*Receipt, error) {
	data, err := store.Read(ctx, name)
	if err != nil {
		return nil, err
	}
	r := new(Receipt)
	if err := json.Unmarshal(data, r); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return r, nil
}

// Encode gives the receipt as one line of JSON.
func (r *Receipt) Encode() ([]byte, error) {
	data, err := json.Marshal(r)
	return append(data, '\n'), err
}

// save writes the receipt. All that it speaks of has been written before.
func (r *Receipt) save(ctx context.Context, output string) error {
	data, err := r.Encode()
	if err == nil {
		_, err = store.Write(ctx, receiptName(output, r.Shard), data)
	}
	return err
}

// Strangers are the receipts in the output whose shards are not in the plan: of other inputs, or of
// files that are divided in another way now.
func Strangers(ctx context.Context, output string, plan []Shard) ([]string, error) {
	ours := map[string]bool{}
	for _, s := range plan {
		ours[s.Name] = true
	}
	names, err := store.List(ctx, store.Join(output, receiptsFolder, "*.json"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var strangers []string
	for _, name := range names {
		if !ours[strings.TrimSuffix(path.Base(name), ".json")] {
			strangers = append(strangers, name)
		}
	}
	return strangers, nil
}

// Prune removes receipts and the output that they list, the receipts first.
func Prune(ctx context.Context, output string, receipts []string) error {
	for _, name := range receipts {
		r, err := ReadReceipt(ctx, name)
		if err != nil {
			return err
		}
		if err := store.Remove(ctx, name); err != nil {
			return err
		}
		for _, file := range r.written() {
			if err := store.Remove(ctx, store.Join(output, file.Name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}
