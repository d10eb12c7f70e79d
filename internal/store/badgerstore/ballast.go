package badgerstore

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// ballastFile holds space that is given up when the disk is full.
const ballastFile = "BALLAST"

// holdBallast makes the ballast where there is none and the disk has room for it beside what must stay free.
func (s *Store) holdBallast(bytes int64) error {
	path := filepath.Join(s.dir, ballastFile)
	if info, err := os.Stat(path); bytes == 0 || err == nil && info.Size() >= bytes {
		return nil
	}
	if s.room.check(uint64(bytes)) != nil {
		return nil
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	piece := make([]byte, 1<<20)
	for left := bytes; left > 0 && err == nil; left -= int64(len(piece)) { // written, for a file with holes holds nothing
		_, err = file.Write(piece[:min(left, int64(len(piece)))])
	}
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// dropBallast gives the space up where the disk is full, so that what is in memory can be written to tables.
func (s *Store) dropBallast() {
	if s.room.check(0) == nil {
		return
	}
	switch err := os.Remove(filepath.Join(s.dir, ballastFile)); {
	case err == nil:
		s.log.Warn("the disk is full: the ballast was given up to close the store in order", "store", s.dir)
	case !errors.Is(err, fs.ErrNotExist):
		s.log.Warn("give up the ballast", "store", s.dir, "error", err)
	}
}
