package badgerstore

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/disk"
	"policygraph/internal/store"
)

// Open opens the store in dir and makes one where dir is missing or empty. It sweeps what a crash left half-written. It refuses,
// and leaves untouched, a directory of something else (ErrFormat), a store of another format (ErrFormat), one that another process
// holds (ErrLocked), one that may not be written (ErrReadOnly), and one that is damaged or has lost what it acknowledged (ErrCorrupt).
func Open(dir string, opts Options) (*Store, error) {
	s, err := openStore(dir, opts)
	if err != nil {
		err = asReadOnly(err)
		if errors.Is(err, store.ErrReadOnly) {
			err = fmt.Errorf("%w%s", err, ownerOf(dir))
		}
		return nil, fmt.Errorf("open store %s: %w", dir, err)
	}
	return s, nil
}

// asReadOnly gives errors of the file system the name that callers branch on.
func asReadOnly(err error) error {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return fmt.Errorf("%w: %w", store.ErrReadOnly, err)
	}
	return err
}

func openStore(dir string, opts Options) (s *Store, err error) {
	log := opts.Logger
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, fmt.Errorf("it is a file, and a store is a directory; name another: %w", store.ErrFormat)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	lock, err := lockDir(dir)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			lock.Close()
		}
	}()
	if err := expectKinds(dir); err != nil {
		return nil, err
	}
	f, begun, err := formatOf(dir)
	if err != nil {
		return nil, err
	}
	if begun {
		err = os.RemoveAll(filepath.Join(dir, trialDir)) // what a start left that was cut off
	} else {
		err = begin(dir, f)
	}
	if err != nil {
		return nil, err
	}
	ledger, err := openLedger(filepath.Join(dir, ledgerFile), f.id)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			ledger.close()
		}
	}()
	files, err := preflight(dir, f, ledger)
	if err != nil {
		return nil, err
	}
	if files.suspect != "" && !opts.trusting {
		if err := trial(dir, files.suspect, opts); err != nil {
			return nil, err
		}
	}
	s = &Store{
		dir: dir, log: log, lock: lock, ledger: ledger, id: f.id, writing: make(chan struct{}, 1),
		room: opts.room(dir), now: opts.Now, closed: make(chan struct{}),
	}
	s.idle = sync.NewCond(&s.users)
	s.heard.Store(alarms.Load())
	s.writing <- struct{}{}
	if s.now == nil {
		s.now = time.Now
	}
	if err := s.openBadger(files, opts); err != nil {
		return nil, err
	}
	if err = errors.Join(f.extend(dir), s.recover(), s.holdBallast(opts.Ballast)); err != nil {
		_, closeErr := s.compactions.close(s.db)
		return nil, errors.Join(err, closeErr)
	}
	return s, nil
}

// expectKinds refuses a directory where a store has a file, and the other way round.
func expectKinds(dir string) error {
	for name, directory := range map[string]bool{formatFile: false, ledgerFile: false, cleanFile: false, badgerDir: true} {
		info, err := os.Stat(filepath.Join(dir, name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return err
		case info.IsDir() && !directory:
			return refusal(filepath.Join(dir, name), "it is a directory where a file should be")
		case !info.IsDir() && directory:
			return refusal(filepath.Join(dir, name), "it is a file where a directory should be")
		}
	}
	return nil
}

// formatOf reads what dir is; begun is false where it is empty, or a store whose making was cut off.
func formatOf(dir string) (f format, begun bool, err error) {
	f, found, err := readFormat(dir)
	if err != nil {
		return format{}, false, err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return format{}, false, err
	}
	for _, e := range entries {
		if name := e.Name(); name != formatFile && name != formatFile+".tmp" && name != ledgerFile+".tmp" && !beside(name) {
			begun = true
		}
	}
	if begun && !found {
		for _, own := range []string{ledgerFile, badgerDir} {
			if _, err := os.Lstat(filepath.Join(dir, own)); err == nil {
				return format{}, false, refusal(filepath.Join(dir, formatFile), "it is missing, although there is %s of a store", own)
			}
		}
		return format{}, false, fmt.Errorf("it is not empty and has no %s file, so it is no store of this program; name another directory: %w",
			formatFile, store.ErrFormat)
	}
	if !found {
		f = newFormat()
	}
	return f, begun, nil
}

// beside tells files that others keep in the folder of a store, and may have put there before it was one: tokens are made before anybody can
// be let in.
func beside(name string) bool { return name == "tokens.json" || name == "tokens.json.lock" }

// begin makes an empty directory a store.
func begin(dir string, f format) error {
	if err := f.write(dir); err != nil {
		return err
	}
	return createLedger(filepath.Join(dir, ledgerFile), f.id)
}

// extend notes the words that this program has at the end of its lists and the store does not know yet.
func (f format) extend(dir string) error {
	kinds, predicates := vocabulary()
	if len(f.kinds) == len(kinds) && len(f.predicates) == len(predicates) {
		return nil
	}
	f.kinds, f.predicates = kinds, predicates
	return f.write(dir)
}

// openBadger opens the database once preflight has found that nothing can be lost by it.
func (s *Store) openBadger(files survey, opts Options) (err error) {
	data := filepath.Join(s.dir, badgerDir)
	if err := os.MkdirAll(data, 0o755); err != nil {
		return err
	}
	if err := probe(data); err != nil {
		return err
	}
	if err := trim(data, files); err != nil {
		return err
	}
	note := filepath.Join(s.dir, cleanFile)
	if err := os.Remove(note); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	s.compactions = s.watch(data)
	if s.db, err = badger.Open(opts.badger(s.compactions, s.log, files.journals)); err == nil {
		if err = s.compactions.opened(s.db); err != nil {
			_, closeErr := s.compactions.close(s.db)
			err = errors.Join(err, closeErr)
		}
		return err
	}
	if files.clean { // where Badger changed nothing, the next start is to find the same; else it is one after a crash
		if now, bad := stateFiles(s.dir); bad == nil && len(files.state.compare(now)) == 0 {
			err = errors.Join(err, writeWhole(note, files.state.String()))
		}
	}
	if strings.Contains(err.Error(), "Cannot acquire directory lock") { // Badger flattens its errors to text
		return fmt.Errorf("%w: %w", store.ErrLocked, err)
	}
	return fmt.Errorf("Badger refuses its files: %w; make the store anew with `policygraph restore`: %w", err, store.ErrCorrupt)
}

// trim cuts logs where what can be read of them ends. Badger does the same, but first allocates whatever a torn entry says that it
// needs; and it does not start on a log without a byte, which a kill leaves between its making and its first size.
func trim(data string, files survey) error {
	for name, size := range files.sizes {
		if ext := filepath.Ext(name); size == 0 && (ext == ".mem" || ext == ".vlog") {
			if err := os.Remove(filepath.Join(data, name)); err != nil {
				return err
			}
		}
	}
	for _, j := range files.journals {
		if !j.torn {
			continue
		}
		if err := os.Truncate(j.path, j.end); err != nil {
			return err
		}
	}
	return disk.Sync(data)
}

// probe is an error where no file can be made in dir.
func probe(dir string) error {
	path := filepath.Join(dir, probeFile)
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		return err
	}
	return os.Remove(path)
}

// recover compares the database with the ledger, mends the ledger, and sweeps what nobody honours.
func (s *Store) recover() error {
	txn := s.db.NewTransaction(false)
	defer txn.Discard()
	p, err := readEdition(txn)
	if err != nil {
		return fmt.Errorf("%w: %w", store.ErrCorrupt, err)
	}
	if p.head.sequence > 0 && p.head.store != s.id {
		return fmt.Errorf("%s belongs to store %s, and %s says %s; put back the files that belong together: %w",
			badgerDir, p.head.store, formatFile, s.id, store.ErrCorrupt)
	}
	if err := s.catchUp(txn, p.head); err != nil {
		return err
	}
	if s.stale, s.lastGen, err = staleGenerations(txn, p.head); err != nil {
		return fmt.Errorf("%w: %w", store.ErrCorrupt, err)
	}
	s.published.Store(p)
	if err := s.room.check(0); err != nil {
		s.log.Warn("what is stale stays for want of space", "store", s.dir, "error", err)
		return nil
	}
	return s.sweepStale(context.Background())
}

// catchUp adds to the ledger the commits that a crash kept from being acknowledged. The other way round is a loss.
func (s *Store) catchUp(txn *badger.Txn, h head) error {
	last := s.ledger.last
	if h.sequence < last.sequence {
		return fmt.Errorf("the database ends with commit %d and commit %d was acknowledged: %d commits are lost; restore the directory from a backup, "+
			"or ingest the documents into a new one: %w", h.sequence, last.sequence, last.sequence-h.sequence, store.ErrCorrupt)
	}
	at := acknowledged{sequence: last.sequence, chain: last.chain}
	if last.sequence > 0 {
		c, err := readCommit(txn, last.sequence)
		if err != nil {
			return fmt.Errorf("%w: %w", store.ErrCorrupt, err)
		}
		if c.Chain != last.chain {
			return fmt.Errorf("commit %d is %x in the database and %x in the ledger: they are of different histories; put back the files that belong together: %w",
				last.sequence, c.Chain[:8], last.chain[:8], store.ErrCorrupt)
		}
	}
	for at.sequence < h.sequence {
		c, err := readCommit(txn, at.sequence+1)
		if err != nil {
			return fmt.Errorf("%w: %w", store.ErrCorrupt, err)
		}
		next := acknowledged{sequence: at.sequence + 1, chain: c.Chain}
		if c.Link(at.chain) != c.Chain {
			return fmt.Errorf("commit %d does not follow from commit %d: %w", next.sequence, at.sequence, store.ErrCorrupt)
		}
		if err := s.ledger.append(next); err != nil {
			return err
		}
		at = next
	}
	if at.chain != h.chain {
		return fmt.Errorf("the head is not commit %d: %w", h.sequence, store.ErrCorrupt)
	}
	return nil
}

func readCommit(txn *badger.Txn, sequence uint64) (c commit, err error) {
	item, err := txn.Get(key{family: familyCommit, sequence: sequence}.bytes())
	if err == nil {
		err = item.Value(func(v []byte) (err error) { c, err = decodeCommit(sequence, v); return err })
	}
	if err != nil {
		return commit{}, fmt.Errorf("read commit %d: %w", sequence, err)
	}
	return c, nil
}
