package jobs

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"policygraph/internal/disk"
	"policygraph/internal/extract/source"
)

// A folder of jobs holds a folder for each:
//
//	20261122T181530123-k3x9f2/
//	    job.json     the job as one line of JSON, and the SHA-256 of that line
//	    files.jsonl  what became of each file, a line each, in the order in which they were done
//	    file-0001 …  what was sent, until the job has ended
//
// A folder in the making is called making-…, one that cannot be read damaged-….
const (
	recordName    = "job.json"
	listName      = "files.jsonl"
	makingPrefix  = "making-"
	damagedPrefix = "damaged-"
)

// folder is a shelf on the disk.
type folder struct {
	dir  string
	stay uint64 // bytes of the disk that must stay free
	free func(dir string) (uint64, error)
	mu   sync.Mutex // of files.jsonl
}

// Folder is a shelf in the folder dir, which is made where it is not there. So many bytes of the disk stay free.
func Folder(dir string, stay uint64) (Shelf, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of jobs: %w", err)
	}
	return &folder{dir: dir, stay: stay, free: disk.Free}, nil
}

// room is disk.Check with the folder's own measure.
func (s *folder) room(bytes uint64) error {
	free, err := s.free(s.dir)
	if err != nil {
		return fmt.Errorf("free space of %s: %w", s.dir, err)
	}
	if free < s.stay || free-s.stay < bytes {
		return fmt.Errorf("keep a job of %d MiB, with %d MiB free: %w", bytes>>20, free>>20, disk.ErrFull)
	}
	return nil
}

// create writes beside the place where the job is to be, and renames: a job is there whole or not at all.
func (s *folder) create(ctx context.Context, r record, files []Upload) (_ record, err error) {
	var size uint64
	for _, f := range files {
		size += uint64(max(f.Size, 0))
	}
	if err := s.room(size); err != nil {
		return r, err
	}
	making := filepath.Join(s.dir, makingPrefix+r.ID)
	if err := os.Mkdir(making, 0o700); err != nil {
		return r, fmt.Errorf("keep job %s: %w", r.ID, err)
	}
	defer func() {
		if err != nil {
			_ = os.RemoveAll(making) // what is left is removed by the next opening
		}
	}()
	for i, f := range files {
		kept, err := s.keep(ctx, filepath.Join(making, sentName(i)), f)
		if err != nil {
			return r, err
		}
		r.Sent = append(r.Sent, kept)
	}
	if err := writeRecord(making, r); err != nil {
		return r, err
	}
	err = os.Rename(making, s.at(r.ID))
	if err == nil {
		err = disk.Sync(s.dir)
	}
	if err != nil {
		return r, fmt.Errorf("keep job %s: %w", r.ID, err)
	}
	return r, nil
}

func (s *folder) at(id string) string { return filepath.Join(s.dir, id) }

func sentName(n int) string { return fmt.Sprintf("file-%04d", n+1) }

func (s *folder) keep(ctx context.Context, path string, f Upload) (kept sent, err error) {
	out, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return sent{}, fmt.Errorf("keep %s: %w", f.Name, err)
	}
	kept, err = copyUpload(ctx, out, f)
	if err == nil {
		err = out.Sync()
	}
	return kept, errors.Join(err, out.Close())
}

// copyUpload copies what was sent, and no more than a reader takes.
func copyUpload(ctx context.Context, to io.Writer, f Upload) (sent, error) {
	if err := ctx.Err(); err != nil {
		return sent{}, err
	}
	in, err := f.Open()
	if err != nil {
		return sent{}, fmt.Errorf("read %s: %w", f.Name, err)
	}
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(to, sum), io.LimitReader(in, source.MaxBytes+1))
	switch {
	case err != nil:
		return sent{}, fmt.Errorf("keep %s: %w", f.Name, err)
	case n > source.MaxBytes:
		return sent{}, tooLarge{f.Name}
	}
	return sent{Name: f.Name, Size: n, Digest: hex.EncodeToString(sum.Sum(nil))}, nil
}

// save writes the record beside the old one and renames.
func (s *folder) save(r record) error { return writeRecord(s.at(r.ID), r) }

func writeRecord(dir string, r record) error {
	line, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("keep job %s: %w", r.ID, err)
	}
	sum := sha256.Sum256(line)
	b := append(append(line, '\n'), hex.EncodeToString(sum[:])+"\n"...)
	path := filepath.Join(dir, recordName)
	f, err := os.OpenFile(path+".tmp", os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("keep job %s: %w", r.ID, err)
	}
	_, err = f.Write(b)
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(path+".tmp", path)
	}
	if err == nil {
		err = disk.Sync(dir)
	}
	if err != nil {
		return fmt.Errorf("keep job %s: %w", r.ID, err)
	}
	return nil
}

// load reads every record, removes what was in the making, and renames what is damaged.
func (s *folder) load() (kept []record, damaged []error) {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return nil, []error{fmt.Errorf("list the jobs: %w", err)}
	}
	for _, e := range entries {
		name := e.Name()
		switch {
		case !e.IsDir() || strings.HasPrefix(name, damagedPrefix):
		case strings.HasPrefix(name, makingPrefix):
			if err := os.RemoveAll(s.at(name)); err != nil {
				damaged = append(damaged, fmt.Errorf("remove a job that was never accepted: %w", err))
			}
		default:
			r, err := readRecord(s.at(name), name)
			if err == nil {
				kept = append(kept, r)
				continue
			}
			aside := s.at(damagedPrefix + name)
			damaged = append(damaged, errors.Join(fmt.Errorf("job %s: %w; it is put aside as %s", name, err, aside), os.Rename(s.at(name), aside)))
		}
	}
	return kept, damaged
}

func readRecord(dir, id string) (r record, err error) {
	b, err := os.ReadFile(filepath.Join(dir, recordName))
	if err != nil {
		return r, fmt.Errorf("%w: %w", errDamaged, err)
	}
	line, rest, _ := bytes.Cut(b, []byte("\n"))
	sum := sha256.Sum256(line)
	if strings.TrimSpace(string(rest)) != hex.EncodeToString(sum[:]) {
		return r, fmt.Errorf("%w: %s does not have the sum that it says", errDamaged, recordName)
	}
	if err := json.Unmarshal(line, &r); err != nil || r.ID != id {
		return r, fmt.Errorf("%w: %s is of another job or program", errDamaged, recordName)
	}
	return r, nil
}

func (s *folder) restart(id string) ([]File, error) {
	before, err := s.files(id)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := os.Remove(filepath.Join(s.at(id), listName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("begin job %s again: %w", id, err)
	}
	return before, nil
}

// add is not forced to the disk: what is lost of the list is made again when the job is.
func (s *folder) add(id string, f File) error {
	line, err := json.Marshal(f)
	if err != nil {
		return fmt.Errorf("note %s of job %s: %w", f.URI, id, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	out, err := os.OpenFile(filepath.Join(s.at(id), listName), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("note %s of job %s: %w", f.URI, id, err)
	}
	_, err = out.Write(append(line, '\n'))
	return errors.Join(err, out.Close())
}

// files leaves out a line that was cut off, and what comes after a damaged one.
func (s *folder) files(id string) ([]File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	in, err := os.Open(filepath.Join(s.at(id), listName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list the files of job %s: %w", id, err)
	}
	defer in.Close()
	var list []File
	r := bufio.NewReader(in)
	for {
		line, err := r.ReadBytes('\n')
		var f File
		if err == io.EOF || err == nil && json.Unmarshal(line, &f) != nil {
			return list, nil
		}
		if err != nil {
			return nil, fmt.Errorf("list the files of job %s: %w", id, err)
		}
		list = append(list, f)
	}
}

func (s *folder) sent(r record, n int) ([]byte, error) {
	name := r.Sent[n].Name
	b, err := os.ReadFile(filepath.Join(s.at(r.ID), sentName(n)))
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w", name, errDamaged, err)
	}
	if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != r.Sent[n].Digest {
		return nil, fmt.Errorf("%s: %w: its bytes are not those that were sent", name, errDamaged)
	}
	return b, nil
}

func (s *folder) drop(r record) error {
	var errs []error
	for i := range r.Sent {
		if err := os.Remove(filepath.Join(s.at(r.ID), sentName(i))); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// remove renames first, so that a job is not found half removed.
func (s *folder) remove(id string) error {
	going := s.at(makingPrefix + id)
	if err := os.Rename(s.at(id), going); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove job %s: %w", id, err)
	}
	return os.RemoveAll(going)
}
