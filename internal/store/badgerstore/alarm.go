package badgerstore

import (
	"context"
	"fmt"
	"sync/atomic"

	"github.com/dgraph-io/badger/v4/y"

	"policygraph/internal/store"
)

// Badger's iterators end, and its reads find nothing, where a block of a table has another checksum than it should: readers would see
// a graph that lacks something and no error. All that can be heard of it is Badger writing down its own error, so that error counts
// how often it is written.
var alarms = listen()

// mismatch is Badger's error of a checksum.
type mismatch struct{ heard *atomic.Uint64 }

func (m mismatch) Error() string {
	m.heard.Add(1)
	return "checksum mismatch"
}

func listen() *atomic.Uint64 {
	heard := new(atomic.Uint64)
	y.ErrChecksumMismatch = mismatch{heard}
	return heard
}

// sound is an error when the store is known to be damaged, and finds out whether it is after an alarm. Whoever read the store asks
// before he believes what he read.
func (s *Store) sound() error {
	if bad := s.damage.Load(); bad != nil {
		return *bad
	}
	if alarms.Load() == s.heard.Load() {
		return nil
	}
	s.investigating.Lock()
	defer s.investigating.Unlock()
	heard := alarms.Load()
	if bad := s.damage.Load(); bad != nil || heard == s.heard.Load() {
		if bad != nil {
			return *bad
		}
		return nil
	}
	s.log.Error("a block of a table has a wrong checksum, or a table may be lost; reading the whole store", "store", s.dir)
	report, err := s.verify(context.Background(), VerifyOptions{})
	if err == nil && len(report.Problems) == 0 {
		s.heard.Store(heard) // of another store in this process, or a doubt
		s.compactions.trust(func() bool { return alarms.Load() == heard })
		return nil
	}
	if err == nil {
		err = fmt.Errorf("it was damaged while it was open: %s; make it anew with `policygraph restore`: %w", report.Problems[0], store.ErrCorrupt)
	}
	s.damage.Store(&err)
	s.log.Error("the store is damaged and answers nothing any more", "store", s.dir, "error", err)
	return err
}

// watch makes what watches compactions. A loss makes the store answer nothing any more, a doubt is an alarm.
func (s *Store) watch(data string) *compactions {
	c := watchCompactions(data, s.log)
	c.now = s.now
	c.lost = func(err error) {
		s.damage.CompareAndSwap(nil, &err)
		s.log.Error("the store is damaged and answers nothing any more", "store", s.dir, "error", err)
	}
	c.ask = func() { alarms.Add(1) }
	return c
}
