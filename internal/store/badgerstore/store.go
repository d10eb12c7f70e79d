// Package badgerstore is the storage engine that keeps the graph in an embedded Badger database, in one directory.
//
// Documents are published: an Apply writes everything under a generation number that no reader honours, and then flips one small
// record. keys.go has the layout, format.go the directory, ledger.go the reason why a loss is noticed.
package badgerstore

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Store is a graph in a directory. Open makes one.
type Store struct {
	dir  string
	db   *badger.DB
	log  *slog.Logger
	room room
	now  func() time.Time
	lock *os.File // holds the directory

	published atomic.Pointer[edition] // of the last commit
	past      past                    // editions before it, as somebody read them

	writing chan struct{} // holds one token, which a writer takes; what follows is the writer's
	ledger  *ledger
	id      kg.ID
	lastGen generation     // the last number given
	stale   []generation   // have keys to sweep
	owed    []acknowledged // commits that the ledger lacks
	broken  error          // why nothing may be written any more

	checked       atomic.Pointer[Check] // the last Verify
	damage        atomic.Pointer[error] // why nothing is answered any more
	compactions   *compactions
	heard         atomic.Uint64 // alarms that were looked into
	investigating sync.Mutex

	users   sync.Mutex // guards what follows
	open    int        // calls under way
	closing bool
	closed  chan struct{} // closed with closing
	idle    *sync.Cond    // open fell to 0
}

var _ store.Historian = (*Store)(nil)

// View implements store.Store. fn must not call Close.
func (s *Store) View(ctx context.Context, fn func(store.Reader) error) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return fmt.Errorf("view %s: %w", s.dir, err)
	}
	defer leave()
	txn := s.db.NewTransaction(false)
	defer txn.Discard()
	r, err := s.reader(ctx, txn)
	if err != nil {
		return fmt.Errorf("view %s: %w", s.dir, err)
	}
	defer r.close()
	err = fn(r)
	if bad := s.sound(); bad != nil {
		return fmt.Errorf("view %s: %w", s.dir, bad)
	}
	return err
}

// enter counts a call in, unless the store is closed or the context done; leave counts it out.
func (s *Store) enter(ctx context.Context) (leave func(), err error) {
	s.users.Lock()
	defer s.users.Unlock()
	if s.closing {
		return nil, store.ErrClosed
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.open++
	return s.leave, nil
}

func (s *Store) leave() {
	s.users.Lock()
	defer s.users.Unlock()
	if s.open--; s.open == 0 {
		s.idle.Broadcast()
	}
}

// enterWriter counts a call in when it is its turn to write.
func (s *Store) enterWriter(ctx context.Context) (leave func(), err error) {
	count, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	select {
	case <-s.writing:
	case <-ctx.Done():
		count()
		return nil, ctx.Err()
	}
	leave = func() { s.writing <- struct{}{}; count() }
	if bad := s.damage.Load(); bad != nil {
		err = *bad
	} else if s.broken != nil {
		err = fmt.Errorf("nothing is written until the store is opened again, because of an earlier failure: %w", s.broken)
	} else if err = s.room.check(0); err == nil {
		err = s.acknowledge()
	}
	if err != nil {
		leave()
		return nil, err
	}
	return leave, nil
}

// Close waits for calls under way and closes the database; a second Close does nothing.
func (s *Store) Close() error {
	s.users.Lock()
	if s.closing {
		s.users.Unlock()
		return nil
	}
	s.closing = true
	close(s.closed)
	for s.open > 0 {
		s.idle.Wait()
	}
	s.users.Unlock()
	s.dropBallast()
	err := s.acknowledge()
	whole, closeErr := s.compactions.close(s.db)
	err = errors.Join(err, closeErr)
	if err == nil && whole && s.broken == nil && settled(filepath.Join(s.dir, badgerDir)) { // else the next start is one after a crash
		err = noteState(s.dir, s.id, s.ledger.last, s.now())
	}
	if err = errors.Join(err, s.ledger.close(), s.lock.Close()); err != nil {
		return fmt.Errorf("close store %s: %w", s.dir, err)
	}
	return nil
}

// Check is what a run of Verify came to.
type Check struct {
	At       time.Time
	Sequence uint64
	Fast     bool
	Problems int
}

// room guards the disk: writing to a mapped file on a full disk kills the process instead of failing.
type room struct {
	dir  string
	min  uint64
	free func(dir string) (uint64, error)
}

// check is ErrDiskFull where writing so many bytes would leave less free than must stay.
func (r room) check(bytes uint64) error {
	free, err := r.free(r.dir)
	if err != nil {
		return fmt.Errorf("free space of %s: %w", r.dir, err)
	}
	if free < r.min || free-r.min < bytes {
		return fmt.Errorf("%s has %d MiB free; writing %d MiB must leave %d MiB: %w", r.dir, free>>20, bytes>>20, r.min>>20, store.ErrDiskFull)
	}
	return nil
}
