package search

import (
	"cmp"
	"encoding/binary"
	"slices"

	"policygraph/internal/kg"
)

// A place of the index is a pair of characters that stand side by side, or a character at the end of its field, and where it stands:
//
//	key   42 bits: character << 21 | the one after it (0: the field ends)
//	      begins << 21 | c, ends << 21 | c: a word of letters and digits begins, or ends, with c
//	place 22 bits
const (
	runeBits  = 21
	placeBits = 22
	begins    = 1 // below the blank, and so in no folded text
	ends      = 2
)

func pair(a, b rune) uint64 { return uint64(a)<<runeBits | uint64(b) }

// builder gathers entries for one segment.
type builder struct {
	ids      []kg.ID
	kinds    []byte
	shapes   []byte
	aliases  []byte
	aliasAt  []uint32
	lists    map[uint64]*postings
	readings []spokenName
	cut      bool
	size     int // characters
	tokens   []uint64
}

// postings are the places of one key: for each entry a varint of the distance to the one before it, times two, plus one where it stands
// there more than once; then the place, or how often and the places as distances.
type postings struct {
	bytes []byte
	next  uint32 // the lowest entry that may come
	count uint32
}

type spokenName struct {
	said     string
	initials bool
	entry    uint32
}

func newBuilder() *builder {
	return &builder{lists: make(map[uint64]*postings), aliasAt: []uint32{0}}
}

func (b *builder) add(e entry) {
	ordinal := uint32(len(b.ids))
	s := e.shape()
	b.ids = append(b.ids, e.id)
	b.kinds = append(b.kinds, classOf(&e))
	for _, n := range [3]int{s.label, s.names, s.text} {
		b.shapes = binary.LittleEndian.AppendUint32(b.shapes, uint32(n))
	}
	for _, n := range s.others {
		b.aliases = binary.AppendUvarint(b.aliases, uint64(n))
	}
	b.aliasAt = append(b.aliasAt, uint32(len(b.aliases)))
	b.cut = b.cut || s.names+s.text+len(e.texts) >= maxStream-1
	b.tokens = b.tokens[:0]
	base := 0
	for _, list := range [2][]field{e.names, e.texts} {
		for _, f := range list {
			b.field(f.runes, base)
			base += len(f.runes) + 1
		}
	}
	b.size += base
	slices.Sort(b.tokens)
	for i := 0; i < len(b.tokens); {
		j := i + 1
		for j < len(b.tokens) && b.tokens[j]>>placeBits == b.tokens[i]>>placeBits {
			j++
		}
		b.post(ordinal, b.tokens[i:j])
		i = j
	}
	if read(e.kind) {
		for _, n := range e.names {
			for _, r := range readings(n.runes) {
				b.readings = append(b.readings, spokenName{r.full, false, ordinal}, spokenName{r.initials, true, ordinal})
			}
		}
	}
}

// field adds the tokens of a field that begins at a place.
func (b *builder) field(runes []rune, base int) {
	for i, r := range runes {
		next := rune(0)
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		at := uint64(base + i)
		b.tokens = append(b.tokens, pair(r, next)<<placeBits|at)
		if wordRune(r) {
			if i == 0 || !wordRune(runes[i-1]) {
				b.tokens = append(b.tokens, pair(begins, r)<<placeBits|at)
			}
			if !wordRune(next) {
				b.tokens = append(b.tokens, pair(ends, r)<<placeBits|at)
			}
		}
	}
}

// post adds the places of one key in one entry.
func (b *builder) post(entry uint32, tokens []uint64) {
	key := tokens[0] >> placeBits
	p := b.lists[key]
	if p == nil {
		p = &postings{}
		b.lists[key] = p
	}
	p.begin(entry, len(tokens))
	last := uint64(0)
	for _, t := range tokens {
		at := t & (1<<placeBits - 1)
		p.bytes = binary.AppendUvarint(p.bytes, at-last)
		last = at
	}
}

func (p *postings) begin(entry uint32, times int) {
	head := uint64(entry-p.next) << 1
	if times > 1 {
		p.bytes = binary.AppendUvarint(p.bytes, head|1)
		p.bytes = binary.AppendUvarint(p.bytes, uint64(times))
	} else {
		p.bytes = binary.AppendUvarint(p.bytes, head)
	}
	p.next = entry + 1
	p.count++
}

func kindNumber(k kg.EntityKind) byte { return byte(slices.Index(kg.EntityKinds, k)) }

// seal makes a segment of what was added.
func (b *builder) seal() *segment {
	w := writer{cut: b.cut, ids: b.ids, kinds: b.kinds, shapes: b.shapes, aliases: b.aliases, aliasAt: b.aliasAt, readings: b.readings}
	keys := make([]uint64, 0, len(b.lists))
	total := 0
	for k, p := range b.lists {
		keys = append(keys, k)
		total += len(p.bytes)
	}
	slices.Sort(keys)
	w.postings = make([]byte, 0, total)
	for _, k := range keys {
		p := b.lists[k]
		w.list(k, p.count, p.bytes)
	}
	return w.segment()
}

// orderReadings sorts readings as segments keep them.
func orderReadings(list []spokenName) []spokenName {
	initials := func(s spokenName) int {
		if s.initials {
			return 1
		}
		return 0
	}
	slices.SortFunc(list, func(a, b spokenName) int {
		return cmp.Or(cmp.Compare(a.said, b.said), initials(a)-initials(b), cmp.Compare(a.entry, b.entry))
	})
	return slices.Compact(list)
}

// encode is how a segment keeps a reading: what is said, a zero byte, whether it is initials, the entry.
func (s spokenName) encode() []byte {
	row := append(append(make([]byte, 0, len(s.said)+6), s.said...), 0, 0)
	if s.initials {
		row[len(row)-1] = 1
	}
	return binary.BigEndian.AppendUint32(row, s.entry)
}
