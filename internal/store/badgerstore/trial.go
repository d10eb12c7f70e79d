package badgerstore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"policygraph/internal/store"
)

// trialDir is where a copy of a suspect store is opened before the store itself.
const trialDir = "trial"

// trial opens a copy of the store in dir and reads all of it. It copies tables too: where Badger deletes one it first cuts it to nothing,
// also under every other name that it is linked to.
func trial(dir, suspect string, opts Options) (err error) {
	on := filepath.Join(dir, trialDir)
	defer func() { err = errors.Join(err, os.RemoveAll(on)) }()
	err = copyStore(dir, on, opts)
	if err != nil {
		return fmt.Errorf("after a crash %s, so a copy is opened before the store itself: %w", suspect, err)
	}
	opts.Ballast, opts.trusting = 0, true
	s, err := openStore(on, opts)
	if err == nil {
		var report Report
		if report, err = s.Verify(context.Background()); err == nil && len(report.Problems) > 0 {
			err = fmt.Errorf("%d problems, the first: %s: %w", len(report.Problems)+report.Omitted, report.Problems[0], store.ErrCorrupt)
		}
		err = errors.Join(err, s.Close())
	}
	if err != nil {
		return refusal(dir, "after a crash %s; opened on trial, a copy has lost something: %w", suspect, err)
	}
	return nil
}

// copyStore copies every file of a closed store to a directory that is not there yet, if the disk has room for it.
func copyStore(dir, to string, opts Options) error {
	total := uint64(0)
	skip := func(name string) bool { return name == ballastFile || name == trialDir }
	walk := func(fn func(path, name string, e fs.DirEntry) error) error {
		return filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			name, err := filepath.Rel(dir, path)
			if err != nil {
				return err
			}
			if skip(name) {
				if e.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			return fn(path, name, e)
		})
	}
	err := walk(func(_, _ string, e fs.DirEntry) error {
		info, err := e.Info()
		if err == nil && !e.IsDir() {
			total += uint64(info.Size())
		}
		return err
	})
	if err == nil {
		err = opts.room(dir).check(total)
	}
	if err != nil {
		return err
	}
	return walk(func(path, name string, e fs.DirEntry) error {
		if e.IsDir() {
			return os.Mkdir(filepath.Join(to, name), 0o755)
		}
		return copyFile(path, filepath.Join(to, name))
	})
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}
