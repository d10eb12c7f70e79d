package source

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// headBytes are what is looked at of a file whose name does not tell what it is. An office document may name its parts further on.
const headBytes = 8 << 10

// skipped tells a file or folder that no person put there: hidden ones, locks of Office and WPS, what systems and downloads leave.
func skipped(name string) bool {
	base := path.Base(strings.TrimSuffix(name, "/"))
	lower := strings.ToLower(base)
	switch {
	case strings.HasPrefix(base, ".") && base != ".", strings.HasPrefix(base, "~$"), strings.HasPrefix(base, ".~"), strings.HasSuffix(base, "~"):
		return true
	case lower == "thumbs.db", lower == "desktop.ini", lower == "__macosx":
		return true
	}
	return slices.Contains([]string{".tmp", ".temp", ".crdownload", ".part", ".partial", ".download", ".bak", ".swp"}, path.Ext(lower))
}

// wanted tells whether a file that was found in a folder may be a document: by its extension; else, as names of downloads often have
// none, by what its first bytes are. Programs, data and images are left alone.
func wanted(name string, head []byte) bool {
	ext := strings.ToLower(path.Ext(name))
	if extensions[ext] || ext == ".zip" {
		return true
	}
	switch sniff(head) {
	case Text:
		s, err := New(name, whole(head))
		return err == nil && (s.Format == HTML || (len(ext) < 2 || !plainExtension(ext[1:])) && chinese(s.Decoded()))
	case Image:
		return false
	case ZIP:
		return ext != ".jar" && ext != ".apk" && ext != ".epub"
	}
	return true
}

// whole cuts the beginning of a file at its last line end, so that no character is torn.
func whole(head []byte) []byte {
	if end := bytes.LastIndexByte(head, '\n'); end > 0 && len(head) == headBytes {
		return head[:end]
	}
	return head
}

// plainExtension tells json and mp4 from the 总体要求 of "1.总体要求".
func plainExtension(ext string) bool {
	return len(ext) <= 10 && !strings.ContainsFunc(ext, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// chinese tells whether a text holds a Han character.
func chinese(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// pick is wanted for a file that was not read yet.
func pick(fsys fs.FS, name string) bool {
	if extensions[strings.ToLower(path.Ext(name))] {
		return true
	}
	f, err := fsys.Open(name)
	if err != nil {
		return false // it is not known to be a document
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return false
	}
	head, err := io.ReadAll(io.LimitReader(f, headBytes))
	return err == nil && wanted(name, head)
}

// entries visits the files of a folder that Walk reads, by their names in it, until visit returns false. A part of the folder that
// cannot be listed is visited with its error.
func entries(fsys fs.FS, visit func(name string, err error) bool) error {
	return fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
		case skipped(name) && entry.IsDir():
			return fs.SkipDir
		case entry.IsDir() || skipped(name) || !pick(fsys, name):
			return nil
		}
		if !visit(name, err) {
			return fs.SkipAll
		}
		return nil
	})
}

// Names yields the URIs of what Walk reads at the same roots, without reading the documents: to know beforehand how many there are.
// What cannot be listed is left out: Walk reports it. Members of archives are judged by their names alone.
func Names(ctx context.Context, roots ...string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, root := range roots {
			info, err := os.Stat(root)
			if err != nil {
				continue
			}
			fsys, going := fs.FS(nil), true
			visit := func(name, uri string) bool {
				if going = ctx.Err() == nil; !going {
					return false
				}
				if strings.ToLower(path.Ext(name)) != ".zip" {
					going = yield(uri)
					return going
				}
				members, _ := archiveNames(fsys, name) // Walk tells what is wrong with it
				for _, member := range members {
					if going = yield(uri + "/" + member); !going {
						return false
					}
				}
				return true
			}
			if info.IsDir() {
				fsys = os.DirFS(root)
				_ = entries(fsys, func(name string, err error) bool { return err != nil || visit(name, cleaned(joined(root, name))) }) // as above
			} else {
				dir, name := filepath.Split(root)
				fsys = os.DirFS(cmp.Or(dir, "."))
				visit(name, cleaned(root))
			}
			if !going {
				return
			}
		}
	}
}

// archiveNames are the members of an archive that look like documents.
func archiveNames(fsys fs.FS, name string) (names []string, err error) {
	b, err := read(fsys, name)
	if err != nil {
		return nil, err
	}
	members, err := listed(b)
	for _, member := range members {
		if n := memberName(member); !unwanted(n) && (extensions[strings.ToLower(path.Ext(n))] || path.Ext(n) == "") {
			names = append(names, n)
		}
	}
	return names, err
}
