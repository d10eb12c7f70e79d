package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"policygraph/internal/disk"
	"policygraph/internal/interchange"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
)

// importMemory is what an import may grow to before the collector works harder.
const importMemory = 448 << 20

func (a *app) importCommand() *cobra.Command {
	var memory budget
	cmd := &cobra.Command{
		Use:     "import FILE|-",
		GroupID: "take",
		Short:   "Take in what `policygraph export` wrote (导入)",
		Long: `Reads a file of ` + "`policygraph export`" + `, or standard input (-); one that is compressed by gzip or Zstandard is decompressed. Every
line is checked, and every document against the digest of its commit.

Where there is no store yet, or an empty one, it makes the store that the file describes: the same commits with the same numbers, times
and hashes, so that every question about the past has the same answer. It appears at once, when it is whole. Of a file without history
(--current), or of a part of one, the documents get commits of their own. The new store has an id of its own, for from then on it has a
history of its own; to put a lost store back in its place, see ` + "`policygraph restore`" + `.

Where there is something already, also while a server holds it, the last version of each document of the file is taken in, each by a
commit of its own as if it were ingested now; what the store asserts already byte for byte is left alone ("unchanged"). Documents that
the file retracts stay as they are. A file that is cut off is refused before anything is changed; where a line within it is wrong, the
documents before it stay, each of them whole, and the same command goes on from there.`,
		Example: `  policygraph import graph.jsonl.zst --store copy
  policygraph import now.jsonl                       # into the store of the server that runs here
  ssh other policygraph export | policygraph import -`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := memory.settle(cmd, a.env); err != nil {
				return err
			}
			if a.env("GOMEMLIMIT") == "" && memory.mib == 0 {
				debug.SetMemoryLimit(importMemory)
			}
			a.memory = memory
			return a.importFile(cmd.Context(), args[0])
		},
	}
	memory.add(cmd)
	return cmd
}

// imported is what became of a file.
type imported struct {
	New        bool    `json:"new"`       // a store was made of it
	Commits    int     `json:"commits"`   // that were made
	Sequence   uint64  `json:"sequence"`  // the last commit of the store
	Documents  int     `json:"documents"` // that were stored, as were the following; of a new store every version of them
	Entities   int     `json:"entities"`
	Statements int     `json:"statements"`
	Evidence   int     `json:"evidence"`
	Unchanged  int     `json:"unchanged"` // documents that the store asserts already
	Retracted  int     `json:"retracted"` // documents that the file retracts last: nothing was done with them
	Forgotten  int     `json:"forgotten"` // documents whose last version the file no longer has
	Seconds    float64 `json:"seconds"`
}

// add counts a version that was stored.
func (i *imported) add(p store.Published) {
	i.Commits++
	if !p.Retracted && !p.Forgotten {
		i.Documents++
		i.Entities += len(p.Batch.Entities)
		i.Statements += len(p.Batch.Statements)
		i.Evidence += len(p.Batch.Evidence)
	}
}

func (a *app) importFile(ctx context.Context, name string) (err error) {
	in, length := a.in, int64(0)
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("import %s: %w", name, reason(err))
		}
		defer f.Close()
		info, err := f.Stat()
		switch {
		case err != nil:
			return fmt.Errorf("import %s: %w", name, reason(err))
		case info.IsDir():
			return fmt.Errorf("%w: import %s: it is a folder, and an export is a file", errUsage, name)
		}
		in, length = f, info.Size()
	}
	m := a.meter(ctx)
	begun := time.Now()
	out, err := a.importFrom(ctx, in, &intake{meter: m, length: length})
	m.stop()
	if err != nil {
		return fmt.Errorf("import %s: %w", name, err)
	}
	out.Seconds = time.Since(begun).Seconds()
	if a.json {
		return writePretty(a.out, out)
	}
	a.showImported(out)
	return nil
}

// importFrom makes a store of in, or takes in into the one that there is.
func (a *app) importFrom(ctx context.Context, in io.Reader, i *intake) (out imported, err error) {
	if a.server == "" {
		if err := exists(a.store); errors.Is(err, errNoStore) {
			return buildOf(ctx, a.store, in, i, badgerstore.BuildOptions{})
		} else if err != nil {
			return out, err
		}
	}
	d, err := a.open(ctx, false)
	if err != nil {
		return out, err
	}
	if l, ok := d.(*local); ok {
		commits, err := l.store.Commits(ctx, 0, 1)
		if err != nil || len(commits) == 0 {
			if err = errors.Join(err, l.Close()); err != nil {
				return out, err
			}
			return buildInstead(ctx, a.store, in, i, badgerstore.BuildOptions{ID: l.store.ID()})
		}
	}
	defer closing(d, &err)
	return d.importFrom(ctx, in, i)
}

// buildInstead makes a store in the place of one in which nothing is.
func buildInstead(ctx context.Context, dir string, in io.Reader, i *intake, o badgerstore.BuildOptions) (out imported, err error) {
	dir = filepath.Clean(dir)
	empty := dir + ".empty"
	if err := os.Rename(dir, empty); err != nil {
		return out, fmt.Errorf("%w: move the empty store %s aside: %w", errUnwritable, dir, reason(err))
	}
	if out, err = buildOf(ctx, dir, in, i, o); err != nil {
		return out, errors.Join(err, os.Rename(empty, dir))
	}
	return out, os.RemoveAll(empty)
}

// buildOf makes the store dir of in.
func buildOf(ctx context.Context, dir string, in io.Reader, i *intake, o badgerstore.BuildOptions) (out imported, err error) {
	plain, err := unpacked(i.counted("read", in))
	if err != nil {
		return out, err
	}
	defer plain.Close()
	header, all, err := interchange.Read(ctx, plain)
	if err != nil {
		return out, err
	}
	if err := os.MkdirAll(filepath.Dir(filepath.Clean(dir)), 0o700); err != nil {
		return out, fmt.Errorf("%w: make store %s: %w", errUnwritable, dir, reason(err))
	}
	o.Renumber = !header.History || header.After > 0
	out.New = true
	last, err := badgerstore.Build(ctx, dir, func(yield func(store.Published, error) bool) {
		for p, err := range all {
			if err == nil {
				out.add(p)
				i.stored(len(p.Batch.Statements))
			}
			if !yield(p, err) {
				return
			}
		}
		i.word("sort and write")
	}, o)
	out.Sequence = last.Sequence
	return out, err
}

// importFrom takes in the last version of each document. It reads the file twice, so it keeps a copy of one that can be read only once.
func (l *local) importFrom(ctx context.Context, in io.Reader, i *intake) (out imported, err error) {
	file, ok := in.(*os.File)
	if ok {
		info, err := file.Stat()
		ok = err == nil && info.Mode().IsRegular()
	}
	if !ok {
		if file, err = spool(i.counted("receive", in)); err != nil {
			return out, err
		}
		defer file.Close()
	}
	read := func(word string, do func(io.Reader) error) error {
		if _, err := file.Seek(0, io.SeekStart); err != nil {
			return err
		}
		plain, err := unpacked(i.counted(word, file))
		if err != nil {
			return err
		}
		defer plain.Close()
		return do(plain)
	}
	wanted := map[uint64]bool{}
	err = read("look through", func(r io.Reader) error {
		skimmed, err := interchange.Skim(ctx, r)
		for _, last := range skimmed.Last {
			switch {
			case last.Retracted:
				out.Retracted++
			case last.Forgotten:
				out.Forgotten++
			default:
				wanted[last.Sequence] = true
			}
		}
		return err
	})
	if err != nil {
		return out, err
	}
	err = read("import", func(r io.Reader) error {
		_, versions, err := interchange.ReadSome(ctx, r, func(sequence uint64) bool { return wanted[sequence] })
		if err != nil {
			return err
		}
		err = l.store.ApplyAll(ctx, versions, func(p store.Published, changed bool) {
			if i.stored(len(p.Batch.Statements)); changed {
				out.add(p)
			} else {
				out.Unchanged++
			}
		})
		if err != nil {
			err = fmt.Errorf("%w (%s before it stay)", err, plural(out.Documents, "document"))
		}
		return err
	})
	if err != nil {
		return out, err
	}
	return out, l.store.View(ctx, func(r store.Reader) error {
		stats, err := r.Stats(ctx)
		out.Sequence = stats.Sequence
		return err
	})
}

// spool copies in to a file without a name, which is gone once it is closed.
func spool(in io.Reader) (*os.File, error) {
	f, err := os.CreateTemp("", "policygraph-import-*")
	if err != nil {
		return nil, fmt.Errorf("%w: keep a copy of what comes in: %w", errUnwritable, err)
	}
	_ = os.Remove(f.Name()) // where files that are open cannot be removed, it stays until the system clears its folder
	const piece = 8 << 20
	for {
		if err = disk.Check(filepath.Dir(f.Name()), piece, badgerstore.DefaultMinFree); err != nil {
			break
		}
		if _, err = io.CopyN(f, in, piece); errors.Is(err, io.EOF) {
			return f, nil
		}
		if err != nil {
			break
		}
	}
	f.Close()
	return nil, fmt.Errorf("keep a copy of what comes in: %w", err)
}

// Import takes in what the body of a request holds.
func (s served) Import(ctx context.Context, in io.Reader) (json.RawMessage, error) {
	begun := time.Now()
	out, err := s.importFrom(ctx, in, &intake{meter: &meter{}})
	out.Seconds = time.Since(begun).Seconds()
	return marshal(out, err)
}

func (r *remote) importFrom(ctx context.Context, in io.Reader, i *intake) (out imported, err error) {
	return out, r.call(ctx, "/api/import", nil, i.counted("send", in), &out)
}

// intake shows how far an import is: the bytes that were read of its file, and the statements that were stored.
type intake struct {
	*meter
	length int64 // of the file, 0 where it is not known
	begun  time.Time
	count  int
}

// counted is r, whose bytes are counted for a stage of the work.
func (i *intake) counted(stage string, r io.Reader) io.Reader {
	return &countedReader{r: r, heard: func(n int64) {
		i.set(stage, n, i.length, 0, 0)
	}}
}

// word begins a stage of which nobody knows how far it is.
func (i *intake) word(stage string) { i.set(stage, 0, 0, 0, 0) }

// stored counts statements.
func (i *intake) stored(statements int) {
	if i.begun.IsZero() {
		i.begun = time.Now()
	}
	i.count += statements
	i.note(fmt.Sprintf("%s statements, %.0f/s", thousands(i.count), float64(i.count)/max(time.Since(i.begun).Seconds(), 0.001)))
}

// thousands is n in groups: 1,250,000.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}

func (a *app) showImported(i imported) {
	word := "imported"
	if i.New {
		word = "made"
	}
	parts := []string{plural(i.Documents, "document"), plural(i.Statements, "statement")}
	if i.New {
		parts[0] = plural(i.Documents, "version") + " of documents"
	}
	for _, left := range []struct {
		n    int
		what string
	}{{i.Unchanged, "unchanged"}, {i.Retracted, "retracted in the file"}, {i.Forgotten, "without their last version in the file"}} {
		if left.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", left.n, left.what))
		}
	}
	fmt.Fprintf(a.out, "%s  %s; commit %d  %s\n", a.out.good(word), strings.Join(parts, ", "), i.Sequence, a.out.soft(fmt.Sprintf("%.2f s", i.Seconds)))
}
