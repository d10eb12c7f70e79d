package backup

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/klauspost/compress/zstd"

	"policygraph/internal/interchange"
	"policygraph/internal/store"
)

const (
	maxInflated = 64 << 20
	maxWindow   = 2 * window
)

// Part is a backup to be read.
type Part struct {
	Name string
	Open func() (io.ReadCloser, error)
}

// History reads backups of which each continues the one before, the first a full one: every commit up to the given one (0: all of
// them), each checked against the chain. Backups are read to their end, whatever commit is asked for: it ends with an error where
// anything in them is not as it was written (ErrDamaged), and where they do not continue one another.
func History(ctx context.Context, upto uint64, parts ...Part) iter.Seq2[store.Published, error] {
	return func(yield func(store.Published, error) bool) {
		var before Info
		more := true
		for i, part := range parts {
			err := part.read(ctx, func(info Info, commits iter.Seq2[store.Published, error]) error {
				switch {
				case i == 0 && !info.Full():
					return fmt.Errorf("it continues %s, and nothing comes before it; name a full backup and then each that continues it", info.After)
				case i > 0 && !info.Continues(before):
					return fmt.Errorf("it continues %s of store %s, and what comes before it ends with %s of store %s; name a full backup and then each that "+
						"continues it, in their order", info.After, info.Store, before.Upto, before.Store)
				}
				before = info
				for p, err := range commits {
					if err != nil {
						return err
					}
					if more = upto == 0 || p.Sequence <= upto; more && !yield(p, nil) {
						return errEnough
					}
				}
				return nil
			})
			if errors.Is(err, errEnough) {
				return
			}
			if err != nil {
				yield(store.Published{}, err)
				return
			}
		}
		if upto > before.Upto.Commit {
			yield(store.Published{}, fmt.Errorf("the backups end with commit %d, and %d is asked for: %w", before.Upto.Commit, upto, store.ErrFuture))
		}
	}
}

var errEnough = errors.New("the caller has enough")

// read opens the backup for fn, and says of which backup an error is.
func (p Part) read(ctx context.Context, fn func(Info, iter.Seq2[store.Published, error]) error) error {
	r, err := p.Open()
	if err != nil {
		return fmt.Errorf("read backup %s: %w", p.Name, err)
	}
	defer r.Close()
	info, commits, err := Read(ctx, r)
	if err == nil {
		err = fn(info, commits)
	}
	if err != nil && !errors.Is(err, errEnough) {
		err = fmt.Errorf("read backup %s: %w", p.Name, err)
	}
	return err
}

// Read reads one backup. The first frame is read before it returns; the commits end with an error where the file is not as it was
// written.
func Read(ctx context.Context, r io.Reader) (Info, iter.Seq2[store.Published, error], error) {
	in, info, err := begin(r)
	if err != nil {
		return Info{}, nil, err
	}
	return info, func(yield func(store.Published, error) bool) {
		if err := in.commits(ctx, info, yield); err != nil {
			yield(store.Published{}, err)
		}
	}, nil
}

// ReadInfo reads what the first frame says.
func ReadInfo(r io.Reader) (Info, error) {
	_, info, err := begin(r)
	return info, err
}

// CheckFrames reads a backup and checks that every frame is as it was written, but not what is in them. That is many times as fast as
// Read.
func CheckFrames(ctx context.Context, r io.Reader) (Info, error) {
	in, info, err := begin(r)
	for err == nil {
		if _, err = in.data(); err == nil {
			err = ctx.Err()
		}
	}
	if errors.Is(err, io.EOF) {
		return info, nil
	}
	return Info{}, err
}

// contents is what a backup has after its header.
type contents struct {
	frames *frameReader
	count  int  // of the frames of history
	end    *end // once it is read
	failed error

	unpacker *zstd.Decoder
	unpacked []byte
	rest     []byte // of unpacked
}

func begin(r io.Reader) (c *contents, info Info, err error) {
	f, err := newFrameReader(r)
	if err != nil {
		return nil, info, err
	}
	kind, payload, err := f.frame()
	if err != nil {
		return nil, info, err
	}
	if err := json.Unmarshal(payload, &info); kind != kindHeader || err != nil {
		return nil, Info{}, f.bad("it is not the header of a backup")
	}
	return &contents{frames: f}, info, nil
}

// data is the payload of the next frame of history, io.EOF after the last frame of the file.
func (c *contents) data() ([]byte, error) {
	if c.end != nil {
		return nil, io.EOF
	}
	kind, payload, err := c.frames.frame()
	if err != nil {
		return nil, err
	}
	switch kind {
	case kindData:
		c.count++
		return payload, nil
	case kindEnd:
		var end end
		if err := json.Unmarshal(payload, &end); err != nil || end.Frames != c.count {
			return nil, c.frames.bad("it counts %d frames of history, there are %d", end.Frames, c.count)
		}
		if err := c.frames.last(); err != nil {
			return nil, err
		}
		c.end = &end
		return nil, io.EOF
	}
	return nil, c.frames.bad("its kind is %q", kind)
}

// Read gives the history in the frames.
func (c *contents) Read(p []byte) (int, error) {
	for len(c.rest) == 0 {
		payload, err := c.data()
		if err == nil {
			if c.unpacked, err = c.unpacker.DecodeAll(payload, c.unpacked[:0]); err != nil {
				err = c.frames.bad("%v", err)
			}
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				c.failed = err
			}
			return 0, err
		}
		c.rest = c.unpacked
	}
	n := copy(p, c.rest)
	c.rest = c.rest[n:]
	return n, nil
}

// commits yields the commits, and returns what is wrong with them; nil too where yield had enough.
func (c *contents) commits(ctx context.Context, info Info, yield func(store.Published, error) bool) (err error) {
	c.unpacker, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxInflated), zstd.WithDecoderMaxWindow(maxWindow))
	if err != nil {
		return err
	}
	defer c.unpacker.Close()
	header, commits, err := interchange.Read(ctx, c)
	if err != nil {
		return c.reason(err)
	}
	if header.After != info.After.Commit || header.Upto != info.Upto.Commit || !header.History || header.Store != info.Store.String() {
		return fmt.Errorf("its header says commits %d to %d, its history %d to %d: %w", info.After.Commit+1, info.Upto.Commit, header.After+1, header.Upto, ErrDamaged)
	}
	last := info.After
	var counts interchange.Counts
	for p, bad := range commits {
		if err = bad; err != nil {
			break
		}
		if p.Sequence != last.Commit+1 || p.Link(store.Chain(last.Chain)) != p.Chain {
			return fmt.Errorf("commit %d does not follow from commit %d: %w", p.Sequence, last.Commit, ErrDamaged)
		}
		last = Point{p.Sequence, Chain(p.Chain)}
		add(&counts, p)
		if !yield(p, nil) {
			return nil
		}
	}
	if err != nil {
		return c.reason(err)
	}
	if last != info.Upto {
		return fmt.Errorf("it ends with %s, and its header says %s: %w", last, info.Upto, ErrDamaged)
	}
	if n, err := c.Read(make([]byte, 1)); n > 0 { // what follows the last line of the history
		return fmt.Errorf("something follows the history: %w", ErrDamaged)
	} else if !errors.Is(err, io.EOF) {
		return err
	}
	if counts != c.end.Counts {
		return c.frames.bad("it counts %+v, there are %+v", c.end.Counts, counts)
	}
	return nil
}

// add counts what a commit published.
func add(c *interchange.Counts, p store.Published) {
	c.Commits++
	if !p.Retracted && !p.Forgotten {
		c.Documents++
		c.Entities += len(p.Batch.Entities)
		c.Statements += len(p.Batch.Statements)
		c.Evidence += len(p.Batch.Evidence)
	}
}

// reason is why the history could not be read: what is wrong with a frame, else what is wrong with the history in it.
func (c *contents) reason(err error) error {
	if c.failed != nil {
		return c.failed
	}
	if errors.Is(err, interchange.ErrFormat) && !errors.Is(err, ErrDamaged) {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}
