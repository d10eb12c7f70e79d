package badgerstore

import (
	"bufio"
	"bytes"
	"cmp"
	"container/heap"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// runBytes is how much a run holds before it is sorted and put on the disk.
const runBytes = 48 << 20

// run is a part of the entries that a sorter was given. Its bytes lie in one piece, so that many entries cost no more than few.
type run struct {
	bytes   []byte
	entries []placed
}

// placed is an entry in the bytes of its run. lead is the start of its key: it decides nearly every comparison.
type placed struct {
	lead     uint64
	at       uint32
	key, len uint32 // of the key; of key and value
}

func leadOf(key []byte) uint64 {
	if len(key) >= 8 {
		return binary.BigEndian.Uint64(key)
	}
	var b [8]byte
	copy(b[:], key)
	return binary.BigEndian.Uint64(b[:])
}

func (r *run) add(key, value []byte) {
	r.entries = append(r.entries, placed{lead: leadOf(key), at: uint32(len(r.bytes)), key: uint32(len(key)), len: uint32(len(key) + len(value))})
	r.bytes = append(append(r.bytes, key...), value...)
}

func (r *run) key(p placed) []byte   { return r.bytes[p.at : p.at+p.key] }
func (r *run) value(p placed) []byte { return r.bytes[p.at+p.key : p.at+p.len] }

func (r *run) sort() {
	slices.SortFunc(r.entries, func(x, y placed) int {
		if x.lead != y.lead {
			return cmp.Compare(x.lead, y.lead)
		}
		return bytes.Compare(r.key(x), r.key(y))
	})
}

// spill writes a sorted run to a file of dir and empties it. An entry is the length of its key and of its value, as unsigned varints, and
// then both.
func (r *run) spill(dir string) (path string, err error) {
	file, err := os.CreateTemp(dir, "run-*")
	if err != nil {
		return "", err
	}
	out := bufio.NewWriterSize(file, 1<<20)
	var lengths []byte
	for _, p := range r.entries {
		lengths = binary.AppendUvarint(binary.AppendUvarint(lengths[:0], uint64(p.key)), uint64(p.len-p.key))
		if _, err = out.Write(lengths); err == nil {
			_, err = out.Write(r.bytes[p.at : p.at+p.len])
		}
		if err != nil {
			break
		}
	}
	if err == nil {
		err = out.Flush()
	}
	r.bytes, r.entries = r.bytes[:0], r.entries[:0]
	return file.Name(), errors.Join(err, file.Close())
}

// source gives the entries of a sorted run one after the other.
type source struct {
	lead       uint64
	key, value []byte // of the entry at hand, until next
	next       func(*source) (ok bool, err error)
	close      func() error
}

// held reads a run that is in memory.
func held(r *run) *source {
	n := 0
	return &source{
		next: func(s *source) (bool, error) {
			if n == len(r.entries) {
				return false, nil
			}
			p := r.entries[n]
			n++
			s.lead, s.key, s.value = p.lead, r.key(p), r.value(p)
			return true, nil
		},
		close: func() error { return nil },
	}
}

// spilled reads a run that is on the disk.
func spilled(path string) (*source, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	in := bufio.NewReaderSize(file, 256<<10)
	var b []byte
	return &source{
		next: func(s *source) (bool, error) {
			key, err := binary.ReadUvarint(in)
			if errors.Is(err, io.EOF) {
				return false, nil
			}
			var value uint64
			if err == nil {
				value, err = binary.ReadUvarint(in)
			}
			if err == nil {
				b = slices.Grow(b[:0], int(key+value))[:key+value]
				_, err = io.ReadFull(in, b)
			}
			if err != nil {
				return false, fmt.Errorf("read back %s: %w", filepath.Base(path), err)
			}
			s.lead, s.key, s.value = leadOf(b[:key]), b[:key], b[key:]
			return true, nil
		},
		close: file.Close,
	}, nil
}

// merge calls fn with the entries of all sources in the order of keys; key and value are good until fn returns.
func merge(sources []*source, fn func(key, value []byte) error) error {
	var h lowest
	for _, s := range sources {
		ok, err := s.next(s)
		if err != nil {
			return err
		}
		if ok {
			h = append(h, s)
		}
	}
	heap.Init(&h)
	for len(h) > 0 {
		s := h[0]
		if err := fn(s.key, s.value); err != nil {
			return err
		}
		ok, err := s.next(s)
		if err != nil {
			return err
		}
		if ok {
			heap.Fix(&h, 0)
		} else {
			heap.Pop(&h)
		}
	}
	return nil
}

// lowest is a heap of sources by the key at hand.
type lowest []*source

func (h lowest) Len() int      { return len(h) }
func (h lowest) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h lowest) Less(i, j int) bool {
	if h[i].lead != h[j].lead {
		return h[i].lead < h[j].lead
	}
	return bytes.Compare(h[i].key, h[j].key) < 0
}
func (h *lowest) Push(s any) { *h = append(*h, s.(*source)) }
func (h *lowest) Pop() any {
	last := len(*h) - 1
	s := (*h)[last]
	*h = (*h)[:last]
	return s
}
