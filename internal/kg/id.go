package kg

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"strings"
)

// ID names a thing for good: the first 16 bytes of a SHA-256 over the length-prefixed parts of its natural key. The same
// document, agency or statement has the same ID in every store and after every re-ingest.
type ID [16]byte

// NewID hashes the parts of a natural key. Parts are length-prefixed, so ("ab","c") and ("a","bc") differ.
func NewID(parts ...string) ID {
	h := sha256.New()
	var length [4]byte
	for _, p := range parts {
		binary.BigEndian.PutUint32(length[:], uint32(len(p)))
		h.Write(length[:])
		h.Write([]byte(p))
	}
	var id ID
	copy(id[:], h.Sum(nil))
	return id
}

var encoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding) // Crockford, lower case

// String is 26 characters of lower-case Crockford base32.
func (id ID) String() string { return encoding.EncodeToString(id[:]) }

// ParseID reads what String wrote.
func ParseID(s string) (ID, error) {
	var id ID
	if len(s) != 26 {
		return id, fmt.Errorf("id %q: want 26 characters, have %d", s, len(s))
	}
	b, err := encoding.DecodeString(strings.ToLower(s))
	if err != nil {
		return id, fmt.Errorf("id %q: %w", s, err)
	}
	copy(id[:], b)
	if id.String() != strings.ToLower(s) {
		return ID{}, fmt.Errorf("id %q: not canonical", s)
	}
	return id, nil
}

// IsZero tells the ID of nothing.
func (id ID) IsZero() bool { return id == ID{} }

// Compare orders IDs as their bytes, which is also the order of their keys in a store.
func (id ID) Compare(other ID) int { return bytes.Compare(id[:], other[:]) }

// MarshalText writes String.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (id *ID) UnmarshalText(b []byte) error {
	parsed, err := ParseID(string(b))
	if err != nil {
		return err
	}
	*id = parsed
	return nil
}
