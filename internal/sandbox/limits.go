package sandbox

import (
	"fmt"
	"time"
)

// Limits bound what a parser may take. The zero value of a field stands for its default.
type Limits struct {
	Memory    int64         // bytes of data that a parser may hold: 1 GiB
	CPU       time.Duration // processor time for a document, in whole seconds: 20 s
	Wall      time.Duration // time for a document: 30 s
	Output    int           // bytes of a parser's answer: 32 MiB
	Documents int           // after which a parser is replaced: 200
}

// The defaults, and what is not to be set.
const (
	DefaultMemory = 1 << 30
	DefaultCPU    = 20 * time.Second
	DefaultWall   = 30 * time.Second

	defaultOutput    = 32 << 20
	defaultDocuments = 200

	MinMemory = 64 << 20 // less, and the program does not even start

	maxAddresses = 8 << 30   // address space: a back-stop only, since a program of Go reserves much more than it uses
	maxFiles     = 64        // open files
	maxFileSize  = 256 << 20 // of a file that a parser writes
	maxStack     = 64 << 20  // of a goroutine
	startWithin  = 20 * time.Second
)

func (l Limits) filled() Limits {
	if l.Memory <= 0 {
		l.Memory = DefaultMemory
	}
	l.Memory = max(l.Memory, MinMemory)
	if l.CPU <= 0 {
		l.CPU = DefaultCPU
	}
	if l.Wall <= 0 {
		l.Wall = DefaultWall
	}
	if l.Output <= 0 {
		l.Output = defaultOutput
	}
	if l.Documents <= 0 {
		l.Documents = defaultDocuments
	}
	return l
}

// seconds of processor time, rounded up: the system counts whole ones.
func (l Limits) seconds() uint64 { return uint64((l.CPU + time.Second - 1) / time.Second) }

// size writes a number of bytes for people.
func size(n int64) string {
	for _, unit := range []struct {
		bytes int64
		name  string
	}{{1 << 30, "GiB"}, {1 << 20, "MiB"}, {1 << 10, "KiB"}} {
		if n >= unit.bytes {
			return fmt.Sprintf("%.4g %s", float64(n)/float64(unit.bytes), unit.name)
		}
	}
	return fmt.Sprintf("%d bytes", n)
}
