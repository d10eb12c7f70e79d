package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"policygraph/internal/backup"
	"policygraph/internal/disk"
	"policygraph/internal/store/badgerstore"
)

func (a *app) backupCommand() *cobra.Command {
	var full bool
	var keep int
	cmd := &cobra.Command{
		Use:     "backup DIR",
		GroupID: "keep",
		Short:   "Back up the store with its history into a folder (备份)",
		Long: `Writes what the store holds, and how it came to be, into a file in the folder DIR. The first backup is full; each later one holds
what came after the last and says which commit it continues. Nothing stops meanwhile: a server that holds the store sends the backup and
answers on.

The file appears under its name (*.pgbackup) once it has been written, read back to the end and found whole. Where nothing is new, no file
is written, and that is success. A damaged file at the end of a set is told and renamed (*.damaged): the new backup holds what it held.

A store that was restored to an earlier point has another history from there on, which its older backups do not share: that is noticed,
and --full begins a new set. Full ones need not be frequent; they bound how many files a restore reads, and --keep removes the oldest sets.`,
		Example: `  policygraph backup /backups/policygraph
  policygraph backup /backups/policygraph --full --keep 4
  policygraph backup verify /backups/policygraph
  policygraph restore /backups/policygraph --store new`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if keep < 0 {
				return usage(cmd, "--keep %d: want the number of sets to keep", keep)
			}
			return a.backup(cmd.Context(), backup.Plan{Folder: args[0], Full: full, Keep: keep})
		},
	}
	cmd.Flags().BoolVar(&full, "full", false, "begin a new set with a full backup")
	cmd.Flags().IntVar(&keep, "keep", 0, "keep so many sets (a full backup and those that continue it) and remove older ones (default: all)")
	cmd.AddCommand(a.backupVerifyCommand())
	return cmd
}

// backedUp is what `backup` answers.
type backedUp struct {
	File       string   `json:"file"` // "" where nothing was new
	Full       bool     `json:"full"`
	After      uint64   `json:"after"`
	Upto       uint64   `json:"upto"`
	Chain      string   `json:"chain"` // hash of commit upto
	Commits    int      `json:"commits"`
	Documents  int      `json:"documents"` // versions of them
	Entities   int      `json:"entities"`
	Statements int      `json:"statements"`
	Evidence   int      `json:"evidence"`
	Bytes      int64    `json:"bytes"`
	Seconds    float64  `json:"seconds"`
	Damaged    []string `json:"damaged"` // files that were set aside; what they held is in the new one
	Removed    []string `json:"removed"` // files of the oldest sets
}

func (a *app) backup(ctx context.Context, plan backup.Plan) (err error) {
	d, err := a.open(ctx, false)
	if err != nil {
		return err
	}
	defer closing(d, &err)
	m := a.meter(ctx)
	plan.MinFree, plan.Heard = badgerstore.DefaultMinFree, func(p backup.Progress) {
		word := "write"
		if p.Checking {
			word = "check"
		}
		m.set(word, p.Bytes, p.Size, p.Commits, p.Of)
	}
	begun := time.Now()
	taken, err := backup.Take(ctx, d.backups(), plan)
	m.stop()
	if err != nil {
		return unwritten(err)
	}
	return a.showBackedUp(taken, time.Since(begun))
}

// unwritten gives what the system says of a folder or a disk the name that the exits know.
func unwritten(err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("%w: %w", disk.ErrFull, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%w: %w", errUnwritable, err)
	}
	return err
}

func (a *app) showBackedUp(t backup.Taken, took time.Duration) error {
	out := backedUp{
		After: t.Since.Commit, Upto: t.Since.Commit, Chain: t.Since.Chain.String(), Seconds: took.Seconds(),
		Damaged: []string{}, Removed: append([]string{}, t.Removed...),
	}
	for _, b := range t.Passed {
		out.Damaged = append(out.Damaged, b.Path)
		if !a.json {
			fmt.Fprintf(a.err, "%s %s: %v\n", a.err.warn("damaged, and set aside:"), b.Path, b.Err)
		}
	}
	if t.File != nil {
		c := t.Content
		out.File, out.Full, out.Upto, out.Chain, out.Bytes = t.File.Path, c.Full(), c.Upto.Commit, c.Upto.Chain.String(), t.File.Size
		out.Commits, out.Documents, out.Entities = c.Counts.Commits, c.Counts.Documents, c.Counts.Entities
		out.Statements, out.Evidence = c.Counts.Statements, c.Counts.Evidence
	}
	if a.json {
		return writePretty(a.out, out)
	}
	if t.File == nil {
		fmt.Fprintf(a.out, "%s  since commit %d\n", a.out.good("nothing new"), t.Since.Commit)
		return nil
	}
	word := "continued"
	if out.Full {
		word = "full"
	}
	fmt.Fprintf(a.out, "%s  %s: commits %d to %d, %s, %s, %s; %s  %s\n", a.out.good("backed up"), word, out.After+1, out.Upto,
		plural(out.Documents, "version"), plural(out.Statements, "statement"), size(out.Bytes), out.File, a.out.soft(seconds(took)))
	for _, removed := range out.Removed {
		fmt.Fprintf(a.out, "removed  %s\n", removed)
	}
	return nil
}

func (l *local) backups() backup.Source {
	return backup.Live{History: l.store, ID: l.store.ID(), Program: version(), Now: time.Now}
}

func (r *remote) backups() backup.Source { return behind{r} }

// behind is the store behind a server.
type behind struct{ *remote }

// Head implements backup.Source.
func (b behind) Head(ctx context.Context) (h backup.Head, err error) {
	body, err := b.do(ctx, "GET", "/api/backup/head", nil, "", nil)
	if err != nil {
		return h, err
	}
	defer body.Close()
	if err := json.NewDecoder(body).Decode(&h); err != nil {
		return h, fmt.Errorf("%w: the answer of %s is no JSON: %w", errUnreachable, b.base, err)
	}
	return h, nil
}

// Backup implements backup.Source. How many commits are done, the server does not tell.
func (b behind) Backup(ctx context.Context, w io.Writer, after backup.Point, _ func(done, of uint64)) error {
	params := url.Values{"after": {strconv.FormatUint(after.Commit, 10)}, "chain": {after.Chain.String()}}
	body, err := b.do(ctx, "GET", "/api/backup", params, "", nil)
	if err != nil {
		return err
	}
	defer body.Close()
	out := &writeErrors{w: w}
	if _, err := io.Copy(out, body); err != nil {
		if out.err != nil {
			return out.err
		}
		return errors.Join(ctx.Err(), fmt.Errorf("%w: %s cut the backup off (its log says why): %w", errUnreachable, b.base, err))
	}
	return nil
}

// writeErrors tells the errors of a writer from those of a reader.
type writeErrors struct {
	w   io.Writer
	err error
}

func (e *writeErrors) Write(p []byte) (n int, err error) {
	n, e.err = e.w.Write(p)
	return n, e.err
}

// BackupHead names the store and its last commit.
func (s served) BackupHead(ctx context.Context) (json.RawMessage, error) {
	return marshal(s.backups().Head(ctx))
}

// Backup writes a backup of what came after a commit.
func (s served) Backup(ctx context.Context, w io.Writer, after, chain string) (err error) {
	var from backup.Point
	if from.Commit, err = strconv.ParseUint(after, 10, 64); err != nil {
		return fmt.Errorf("%w: ?after= is the number of a commit, 0 for a full backup", errUsage)
	}
	if from.Commit > 0 {
		if err := from.Chain.UnmarshalText([]byte(chain)); err != nil {
			return fmt.Errorf("%w: ?chain= is the hash of commit %d: %w", errUsage, from.Commit, err)
		}
	}
	return s.backups().Backup(ctx, w, from, nil)
}
