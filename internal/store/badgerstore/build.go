package badgerstore

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"github.com/dgraph-io/badger/v4"
	"golang.org/x/sync/errgroup"

	"policygraph/internal/disk"
	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// BuildOptions of Build; the zero value is good.
type BuildOptions struct {
	Options
	// ID is that of the store to build; zero: a new one.
	ID kg.ID
	// Renumber gives commits new numbers and a new chain, for a history that is not whole. Else history must begin with commit 1, and
	// each commit follow from the one before.
	Renumber bool

	runBytes int // of a run; 0: runBytes
}

// buildingSuffix names the directory in which a store is built.
const buildingSuffix = ".building"

// Build makes the store dir, which must be missing or empty, of a history. Every key is sorted and written once, which is several times
// as fast as applying one document after the other. Batches must be canonical. It builds beside dir and renames: dir is there whole,
// or not at all. It returns the last commit.
func Build(ctx context.Context, dir string, history iter.Seq2[store.Published, error], o BuildOptions) (last store.Commit, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("build store %s: %w", dir, asReadOnly(err))
		}
	}()
	if err := vacant(dir); err != nil {
		return last, err
	}
	beside := filepath.Clean(dir) + buildingSuffix
	if err := os.RemoveAll(beside); err != nil { // what a build left that was cut off
		return last, err
	}
	defer func() { // gone once renamed
		if left := os.RemoveAll(beside); err == nil {
			err = left
		}
	}()
	b := &builder{dir: beside, format: newFormat(), renumber: o.Renumber, runBytes: runBytes, room: o.room(beside), documents: map[kg.ID]*record{}, gone: map[kg.ID]uint64{}}
	if o.runBytes > 0 {
		b.runBytes = o.runBytes
	}
	if !o.ID.IsZero() {
		b.format.id = o.ID
	}
	if err := b.build(ctx, history, o.Logger); err != nil {
		return last, err
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return last, err
	}
	if err := os.Rename(beside, dir); err != nil {
		return last, err
	}
	return b.last, disk.Sync(filepath.Dir(filepath.Clean(dir)))
}

// vacant is an error unless dir is missing or empty.
func vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	if err == nil && len(entries) > 0 {
		return fmt.Errorf("it is not empty; name another directory: %w", fs.ErrExist)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// builder makes a store in a directory of its own.
type builder struct {
	dir      string
	format   format
	renumber bool
	runBytes int
	room     room

	last      store.Commit
	acks      []acknowledged
	gens      generation
	documents map[kg.ID]*record
	gone      map[kg.ID]uint64 // documents whose last version is forgotten, with its commit
	horizon   uint64
}

func (b *builder) build(ctx context.Context, history iter.Seq2[store.Published, error], log *slog.Logger) (err error) {
	data, runs := filepath.Join(b.dir, badgerDir), filepath.Join(b.dir, "runs")
	for _, dir := range []string{data, runs} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
	}
	sources, err := b.gather(ctx, history, runs)
	defer func() {
		for _, s := range slices.Concat(sources[:]...) {
			err = errors.Join(err, s.close())
		}
	}()
	if err != nil {
		return err
	}
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	if err := b.load(ctx, data, sources, log); err != nil {
		return err
	}
	if err := os.RemoveAll(runs); err != nil {
		return err
	}
	if err := b.format.write(b.dir); err != nil {
		return err
	}
	ledger := []byte(ledgerHeader(b.format.id))
	for _, a := range b.acks {
		ledger = append(ledger, a.String()...)
	}
	if err := writeWhole(filepath.Join(b.dir, ledgerFile), string(ledger)); err != nil {
		return err
	}
	return noteState(b.dir, b.format.id, acknowledged{sequence: b.last.Sequence, chain: b.last.Chain}, time.Now())
}

// task is a version whose entries are to be written.
type task struct {
	gen   generation
	batch kg.Batch
	rec   *record
}

// gather turns the history into sorted runs, on the disk but for the last of each worker.
func (b *builder) gather(ctx context.Context, history iter.Seq2[store.Published, error], dir string) (sources [parts][]*source, err error) {
	workers := runtime.GOMAXPROCS(0)
	tasks := make(chan task, workers)
	group, within := errgroup.WithContext(ctx)
	paths, rest := make([][][parts]string, workers), make([]*sheaf, workers)
	for w := range workers {
		rest[w] = &sheaf{}
		group.Go(func() error {
			x := entries{
				copies: true,
				add:    func(k, value []byte) error { rest[w].add(k, value); return nil },
				breathe: func(ctx context.Context) error {
					if rest[w].len() < b.runBytes {
						return nil
					}
					if err := b.room.check(2 * uint64(rest[w].len())); err != nil {
						return err
					}
					rest[w].sort()
					path, err := rest[w].spill(dir)
					paths[w] = append(paths[w], path)
					return errors.Join(err, ctx.Err())
				},
			}
			for t := range tasks {
				if err := x.batch(within, t.gen, t.batch); err != nil {
					return err
				}
				rest[w].add(key{family: familyGeneration, gen: t.gen}.bytes(), encodeGeneration(published, *t.rec))
			}
			rest[w].sort()
			return nil
		})
	}
	index := &sheaf{} // what the commits say
	group.Go(func() error {
		defer close(tasks)
		for p, err := range history {
			if err != nil {
				return err
			}
			t, err := b.commit(p, index)
			if err != nil {
				return err
			}
			if t.rec == nil {
				continue
			}
			select {
			case tasks <- t:
			case <-within.Done():
				return within.Err()
			}
		}
		return nil
	})
	if err := group.Wait(); err != nil {
		return sources, err
	}
	for id, sequence := range b.gone {
		return sources, fmt.Errorf("document %s: what commit %d published is not there, and no later commit replaces it: %w", id, sequence, store.ErrForgotten)
	}
	b.finish(index)
	for part := range parts {
		for _, r := range append(rest, index) {
			sources[part] = append(sources[part], held(&r[part]))
		}
		for _, path := range slices.Concat(paths...) {
			s, err := spilled(path[part])
			if err != nil {
				return sources, err
			}
			sources[part] = append(sources[part], s)
		}
	}
	return sources, nil
}

// commit takes the next commit in; the task is empty where it published nothing.
func (b *builder) commit(p store.Published, index *sheaf) (t task, err error) {
	c := p.Commit
	if b.renumber {
		c.Sequence = b.last.Sequence + 1
		c.Chain = c.Link(b.last.Chain)
	}
	if c.Sequence != b.last.Sequence+1 {
		return t, fmt.Errorf("commit %d comes after commit %d: %w", c.Sequence, b.last.Sequence, store.ErrCorrupt)
	}
	if c.Link(b.last.Chain) != c.Chain {
		return t, fmt.Errorf("commit %d does not follow from commit %d: %w", c.Sequence, b.last.Sequence, store.ErrCorrupt)
	}
	if _, ok := b.gone[c.Document]; ok { // a version is missing up to here
		b.horizon = c.Sequence
		delete(b.gone, c.Document)
	}
	delete(b.documents, c.Document)
	gen := generation(0)
	if !c.Retracted {
		if b.gens == ^generation(0) {
			return t, fmt.Errorf("commit %d needs one more than %d generations", c.Sequence, b.gens)
		}
		b.gens++
		gen = b.gens
	}
	switch {
	case p.Forgotten:
		b.gone[c.Document] = c.Sequence
	case !c.Retracted:
		a := p.Batch
		t = task{gen: gen, batch: a, rec: &record{
			gen: gen, sequence: c.Sequence, digest: c.Digest, document: a.Document, text: len(a.Text),
			entities: len(a.Entities), statements: len(a.Statements), evidence: len(a.Evidence),
		}}
		b.documents[c.Document] = t.rec
	}
	index.add(key{family: familyCommit, sequence: c.Sequence}.bytes(), commit{Commit: c, gen: gen}.encode())
	b.last, b.acks = c, append(b.acks, acknowledged{sequence: c.Sequence, chain: c.Chain})
	return t, nil
}

// finish adds what the last commit leaves.
func (b *builder) finish(index *sheaf) {
	if b.last.Sequence > 0 {
		h := head{sequence: b.last.Sequence, chain: b.last.Chain, lastGen: b.gens, store: b.format.id}
		index.add([]byte{familyHead}, h.encode())
	}
	if b.horizon > 0 {
		index.add([]byte{familyHorizon}, binary.BigEndian.AppendUint64(nil, b.horizon))
	}
	for id, r := range b.documents {
		index.add(key{family: familyDocument, id: id}.bytes(), r.encode())
	}
	index.sort()
}

// load writes the sorted entries to a new database, the parts beside each other, and sees Badger open and close it.
func (b *builder) load(ctx context.Context, data string, sources [parts][]*source, log *slog.Logger) (err error) {
	t := newTables(data, b.room)
	defer t.release()
	group, within := errgroup.WithContext(ctx)
	for part := range parts {
		group.Go(func() error { return t.write(within, sources[part]) })
	}
	if err := group.Wait(); err != nil {
		return err
	}
	if err := t.publish(); err != nil {
		return err
	}
	db, err := badger.Open(badgerOptions(data, log))
	if err != nil {
		return err
	}
	return db.Close()
}
