package backup

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// ErrDamaged says that bytes are not a whole backup.
var ErrDamaged = errors.New("not a whole backup of this program")

const (
	firstLine  = "policygraph backup 1\n"
	frameHead  = 4 + 1
	maxPayload = 64 << 20

	kindHeader = 'H'
	kindData   = 'D'
	kindEnd    = 'E'
)

// sum is that of a frame and of all before it.
type sum [sha256.Size]byte

func (before sum) next(head, payload []byte) sum {
	h := sha256.New()
	h.Write(before[:])
	h.Write(head)
	h.Write(payload)
	return sum(h.Sum(nil))
}

// frameWriter writes frames.
type frameWriter struct {
	w   io.Writer
	sum sum
}

func newFrameWriter(w io.Writer) (*frameWriter, error) {
	_, err := io.WriteString(w, firstLine)
	return &frameWriter{w: w, sum: sha256.Sum256([]byte(firstLine))}, err
}

func (f *frameWriter) frame(kind byte, payload []byte) error {
	head := append(binary.BigEndian.AppendUint32(nil, uint32(len(payload))), kind)
	f.sum = f.sum.next(head, payload)
	for _, part := range [][]byte{head, payload, f.sum[:]} {
		if _, err := f.w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

func (f *frameWriter) json(kind byte, v any) error {
	payload, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return f.frame(kind, payload)
}

// frameReader reads frames and checks each.
type frameReader struct {
	r      *bufio.Reader
	sum    sum
	number int // of the frame read last, from 1
	buf    bytes.Buffer
}

func newFrameReader(r io.Reader) (*frameReader, error) {
	f := &frameReader{r: bufio.NewReaderSize(r, 1<<16), sum: sha256.Sum256([]byte(firstLine))}
	line := make([]byte, len(firstLine))
	if _, err := io.ReadFull(f.r, line); err != nil && !ends(err) {
		return nil, err
	}
	if string(line) != firstLine {
		return nil, fmt.Errorf("it does not begin with %q: %w", firstLine, ErrDamaged)
	}
	return f, nil
}

// frame reads the next frame; payload is good until the next call.
func (f *frameReader) frame() (kind byte, payload []byte, err error) {
	f.number++
	head := make([]byte, frameHead)
	if _, err := io.ReadFull(f.r, head); err != nil {
		return 0, nil, f.broken(err, "the file ends before it does")
	}
	length := binary.BigEndian.Uint32(head)
	if length > maxPayload {
		return 0, nil, f.bad("it says that it has %d bytes, more than %d", length, maxPayload)
	}
	f.buf.Reset()
	_, err = io.CopyN(&f.buf, f.r, int64(length)+sha256.Size) // grows with what there is, not with what is said
	if err != nil {
		return 0, nil, f.broken(err, "the file ends within it")
	}
	payload = f.buf.Bytes()[:length]
	if f.sum = f.sum.next(head, payload); f.sum != sum(f.buf.Bytes()[length:]) {
		return 0, nil, f.bad("its sum does not fit")
	}
	return head[4], payload, nil
}

// last is an error where anything follows the frame read last.
func (f *frameReader) last() error {
	if _, err := f.r.Peek(1); !errors.Is(err, io.EOF) {
		return f.broken(err, "it is the last and something follows")
	}
	return nil
}

// bad says what is wrong with the frame read last.
func (f *frameReader) bad(format string, args ...any) error {
	return fmt.Errorf("frame %d: %s: %w", f.number, fmt.Sprintf(format, args...), ErrDamaged)
}

// broken tells the end of a file, which is damage, from a disk or a line that failed, which says nothing of the backup.
func (f *frameReader) broken(err error, what string) error {
	if err == nil || ends(err) {
		return f.bad("%s", what)
	}
	return fmt.Errorf("frame %d: %w", f.number, err)
}

func ends(err error) bool { return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) }
