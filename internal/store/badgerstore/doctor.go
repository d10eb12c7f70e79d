package badgerstore

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Diagnosis is what a look at the files of a store's directory came to. Nothing was opened for writing.
type Diagnosis struct {
	Dir       string
	Store     kg.ID // zero where nothing tells
	Condition Condition
	Closed    time.Time // when it was last closed in order; zero after a crash
	Acked     uint64    // commits that were acknowledged, by the ledger
	Found     uint64    // commits, from the first without a gap, that can be read from what is not damaged
	Chained   bool      // those follow from one another, and are those of the ledger
	Files     []FileNote
	Problems  []string // what keeps the store from being opened; without any it opens
	Fixes     []string // what Fix would do about them
	Steps     []string // what to do, in order
}

// Condition is the state of a store's directory in one word.
type Condition string

// The conditions.
const (
	ConditionNone    Condition = "none"    // there is no store
	ConditionForeign Condition = "foreign" // something else is there, or a store of another format
	ConditionInUse   Condition = "in use"  // a process holds it
	ConditionClosed  Condition = "closed"  // in order
	ConditionCrashed Condition = "crashed" // not closed in order; it opens
	ConditionDamaged Condition = "damaged" // it does not open
)

// FileNote says what a file is and what is wrong with it.
type FileNote struct {
	Name    string `json:"name"`
	Bytes   int64  `json:"bytes"`
	What    string `json:"what"`
	Problem string `json:"problem,omitempty"`
}

// Examine looks at every file of a store's directory. The error is of the looking.
func Examine(dir string) (d Diagnosis, err error) {
	x, err := examine(dir)
	if err != nil {
		return Diagnosis{}, fmt.Errorf("examine %s: %w", dir, err)
	}
	return x.Diagnosis, nil
}

// examination is a diagnosis with what it rests on.
type examination struct {
	Diagnosis
	format  format
	ledger  *ledger // nil where it cannot be read
	repairs []repair
	lasting int // problems for which there is no repair
}

// repair is one thing that Fix does; everything it changes was copied before.
type repair struct {
	what string
	do   func(dir string) error
}

func examine(dir string) (*examination, error) {
	x := &examination{Diagnosis: Diagnosis{Dir: dir, Condition: ConditionDamaged}}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		x.Condition, x.Steps = ConditionNone, []string{"make a store with `policygraph serve` or `policygraph ingest`, or restore one with `policygraph restore`"}
		return x, nil
	case err != nil:
		return nil, err
	case !info.IsDir():
		x.foreign("it is a file, and a store is a directory")
		return x, nil
	}
	if err := x.list(); err != nil {
		return nil, err
	}
	if len(x.Files) == 0 {
		x.Condition, x.Steps = ConditionNone, []string{"the directory is empty: any command that writes makes a store of it"}
		return x, nil
	}
	lock, err := lockDir(dir)
	if errors.Is(err, store.ErrLocked) {
		x.Condition = ConditionInUse
		x.Steps = []string{fmt.Sprintf("%v: while it runs, `policygraph verify` asks it", err), "stop it to look at the files"}
		return x, nil
	}
	if err != nil {
		return nil, err
	}
	defer lock.Close()
	if err := expectKinds(dir); err != nil {
		x.Problems = append(x.Problems, err.Error())
		x.lasting++
		x.conclude(false)
		return x, nil
	}
	if !x.lookAtFormat() {
		return x, nil
	}
	x.lookAtLedger()
	if x.ledger != nil {
		defer x.ledger.close()
	}
	clean := x.lookAtState()
	if err := x.lookAtData(clean); err != nil {
		return nil, err
	}
	x.conclude(clean)
	return x, nil
}

func (x *examination) foreign(why string) {
	x.Condition = ConditionForeign
	x.Problems = append(x.Problems, why)
	x.Steps = append(x.Steps, "name the store's directory with --store; nothing here is touched")
}

// whatIs says what a file of a store is.
func whatIs(name string) string {
	switch base := filepath.Base(name); {
	case name == formatFile:
		return "what the store is: its format, its id, its vocabulary"
	case name == ledgerFile:
		return "the commits that were acknowledged"
	case name == spentFile:
		return "tables that compactions have replaced"
	case name == cleanFile:
		return "the state at the last stop in order"
	case name == ballastFile:
		return "space that is given up when the disk is full"
	case name == "server.json":
		return "where the server of the store is reached"
	case beside(name):
		return "what tokens are known by"
	case strings.HasPrefix(name, "search/"):
		return "the search index, which is made anew where it is missing"
	case strings.HasPrefix(name, "jobs/"):
		return "a job of the server, and what was sent for it"
	case strings.HasPrefix(name, trialDir+"/"):
		return "a copy that was opened on trial"
	case filepath.Ext(base) == ".tmp" || base == probeFile:
		return "a file that was being written"
	case filepath.Ext(base) == ".sst":
		return "a table of the database"
	case filepath.Ext(base) == ".mem":
		return "what was written last"
	case filepath.Ext(base) == ".vlog":
		return "the value log, which is never used"
	case base == badger.ManifestFilename:
		return "which tables there are"
	case base == badger.KeyRegistryFileName:
		return "keys of encryption, of which there are none"
	case base == "DISCARD":
		return "statistics of the value log, which is never used"
	case base == lockFile:
		return "the process that opened the database last"
	}
	return "not a file of a store"
}

// list notes every file below the directory.
func (x *examination) list() error {
	return filepath.WalkDir(x.Dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) { // a running server replaces files
			return nil
		}
		if err != nil {
			return err
		}
		name, err := filepath.Rel(x.Dir, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		x.Files = append(x.Files, FileNote{Name: name, Bytes: info.Size(), What: whatIs(name)})
		return nil
	})
}

// blame notes a problem of a file; repairs are what would mend it, none where nothing does.
func (x *examination) blame(name, problem string, repairs ...repair) {
	x.Problems = append(x.Problems, name+": "+problem)
	i := slices.IndexFunc(x.Files, func(f FileNote) bool { return f.Name == name })
	if i < 0 {
		x.Files, i = append(x.Files, FileNote{Name: name, What: whatIs(name)}), len(x.Files)
	}
	x.Files[i].Problem = problem
	x.repairs = append(x.repairs, repairs...)
	if len(repairs) == 0 {
		x.lasting++
	}
}

// conclude says what to do.
func (x *examination) conclude(clean bool) {
	slices.SortFunc(x.Files, func(a, b FileNote) int { return strings.Compare(a.Name, b.Name) })
	if clean {
		x.Condition = ConditionClosed
	} else {
		x.Condition = ConditionCrashed
	}
	if leftovers := leftovers(x.Dir); len(leftovers) > 0 {
		x.repairs = append(x.repairs, repair{"remove what was being written: " + listed(leftovers), removeLeftovers})
	}
	for _, r := range x.repairs {
		if !slices.Contains(x.Fixes, r.what) {
			x.Fixes = append(x.Fixes, r.what)
		}
	}
	if len(x.Problems) == 0 {
		x.Steps = []string{"nothing: the store opens; `policygraph verify --deep` reads all of it"}
		if !clean {
			x.Steps = []string{"nothing: the next command that opens the store finishes what the crash interrupted; `policygraph verify --deep` then reads all of it"}
		}
		return
	}
	x.Condition = ConditionDamaged
	if x.lasting == 0 {
		x.Steps = append(x.Steps, "`policygraph doctor --fix` copies the directory, then mends what is listed above", "`policygraph verify --deep`")
		return
	}
	x.Steps = append(x.Steps,
		"keep a copy of "+x.Dir,
		"`policygraph restore BACKUPS --store NEW` makes the store anew from its last backup, beside this one; `policygraph backup verify BACKUPS` says up to which commit",
		"without a backup: `policygraph doctor --salvage NEW` makes a new store of every version of a document that is provably whole",
		"ingest again what is missing, then move the new directory into this one's place",
	)
}
