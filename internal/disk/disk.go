// Package disk is what this program asks of a file system beyond package os: room, locks, and directories that are on the disk.
package disk

import (
	"errors"
	"fmt"
	"os"
	"runtime"
)

// Sentinels that callers branch on.
var (
	ErrHeld = errors.New("another process is at it")
	ErrFull = errors.New("too little free disk space")
)

// Check is ErrFull where writing so many bytes would leave less free than must stay on the disk that holds dir.
func Check(dir string, bytes, stay uint64) error {
	free, err := Free(dir)
	if err != nil {
		return fmt.Errorf("free space of %s: %w", dir, err)
	}
	if free < stay || free-stay < bytes {
		return fmt.Errorf("%s has %d MiB free; writing %d MiB must leave %d MiB: %w", dir, free>>20, bytes>>20, stay>>20, ErrFull)
	}
	return nil
}

// Sync sees to it that the names in dir are on the disk. Windows knows no such thing, and keeps them by itself.
func Sync(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// Lock makes the file path and holds it until release is called or the process ends, however it ends; a file that an ended process
// left is taken over. While another process holds it, the error is ErrHeld.
func Lock(path string) (release func() error, err error) {
	for {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
		if err != nil {
			return nil, err
		}
		if err := hold(f); err != nil {
			f.Close()
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		held, err := f.Stat()
		now, there := os.Stat(path)
		if err != nil {
			f.Close()
			return nil, err
		}
		if there == nil && os.SameFile(held, now) {
			return func() error { return errors.Join(os.Remove(path), f.Close()) }, nil
		}
		f.Close() // the one before removed it in between
	}
}
