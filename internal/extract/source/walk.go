package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
)

// extensions of the files that are picked up from a directory, those of formats that are not read among them, so that they are told; of
// other names, those whose first bytes are a document's. A file that is named itself is tried whatever it is called.
var extensions = map[string]bool{
	".txt": true, ".text": true, ".md": true, ".markdown": true, ".csv": true, ".tsv": true, ".tab": true,
	".html": true, ".htm": true, ".shtml": true, ".xhtml": true, ".mht": true, ".mhtml": true,
	".docx": true, ".docm": true, ".dotx": true, ".dotm": true, ".doc": true, ".dot": true, ".wps": true, ".wpt": true, ".rtf": true, ".odt": true,
	".xlsx": true, ".xlsm": true, ".xltx": true, ".xltm": true, ".xlsb": true, ".xls": true, ".xlt": true, ".et": true, ".ett": true, ".ods": true,
	".pptx": true, ".ppt": true, ".dps": true, ".pdf": true, ".ofd": true, ".zip": true,
}

// Walk yields the files at the given roots, a file or a directory each, in the order given and sorted by name within a directory,
// one Source or one *Error each; an archive gives its members. Hidden and temporary files are skipped, as are files that are no
// documents; a file met twice is read once. A file that cannot be read yields its error and the walk goes on; so does a directory in
// which no file is found (NO_FILES). It ends with the error of ctx when that is done.
func Walk(ctx context.Context, roots ...string) iter.Seq2[Source, error] {
	return func(yield func(Source, error) bool) {
		seen := make(map[string]bool)
		for _, root := range roots {
			info, err := os.Stat(root)
			if err != nil {
				if !yield(Source{}, broken(root, err)) {
					return
				}
				continue
			}
			if !info.IsDir() {
				dir, name := filepath.Split(root)
				if dir == "" {
					dir = "."
				}
				if !single(ctx, os.DirFS(dir), name, root, seen, yield) {
					return
				}
				continue
			}
			if !directory(ctx, os.DirFS(root), root, seen, yield) {
				return
			}
		}
	}
}

// WalkFS yields the files of a file system as Walk does those of a directory; their URIs are their paths in it under prefix.
func WalkFS(ctx context.Context, fsys fs.FS, prefix string) iter.Seq2[Source, error] {
	return func(yield func(Source, error) bool) {
		directory(ctx, fsys, prefix, make(map[string]bool), yield)
	}
}

func directory(ctx context.Context, fsys fs.FS, root string, seen map[string]bool, yield func(Source, error) bool) bool {
	found, going := 0, true
	err := entries(fsys, func(name string, err error) bool {
		found++
		uri := joined(root, name)
		if err != nil {
			going = yield(Source{}, broken(uri, err))
		} else {
			going = single(ctx, fsys, name, uri, seen, yield)
		}
		return going
	})
	switch {
	case !going:
		return false
	case err != nil:
		return yield(Source{}, broken(root, err))
	case found == 0:
		return yield(Source{}, &Error{NoFiles, root, "the directory holds no file to read (.txt, .md, .csv, .html, .docx, .pdf)"})
	}
	return true
}

// single reads one file; false means that the walk is over.
func single(ctx context.Context, fsys fs.FS, name, uri string, seen map[string]bool, yield func(Source, error) bool) bool {
	if err := ctx.Err(); err != nil {
		yield(Source{}, err)
		return false
	}
	uri = cleaned(uri)
	if seen[uri] {
		return true
	}
	seen[uri] = true
	b, err := read(fsys, name)
	if err != nil {
		return yield(Source{}, broken(uri, err))
	}
	src, err := New(uri, b)
	if err == nil && src.Format == ZIP {
		return expand(ctx, src, yield)
	}
	return yield(src, err)
}

func cleaned(uri string) string { return path.Clean(filepath.ToSlash(uri)) }

// read stops one byte past the limit, so that a huge file is refused without being held.
func read(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("it is no regular file (%s)", info.Mode().Type())
	}
	return io.ReadAll(io.LimitReader(f, MaxBytes+1))
}

func broken(uri string, err error) *Error {
	if errors.Is(err, fs.ErrNotExist) {
		return &Error{NotFound, uri, "no such file"}
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err // the path is told already
	}
	return &Error{Unreadable, uri, err.Error()}
}

func joined(root, name string) string {
	if name == "." {
		return root
	}
	return path.Join(filepath.ToSlash(root), name)
}
