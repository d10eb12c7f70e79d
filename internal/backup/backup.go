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
// commit. A full one and what continues it restore any commit in them.
package backup

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"github.com/klauspost/compress/zstd"

	"policygraph/internal/interchange"
	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// ErrDamaged says that bytes are not a whole backup.
var ErrDamaged = errors.New("not a whole backup of this program")

const (
	firstLine    = "policygraph backup 1\n"
	frameHead    = 4 + 1
	maxPayload   = 64 << 20
	dataPayload  = 1 << 20 // of history, before it is compressed
	maxInflated  = 64 << 20
	kindHeader   = 'H'
	kindData     = 'D'
	kindEnd      = 'E'
	maxWindow    = 8 << 20
	sumSize      = sha256.Size
	hexChainSize = 2 * len(store.Chain{})
)

// Info is what the first frame says.
type Info struct {
	Store   kg.ID     `json:"store"`
	After   uint64    `json:"after"`   // the commits after this one are there; 0: the backup is full
	Upto    uint64    `json:"upto"`    // and up to this one
	Before  string    `json:"before"`  // chain hash of commit After, hexadecimal
	Last    string    `json:"last"`    // chain hash of commit Upto
	Made    time.Time `json:"made"`    // by the clock of the machine that made it
	Program string    `json:"program"` // its version
}

// end is what the last frame says.
type end struct {
	Frames int                `json:"frames"` // of history
	Counts interchange.Counts `json:"counts"`
}

// Options of Write.
type Options struct {
	Store    kg.ID  // id of the store
	After    uint64 // the last commit of the backup to continue; 0: a full one
	Upto     uint64 // the last commit to put in; 0: the last there is
	Made     time.Time
	Program  string
	Progress func(done, of uint64) // hears after each commit; nil: nobody does
}

// Write writes a backup of s to w. Others may read and write s meanwhile: what they commit is left out.
func Write(ctx context.Context, w io.Writer, s store.Historian, o Options) (Info, interchange.Counts, error) {
	info, counts, err := write(ctx, w, s, o)
	if err != nil {
		return Info{}, interchange.Counts{}, fmt.Errorf("back up: %w", err)
	}
	return info, counts, nil
}

func write(ctx context.Context, w io.Writer, s store.Historian, o Options) (Info, interchange.Counts, error) {
	var counts interchange.Counts
	info, err := describe(ctx, s, o)
	if err != nil {
		return info, counts, err
	}
	out := &frameWriter{w: w, sum: sha256.Sum256([]byte(firstLine))}
	if _, err := io.WriteString(w, firstLine); err != nil {
		return info, counts, err
	}
	if err := out.json(kindHeader, info); err != nil {
		return info, counts, err
	}
	packer, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(maxWindow/2))
	if err != nil {
		return info, counts, err
	}
	defer packer.Close()
	frames := 0
	history := bufio.NewWriterSize(writerFunc(func(p []byte) (int, error) {
		frames++
		return len(p), out.frame(kindData, packer.EncodeAll(p, nil))
	}), dataPayload)
	counts, err = interchange.Write(ctx, chunks{history}, s, interchange.Options{Store: o.Store.String(), After: o.After, Upto: info.Upto, Progress: o.Progress})
	if err == nil {
		err = history.Flush()
	}
	if err == nil {
		err = out.json(kindEnd, end{Frames: frames, Counts: counts})
	}
	return info, counts, err
}

// chunks hands on at most dataPayload bytes at a time, so that no frame is larger whatever the writer before it does.
type chunks struct{ to *bufio.Writer }

func (c chunks) Write(p []byte) (n int, err error) {
	for len(p) > 0 && err == nil {
		var m int
		m, err = c.to.Write(p[:min(len(p), c.to.Available(), dataPayload)])
		if n, p = n+m, p[m:]; err == nil && c.to.Available() == 0 {
			err = c.to.Flush()
		}
	}
	return n, err
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// describe finds out what a backup will hold.
func describe(ctx context.Context, s store.Historian, o Options) (Info, error) {
	info := Info{Store: o.Store, After: o.After, Upto: o.Upto, Made: o.Made.UTC(), Program: o.Program}
	var before, last store.Chain
	first := o.After
	if first > 0 {
		first--
	}
	commits, err := s.Commits(ctx, first, 0)
	if err != nil {
		return info, err
	}
	if top := first + uint64(len(commits)); info.Upto == 0 {
		info.Upto = top
	}
	for _, c := range commits {
		if c.Sequence == info.After {
			before = c.Chain
		}
		if c.Sequence == info.Upto {
			last = c.Chain
		}
	}
	if top := first + uint64(len(commits)); info.Upto > top || info.After > info.Upto {
		return info, fmt.Errorf("commits %d to %d: the last is %d: %w", info.After+1, info.Upto, top, store.ErrFuture)
	}
	info.Before, info.Last = hex.EncodeToString(before[:]), hex.EncodeToString(last[:])
	return info, nil
}

// frameWriter writes frames, each with the sum of all before it.
type frameWriter struct {
	w   io.Writer
	sum [sumSize]byte
}

func (f *frameWriter) frame(kind byte, payload []byte) error {
	head := append(binary.BigEndian.AppendUint32(nil, uint32(len(payload))), kind)
	f.sum = sumOf(f.sum, head, payload)
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

func sumOf(before [sumSize]byte, head, payload []byte) (sum [sumSize]byte) {
	h := sha256.New()
	h.Write(before[:])
	h.Write(head)
	h.Write(payload)
	return [sumSize]byte(h.Sum(nil))
}

// History reads backups of which each continues the one before, the first a full one: every commit up to the given one (0: all of
// them), each checked against the chain. Backups are read to their end, whatever commit is asked for: it ends with an error where
// anything in them is not as it was written (ErrDamaged), and where they do not continue one another.
func History(ctx context.Context, upto uint64, backups ...io.Reader) iter.Seq2[store.Published, error] {
	return func(yield func(store.Published, error) bool) {
		var last store.Commit
		var of kg.ID
		stop := errors.New("enough")
		for i, r := range backups {
			err := func() error {
				info, commits, err := Read(ctx, r)
				if err != nil {
					return err
				}
				switch {
				case i > 0 && info.Store != of:
					return fmt.Errorf("it is of store %s, and the one before it of store %s; name the backups of one store", info.Store, of)
				case info.After != last.Sequence || info.Before != hex.EncodeToString(last.Chain[:]):
					return fmt.Errorf("it continues commit %d (%.16s), and what comes before it ends with commit %d (%.16x); name a full backup and then each "+
						"that continues it, in their order", info.After, info.Before, last.Sequence, last.Chain)
				}
				of = info.Store
				for p, err := range commits {
					if err != nil {
						return err
					}
					last = p.Commit
					if (upto == 0 || p.Sequence <= upto) && !yield(p, nil) {
						return stop
					}
				}
				return nil
			}()
			if errors.Is(err, stop) {
				return
			}
			if err != nil {
				yield(store.Published{}, fmt.Errorf("backup %d of %d: %w", i+1, len(backups), err))
				return
			}
		}
		if upto > last.Sequence {
			yield(store.Published{}, fmt.Errorf("the backups end with commit %d, and %d is asked for: %w", last.Sequence, upto, store.ErrFuture))
		}
	}
}

// Read reads one backup. The first frame is read before it returns; the commits end with an error where the file is not as it was
// written.
func Read(ctx context.Context, r io.Reader) (Info, iter.Seq2[store.Published, error], error) {
	in := &frameReader{r: bufio.NewReaderSize(r, 1<<16)}
	info, err := in.begin()
	if err != nil {
		return Info{}, nil, err
	}
	return info, func(yield func(store.Published, error) bool) {
		if err := in.history(ctx, info, yield); err != nil {
			yield(store.Published{}, err)
		}
	}, nil
}

// frameReader reads frames as the bytes of the history in them.
type frameReader struct {
	r        *bufio.Reader
	sum      [sumSize]byte
	number   int // of the frame read last, from 1
	frames   int // of history
	unpacker *zstd.Decoder
	rest     []byte // of the frame at hand
	end      *end
}

func (f *frameReader) begin() (info Info, err error) {
	line := make([]byte, len(firstLine))
	if _, err := io.ReadFull(f.r, line); err != nil || string(line) != firstLine {
		return info, fmt.Errorf("it does not begin with %q: %w", firstLine, ErrDamaged)
	}
	f.sum = sha256.Sum256(line)
	kind, payload, err := f.frame()
	if err != nil {
		return info, err
	}
	if err := json.Unmarshal(payload, &info); kind != kindHeader || err != nil || len(info.Last) != hexChainSize || len(info.Before) != hexChainSize {
		return info, fmt.Errorf("frame 1 is not the header of a backup: %w", ErrDamaged)
	}
	return info, nil
}

// frame reads the next frame and checks it.
func (f *frameReader) frame() (kind byte, payload []byte, err error) {
	f.number++
	bad := func(format string, args ...any) (byte, []byte, error) {
		return 0, nil, fmt.Errorf("frame %d: %s: %w", f.number, fmt.Sprintf(format, args...), ErrDamaged)
	}
	head := make([]byte, frameHead)
	if _, err := io.ReadFull(f.r, head); err != nil {
		return bad("the file ends: %v", err)
	}
	length := binary.BigEndian.Uint32(head)
	if length > maxPayload {
		return bad("it says that it has %d bytes, more than %d", length, maxPayload)
	}
	rest, err := io.ReadAll(io.LimitReader(f.r, int64(length)+sumSize)) // grows with what there is, not with what is said
	if err != nil {
		return bad("%v", err)
	}
	if len(rest) < int(length)+sumSize {
		return bad("the file ends within it")
	}
	payload = rest[:length]
	if f.sum = sumOf(f.sum, head, payload); f.sum != [sumSize]byte(rest[length:]) {
		return bad("its sum does not fit")
	}
	return head[4], payload, nil
}

// Read gives the history in the data frames, io.EOF after the last frame of the file.
func (f *frameReader) Read(p []byte) (int, error) {
	for len(f.rest) == 0 {
		if f.end != nil {
			return 0, io.EOF
		}
		kind, payload, err := f.frame()
		if err != nil {
			return 0, err
		}
		switch kind {
		case kindData:
			f.frames++
			if f.rest, err = f.unpacker.DecodeAll(payload, nil); err != nil {
				return 0, fmt.Errorf("frame %d: %w: %w", f.number, err, ErrDamaged)
			}
		case kindEnd:
			f.end = &end{}
			if err := json.Unmarshal(payload, f.end); err != nil || f.end.Frames != f.frames {
				return 0, fmt.Errorf("frame %d counts %d frames of history, there are %d: %w", f.number, f.end.Frames, f.frames, ErrDamaged)
			}
			if _, err := f.r.Peek(1); !errors.Is(err, io.EOF) {
				return 0, fmt.Errorf("frame %d is the last and something follows: %w", f.number, ErrDamaged)
			}
		default:
			return 0, fmt.Errorf("frame %d has kind %q: %w", f.number, kind, ErrDamaged)
		}
	}
	n := copy(p, f.rest)
	f.rest = f.rest[n:]
	return n, nil
}

// history yields the commits, and returns what is wrong with them; nil too where yield had enough.
func (f *frameReader) history(ctx context.Context, info Info, yield func(store.Published, error) bool) (err error) {
	if f.unpacker, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxInflated), zstd.WithDecoderMaxWindow(maxWindow)); err != nil {
		return err
	}
	defer f.unpacker.Close()
	header, commits, err := interchange.Read(ctx, f)
	if err != nil {
		return damaged(err)
	}
	if header.After != info.After || header.Upto != info.Upto || !header.History || header.Store != info.Store.String() {
		return fmt.Errorf("its header says commits %d to %d, its history %d to %d: %w", info.After+1, info.Upto, header.After+1, header.Upto, ErrDamaged)
	}
	var chain store.Chain
	if _, err := hex.Decode(chain[:], []byte(info.Before)); err != nil {
		return fmt.Errorf("chain hash %q: %w", info.Before, ErrDamaged)
	}
	last := info.After
	for p, err := range commits {
		if err != nil {
			return damaged(err)
		}
		if p.Sequence != last+1 || p.Link(chain) != p.Chain {
			return fmt.Errorf("commit %d does not follow from commit %d: %w", p.Sequence, last, ErrDamaged)
		}
		last, chain = p.Sequence, p.Chain
		if !yield(p, nil) {
			return nil
		}
	}
	if last != info.Upto || info.Last != hex.EncodeToString(chain[:]) {
		return fmt.Errorf("it ends with commit %d, and its header says %d: %w", last, info.Upto, ErrDamaged)
	}
	if f.end == nil { // what follows the last line of the history
		if _, err := f.Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
			return errors.Join(err, fmt.Errorf("something follows the history: %w", ErrDamaged))
		}
	}
	return nil
}

// damaged says of a history that is not as it should be that the backup is damaged.
func damaged(err error) error {
	if errors.Is(err, interchange.ErrFormat) && !errors.Is(err, ErrDamaged) {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}
