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
	var k naturalKey
	for _, p := range parts {
		k.add(p)
	}
	return k.id()
}

// naturalKey gathers the parts of a natural key on the stack: a batch has thousands of them.
type naturalKey struct {
	bytes  [512]byte
	length int
	more   []byte // all of the key, once it is longer than bytes
}

func (k *naturalKey) add(part string) {
	size := k.length + 4 + len(part)
	if k.more == nil && size <= len(k.bytes) {
		binary.BigEndian.PutUint32(k.bytes[k.length:], uint32(len(part)))
		copy(k.bytes[k.length+4:], part)
		k.length = size
		return
	}
	if k.more == nil {
		k.more = append(make([]byte, 0, 2*size), k.bytes[:k.length]...)
	}
	k.more = binary.BigEndian.AppendUint32(k.more, uint32(len(part)))
	k.more = append(k.more, part...)
}

func (k *naturalKey) addID(id ID) { k.add(string(id[:])) }

func (k *naturalKey) id() (id ID) {
	key := k.bytes[:k.length]
	if k.more != nil {
		key = k.more
	}
	sum := sha256.Sum256(key)
	copy(id[:], sum[:])
	return id
}

const (
	alphabet   = "0123456789abcdefghjkmnpqrstvwxyz" // Crockford's, lower case
	encodedLen = 26
)

var encoding = base32.NewEncoding(alphabet).WithPadding(base32.NoPadding)

// digitValues holds the value of each character plus one, 0 for one that is no digit.
var digitValues = func() (values [256]byte) {
	for i := range len(alphabet) {
		values[alphabet[i]] = byte(i + 1)
		values[strings.ToUpper(alphabet[i : i+1])[0]] = byte(i + 1)
	}
	return values
}()

// String is 26 characters of lower-case Crockford base32.
func (id ID) String() string { return encoding.EncodeToString(id[:]) }

// ParseID reads what String wrote, in letters of either case.
func ParseID(s string) (ID, error) { return parseID(s) }

func parseID[T string | []byte](s T) (id ID, err error) {
	if len(s) != encodedLen {
		return ID{}, fmt.Errorf("id %q: want %d characters, have %d", s, encodedLen, len(s))
	}
	bits, have, n := uint(0), 0, 0
	for i := range len(s) {
		digit := digitValues[s[i]]
		if digit == 0 {
			return ID{}, fmt.Errorf("id %q: character %d is none of %s", s, i+1, alphabet)
		}
		bits, have = bits<<5|uint(digit-1), have+5
		if have >= 8 {
			have -= 8
			id[n] = byte(bits >> have)
			n++
		}
	}
	if bits&(1<<have-1) != 0 {
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
	parsed, err := parseID(b)
	if err != nil {
		return err
	}
	*id = parsed
	return nil
}
