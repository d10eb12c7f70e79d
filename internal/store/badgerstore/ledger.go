package badgerstore

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// ledger is the file of acknowledged commits, kept beside Badger's own files: it is written and synced after a commit and before
// the caller hears of it. A store that is behind its ledger has lost what it promised to keep, however content Badger is with its
// files. The file is text, a title and then one line of 86 bytes a commit:
//
//	policygraph ledger 3v8k2m9c0q7d5x1zr4n6tbyhea
//	00000000000000000001 5f0c...64 hexadecimal digits of the chain hash...
//
// A last line without its end is one that was never acknowledged.
type ledger struct {
	file *os.File
	last acknowledged
	size int64 // of the whole lines
}

// acknowledged is one line of the ledger.
type acknowledged struct {
	sequence uint64
	chain    store.Chain
}

const (
	ledgerTitle = "policygraph ledger "
	ledgerLine  = 20 + 1 + 64 + 1
)

func (a acknowledged) String() string { return fmt.Sprintf("%020d %x\n", a.sequence, a.chain) }

func parseAcknowledged(line string) (a acknowledged, err error) {
	if len(line) != ledgerLine || line[20] != ' ' || line[ledgerLine-1] != '\n' {
		return a, fmt.Errorf("ledger line %q is not a number and a hash: %w", line, store.ErrCorrupt)
	}
	if a.sequence, err = strconv.ParseUint(line[:20], 10, 64); err != nil {
		return a, fmt.Errorf("ledger line %q: %w: %w", line, store.ErrCorrupt, err)
	}
	if _, err := hex.Decode(a.chain[:], []byte(line[21:ledgerLine-1])); err != nil {
		return a, fmt.Errorf("ledger line %q: %w: %w", line, store.ErrCorrupt, err)
	}
	return a, nil
}

func ledgerHeader(id kg.ID) string { return ledgerTitle + id.String() + "\n" }

// createLedger begins the ledger of a new store.
func createLedger(path string, id kg.ID) error { return writeWhole(path, ledgerHeader(id)) }

// openLedger reads the last whole line. Nothing is written yet: a torn line goes when the next one is appended.
func openLedger(path string, id kg.ID) (*ledger, error) { return ledgerAt(path, id, os.O_RDWR) }

// readLedger is openLedger for reading only.
func readLedger(path string, id kg.ID) (*ledger, error) { return ledgerAt(path, id, os.O_RDONLY) }

func ledgerAt(path string, id kg.ID, flag int) (*ledger, error) {
	file, err := os.OpenFile(path, flag, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is missing, so nothing tells which commits were acknowledged; `policygraph doctor` tells more: %w",
			path, store.ErrCorrupt)
	}
	if err != nil {
		return nil, err
	}
	l := &ledger{file: file}
	if err := l.readLast(ledgerHeader(id)); err != nil {
		file.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return l, nil
}

func (l *ledger) readLast(header string) error {
	info, err := l.file.Stat()
	if err != nil {
		return err
	}
	begin := make([]byte, len(header))
	if _, err := l.file.ReadAt(begin, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if string(begin) != header {
		return fmt.Errorf("begins with %q, want %q: %w", begin, header, store.ErrCorrupt)
	}
	lines := (info.Size() - int64(len(header))) / ledgerLine
	l.size = int64(len(header)) + lines*ledgerLine
	if lines == 0 {
		return nil
	}
	line := make([]byte, ledgerLine)
	if _, err := l.file.ReadAt(line, l.size-ledgerLine); err != nil {
		return err
	}
	if l.last, err = parseAcknowledged(string(line)); err == nil && l.last.sequence != uint64(lines) {
		err = fmt.Errorf("line %d is of commit %d: %w", lines, l.last.sequence, store.ErrCorrupt)
	}
	return err
}

// append acknowledges the next commits, in their order; they are on the disk when append returns.
func (l *ledger) append(next ...acknowledged) error {
	var lines []byte
	last := l.last
	for _, a := range next {
		if a.sequence != last.sequence+1 {
			return fmt.Errorf("acknowledge commit %d after %d: out of order", a.sequence, last.sequence)
		}
		lines, last = append(lines, a.String()...), a
	}
	if err := l.file.Truncate(l.size); err != nil { // what a crash left of a line
		return err
	}
	if _, err := l.file.WriteAt(lines, l.size); err != nil {
		return err
	}
	if err := l.file.Sync(); err != nil {
		return err
	}
	l.last, l.size = last, l.size+int64(len(lines))
	return nil
}

// each calls fn with every acknowledged commit in order.
func (l *ledger) each(header int, fn func(acknowledged) error) error {
	r := io.NewSectionReader(l.file, int64(header), l.size-int64(header))
	text := make([]byte, ledgerLine*1024)
	for {
		n, err := io.ReadFull(r, text)
		for lines := string(text[:n]); len(lines) >= ledgerLine; lines = lines[ledgerLine:] {
			a, err := parseAcknowledged(strings.Clone(lines[:ledgerLine]))
			if err != nil {
				return err
			}
			if err := fn(a); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (l *ledger) close() error { return l.file.Close() }
