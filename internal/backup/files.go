package backup

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"policygraph/internal/kg"
)

// Suffix ends the name of every backup.
const Suffix = ".pgbackup"

// Name is how a backup is called in its folder: its store, the commits that it holds, and the chain hash of the last. Names sort by
// store and first commit; the same name means the same history.
func (i Info) Name() string {
	return fmt.Sprintf("%s%012d-%012d-%.8s%s", prefix(i.Store), i.After.Commit, i.Upto.Commit, i.Upto.Chain, Suffix)
}

// prefix begins the names of the backups of a store.
func prefix(id kg.ID) string { return fmt.Sprintf("policygraph-%.8s-", id) }

// File is a backup on the disk.
type File struct {
	Path string
	Size int64
	Info Info
}

// Part is the file to be read; heard, which may be nil, hears of the bytes.
func (f File) Part(heard func(bytes int)) Part {
	return Part{Name: f.Path, Open: func() (io.ReadCloser, error) {
		file, err := os.Open(f.Path)
		if err != nil || heard == nil {
			return file, err
		}
		return heardReader{file, heard}, nil
	}}
}

type heardReader struct {
	io.ReadCloser
	heard func(int)
}

func (r heardReader) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	r.heard(n)
	return n, err
}

// Broken is a file of which not even the first frame can be read.
type Broken struct {
	Path string
	Err  error
}

// Files are the backups that paths name: a folder stands for all in it whose name ends in Suffix. It reads the first frame of each.
func Files(paths ...string) (files []File, broken []Broken, err error) {
	named := map[string]bool{}
	for _, path := range paths {
		all := []string{path}
		if info, err := os.Stat(path); err != nil {
			return nil, nil, err
		} else if info.IsDir() {
			if all, err = inFolder(path); err != nil {
				return nil, nil, err
			}
		}
		for _, path := range all {
			path = filepath.Clean(path)
			if named[path] {
				continue
			}
			named[path] = true
			f, err := readFile(path)
			if err != nil {
				broken = append(broken, Broken{path, err})
			} else {
				files = append(files, f)
			}
		}
	}
	return files, broken, nil
}

// inFolder are the paths of the backups in a folder, in the order of their names.
func inFolder(folder string) (paths []string, err error) {
	entries, err := os.ReadDir(folder)
	for _, e := range entries {
		if filepath.Ext(e.Name()) == Suffix && !e.IsDir() {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	return paths, err
}

func readFile(path string) (f File, err error) {
	file, err := os.Open(path)
	if err != nil {
		return f, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return f, err
	}
	f = File{Path: path, Size: info.Size()}
	if f.Info, err = ReadInfo(file); err != nil {
		return f, fmt.Errorf("read backup %s: %w", path, err)
	}
	return f, nil
}

// Set is a full backup and those that continue it, one after the other.
type Set []File

// Tip is the last backup of the set.
func (s Set) Tip() File { return s[len(s)-1] }

// Size is that of all files.
func (s Set) Size() (bytes int64) {
	for _, f := range s {
		bytes += f.Size
	}
	return bytes
}

// Sets are the sets in files, the newest first, and the files that are in none. Each full backup begins a set. Of two backups that
// continue the same one, the newer is taken: it was made because the other was found damaged. A backup may be in two sets.
func Sets(files []File) (sets []Set, spare []File) {
	used := map[string]bool{}
	for _, full := range files {
		if !full.Info.Full() {
			continue
		}
		set := Set{full}
		for {
			var next *File
			for i, f := range files {
				if f.Info.Continues(set.Tip().Info) && f.Info.Upto.Commit > f.Info.After.Commit && !f.Info.Full() && (next == nil || newer(f, *next) > 0) {
					next = &files[i]
				}
			}
			if next == nil {
				break
			}
			set = append(set, *next)
		}
		for _, f := range set {
			used[f.Path] = true
		}
		sets = append(sets, set)
	}
	slices.SortStableFunc(sets, func(x, y Set) int { return cmp.Or(newer(y.Tip(), x.Tip()), newer(y[0], x[0])) })
	for _, f := range files {
		if !used[f.Path] {
			spare = append(spare, f)
		}
	}
	return sets, spare
}

// newer compares by the time at which backups were made.
func newer(x, y File) int {
	return cmp.Or(x.Info.Made.Compare(y.Info.Made), cmp.Compare(x.Info.Upto.Commit, y.Info.Upto.Commit))
}
