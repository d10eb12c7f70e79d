package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"policygraph/internal/backup"
	"policygraph/internal/disk"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
)

func (a *app) restoreCommand() *cobra.Command {
	var target backup.Target
	var at string
	cmd := &cobra.Command{
		Use:     "restore DIR|FILE...",
		GroupID: "keep",
		Short:   "Make a store of backups (恢复)",
		Long: `Makes the store named by --store, which must not exist yet or be empty, of the backups in a folder or of those named: the whole
history, up to the last commit or the one asked for. It is the same store again: same id, same commits, same answers.

Every backup that is needed is read to the end and checked before anything is written. The store is made beside its place, opened, verified
as ` + "`policygraph verify`" + ` does, and then renamed: it is there whole, or not at all. After a kill, run the command again.

--upto names a commit, --at a time: the store as it was after the last commit that was not made later, in local time where no zone is
given. Of several sets in a folder the newest is used, or an older one if only that still has what was asked for.`,
		Example: `  policygraph restore /backups/policygraph --store data
  policygraph restore /backups/policygraph --store then --at 2026-03-01T08:00
  policygraph restore full.pgbackup next.pgbackup --store then --upto 120`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if cmd.Flags().Changed("server") {
				return usage(cmd, "--server: a store is restored on this machine, and a server started on it afterwards")
			}
			if cmd.Flags().Changed("upto") && target.Commit == 0 {
				return usage(cmd, "--upto 0: the first commit is 1")
			}
			if at != "" {
				if target.At, err = timeOf(at); err != nil {
					return usage(cmd, "--at %q: want a time such as 2026-03-01T08:00, with a zone 2026-03-01T08:00:00+08:00, or a day", at)
				}
			}
			return unwritten(a.restore(cmd.Context(), args, target))
		},
	}
	cmd.Flags().Uint64Var(&target.Commit, "upto", 0, "the last commit to restore (default: all)")
	cmd.Flags().StringVar(&at, "at", "", "the time to go back to; a day stands for its end")
	cmd.MarkFlagsMutuallyExclusive("upto", "at")
	return cmd
}

// timeOf reads a time as people write it; a day stands for its end.
func timeOf(s string) (time.Time, error) {
	for _, form := range momentForms {
		if t, err := time.ParseInLocation(form, s, time.Local); err == nil {
			return t, nil
		}
	}
	day, err := time.ParseInLocation(time.DateOnly, s, time.Local)
	return day.AddDate(0, 0, 1).Add(-time.Millisecond), err
}

// restored is what `restore` answers.
type restored struct {
	Store   string       `json:"store"` // its folder
	ID      kg.ID        `json:"id"`
	Commit  uint64       `json:"commit"`
	At      time.Time    `json:"at,omitzero"` // when that commit was made
	Chain   string       `json:"chain"`
	Files   []string     `json:"files"`
	Holds   verification `json:"holds"`
	Seconds float64      `json:"seconds"`
}

func (a *app) restore(ctx context.Context, paths []string, target backup.Target) (err error) {
	begun := time.Now()
	dir := filepath.Clean(a.store)
	if err := vacant(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o700); err != nil {
		return fmt.Errorf("%w: make %s: %w", errUnwritable, filepath.Dir(dir), reason(err))
	}
	release, err := disk.Lock(dir + ".restoring.lock")
	if err != nil {
		return fmt.Errorf("restore into %s: %w", dir, err)
	}
	defer func() { err = errors.Join(err, release()) }()

	m := a.meter(ctx)
	defer m.stop()
	files, broken, err := backup.Files(paths...)
	if err != nil {
		return err
	}
	choice, err := backup.Choose(ctx, files, broken, target, func(done, of int64) { m.set("check backups", done, of, 0, 0) })
	if err != nil {
		return err
	}
	beside := dir + ".restoring"
	if err := os.RemoveAll(beside); err != nil { // what a restore left that was cut off
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(beside)) }() // gone once renamed
	holds, err := a.build(ctx, beside, choice, m)
	if err != nil {
		return err
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return vacant(dir)
	}
	if err := os.Rename(beside, dir); err != nil {
		return err
	}
	if err := disk.Sync(filepath.Dir(dir)); err != nil {
		return err
	}
	m.stop()
	out := restored{
		Store: dir, ID: choice.Set[0].Info.Store, Commit: choice.Commit.Sequence, At: choice.Commit.At, Chain: backup.Chain(choice.Commit.Chain).String(), Holds: holds,
		Seconds: time.Since(begun).Seconds(),
	}
	for _, f := range choice.Set {
		out.Files = append(out.Files, f.Path)
	}
	return a.showRestored(out)
}

// vacant is an error unless dir is missing or empty.
func vacant(dir string) error {
	switch err := exists(dir); {
	case errors.Is(err, errNoStore):
		return nil
	case err != nil:
		return err
	}
	return fmt.Errorf("%w: %s is not empty; move it aside (mv %s %s.old), or name another folder with --store", errOccupied, dir, dir, dir)
}

// build makes a store of a choice and verifies it.
func (a *app) build(ctx context.Context, dir string, choice backup.Choice, m *meter) (verification, error) {
	var done int64
	parts := make([]backup.Part, len(choice.Set))
	for i, f := range choice.Set {
		parts[i] = f.Part(func(n int) {
			if done += int64(n); done < choice.Set.Size() {
				m.set("read backups", done, choice.Set.Size(), 0, 0)
			} else {
				m.set("write the store", 0, 0, 0, 0)
			}
		})
	}
	last, err := badgerstore.Build(ctx, dir, backup.History(ctx, choice.Commit.Sequence, parts...), badgerstore.BuildOptions{
		Options: badgerstore.Options{Logger: a.log()}, ID: choice.Set[0].Info.Store,
	})
	if err != nil {
		return verification{}, fmt.Errorf("restore: %w", err)
	}
	if last.Sequence != choice.Commit.Sequence || last.Chain != choice.Commit.Chain {
		return verification{}, fmt.Errorf("restore: the store ends with commit %d, and the backups were found to hold commit %d; somebody changed them meanwhile: %w",
			last.Sequence, choice.Commit.Sequence, backup.ErrDamaged)
	}
	st, err := openStore(dir)
	if err != nil {
		return verification{}, fmt.Errorf("open what was restored: %w", err)
	}
	desk := a.local(st)
	found, err := desk.verify(ctx, true, m.phase)
	if err = errors.Join(err, desk.Close()); err != nil {
		return verification{}, fmt.Errorf("verify what was restored: %w", err)
	}
	if !found.Sound {
		return found, fmt.Errorf("verify what was restored: %s: %w", found.Problems[0], store.ErrCorrupt)
	}
	return found, nil
}

func (a *app) showRestored(r restored) error {
	if a.json {
		return writePretty(a.out, r)
	}
	fmt.Fprintf(a.out, "%s  %s: commit %d", a.out.good("restored"), r.Store, r.Commit)
	if !r.At.IsZero() {
		fmt.Fprintf(a.out, ", made %s", localTime(r.At))
	}
	fmt.Fprintf(a.out, "; %s, verified; from %s  %s\n", plural(r.Holds.Documents, "document"), plural(len(r.Files), "file"),
		a.out.soft(fmt.Sprintf("%.2f s", r.Seconds)))
	return nil
}
