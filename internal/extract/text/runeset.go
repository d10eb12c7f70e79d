package text

// RuneSet is a set of characters of the basic plane. To ask it costs next to nothing, so stages ask it before they look closer.
type RuneSet [0x10000 / 64]uint64

// Add puts r into the set; characters beyond the basic plane are left out.
func (s *RuneSet) Add(r rune) {
	if r >= 0 && r < 0x10000 {
		s[r/64] |= 1 << (r % 64)
	}
}

// Has tells whether r is in the set.
func (s *RuneSet) Has(r rune) bool { return r >= 0 && r < 0x10000 && s[r/64]&(1<<(r%64)) != 0 }
