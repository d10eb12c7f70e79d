package httpd

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"time"
)

// Backups is what /api/backup offers to administrators: a backup holds every document with its whole past.
type Backups interface {
	// BackupHead names the store and its last commit.
	BackupHead(ctx context.Context) (json.RawMessage, error)
	// Backup writes a backup of what came after a commit, which chain names.
	Backup(ctx context.Context, w io.Writer, after, chain string) error
	// Problem says how an error is told.
	Problem(err error) (status int, p Problem)
}

// Scheduled says how the backups go that the server takes by itself.
type Scheduled struct {
	Last    time.Time `json:"last,omitzero"` // success, in this process or before it
	Commit  uint64    `json:"commit"`        // the last in the backups
	Next    time.Time `json:"next,omitzero"`
	Failure string    `json:"failure,omitempty"` // of the last try, "" where it went well
}

type backupAPI struct{ backups Backups }

func (b backupAPI) routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /api/backup/head", func(w http.ResponseWriter, r *http.Request) {
		head, err := b.backups.BackupHead(r.Context())
		if err != nil {
			b.fail(w, err)
			return
		}
		writeJSON(w, http.StatusOK, head)
	})
	mux.HandleFunc("GET /api/backup", b.stream)
}

// stream sends a backup. An error after the first byte cuts the connection; that the last frame is missing tells it too. The client
// may take as long as it likes while it reads something now and then.
func (b backupAPI) stream(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/vnd.policygraph.backup")
	w.Header().Set("Cache-Control", "no-store")
	out := &counter{w: patient{w, http.NewResponseController(w)}}
	query := r.URL.Query()
	if err := b.backups.Backup(r.Context(), out, query.Get("after"), query.Get("chain")); err != nil {
		if out.n == 0 {
			b.fail(w, err)
			return
		}
		panic(http.ErrAbortHandler)
	}
}

func (b backupAPI) fail(w http.ResponseWriter, err error) {
	status, p := b.backups.Problem(err)
	writeError(w, status, p.Code, p.Message)
}

// patient gives each write the time that a whole answer has.
type patient struct {
	w  io.Writer
	at *http.ResponseController
}

func (p patient) Write(b []byte) (int, error) {
	_ = p.at.SetWriteDeadline(time.Now().Add(writeTimeout)) // a server that knows no deadlines has none to lift
	return p.w.Write(b)
}
