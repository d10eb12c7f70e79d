// Package backup keeps the history of a store, or a part of it, in a file that shows every damage.
//
//	policygraph backup 1\n
//	| length 4 | kind 1 | payload | sum 32 |   a frame; length is that of the payload, big-endian, at most 64 MiB
//	...
//
// The sum of a frame is the SHA-256 of the sum before it (that of the first line, for the first frame), its length, its kind and its
// payload: a frame that is cut, changed, missing, doubled or moved does not fit. The kinds:
//
//	H   the first frame: a JSON object, see Info
//	D   a part of the history as package interchange writes it, compressed (Zstandard, RFC 8878)
//	E   the last frame: a JSON object that counts; nothing follows
//
// A backup of all commits is full; one of the commits after another backup's last continues it, and says so by the chain hash of that
// commit. A full one and what continues it are a Set, and restore any commit in them.
//
// container.go has the frames, write.go and read.go what is in them, survey.go what can be restored of them; files.go finds the sets in
// folders, and take.go adds a backup to a folder.
package backup

import (
	"encoding/hex"
	"fmt"
	"time"

	"policygraph/internal/interchange"
	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Info is what the first frame says.
type Info struct {
	Store   kg.ID     `json:"store"`
	After   Point     `json:"after"`   // the commits after this one are there; the zero point: the backup is full
	Upto    Point     `json:"upto"`    // and up to this one
	Made    time.Time `json:"made"`    // by the clock of the machine that made it
	Program string    `json:"program"` // its version
}

// Full tells whether the backup begins with the first commit.
func (i Info) Full() bool { return i.After.Commit == 0 }

// Continues tells whether i begins where before ends.
func (i Info) Continues(before Info) bool { return i.Store == before.Store && i.After == before.Upto }

// Point is a commit with the chain hash that tells it from the commit with that number of another history.
type Point struct {
	Commit uint64 `json:"commit"`
	Chain  Chain  `json:"chain"`
}

// Chain is a store.Chain that is written in hexadecimal.
type Chain store.Chain

// String is the hash in hexadecimal.
func (c Chain) String() string { return hex.EncodeToString(c[:]) }

// MarshalText writes the hash in hexadecimal.
func (c Chain) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (c *Chain) UnmarshalText(b []byte) error {
	if len(b) != hex.EncodedLen(len(c)) {
		return fmt.Errorf("chain hash %q: want %d digits", b, hex.EncodedLen(len(c)))
	}
	_, err := hex.Decode(c[:], b)
	return err
}

func (p Point) String() string {
	if p.Commit == 0 {
		return "the beginning"
	}
	return fmt.Sprintf("commit %d (%.8s)", p.Commit, p.Chain)
}

// end is what the last frame says.
type end struct {
	Frames int                `json:"frames"` // of history
	Counts interchange.Counts `json:"counts"`
}
