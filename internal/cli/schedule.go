package cli

import (
	"context"
	"fmt"
	"log/slog"
	"strconv"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"policygraph/internal/backup"
	"policygraph/internal/httpd"
	"policygraph/internal/store/badgerstore"
)

// retryAfter is how long a scheduled backup waits after one that failed.
const retryAfter = 15 * time.Minute

// schedule takes backups of a store that is served, one at a time.
type schedule struct {
	source backup.Source
	plan   backup.Plan
	every  time.Duration
	now    func() time.Time
	log    *slog.Logger

	mu sync.Mutex
	is httpd.Scheduled
}

// backupFlags are what `serve` knows of backups.
type backupFlags struct {
	dir   string
	every time.Duration
	keep  int
}

func (f *backupFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.dir, "backup-dir", "", "take backups into this folder (env POLICYGRAPH_BACKUP_DIR)")
	cmd.Flags().DurationVar(&f.every, "backup-every", 0, "how often, with --backup-dir (default 24h; env POLICYGRAPH_BACKUP_EVERY)")
	cmd.Flags().IntVar(&f.keep, "backup-keep", 0, "begin a full backup a week and keep so many sets (default: one set for ever; env POLICYGRAPH_BACKUP_KEEP)")
}

// settle fills what was not given from the environment.
func (f *backupFlags) settle(cmd *cobra.Command, env func(string) string) (err error) {
	if f.dir == "" {
		f.dir = env("POLICYGRAPH_BACKUP_DIR")
	}
	if s := env("POLICYGRAPH_BACKUP_EVERY"); f.every == 0 && s != "" {
		if f.every, err = time.ParseDuration(s); err != nil {
			return usage(cmd, "POLICYGRAPH_BACKUP_EVERY %q: want a duration such as 24h", s)
		}
	}
	if s := env("POLICYGRAPH_BACKUP_KEEP"); f.keep == 0 && s != "" {
		if f.keep, err = strconv.Atoi(s); err != nil {
			return usage(cmd, "POLICYGRAPH_BACKUP_KEEP %q: want a number of sets", s)
		}
	}
	switch {
	case f.dir == "" && (f.every != 0 || f.keep != 0):
		return usage(cmd, "--backup-every and --backup-keep: name a folder with --backup-dir")
	case f.every == 0:
		f.every = 24 * time.Hour
	case f.every < time.Second:
		return usage(cmd, "--backup-every %s: want a second or more", f.every)
	}
	if f.keep < 0 {
		return usage(cmd, "--backup-keep %d: want a number of sets", f.keep)
	}
	return nil
}

// fullEvery is how old a set may be before a schedule that keeps few begins another.
const fullEvery = 7 * 24 * time.Hour

// run takes backups until the context is done. The first is due when the newest in the folder is old enough.
func (s *schedule) run(ctx context.Context) {
	due := s.now()
	if made, ok := s.newest(ctx); ok && made.Add(s.every).After(due) {
		due = made.Add(s.every)
	}
	for {
		s.note(func(is *httpd.Scheduled) { is.Next = due })
		wait := time.NewTimer(due.Sub(s.now()))
		select {
		case <-ctx.Done():
			wait.Stop()
			return
		case <-wait.C:
		}
		began := s.now()
		err := s.take(ctx)
		if ctx.Err() != nil {
			return
		}
		due = began.Add(s.every)
		if err != nil {
			due = s.now().Add(min(s.every, retryAfter))
			s.log.Error("take a backup", "folder", s.plan.Folder, "error", err, "again", due)
			s.note(func(is *httpd.Scheduled) { is.Failure = err.Error() })
		}
	}
}

// newest is when the newest backup of the store was made.
func (s *schedule) newest(ctx context.Context) (made time.Time, ok bool) {
	sets := s.sets(ctx)
	if len(sets) == 0 {
		return made, false
	}
	tip := sets[0].Tip().Info
	s.note(func(is *httpd.Scheduled) { is.Last, is.Commit = tip.Made, tip.Upto.Commit })
	return tip.Made, true
}

// sets are those of the store in the folder, the newest first; none where they cannot be read, which the next backup tells.
func (s *schedule) sets(ctx context.Context) []backup.Set {
	head, err := s.source.Head(ctx)
	if err != nil {
		return nil
	}
	files, _, err := backup.Files(s.plan.Folder)
	if err != nil {
		return nil
	}
	own := files[:0]
	for _, f := range files {
		if f.Info.Store == head.Store {
			own = append(own, f)
		}
	}
	sets, _ := backup.Sets(own)
	return sets
}

func (s *schedule) take(ctx context.Context) error {
	plan := s.plan
	if plan.Keep > 0 {
		sets := s.sets(ctx)
		plan.Full = len(sets) > 0 && s.now().Sub(sets[0][0].Info.Made) >= fullEvery
	}
	began := s.now()
	taken, err := backup.Take(ctx, s.source, plan)
	if err != nil {
		return err
	}
	for _, damaged := range taken.Passed {
		s.log.Warn("a backup is damaged and set aside; what it held is in the new one", "file", damaged.Path, "error", damaged.Err)
	}
	upto := taken.Since.Commit
	if taken.File != nil {
		upto = taken.Content.Upto.Commit
		s.log.Info("took a backup", "file", taken.File.Path, "commit", upto, "bytes", taken.File.Size, "took", s.now().Sub(began))
	}
	s.note(func(is *httpd.Scheduled) { is.Last, is.Commit, is.Failure = began, upto, "" })
	return nil
}

func (s *schedule) note(change func(*httpd.Scheduled)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(&s.is)
}

// state says how the backups go.
func (s *schedule) state() httpd.Scheduled {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.is
}

// schedule takes backups of the store behind a desk until stop is called; state says how they go, and is nil where none are wanted.
func (a *app) schedule(ctx context.Context, d *local, f backupFlags) (state func() httpd.Scheduled, stop func()) {
	if f.dir == "" {
		return nil, func() {}
	}
	s := &schedule{
		source: d.backups(), plan: backup.Plan{Folder: f.dir, Keep: f.keep, MinFree: badgerstore.DefaultMinFree}, every: f.every, now: time.Now,
		log: slog.New(slog.NewTextHandler(a.err, nil)),
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.run(ctx)
	}()
	fmt.Fprintf(a.out, "backups    into %s every %s\n", f.dir, f.every)
	return s.state, func() { cancel(); <-done }
}
