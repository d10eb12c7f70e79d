package text

import "unicode/utf8"

// StandsAt tells whether word stands in runes at i and ends no later than end. Stages ask it of nearly every place of a text, mostly in
// vain, so it compares with the bytes of word and decodes nothing: an ideograph has three, of which the last tells most.
func StandsAt(runes []rune, i, end int, word string) bool {
	for at := 0; at < len(word); i++ {
		if i < 0 || i >= end {
			return false
		}
		r := runes[i]
		if r < 0x800 || r > 0xffff {
			x, n := utf8.DecodeRuneInString(word[at:])
			if x != r {
				return false
			}
			at += n
			continue
		}
		if at+3 > len(word) || word[at+2] != byte(0x80|r&0x3f) || word[at+1] != byte(0x80|r>>6&0x3f) || word[at] != byte(0xe0|r>>12) {
			return false
		}
		at += 3
	}
	return true
}
