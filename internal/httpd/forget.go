package httpd

import (
	"context"
	"encoding/json"
	"net/http"
)

// Forgetter gives up versions of the past.
type Forgetter interface {
	// Forget gives up what the graph was before a commit, or what it was longer ago than a time such as 90d; of the two, one is "". On
	// trial it only says what would go.
	Forget(ctx context.Context, before, olderThan string, trial bool) (json.RawMessage, error)
}

func (a api) forgetRoute(mux *http.ServeMux, f Forgetter) {
	mux.HandleFunc("POST /api/forget", a.write(func(w http.ResponseWriter, r *http.Request) (json.RawMessage, error) {
		q := r.URL.Query()
		if (q.Get("before") == "") == (q.Get("olderThan") == "") {
			return nil, &bodyError{http.StatusBadRequest, "BAD_INPUT", "want ?before= with a commit's number or ?olderThan= with a time such as 90d"}
		}
		return f.Forget(r.Context(), q.Get("before"), q.Get("olderThan"), q.Get("dryRun") == "true")
	}))
}
