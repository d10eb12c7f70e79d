package text

// PairSet tells of most pairs of characters that they are not in it. Where it says that one is, it may be wrong; a pair that was added is
// never denied. Asking it is one look into a small table, so stages ask it before they search a large one.
type PairSet struct {
	bits  []uint64
	shift uint8 // of the hash
}

// NewPairSet makes a set for about n pairs; of those that are not in it it denies nineteen of twenty and more.
func NewPairSet(n int) PairSet {
	size := uint8(10) // log2 of the number of bits
	for 1<<size < 20*n && size < 24 {
		size++
	}
	return PairSet{bits: make([]uint64, 1<<size/64), shift: 32 - size}
}

// Add puts the pair of a and b into the set.
func (s PairSet) Add(a, b rune) {
	h := s.hash(a, b)
	s.bits[h/64] |= 1 << (h % 64)
}

// May tells whether the pair of a and b may be in the set.
func (s PairSet) May(a, b rune) bool {
	h := s.hash(a, b)
	return s.bits[h/64]&(1<<(h%64)) != 0
}

func (s PairSet) hash(a, b rune) uint32 {
	return (uint32(a)<<16 ^ uint32(a)>>16 ^ uint32(b)) * 0x9e3779b1 >> s.shift
}
