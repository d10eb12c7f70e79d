package source

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"path"
	"strings"
)

// At yields the file of that name in a file system, or the files below the folder of that name, as Walk does; their URIs are their paths
// in the file system under prefix.
func At(ctx context.Context, fsys fs.FS, name, prefix string) iter.Seq2[Source, error] {
	return func(yield func(Source, error) bool) {
		uri := joined(prefix, name)
		info, err := fs.Stat(fsys, name)
		if err != nil {
			yield(Source{}, broken(uri, err))
			return
		}
		seen := make(map[string]bool)
		if !info.IsDir() {
			single(ctx, fsys, name, uri, seen, yield)
			return
		}
		below, err := fs.Sub(fsys, name)
		if err != nil {
			yield(Source{}, broken(uri, err))
			return
		}
		directory(ctx, below, uri, seen, yield)
	}
}

// CountAt is how many files At yields, as far as names tell: without reading the documents.
func CountAt(ctx context.Context, fsys fs.FS, name string) (n int, err error) {
	count := func(fsys fs.FS, name string) {
		n++
		if strings.ToLower(path.Ext(name)) == ".zip" {
			members, bad := archiveNames(fsys, name)
			if bad == nil && len(members) > 0 { // else At tells one thing, what is wrong with it
				n += len(members) - 1
			}
		}
	}
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return 0, err
	}
	if !info.IsDir() {
		count(fsys, name)
		return n, ctx.Err()
	}
	below, err := fs.Sub(fsys, name)
	if err != nil {
		return 0, err
	}
	err = entries(below, func(name string, bad error) bool {
		if bad != nil {
			n++
		} else {
			count(below, name)
		}
		return ctx.Err() == nil
	})
	return max(n, 1), errors.Join(err, ctx.Err())
}
