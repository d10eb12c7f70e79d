package backup

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/klauspost/compress/zstd"

	"policygraph/internal/interchange"
	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// ErrOtherHistory says that a store does not have the commit that a backup of it should continue.
var ErrOtherHistory = errors.New("the store has another history than the backup: it was restored to an earlier point, or the backup is of its twin")

const (
	dataPayload = 1 << 20 // of history, before it is compressed
	window      = 4 << 20
)

// Options of Write.
type Options struct {
	Store    kg.ID  // id of the store
	After    Point  // the last commit of the backup to continue; the zero point: a full one
	Upto     uint64 // the last commit to put in; 0: the last there is
	Made     time.Time
	Program  string
	Progress func(done, of uint64) // hears after each commit; nil: nobody does
}

// Write writes a backup of s to w. Others may read and write s meanwhile: what they commit is left out. Where what the backup is to
// show is forgotten meanwhile, it ends with store.ErrForgotten: write another.
func Write(ctx context.Context, w io.Writer, s store.Historian, o Options) (Info, interchange.Counts, error) {
	info, counts, err := write(ctx, w, s, o)
	if err != nil {
		return Info{}, interchange.Counts{}, fmt.Errorf("back up: %w", err)
	}
	return info, counts, nil
}

func write(ctx context.Context, w io.Writer, s store.Historian, o Options) (info Info, counts interchange.Counts, err error) {
	if info, err = describe(ctx, s, o); err != nil {
		return info, counts, err
	}
	out, err := newFrameWriter(w)
	if err == nil {
		err = out.json(kindHeader, info)
	}
	if err != nil {
		return info, counts, err
	}
	packer, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(window))
	if err != nil {
		return info, counts, err
	}
	defer packer.Close()
	frames := 0
	history := bufio.NewWriterSize(writerFunc(func(p []byte) (int, error) {
		frames++
		return len(p), out.frame(kindData, packer.EncodeAll(p, nil))
	}), dataPayload)
	counts, err = interchange.Write(ctx, chunks{history}, s, interchange.Options{
		Store: o.Store.String(), After: info.After.Commit, Upto: info.Upto.Commit, Progress: o.Progress,
	})
	if err == nil {
		err = history.Flush()
	}
	if err == nil {
		err = whole(ctx, s, info)
	}
	if err == nil {
		err = out.json(kindEnd, end{Frames: frames, Counts: counts})
	}
	return info, counts, err
}

// whole is an error where the store has begun to forget what it showed at the last commit of the backup: versions may be missing.
func whole(ctx context.Context, s store.Historian, info Info) error {
	horizon, err := s.Horizon(ctx)
	if err == nil && horizon > info.Upto.Commit {
		err = fmt.Errorf("the store forgot what it had before commit %d while commit %d was read: %w", horizon, info.Upto.Commit, store.ErrForgotten)
	}
	return err
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
	info := Info{Store: o.Store, After: o.After, Made: o.Made.UTC(), Program: o.Program}
	before := max(o.After.Commit, 1) - 1 // to see the commit that is continued, too
	commits, err := s.Commits(ctx, before, 0)
	if err != nil {
		return info, err
	}
	last := before + uint64(len(commits))
	if o.After.Commit > last || o.After.Commit > 0 && o.After.Chain != Chain(commits[0].Chain) {
		return info, fmt.Errorf("continue %s; the store has %d commits: %w", o.After, last, ErrOtherHistory)
	}
	if o.Upto == 0 {
		o.Upto = last
	}
	if o.Upto > last || o.Upto < o.After.Commit {
		return info, fmt.Errorf("commits %d to %d: the last is %d: %w", o.After.Commit+1, o.Upto, last, store.ErrFuture)
	}
	if o.Upto > before {
		info.Upto = Point{o.Upto, Chain(commits[o.Upto-before-1].Chain)}
	}
	return info, nil
}
