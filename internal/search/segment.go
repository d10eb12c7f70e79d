package search

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"sort"

	"policygraph/internal/kg"
)

// segment is an immutable part of the index, read where it lies: in memory, or in a mapped file. It is
//
//	"PGSEARCH"  format  flags  the lengths of what follows (8 bytes each)  CRC-32C of the header  CRC-32C of the rest
//	ids      16 bytes an entry, in the order in which they were added
//	byID     4 bytes an entry: the entries in the order of ids
//	kinds    1 byte an entry: its class (grade.go)
//	shapes   12 bytes an entry: characters of the label, places of all names, characters of all texts
//	aliasAt  4 bytes an entry and one more: where its lengths begin in aliases (varints)
//	aliases
//	keys     8 bytes a key, ascending
//	counts   4 bytes a key: in how many entries it stands
//	listAt   8 bytes a key and one more: where its postings begin
//	postings (build.go)
//	rowAt    4 bytes a reading and one more
//	rows     readings, ascending (build.go)
//
// All numbers are little-endian but those in readings.
type segment struct {
	data    []byte
	cut     bool
	entries int
	parts   [partCount]part

	users   int          // snapshots that hold it, under Index.mu
	name    string       // of its file; "" while it has none
	release func() error // gives the mapping back; nil for memory
}

type part []byte

const (
	partIDs = iota
	partByID
	partKinds
	partShapes
	partAliasAt
	partAliases
	partKeys
	partCounts
	partListAt
	partPostings
	partRowAt
	partRows
	partCount
)

const (
	segmentTitle  = "PGSEARCH"
	segmentFormat = 1
	headerSize    = 8 + 4 + 4 + partCount*8 + 4 + 4
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// errSegment is a segment that is not whole.
var errSegment = errors.New("segment of the search index is damaged")

// writer lays out a segment.
type writer struct {
	cut      bool
	ids      []kg.ID
	kinds    []byte
	shapes   []byte
	aliases  []byte
	aliasAt  []uint32
	readings []spokenName
	keys     []byte
	counts   []byte
	listAt   []byte
	postings []byte
}

// list adds the postings of a key, keys in ascending order.
func (w *writer) list(key uint64, count uint32, bytes []byte) {
	w.keys = binary.LittleEndian.AppendUint64(w.keys, key)
	w.counts = binary.LittleEndian.AppendUint32(w.counts, count)
	w.listAt = binary.LittleEndian.AppendUint64(w.listAt, uint64(len(w.postings)))
	w.postings = append(w.postings, bytes...)
}

func (w *writer) segment() *segment {
	var parts [partCount][]byte
	byID := make([]uint32, len(w.ids))
	for i, id := range w.ids {
		parts[partIDs] = append(parts[partIDs], id[:]...)
		byID[i] = uint32(i)
	}
	sort.Slice(byID, func(i, j int) bool { return w.ids[byID[i]].Compare(w.ids[byID[j]]) < 0 })
	for _, n := range byID {
		parts[partByID] = binary.LittleEndian.AppendUint32(parts[partByID], n)
	}
	for _, n := range w.aliasAt {
		parts[partAliasAt] = binary.LittleEndian.AppendUint32(parts[partAliasAt], n)
	}
	parts[partKinds], parts[partShapes], parts[partAliases] = w.kinds, w.shapes, w.aliases
	parts[partKeys], parts[partCounts], parts[partPostings] = w.keys, w.counts, w.postings
	parts[partListAt] = binary.LittleEndian.AppendUint64(w.listAt, uint64(len(w.postings)))
	for _, r := range orderReadings(w.readings) {
		parts[partRowAt] = binary.LittleEndian.AppendUint32(parts[partRowAt], uint32(len(parts[partRows])))
		parts[partRows] = append(parts[partRows], r.encode()...)
	}
	parts[partRowAt] = binary.LittleEndian.AppendUint32(parts[partRowAt], uint32(len(parts[partRows])))

	size, sum := headerSize, uint32(0)
	for _, p := range parts {
		size += len(p)
		sum = crc32.Update(sum, castagnoli, p)
	}
	data := make([]byte, 0, size)
	data = append(data, segmentTitle...)
	data = binary.LittleEndian.AppendUint32(data, segmentFormat)
	flags := uint32(0)
	if w.cut {
		flags = 1
	}
	data = binary.LittleEndian.AppendUint32(data, flags)
	for _, p := range parts {
		data = binary.LittleEndian.AppendUint64(data, uint64(len(p)))
	}
	data = binary.LittleEndian.AppendUint32(data, crc32.Checksum(data, castagnoli))
	data = binary.LittleEndian.AppendUint32(data, sum)
	for _, p := range parts {
		data = append(data, p...)
	}
	s, err := readSegment(data)
	if err != nil {
		panic(err) // what is written here is read here: a mistake of this package
	}
	return s
}

// readSegment reads a whole segment and its checksums; data is kept.
func readSegment(data []byte) (*segment, error) {
	bad := func(format string, args ...any) (*segment, error) {
		return nil, fmt.Errorf(format+": %w", append(args, errSegment)...)
	}
	if len(data) < headerSize || string(data[:8]) != segmentTitle {
		return bad("it does not begin as one")
	}
	if f := binary.LittleEndian.Uint32(data[8:]); f != segmentFormat {
		return bad("it has format %d, want %d", f, segmentFormat)
	}
	if crc32.Checksum(data[:headerSize-8], castagnoli) != binary.LittleEndian.Uint32(data[headerSize-8:]) {
		return bad("the sum of its header is wrong")
	}
	s := &segment{data: data, cut: binary.LittleEndian.Uint32(data[12:])&1 != 0}
	rest := data[headerSize:]
	if crc32.Checksum(rest, castagnoli) != binary.LittleEndian.Uint32(data[headerSize-4:]) {
		return bad("its sum is wrong")
	}
	for i := range s.parts {
		n := binary.LittleEndian.Uint64(data[16+8*i:])
		if n > uint64(len(rest)) {
			return bad("it ends before its parts do")
		}
		s.parts[i], rest = part(rest[:n:n]), rest[n:]
	}
	s.entries = len(s.parts[partKinds])
	n, keys := s.entries, len(s.parts[partKeys])/8
	rows := len(s.parts[partRowAt])/4 - 1
	if len(rest) > 0 || len(s.parts[partIDs]) != 16*n || len(s.parts[partByID]) != 4*n || len(s.parts[partShapes]) != 12*n ||
		len(s.parts[partAliasAt]) != 4*(n+1) || len(s.parts[partKeys]) != 8*keys || len(s.parts[partCounts]) != 4*keys ||
		len(s.parts[partListAt]) != 8*(keys+1) || rows < 0 || len(s.parts[partRowAt]) != 4*(rows+1) {
		return bad("its parts do not agree")
	}
	for i := range n {
		if int(s.parts[partByID].u32(i)) >= n || int(s.parts[partKinds][i]&kindMask) >= len(kg.EntityKinds) || s.parts[partAliasAt].u32(i) > s.parts[partAliasAt].u32(i+1) {
			return bad("entry %d is none", i)
		}
	}
	for i := range keys {
		if s.parts[partListAt].u64(i) > s.parts[partListAt].u64(i+1) {
			return bad("key %d has no postings", i)
		}
	}
	for i := range rows {
		if from, to := s.parts[partRowAt].u32(i), s.parts[partRowAt].u32(i+1); from > to || to-from < 6 {
			return bad("reading %d is none", i)
		}
	}
	if s.parts[partAliasAt].u32(n) > uint32(len(s.parts[partAliases])) || s.parts[partListAt].u64(keys) > uint64(len(s.parts[partPostings])) ||
		uint64(s.parts[partRowAt].u32(rows)) > uint64(len(s.parts[partRows])) {
		return bad("its parts do not agree")
	}
	return s, nil
}

func (p part) u32(i int) uint32 { return binary.LittleEndian.Uint32(p[4*i:]) }
func (p part) u64(i int) uint64 { return binary.LittleEndian.Uint64(p[8*i:]) }

func (s *segment) id(entry uint32) kg.ID {
	return kg.ID(s.parts[partIDs][16*entry : 16*entry+16])
}

// sum is the checksum of all but the header.
func (s *segment) sum() uint32 { return binary.LittleEndian.Uint32(s.data[headerSize-4:]) }

func (s *segment) kind(entry uint32) kg.EntityKind {
	return kg.EntityKinds[s.parts[partKinds][entry]&kindMask]
}

// shape reads that of an entry; others is used for its aliases.
func (s *segment) shape(entry uint32, others []int) shape {
	p := s.parts[partShapes][12*entry:]
	sh := shape{
		titled: kindsTitled[s.parts[partKinds][entry]&kindMask], label: int(binary.LittleEndian.Uint32(p)), names: int(binary.LittleEndian.Uint32(p[4:])),
		text: int(binary.LittleEndian.Uint32(p[8:])),
	}
	from, to := s.parts[partAliasAt].u32(int(entry)), s.parts[partAliasAt].u32(int(entry)+1)
	if from == to {
		return sh
	}
	lengths := s.parts[partAliases][from:to]
	for len(lengths) > 0 {
		n, size := binary.Uvarint(lengths)
		if size <= 0 {
			break
		}
		others, lengths = append(others, int(n)), lengths[size:]
	}
	sh.others = others
	return sh
}

// find is the entry of an entity.
func (s *segment) find(id kg.ID) (uint32, bool) {
	byID := s.parts[partByID]
	at := sort.Search(s.entries, func(i int) bool {
		e := byID.u32(i)
		return bytes.Compare(s.parts[partIDs][16*e:16*e+16], id[:]) >= 0
	})
	if at == s.entries {
		return 0, false
	}
	e := byID.u32(at)
	return e, s.id(e) == id
}

// keyAt is the first key that is not less.
func (s *segment) keyAt(key uint64) int {
	keys := s.parts[partKeys]
	return sort.Search(len(keys)/8, func(i int) bool { return keys.u64(i) >= key })
}

// list is the postings of the i-th key.
func (s *segment) list(i int) cursor {
	from, to := s.parts[partListAt].u64(i), s.parts[partListAt].u64(i+1)
	return cursor{rest: s.parts[partPostings][from:to], limit: uint32(s.entries), count: int(s.parts[partCounts].u32(i))}
}

// row is the i-th reading.
func (s *segment) row(i int) (said []byte, initials bool, entry uint32) {
	row := s.parts[partRows][s.parts[partRowAt].u32(i):s.parts[partRowAt].u32(i+1)]
	n := len(row) - 6
	return row[:n], row[n+1] != 0, binary.BigEndian.Uint32(row[n+2:])
}

func (s *segment) rows() int { return len(s.parts[partRowAt])/4 - 1 }

// cursor walks the postings of a key. It stops before bytes that are no postings.
type cursor struct {
	rest   []byte
	entry  uint32
	next   uint32
	limit  uint32 // entries of the segment
	count  int
	places []int32
}

// step goes to the next entry.
func (c *cursor) step() bool {
	head, n := uvarint(c.rest)
	if n <= 0 {
		return false
	}
	c.rest = c.rest[n:]
	e := uint64(c.next) + head>>1
	if e >= uint64(c.limit) {
		c.rest = nil
		return false
	}
	c.entry, c.next = uint32(e), uint32(e)+1
	times := uint64(1)
	if head&1 != 0 {
		if times, n = uvarint(c.rest); n <= 0 {
			return false
		}
		c.rest = c.rest[n:]
	}
	c.places = c.places[:0]
	at := uint64(0)
	for range times {
		d, n := uvarint(c.rest)
		if n <= 0 || d > maxStream {
			c.rest = nil
			return false
		}
		c.rest = c.rest[n:]
		at = min(at+d, maxStream)
		c.places = append(c.places, int32(at))
	}
	return true
}

// uvarint is binary.Uvarint, quick where the number is small.
func uvarint(b []byte) (uint64, int) {
	if len(b) > 0 && b[0] < 0x80 {
		return uint64(b[0]), 1
	}
	if len(b) > 1 && b[1] < 0x80 {
		return uint64(b[0]&0x7f) | uint64(b[1])<<7, 2
	}
	return binary.Uvarint(b)
}
