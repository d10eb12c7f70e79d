package badgerstore

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"policygraph/internal/disk"
	"policygraph/internal/store"
)

// RebuildOptions of Rebuild; the zero value is good.
type RebuildOptions struct {
	Options
	Keep     bool                               // leave the old directory beside the new one
	Progress func(phase string, done, of int64) // hears now and then; nil: nobody does
}

// Rebuilt says what Rebuild made.
type Rebuilt struct {
	Commits int
	Report  Report // of the new store
	Old     string // where the old directory is; "" where it was removed
}

// Rebuild makes all that can be derived anew: names, kinds, adjacency, manifests. It reads every version that is kept from its primary
// records (text, entities, statements, evidence), holds each against the digest in the chain of commits, builds a store of them beside
// dir, reads that store whole, and only then puts it in the place of the old one. It needs as much space again. Where a primary record
// is not what its commit published it stops, and everything is as it was.
func Rebuild(ctx context.Context, dir string, o RebuildOptions) (r Rebuilt, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("rebuild %s: %w", dir, err)
		}
	}()
	if o.Progress == nil {
		o.Progress = func(string, int64, int64) {}
	}
	beside, old := filepath.Clean(dir)+".rebuilt", filepath.Clean(dir)+".before-rebuild"
	if _, err := os.Lstat(old); err == nil {
		return r, fmt.Errorf("%s is there from a rebuild before; move it away: %w", old, fs.ErrExist)
	}
	if err := os.RemoveAll(beside); err != nil { // what a rebuild left that was cut off
		return r, err
	}
	s, err := Open(dir, o.Options)
	if err != nil {
		return r, err
	}
	was := s.ledger.last
	_, err = Build(ctx, beside, s.lived(ctx, o.Progress), BuildOptions{Options: o.Options, ID: s.id})
	if err = errors.Join(err, s.Close()); err != nil {
		return r, errors.Join(err, os.RemoveAll(beside))
	}
	defer func() { err = errors.Join(err, os.RemoveAll(beside)) }() // gone once renamed
	if r.Report, err = verifyClosed(ctx, beside, o); err != nil {
		return r, err
	}
	r.Commits = int(was.sequence)
	if err := swap(dir, beside, old, was); err != nil {
		return r, err
	}
	if r.Old = old; o.Keep {
		return r, nil
	}
	r.Old = ""
	return r, os.RemoveAll(old)
}

// lived is the history of s from its primary records.
func (s *Store) lived(ctx context.Context, progress func(phase string, done, of int64)) iter.Seq2[store.Published, error] {
	return func(yield func(store.Published, error) bool) {
		commits, err := s.Commits(ctx, 0, 0)
		if err != nil {
			yield(store.Published{}, err)
			return
		}
		for i, c := range commits {
			progress("commits", int64(i), int64(len(commits)))
			p := store.Published{Commit: c}
			p.Batch, err = s.Asserted(ctx, c.Sequence)
			if errors.Is(err, store.ErrForgotten) {
				p.Forgotten, err = true, nil
			}
			if err == nil && !p.Forgotten && !c.Retracted {
				var digest store.Digest
				p.Batch, digest, err = store.Canonical(p.Batch)
				if err == nil && digest != c.Digest {
					err = fmt.Errorf("the records of document %s are not what commit %d published; make the store anew with `policygraph restore`: %w",
						c.Document, c.Sequence, store.ErrCorrupt)
				}
			}
			if !yield(p, err) || err != nil {
				return
			}
		}
		progress("commits", int64(len(commits)), int64(len(commits)))
	}
}

// verifyClosed opens a store, reads all of it, and closes it.
func verifyClosed(ctx context.Context, dir string, o RebuildOptions) (report Report, err error) {
	s, err := Open(dir, o.Options)
	if err != nil {
		return report, err
	}
	report, err = s.VerifyWith(ctx, VerifyOptions{Progress: o.Progress})
	if err == nil && len(report.Problems) > 0 {
		err = fmt.Errorf("the new store is not sound: %s: %w", report.Problems[0], store.ErrCorrupt)
	}
	return report, errors.Join(err, s.Close())
}

// swap puts the store beside in the place of dir, which must be as it was closed.
func swap(dir, beside, old string, was acknowledged) (err error) {
	lock, err := lockDir(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	now, found, err := readState(dir)
	if err == nil && (!found || now.last != was) {
		err = fmt.Errorf("somebody wrote to it meanwhile; run it again: %w", store.ErrConflict)
	}
	if err != nil {
		return err
	}
	if err := os.Rename(dir, old); err != nil {
		return err
	}
	if err := os.Rename(beside, dir); err != nil {
		return errors.Join(err, os.Rename(old, dir))
	}
	return disk.Sync(filepath.Dir(filepath.Clean(dir)))
}
