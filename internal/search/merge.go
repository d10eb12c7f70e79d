package search

import (
	"encoding/binary"
	"math/bits"
)

// bitset marks entries of a segment.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) has(i uint32) bool { return int(i>>6) < len(b) && b[i>>6]&(1<<(i&63)) != 0 }
func (b bitset) set(i uint32)      { b[i>>6] |= 1 << (i & 63) }

func (b bitset) count() (n int) {
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

// living is a segment without the entries that were replaced since.
type living struct {
	*segment
	dead bitset // nil: none
}

// merge makes one segment of several, without what is dead in them.
func merge(from []living) *segment {
	w := writer{aliasAt: []uint32{0}}
	renumbered := make([][]uint32, len(from))
	const gone = ^uint32(0)
	for n, s := range from {
		w.cut = w.cut || s.cut
		renumbered[n] = make([]uint32, s.entries)
		for e := range uint32(s.entries) {
			if s.dead.has(e) {
				renumbered[n][e] = gone
				continue
			}
			renumbered[n][e] = uint32(len(w.ids))
			w.ids = append(w.ids, s.id(e))
			w.kinds = append(w.kinds, s.parts[partKinds][e])
			w.shapes = append(w.shapes, s.parts[partShapes][12*e:12*e+12]...)
			at := s.parts[partAliasAt]
			w.aliases = append(w.aliases, s.parts[partAliases][at.u32(int(e)):at.u32(int(e)+1)]...)
			w.aliasAt = append(w.aliasAt, uint32(len(w.aliases)))
		}
		for i := range s.rows() {
			said, initials, e := s.row(i)
			if int(e) < s.entries && renumbered[n][e] != gone {
				w.readings = append(w.readings, spokenName{string(said), initials, renumbered[n][e]})
			}
		}
	}
	size := 0
	for _, s := range from {
		size += len(s.parts[partPostings])
	}
	w.postings = make([]byte, 0, size)
	at := make([]int, len(from))
	for {
		key, any := uint64(0), false
		for n, s := range from {
			if keys := s.parts[partKeys]; at[n] < len(keys)/8 {
				if k := keys.u64(at[n]); !any || k < key {
					key, any = k, true
				}
			}
		}
		if !any {
			return w.segment()
		}
		begin := len(w.postings)
		out := postings{bytes: w.postings}
		for n, s := range from {
			if keys := s.parts[partKeys]; at[n] == len(keys)/8 || keys.u64(at[n]) != key {
				continue
			}
			for c := s.list(at[n]); c.step(); {
				if e := renumbered[n][c.entry]; e != gone {
					out.begin(e, len(c.places))
					last := int32(0)
					for _, p := range c.places {
						out.bytes = binary.AppendUvarint(out.bytes, uint64(p-last))
						last = p
					}
				}
			}
			at[n]++
		}
		w.postings = out.bytes
		if out.count > 0 {
			w.keys = binary.LittleEndian.AppendUint64(w.keys, key)
			w.counts = binary.LittleEndian.AppendUint32(w.counts, out.count)
			w.listAt = binary.LittleEndian.AppendUint64(w.listAt, uint64(begin))
		}
	}
}
