package access

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"math/big"
	"strings"
	"time"
)

// Sentinels that callers branch on. None says more to a stranger than that the token does not open anything.
var (
	ErrMalformed = errors.New("not a token of this program: it is cut off or mistyped")
	ErrUnknown   = errors.New("the token is not known here")
	ErrExpired   = errors.New("the token has expired")
	ErrRevoked   = errors.New("the token has been revoked")
)

// Token is what is kept of a token. The secret itself is told once, to who made it.
type Token struct {
	ID      string    `json:"id"`   // part of the secret, not secret itself
	Name    string    `json:"name"` // whose it is, or what for
	Role    Role      `json:"role"`
	Created time.Time `json:"created"`
	Expires time.Time `json:"expires,omitzero"` // zero: never
	Revoked time.Time `json:"revoked,omitzero"` // zero: not
	Sum     string    `json:"sum"`              // SHA-256 of the secret, hexadecimal
}

// A secret is pg_ID_RANDOM_CRC: the ID finds the record, 32 random bytes are what nobody guesses, and the CRC tells a token that was cut
// off in copying from one that is not known.
const (
	prefix     = "pg"
	idDigits   = 8
	rawDigits  = 43 // 32 bytes in base 62
	checkChars = 8
)

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// base62 is the number that b is, in so many digits.
func base62(b []byte, width int) string {
	n, base, rest := new(big.Int).SetBytes(b), big.NewInt(int64(len(digits))), new(big.Int)
	out := make([]byte, width)
	for i := width - 1; i >= 0; i-- {
		n.DivMod(n, base, rest)
		out[i] = digits[rest.Int64()]
	}
	return string(out)
}

func checksum(s string) string {
	var b [4]byte
	sum := crc32.ChecksumIEEE([]byte(s))
	b[0], b[1], b[2], b[3] = byte(sum>>24), byte(sum>>16), byte(sum>>8), byte(sum)
	return hex.EncodeToString(b[:])
}

// New makes a token that expires after ttl (0: never). The secret cannot be had again.
func New(name string, role Role, now time.Time, ttl time.Duration) (secret string, t Token) {
	var id [6]byte
	var raw [32]byte
	_, _ = rand.Read(id[:]) // crypto/rand never fails: it ends the process instead
	_, _ = rand.Read(raw[:])
	t = Token{ID: base62(id[:], idDigits), Name: name, Role: role, Created: now.UTC().Truncate(time.Second)}
	if ttl > 0 {
		t.Expires = t.Created.Add(ttl)
	}
	body := prefix + "_" + t.ID + "_" + base62(raw[:], rawDigits)
	secret = body + "_" + checksum(body)
	t.Sum = sum(secret)
	return secret, t
}

func sum(secret string) string {
	h := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(h[:])
}

// idOf is the ID in a secret that is whole.
func idOf(secret string) (string, error) {
	body, check, ok := cutLast(secret)
	parts := strings.Split(body, "_")
	if !ok || len(parts) != 3 || parts[0] != prefix || len(parts[1]) != idDigits || len(parts[2]) != rawDigits || len(check) != checkChars || check != checksum(body) {
		return "", ErrMalformed
	}
	return parts[1], nil
}

func cutLast(s string) (before, after string, ok bool) {
	i := strings.LastIndexByte(s, '_')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// admits is nil where the secret is that of t and t is in force.
func (t Token) admits(secret string, now time.Time) error {
	if subtle.ConstantTimeCompare([]byte(sum(secret)), []byte(t.Sum)) != 1 {
		return ErrUnknown
	}
	return t.standing(now)
}

// standing is nil where t is in force.
func (t Token) standing(now time.Time) error {
	switch {
	case !t.Revoked.IsZero():
		return ErrRevoked
	case !t.Expires.IsZero() && !now.Before(t.Expires):
		return ErrExpired
	}
	return nil
}
