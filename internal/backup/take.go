package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"policygraph/internal/disk"
	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Source is a store to back up: one of this process (Live), or one behind a server.
type Source interface {
	// Head names the store and its last commit.
	Head(ctx context.Context) (Head, error)
	// Backup writes a backup of all commits after a point; ErrOtherHistory where the store has no such point. heard, which may be nil,
	// hears how many of the commits are done, if that is known.
	Backup(ctx context.Context, w io.Writer, after Point, heard func(done, of uint64)) error
}

// Head is a store at its last commit.
type Head struct {
	Store kg.ID `json:"store"`
	Last  Point `json:"last"`
}

// Live is a store of this process.
type Live struct {
	History store.Historian
	ID      kg.ID
	Program string
	Now     func() time.Time
}

// Head implements Source.
func (l Live) Head(ctx context.Context) (h Head, err error) {
	h.Store = l.ID
	var sequence uint64
	err = l.History.View(ctx, func(r store.Reader) error {
		stats, err := r.Stats(ctx)
		sequence = stats.Sequence
		return err
	})
	if err != nil || sequence == 0 {
		return h, err
	}
	commits, err := l.History.Commits(ctx, sequence-1, 1)
	if err == nil {
		h.Last = Point{commits[0].Sequence, Chain(commits[0].Chain)}
	}
	return h, err
}

// Backup implements Source.
func (l Live) Backup(ctx context.Context, w io.Writer, after Point, heard func(done, of uint64)) error {
	_, _, err := Write(ctx, w, l.History, Options{Store: l.ID, After: after, Made: l.Now(), Program: l.Program, Progress: heard})
	return err
}

// Plan says how to take a backup.
type Plan struct {
	Folder  string
	Full    bool   // begin a new set
	Keep    int    // remove all but so many sets of the store once the new backup is verified; 0: none
	MinFree uint64 // bytes of the disk that must stay free
	Heard   func(Progress)
}

// Progress is how far a backup is.
type Progress struct {
	Checking    bool  // it is written, and is read back
	Bytes       int64 // written or read
	Size        int64 // to read; 0 while writing
	Commits, Of uint64
}

// Taken is what became of a backup.
type Taken struct {
	File    *File // nil: there was nothing new
	Content Content
	Since   Point    // where the last backup ends
	Passed  []Broken // files that are damaged; what they held is in this backup
	Removed []string // files of the oldest sets
}

// tries is how often a backup is begun anew because the store forgot, meanwhile, what it was to hold.
const tries = 3

// Take adds to the folder a backup that continues the newest set of the store there, or begins one. It is written beside its name, read
// back to the end, and then renamed: under the name of a backup there is a whole one, or none. Where the end of the set is damaged, it
// continues what comes before that, and the damaged files get another name.
func Take(ctx context.Context, source Source, p Plan) (t Taken, err error) {
	if t, err = take(ctx, source, p); err != nil {
		return t, fmt.Errorf("back up into %s: %w", p.Folder, err)
	}
	return t, nil
}

func take(ctx context.Context, source Source, p Plan) (t Taken, err error) {
	if p.Heard == nil {
		p.Heard = func(Progress) {}
	}
	head, err := source.Head(ctx)
	if err != nil {
		return t, err
	}
	if err := os.MkdirAll(p.Folder, 0o700); err != nil {
		return t, err
	}
	release, err := disk.Lock(filepath.Join(p.Folder, ".policygraph-backup.lock"))
	if err != nil {
		return t, err
	}
	defer func() { err = errors.Join(err, release()) }()
	if !p.Full {
		if t.Since, t.Passed, err = last(ctx, p.Folder, head.Store); err != nil {
			return t, err
		}
	}
	if t.Since.Commit > 0 && t.Since == head.Last {
		return t, nil
	}
	for try := 1; ; try++ {
		err = p.add(ctx, source, head, &t)
		if err == nil {
			break
		}
		if try == tries || !errors.Is(err, store.ErrForgotten) {
			return t, err
		}
	}
	if p.Keep > 0 {
		t.Removed, err = prune(p.Folder, head.Store, p.Keep)
	}
	return t, err
}

// last is where the newest set of a store ends, the zero point where there is none. Damaged files at its end are passed over.
func last(ctx context.Context, folder string, id kg.ID) (end Point, passed []Broken, err error) {
	sets, broken, err := setsOf(folder, id)
	if err != nil {
		return end, nil, err
	}
	for _, b := range broken {
		switch {
		case !errors.Is(b.Err, ErrDamaged):
			return end, nil, b.Err
		case strings.HasPrefix(filepath.Base(b.Path), prefix(id)):
			passed = append(passed, b)
		}
	}
	if len(sets) == 0 {
		return end, passed, nil
	}
	for _, f := range slices.Backward(sets[0]) {
		err := check(ctx, f)
		if err == nil {
			return f.Info.Upto, passed, nil
		}
		if !errors.Is(err, ErrDamaged) {
			return end, passed, err
		}
		passed = append(passed, Broken{f.Path, err})
	}
	return end, passed, nil // a new set
}

// setAside gives damaged files another name, so that nobody takes them for backups.
func setAside(files []Broken) error {
	for i, b := range files {
		aside := b.Path + ".damaged"
		if err := os.Rename(b.Path, aside); err != nil {
			return err
		}
		files[i].Path = aside
	}
	return nil
}

func check(ctx context.Context, f File) error {
	r, err := f.Part(nil).Open()
	if err != nil {
		return err
	}
	defer r.Close()
	if _, err := CheckFrames(ctx, r); err != nil {
		return fmt.Errorf("read backup %s: %w", f.Path, err)
	}
	return nil
}

// setsOf are the sets of a store in a folder, the newest first.
func setsOf(folder string, id kg.ID) ([]Set, []Broken, error) {
	files, broken, err := Files(folder)
	if err != nil {
		return nil, nil, err
	}
	files = slices.DeleteFunc(files, func(f File) bool { return f.Info.Store != id })
	sets, _ := Sets(files)
	return sets, broken, nil
}

// add writes a backup of what comes after t.Since, verifies it and gives it its name.
func (p Plan) add(ctx context.Context, source Source, head Head, t *Taken) (err error) {
	if err := disk.Check(p.Folder, guardStep, p.MinFree); err != nil {
		return err
	}
	partial := filepath.Join(p.Folder, prefix(head.Store)+"partial") // what a backup left that was cut off is written over
	f, err := os.OpenFile(partial, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close() // again, perhaps
			os.Remove(partial)
		}
	}()
	out := &guarded{w: f, plan: p}
	if err := source.Backup(ctx, out, t.Since, out.commits); err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	read := Progress{Checking: true, Size: out.heard.Bytes}
	c, err := Survey(ctx, File{Path: partial}.Part(func(n int) { read.Bytes += int64(n); p.Heard(read) }))
	if err != nil {
		return err
	}
	if c.Store != head.Store || c.After != t.Since {
		return fmt.Errorf("the backup continues %s of store %s, and %s of store %s was asked for", c.After, c.Store, t.Since, head.Store)
	}
	if err := setAside(t.Passed); err != nil { // one of them may have the name of the new one
		return err
	}
	t.File, t.Content = &File{Path: filepath.Join(p.Folder, c.Name()), Size: out.heard.Bytes, Info: c.Info}, c
	if err := os.Rename(partial, t.File.Path); err != nil {
		return err
	}
	return disk.Sync(p.Folder)
}

// guardStep is how many bytes are written before the free space is asked for again.
const guardStep = 4 << 20

// guarded writes while there is room.
type guarded struct {
	w       io.Writer
	plan    Plan
	heard   Progress
	checked int64
}

func (g *guarded) Write(b []byte) (int, error) {
	if g.heard.Bytes-g.checked >= guardStep {
		if err := disk.Check(g.plan.Folder, guardStep, g.plan.MinFree); err != nil {
			return 0, err
		}
		g.checked = g.heard.Bytes
	}
	n, err := g.w.Write(b)
	g.heard.Bytes += int64(n)
	g.plan.Heard(g.heard)
	return n, err
}

func (g *guarded) commits(done, of uint64) {
	g.heard.Commits, g.heard.Of = done, of
	g.plan.Heard(g.heard)
}

// prune removes the files that only the oldest sets of a store need, each set from its end: what is left of one that is half removed
// still restores.
func prune(folder string, id kg.ID, keep int) (removed []string, err error) {
	sets, _, err := setsOf(folder, id)
	if err != nil || len(sets) <= keep {
		return nil, err
	}
	kept := map[string]bool{}
	for _, set := range sets[:keep] {
		for _, f := range set {
			kept[f.Path] = true
		}
	}
	for _, set := range slices.Backward(sets[keep:]) {
		for _, f := range slices.Backward(set) {
			if kept[f.Path] {
				continue
			}
			if err := os.Remove(f.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return removed, err
			}
			kept[f.Path] = true // gone already, where another set had it too
			removed = append(removed, f.Path)
		}
	}
	return removed, disk.Sync(folder)
}
