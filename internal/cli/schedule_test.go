package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"policygraph/internal/backup"
	"policygraph/internal/kg"
	"policygraph/internal/store/memstore"
	"policygraph/internal/store/storetest"
)

// flaky fails the first time that it is asked for a backup.
type flaky struct {
	backup.Live
	failed *bool
}

func (f flaky) Backup(ctx context.Context, w io.Writer, after backup.Point, heard func(done, of uint64)) error {
	if !*f.failed {
		*f.failed = true
		return errors.New("the disk is away")
	}
	return f.Live.Backup(ctx, w, after, heard)
}

func TestAScheduledBackupThatFailsIsTriedAgain(t *testing.T) {
	s := memstore.New()
	defer s.Close()
	if _, err := s.Apply(context.Background(), storetest.Plan("plan", 1, 2)); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	ctx, stop := context.WithCancel(context.Background())
	live := backup.Live{History: s, ID: kg.NewID("store"), Program: "test", Now: time.Now}
	x := &schedule{
		source: flaky{live, new(bool)}, plan: backup.Plan{Folder: filepath.Join(t.TempDir(), "backups")}, every: 20 * time.Millisecond, now: time.Now,
		log: slog.New(slog.NewTextHandler(&log, nil)),
	}
	done := make(chan struct{})
	go func() { defer close(done); x.run(ctx) }()
	var failure string
	for range 1000 {
		is := x.state()
		if failure == "" {
			failure = is.Failure
		}
		if is.Commit == 1 {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	stop()
	<-done
	is := x.state()
	if is.Commit != 1 || is.Failure != "" || is.Last.IsZero() || is.Next.IsZero() {
		t.Errorf("state: got %+v, want the success at commit 1", is)
	}
	if !strings.Contains(failure, "the disk is away") || !strings.Contains(log.String(), "the disk is away") || !strings.Contains(log.String(), "took a backup") {
		t.Errorf("the failure was told as %q, the log says:\n%s", failure, log.String())
	}

	// Another process knows from the folder when the next is due.
	x = &schedule{source: live, plan: x.plan, every: time.Hour, now: time.Now, log: x.log}
	ctx, stop = context.WithCancel(context.Background())
	done = make(chan struct{})
	go func() { defer close(done); x.run(ctx) }()
	for range 1000 {
		if is = x.state(); !is.Next.IsZero() {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	stop()
	<-done
	if is.Commit != 1 || time.Until(is.Next) < 50*time.Minute {
		t.Errorf("after a restart: got %+v, want commit 1 and the next within the hour", is)
	}
}

func TestBackupFlagsComeFromTheEnvironmentToo(t *testing.T) {
	a := &app{}
	cmd := a.serveCommand()
	for name, c := range map[string]struct {
		flags backupFlags
		env   map[string]string
		want  backupFlags
		err   string
	}{
		"none":          {want: backupFlags{every: 24 * time.Hour}},
		"environment":   {env: map[string]string{"POLICYGRAPH_BACKUP_DIR": "b", "POLICYGRAPH_BACKUP_EVERY": "6h", "POLICYGRAPH_BACKUP_KEEP": "4"}, want: backupFlags{"b", 6 * time.Hour, 4}},
		"flags win":     {backupFlags{"c", time.Hour, 1}, map[string]string{"POLICYGRAPH_BACKUP_DIR": "b", "POLICYGRAPH_BACKUP_EVERY": "6h"}, backupFlags{"c", time.Hour, 1}, ""},
		"no folder":     {flags: backupFlags{every: time.Hour}, err: "--backup-dir"},
		"no duration":   {env: map[string]string{"POLICYGRAPH_BACKUP_DIR": "b", "POLICYGRAPH_BACKUP_EVERY": "daily"}, err: "want a duration"},
		"no number":     {env: map[string]string{"POLICYGRAPH_BACKUP_DIR": "b", "POLICYGRAPH_BACKUP_KEEP": "all"}, err: "want a number"},
		"too often":     {flags: backupFlags{"c", time.Millisecond, 0}, err: "want a second"},
		"less than one": {flags: backupFlags{"c", time.Hour, -1}, err: "want a number"},
	} {
		got := c.flags
		err := got.settle(cmd, func(key string) string { return c.env[key] })
		if c.err == "" && (err != nil || got != c.want) || c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err) || !errors.Is(err, errUsage)) {
			t.Errorf("%s: got %+v, error %v; want %+v, error with %q", name, got, err, c.want, c.err)
		}
	}
}

func TestTimesAreReadAsPeopleWriteThem(t *testing.T) {
	local := func(hour, minute, second, milli int) time.Time {
		return time.Date(2026, 3, 1, hour, minute, second, milli*1e6, time.Local)
	}
	for s, want := range map[string]time.Time{
		"2026-03-01T08:00":          local(8, 0, 0, 0),
		"2026-03-01 08:00:30":       local(8, 0, 30, 0),
		"2026-03-01T08:00:30.125":   local(8, 0, 30, 125),
		"2026-03-01":                local(23, 59, 59, 999),
		"2026-03-01T08:00:00Z":      time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC),
		"2026-03-01T08:00:00+08:00": time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC),
	} {
		if got, err := timeOf(s); err != nil || !got.Equal(want) {
			t.Errorf("%q: got %v, error %v; want %v", s, got, err, want)
		}
	}
	for _, s := range []string{"", "yesterday", "2026-13-01", "08:00"} {
		if got, err := timeOf(s); err == nil {
			t.Errorf("%q: got %v, want an error", s, got)
		}
	}
}
