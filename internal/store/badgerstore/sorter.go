package badgerstore

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// runBytes is how much a sheaf holds before it is sorted and put on the disk.
const runBytes = 24 << 20

// parts is into how many ranges the keys are cut, each of which is sorted, merged and written apart from the others.
const parts = 3

// partOf is the range of a key: about as many bytes lie before the members, from them on, and in the evidence.
func partOf(key []byte) int {
	switch family := key[0]; {
	case family < familyMember:
		return 0
	case family < familyEvidence:
		return 1
	}
	return 2
}

// sheaf is a run of each part.
type sheaf [parts]run

func (s *sheaf) add(key, value []byte) { s[partOf(key)].add(key, value) }

func (s *sheaf) len() (n int) {
	for i := range s {
		n += len(s[i].bytes)
	}
	return n
}

func (s *sheaf) sort() {
	for i := range s {
		s[i].sort()
	}
}

// spill writes sorted runs to files of dir and empties them; paths has one for each part.
func (s *sheaf) spill(dir string) (paths [parts]string, err error) {
	for i := range s {
		if paths[i], err = s[i].spill(dir); err != nil {
			return paths, err
		}
	}
	return paths, nil
}

// run is a part of the entries that a sorter was given. Its bytes lie in one piece, so that many entries cost no more than few.
type run struct {
	bytes   []byte
	entries []placed
	spare   []placed // for sort
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
	if need := len(r.bytes) + len(key) + len(value); need > cap(r.bytes) { // twice as much, for append would copy more often
		r.bytes = slices.Grow(r.bytes, max(2*cap(r.bytes), need, 64<<10)-len(r.bytes))
	}
	if len(r.entries) == cap(r.entries) {
		r.entries = slices.Grow(r.entries, max(len(r.entries), 1<<10))
	}
	r.entries = append(r.entries, placed{lead: leadOf(key), at: uint32(len(r.bytes)), key: uint32(len(key)), len: uint32(len(key) + len(value))})
	r.bytes = append(append(r.bytes, key...), value...)
}

func (r *run) key(p placed) []byte   { return r.bytes[p.at : p.at+p.key] }
func (r *run) value(p placed) []byte { return r.bytes[p.at+p.key : p.at+p.len] }

// sort orders the entries by key: by lead, a byte after the other from the last, and then those with the same lead among themselves.
func (r *run) sort() {
	from := r.entries
	if cap(r.spare) < len(from) {
		r.spare = make([]placed, cap(from))
	}
	to := r.spare[:len(from)]
	for shift := 0; shift < 64; shift += 8 {
		var starts [256]int
		for i := range from {
			starts[byte(from[i].lead>>shift)]++
		}
		if len(from) == 0 || starts[byte(from[0].lead>>shift)] == len(from) {
			continue // the same byte everywhere
		}
		at := 0
		for i, n := range starts {
			starts[i], at = at, at+n
		}
		for i := range from {
			digit := byte(from[i].lead >> shift)
			to[starts[digit]] = from[i]
			starts[digit]++
		}
		from, to = to, from
	}
	r.entries, r.spare = from, to
	for len(from) > 0 {
		same := 1
		for same < len(from) && from[same].lead == from[0].lead {
			same++
		}
		if same > 1 {
			slices.SortFunc(from[:same], func(x, y placed) int { return bytes.Compare(r.key(x), r.key(y)) })
		}
		from = from[same:]
	}
}

// spill writes a sorted run to a file of dir and empties it. An entry is
//
//	| length of the key 2 | length of the value 4 | key | value |
func (r *run) spill(dir string) (path string, err error) {
	file, err := os.CreateTemp(dir, "run-*")
	if err != nil {
		return "", err
	}
	out := bufio.NewWriterSize(file, 1<<20)
	var lengths [spillHead]byte
	for _, p := range r.entries {
		binary.BigEndian.PutUint16(lengths[:], uint16(p.key))
		binary.BigEndian.PutUint32(lengths[2:], p.len-p.key)
		if _, err = out.Write(lengths[:]); err == nil {
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

const (
	spillHead   = 2 + 4
	spillBuffer = 128 << 10 // of a spilled run that is read
)

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
	in := bufio.NewReaderSize(file, spillBuffer)
	var long []byte // an entry that the buffer does not hold
	next := func(s *source) (bool, error) {
		head, err := in.Peek(spillHead)
		if err != nil {
			if errors.Is(err, io.EOF) && len(head) == 0 {
				return false, nil
			}
			return false, err
		}
		key := int(binary.BigEndian.Uint16(head))
		size := key + int(binary.BigEndian.Uint32(head[2:]))
		b := long
		if spillHead+size <= in.Size() {
			if b, err = in.Peek(spillHead + size); err == nil {
				b = b[spillHead:]
				_, err = in.Discard(spillHead + size)
			}
		} else if _, err = in.Discard(spillHead); err == nil {
			long = slices.Grow(long[:0], size)[:size]
			b = long
			_, err = io.ReadFull(in, b)
		}
		if err != nil {
			return false, err
		}
		s.lead, s.key, s.value = leadOf(b[:key]), b[:key], b[key:]
		return true, nil
	}
	return &source{close: file.Close, next: func(s *source) (ok bool, err error) {
		if ok, err = next(s); err != nil {
			err = fmt.Errorf("read back %s: %w", filepath.Base(path), err)
		}
		return ok, err
	}}, nil
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
	for i := len(h)/2 - 1; i >= 0; i-- {
		h.sink(i)
	}
	for len(h) > 0 {
		s := h[0]
		if err := fn(s.key, s.value); err != nil {
			return err
		}
		ok, err := s.next(s)
		if err != nil {
			return err
		}
		if !ok {
			h[0] = h[len(h)-1]
			h = h[:len(h)-1]
		}
		h.sink(0)
	}
	return nil
}

// lowest is a heap of sources by the key at hand.
type lowest []*source

func (h lowest) less(i, j int) bool {
	if h[i].lead != h[j].lead {
		return h[i].lead < h[j].lead
	}
	return bytes.Compare(h[i].key, h[j].key) < 0
}

// sink puts number i, which may be too high up, in its place.
func (h lowest) sink(i int) {
	for {
		child := 2*i + 1
		if child >= len(h) {
			return
		}
		if child+1 < len(h) && h.less(child+1, child) {
			child++
		}
		if !h.less(child, i) {
			return
		}
		h[i], h[child] = h[child], h[i]
		i = child
	}
}
