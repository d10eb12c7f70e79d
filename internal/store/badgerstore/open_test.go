package badgerstore

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/storetest"
)

func TestAReopenedStoreShowsTheSame(t *testing.T) {
	dir, m := filled(t)
	for range 2 {
		s := openTest(t, dir)
		showsModel(t, s, m)
		if got := verified(t, s).Sequence; got != 3 {
			t.Errorf("sequence after reopening: got %d, want 3", got)
		}
		if changed, err := s.Apply(context.Background(), storetest.Plan("plan", 2, 40)); changed || err != nil {
			t.Errorf("Apply of what is there after reopening: got changed=%v, error %v", changed, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestASecondOpenIsLockedOut(t *testing.T) {
	dir := t.TempDir()
	s := openTest(t, dir)
	if _, err := Open(dir, Options{}); !errors.Is(err, store.ErrLocked) || !strings.Contains(err.Error(), strconv.Itoa(os.Getpid())) {
		t.Errorf("second Open in this process: got error %v, want ErrLocked that names process %d", err, os.Getpid())
	}
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childRole+"=live", childDir+"="+dir, childFrom+"=0")
	out, err := child.CombinedOutput()
	if err == nil || !strings.Contains(string(out), store.ErrLocked.Error()) {
		t.Errorf("second process: got %q, error %v; want it to end with %v", out, err, store.ErrLocked)
	}
	if _, err := s.Apply(context.Background(), storetest.Plan("plan", 1, 2)); err != nil {
		t.Errorf("Apply after others tried: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	openTest(t, dir)
}

func TestADirectoryInUseByBadgerAloneIsLocked(t *testing.T) {
	dir := t.TempDir()
	openTest(t, dir)
	image := crashImage(t, dir)
	held, err := lockDir(filepath.Join(image, badgerDir)) // as a process of another program would hold it
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	if _, err := Open(image, Options{}); !errors.Is(err, store.ErrLocked) {
		t.Errorf("Open: got error %v, want ErrLocked", err)
	}
}

func TestAFullDiskRefusesWritesAndNotReads(t *testing.T) {
	ctx := context.Background()
	free := uint64(math.MaxUint64)
	s, err := Open(t.TempDir(), Options{MinFree: 1 << 30, Free: func(string) (uint64, error) { return free, nil }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	first, second := storetest.Plan("plan", 1, 20), storetest.Plan("plan", 2, 20)
	if _, err := s.Apply(ctx, first); err != nil {
		t.Fatal(err)
	}
	for _, free = range []uint64{0, 1<<30 - 1, 1 << 30} { // the last would be used up by the batch
		if _, err := s.Apply(ctx, second); !errors.Is(err, store.ErrDiskFull) {
			t.Errorf("Apply with %d bytes free: got error %v, want ErrDiskFull", free, err)
		}
		showsModel(t, s, storetest.Model{first.Document.ID: first})
	}
	free = 0
	if _, err := s.Retract(ctx, first.Document.ID); !errors.Is(err, store.ErrDiskFull) {
		t.Errorf("Retract on a full disk: got error %v, want ErrDiskFull", err)
	}
	verified(t, s)
	free = math.MaxUint64
	if changed, err := s.Apply(ctx, second); !changed || err != nil {
		t.Errorf("Apply when there is space again: got changed=%v, error %v", changed, err)
	}
	showsModel(t, s, storetest.Model{second.Document.ID: second})
	verified(t, s)
}

func TestADiskThatFillsDuringApplyLeavesNothing(t *testing.T) {
	ctx := context.Background()
	looks, enough := 0, 4
	dir := t.TempDir()
	s, err := Open(dir, Options{MinFree: 1, Free: func(string) (uint64, error) {
		if looks++; looks > enough {
			return 0, nil
		}
		return math.MaxUint64, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	b := storetest.Plan("plan", 1, 12_000)
	if _, err := s.Apply(ctx, b); !errors.Is(err, store.ErrDiskFull) {
		t.Errorf("Apply while the disk fills: got error %v after %d looks, want ErrDiskFull", err, looks)
	}
	showsModel(t, s, storetest.Model{})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := openTest(t, dir) // sweeps what was staged
	if got := verified(t, again).Keys; got != 0 {
		t.Errorf("keys after the sweep: got %d, want 0", got)
	}
}

func TestFreeSpaceIsThatOfTheDisk(t *testing.T) {
	dir := t.TempDir()
	got, err := Options{}.room(dir).free(dir)
	if err != nil || got == 0 {
		t.Errorf("free bytes of %s: got %d, error %v; want some", dir, got, err)
	}
	if DefaultMinFree < 512<<20 {
		t.Errorf("DefaultMinFree: got %d, want at least 512 MiB", DefaultMinFree)
	}
}

func TestALedgerThatCannotBeWrittenStopsWriting(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	s, err := Open(dir, Options{MinFree: 1})
	if err != nil {
		t.Fatal(err)
	}
	s.ledger.file.Close()
	b := storetest.Plan("plan", 1, 3)
	if _, err := s.Apply(ctx, b); err == nil {
		t.Error("Apply without a ledger: got no error, want one: nothing was acknowledged")
	}
	if _, err := s.Apply(ctx, storetest.Plan("other", 1, 3)); err == nil || !strings.Contains(err.Error(), "commit 1 is made and cannot be acknowledged") {
		t.Errorf("next Apply: got error %v, want a refusal that names the commit that is not acknowledged", err)
	}
	s.ledger.file = s.lock // closing twice is no error worth a test
	s.Close()
	again := openTest(t, dir)
	showsModel(t, again, storetest.Model{b.Document.ID: b}) // it had come to pass
	verified(t, again)
}

func TestStagedGenerationsAreSweptWhenTheStoreOpens(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	s := openTest(t, dir)
	b, _, err := store.Canonical(storetest.Plan("plan", 1, 30))
	if err != nil {
		t.Fatal(err)
	}
	st := s.stage()
	if err := st.batch(ctx, 5, b); err != nil {
		t.Fatal(err)
	}
	if err := st.flush(); err != nil { // staged, never published: as after a crash
		t.Fatal(err)
	}
	st.discard()
	showsModel(t, s, storetest.Model{})
	report, err := s.Verify(ctx)
	if err != nil || len(report.Problems) != 1 || report.Problems[0].Check != "keys" {
		t.Errorf("Verify with staged keys: got %v, error %v; want one problem of check keys", report.Problems, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := openTest(t, dir)
	if got := verified(t, again).Keys; got != 0 {
		t.Errorf("keys after opening again: got %d, want 0", got)
	}
	if again.lastGen < 5 {
		t.Errorf("last generation after the sweep: got %d, want at least 5, for old Views may know it", again.lastGen)
	}
}

func TestForgottenVersionsLeaveNoKeys(t *testing.T) {
	ctx := context.Background()
	s := openTest(t, t.TempDir())
	var ids []kg.ID
	for v := range 4 {
		b := storetest.Plan("plan", v, 700) // more members than one round of a sweep
		ids = append(ids, b.Document.ID)
		if _, err := s.Apply(ctx, b); err != nil {
			t.Fatal(err)
		}
	}
	verified(t, s)
	if _, err := s.Retract(ctx, ids[0]); err != nil {
		t.Fatal(err)
	}
	verified(t, s)
	if n, err := s.Forget(ctx, 5); n != 4 || err != nil {
		t.Errorf("Forget(5): got %d versions, error %v; want 4", n, err)
	}
	if got, want := verified(t, s).Keys, 1+5+1; got != want { // the head, five commits and the horizon
		t.Errorf("keys after the last version is forgotten: got %d, want %d", got, want)
	}
}

func TestCloseWaitsForViews(t *testing.T) {
	s := openTest(t, t.TempDir())
	inside, leave := make(chan struct{}), make(chan struct{})
	var view sync.WaitGroup
	view.Go(func() {
		err := s.View(context.Background(), func(r store.Reader) error {
			close(inside)
			<-leave
			_, err := r.Kinds(context.Background(), kg.KindTask, kg.ID{}, 0)
			return err
		})
		if err != nil {
			t.Errorf("View during Close: %v", err)
		}
	})
	<-inside
	closed := make(chan error)
	go func() { closed <- s.Close() }()
	select {
	case <-closed:
		t.Error("Close returned while a View was open")
	case <-time.After(50 * time.Millisecond):
	}
	close(leave)
	view.Wait()
	if err := <-closed; err != nil {
		t.Errorf("Close: %v", err)
	}
}

func TestAWaitingWriterHeedsItsContext(t *testing.T) {
	s := openTest(t, t.TempDir())
	<-s.writing // somebody writes
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	if _, err := s.Apply(ctx, storetest.Plan("plan", 1, 1)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Apply while another writes: got error %v, want context.DeadlineExceeded", err)
	}
	s.writing <- struct{}{}
}

func TestARecordTooLargeForTheStoreIsRefused(t *testing.T) {
	text := strings.Repeat("很长的一句", 100_000)
	d := storetest.NewDraft("plan", text)
	d.Claim(d.Entity(kg.KindAgency, "a", "甲局"), kg.Leads, d.Entity(kg.KindTask, "t", "建设驿站"), 0, 500_000)
	s := openTest(t, t.TempDir())
	if _, err := s.Apply(context.Background(), d.Batch); !errors.Is(err, store.ErrBatch) || !strings.Contains(fmt.Sprint(err), d.Statements[0].ID.String()) {
		t.Errorf("Apply with a quote of 1.5 MB: got error %v, want ErrBatch that names the statement", err)
	}
	showsModel(t, s, storetest.Model{})
}
