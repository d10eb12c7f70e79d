package interchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
)

// open reads the header.
func open(r io.Reader) (*lines, Header, error) {
	l := &lines{in: bufio.NewReaderSize(r, 1<<20), used: buffers{make(chan []byte, runtime.GOMAXPROCS(0)+3)}}
	h, err := l.header()
	return l, h, err
}

// lines cuts a file into the lines of one commit after the other.
type lines struct {
	in     *bufio.Reader
	used   buffers
	number int    // of the line read last, from 1
	next   []byte // the line of the next commit; nil: the end was read
	counts Counts // of the lines so far
	end    Counts // as the last line has them
	wanted func(sequence uint64) bool
}

// piece is the lines of one commit.
type piece struct {
	first  int // line
	bytes  []byte
	counts Counts // of the lines, so that room can be made for what they hold
}

// buffers are those of pieces that have been parsed.
type buffers struct{ free chan []byte }

func (b buffers) get() []byte {
	select {
	case one := <-b.free:
		return one[:0]
	default:
		return nil
	}
}

func (b buffers) put(one []byte) {
	select {
	case b.free <- one:
	default:
	}
}

// line reads a line into to, without its end.
func (l *lines) line(to []byte) ([]byte, error) {
	l.number++
	for {
		part, err := l.in.ReadSlice('\n')
		if len(to)+len(part) > maxPiece {
			return nil, fmt.Errorf("line %d: it and the lines of its commit before it have more than %d MiB: %w", l.number, maxPiece>>20, ErrFormat)
		}
		if cap(to)-len(to) < len(part) { // twice as much, for append would copy more often
			to = slices.Grow(to, max(len(part), cap(to)))
		}
		to = append(to, part...)
		switch {
		case err == nil:
			return to[:len(to)-1], nil
		case errors.Is(err, io.EOF):
			return nil, fmt.Errorf("line %d: the file ends without its last line, it was cut off: %w", l.number, ErrFormat)
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, fmt.Errorf("line %d: %w", l.number, err)
		}
	}
}

func (l *lines) header() (Header, error) {
	line, err := l.line(nil)
	if err != nil {
		return Header{}, err
	}
	var h struct {
		Type string `json:"type"`
		Header
	}
	if err := json.Unmarshal(line, &h); err != nil || h.Type != typeExport {
		return Header{}, fmt.Errorf("line 1 is not that of an export of this program, which begins with {\"type\":\"export\": %w", ErrFormat)
	}
	if h.Version != Version {
		return Header{}, fmt.Errorf("line 1: it has version %d of the format and this program reads version %d: %w", h.Version, Version, ErrFormat)
	}
	if err := strict(line, &h); err != nil {
		return Header{}, fmt.Errorf("line 1: %w", err)
	}
	return h.Header, l.begin()
}

// begin reads the line after a commit's last.
func (l *lines) begin() error {
	line, err := l.line(nil)
	if err != nil {
		return err
	}
	return l.turn(line)
}

// turn takes the line of the next commit, or the last of all.
func (l *lines) turn(line []byte) error {
	switch typeOf(line) {
	case typeCommit:
		l.next = line
		return nil
	case typeEnd:
		l.next = nil
		var end struct {
			Type string `json:"type"`
			Counts
		}
		if err := strict(line, &end); err != nil {
			return fmt.Errorf("line %d: %w", l.number, err)
		}
		l.end = end.Counts
		if _, err := l.in.Peek(1); !errors.Is(err, io.EOF) {
			return fmt.Errorf("line %d is the last and something follows: %w", l.number, ErrFormat)
		}
		return nil
	}
	return fmt.Errorf("line %d: want a commit or the end: %w", l.number, ErrFormat)
}

// piece reads the lines of the next commit; ok is false at the end.
func (l *lines) piece() (p piece, ok bool, err error) {
	if l.next == nil {
		return piece{}, false, nil
	}
	l.counts.Commits++
	p = piece{first: l.number, bytes: append(append(l.used.get(), l.next...), '\n')}
	for {
		at := len(p.bytes)
		if p.bytes, err = l.line(p.bytes); err != nil {
			return piece{}, false, err
		}
		switch typeOf(p.bytes[at:]) {
		case typeCommit, typeEnd:
			err := l.turn(bytes.Clone(p.bytes[at:]))
			p.bytes = p.bytes[:at]
			l.counts.merge(p.counts)
			return p, err == nil, err
		case typeDocument:
			p.counts.Documents++
		case typeEntity:
			p.counts.Entities++
		case typeStatement:
			p.counts.Statements++
		case typeEvidence:
			p.counts.Evidence++
		}
		p.bytes = append(p.bytes, '\n')
	}
}

// maxPiece is how many bytes what one document asserts may take in a file, so that a file that is something else does not fill the memory.
const maxPiece = 2 << 30

// typeOf reads the type that a line begins with.
func typeOf(line []byte) string {
	rest, ok := bytes.CutPrefix(line, []byte(`{"type":"`))
	if !ok {
		return ""
	}
	t, _, _ := bytes.Cut(rest[:min(len(rest), maxType)], []byte{'"'})
	for _, known := range types {
		if string(t) == known {
			return known
		}
	}
	return string(t)
}

// types are those that lines have, the frequent ones first; none is as long as maxType.
var types = []string{typeEvidence, typeStatement, typeEntity, typeDocument, typeCommit, typeExport, typeEnd}

const maxType = 16

// skips tells whether the commit is not wanted.
func (l *lines) skips(p piece) (bool, error) {
	line, _, _ := bytes.Cut(p.bytes, []byte{'\n'})
	c, _, err := parseCommit(line)
	if err != nil {
		return false, fmt.Errorf("line %d: %w", p.first, err)
	}
	return !l.wanted(c.Sequence), nil
}
