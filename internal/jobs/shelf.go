package jobs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
	"syscall"

	"policygraph/internal/disk"
	"policygraph/internal/extract/source"
	"policygraph/internal/store"
)

// Shelf is where jobs are kept: a folder, or memory. What create kept is there after a crash.
type Shelf interface {
	// create keeps a job with what was sent, whole or not at all. A file that is too large is a tooLarge.
	create(ctx context.Context, r record, files []Upload) (record, error)
	save(r record) error
	// load gives every job that is kept. What is damaged is put aside, and told.
	load() (kept []record, damaged []error)
	// restart begins the list of a job's files anew, and gives what it held.
	restart(id string) (before []File, err error)
	add(id string, f File) error
	files(id string) ([]File, error)
	// sent is the n-th file that was sent.
	sent(r record, n int) ([]byte, error)
	// drop gives up the files that were sent.
	drop(r record) error
	remove(id string) error
}

// record is what is kept of a job.
type record struct {
	Job
	Sent      []sent   `json:"sent,omitempty"`
	Documents []string `json:"documents,omitempty"` // names under which they were ingested
	Root      string   `json:"root,omitempty"`      // the folder that the operator named
	Path      string   `json:"path,omitempty"`      // in it
	Tries     int      `json:"tries,omitempty"`     // how often it began without coming to an end
}

// sent is a file that was sent.
type sent struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	Digest string `json:"digest"` // SHA-256, hexadecimal
}

// errDamaged is about what was kept and cannot be read.
var errDamaged = errors.New("damaged")

// tooLarge is a file that no reader takes.
type tooLarge struct{ name string }

func (e tooLarge) Error() string {
	return fmt.Sprintf("%s has more than %d MiB; split it", e.name, source.MaxBytes>>20)
}

// full tells whether it is the disk that has no room.
func full(err error) bool {
	return errors.Is(err, disk.ErrFull) || errors.Is(err, store.ErrDiskFull) || errors.Is(err, syscall.ENOSPC)
}

// memory is a shelf that ends with the process.
type memory struct {
	mu    sync.Mutex
	kept  map[string]record
	bytes map[string][][]byte
	lists map[string][]File
}

// Memory is a shelf that ends with the process.
func Memory() Shelf {
	return &memory{kept: map[string]record{}, bytes: map[string][][]byte{}, lists: map[string][]File{}}
}

func (m *memory) create(ctx context.Context, r record, files []Upload) (record, error) {
	var all [][]byte
	for _, f := range files {
		var b writes
		kept, err := copyUpload(ctx, &b, f)
		if err != nil {
			return r, err
		}
		all, r.Sent = append(all, b), append(r.Sent, kept)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept[r.ID], m.bytes[r.ID] = r, all
	return r, nil
}

// writes is a file in memory.
type writes []byte

func (w *writes) Write(p []byte) (int, error) {
	*w = append(*w, p...)
	return len(p), nil
}

var _ io.Writer = (*writes)(nil)

func (m *memory) save(r record) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept[r.ID] = r
	return nil
}

func (m *memory) load() ([]record, []error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Collect(maps.Values(m.kept)), nil
}

func (m *memory) restart(id string) ([]File, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	before := m.lists[id]
	delete(m.lists, id)
	return before, nil
}

func (m *memory) add(id string, f File) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.lists[id] = append(m.lists[id], f)
	return nil
}

func (m *memory) files(id string) ([]File, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.lists[id]), nil
}

func (m *memory) sent(r record, n int) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if n >= len(m.bytes[r.ID]) {
		return nil, fmt.Errorf("file %d of job %s: %w", n+1, r.ID, errDamaged)
	}
	return m.bytes[r.ID][n], nil
}

func (m *memory) drop(r record) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.bytes, r.ID)
	return nil
}

func (m *memory) remove(id string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.kept, id)
	delete(m.bytes, id)
	delete(m.lists, id)
	return nil
}
