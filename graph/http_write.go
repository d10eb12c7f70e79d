package graph

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"policygraph/internal/store"
)

// How answers to GET are kept by browsers and proxies. What a commit was does not change, and an answer of it may be kept for an hour
// without asking again; no longer, for history can be forgotten, and another store may come to be served at the address. Answers of the
// present are asked for each time, and sent only where they changed. Private: who may see an answer is not for a proxy to decide.
const (
	keepPast    = "private, max-age=3600, immutable"
	keepPresent = "private, no-cache"
	keepNothing = "no-store"
)

func (a *API) refuse(w http.ResponseWriter, r *http.Request, media string, p *problem) {
	if media == typeEvents { // a stream that does not begin is answered in JSON
		media = typeJSON
	}
	extensions := map[string]any{"code": p.code}
	maps.Copy(extensions, p.figures)
	a.write(r.Context(), w, media, p.status, &Response{Errors: a.few(r.Context(), gqlerror.List{{Message: p.message, Extensions: extensions}})})
}

// write sends an answer.
func (a *API) write(ctx context.Context, w http.ResponseWriter, media string, status int, response *Response) {
	body, ok := encode(response)
	if !ok {
		status = http.StatusInternalServerError
	}
	h := w.Header()
	h.Set("Content-Type", media+"; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Server-Timing", measuredOf(ctx).String())
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", keepNothing)
	}
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that went away is its own affair
}

// encode writes an answer as JSON. Its data was written so by our own marshalers, and is taken as it is.
func encode(response *Response) (body []byte, ok bool) {
	body = append(make([]byte, 0, len(response.Data)+64), '{')
	if len(response.Data) > 0 {
		body = append(append(body, `"data":`...), response.Data...)
	}
	ok = true
	if len(response.Errors) > 0 {
		if len(response.Data) > 0 {
			body = append(body, ',')
		}
		errs, err := json.Marshal(response.Errors)
		if err != nil { // their extensions are our own
			ok, errs = false, []byte(`[{"message":"internal error","extensions":{"code":"INTERNAL"}}]`)
		}
		body = append(append(body, `"errors":`...), errs...)
	}
	if extensions, err := json.Marshal(response.Extensions); err == nil && len(response.Extensions) > 0 { // they are our own
		body = append(append(body, `,"extensions":`...), extensions...)
	}
	return append(body, '}'), ok
}

// answerGET answers a query with its entity tag, or with 304 where the client has the answer already.
//
// A root field that takes asOf tells of the commits and of nothing else, so an operation of only such fields has the same answer until the
// next commit: its tag is made of the commit, and the client's own is compared before anything is run. Of other fields, such as those that
// tell how jobs go, the tag is made of the answer.
func (a *API) answerGET(ctx context.Context, w http.ResponseWriter, r *http.Request, operation *graphql.OperationContext, media string) {
	w.Header().Add("Vary", "Authorization")
	known := r.Header.Values("If-None-Match")
	who := fmt.Sprint(ActorOf(ctx)) // may be shown what others are not
	steady, fixed := a.kept(operation)
	tag := ""
	if steady {
		sequence, past := askedFor(operation)
		if !past {
			sequence = a.lastCommit(ctx)
		}
		tag = a.tag(who, media, r.URL.RawQuery, strconv.FormatUint(sequence, 10))
		if matches(known, tag) {
			a.unchanged(ctx, w, tag, fixed)
			return
		}
	}
	m := measuredOf(ctx)
	m.dated = steady && !fixed
	response := a.perform(ctx, operation)
	if len(response.Errors) == 0 {
		if m.sequence != 0 { // of the snapshot itself: a commit may have come meanwhile
			tag = a.tag(who, media, r.URL.RawQuery, strconv.FormatUint(m.sequence, 10))
		}
		if !steady {
			body, _ := encode(response)
			if tag = a.tag(who, media, string(body)); matches(known, tag) {
				a.unchanged(ctx, w, tag, fixed)
				return
			}
		}
		keep(w, tag, fixed)
	}
	a.write(ctx, w, media, http.StatusOK, response)
}

func keep(w http.ResponseWriter, tag string, fixed bool) {
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", keepPresent)
	if fixed {
		w.Header().Set("Cache-Control", keepPast)
	}
}

func (a *API) unchanged(ctx context.Context, w http.ResponseWriter, tag string, fixed bool) {
	keep(w, tag, fixed)
	w.Header().Set("Server-Timing", measuredOf(ctx).String())
	w.WriteHeader(http.StatusNotModified)
}

// kept says whether an answer depends on the commits only, and whether on those up to one that was named.
func (a *API) kept(op *graphql.OperationContext) (steady, fixed bool) {
	if !ofCommits(op) {
		return false, false
	}
	m, err := momentOf(op)
	return true, err == nil && m != nil && m.Commit != nil
}

// lastCommit is the number of the last commit, 0 where it cannot be read; the query itself then tells why.
func (a *API) lastCommit(ctx context.Context) (sequence uint64) {
	_ = a.store.View(ctx, func(r store.Reader) error {
		var err error
		sequence, err = store.SequenceOf(ctx, r)
		return err
	})
	return sequence
}

// tag is an entity tag, weak because the body may be compressed on its way.
func (a *API) tag(parts ...string) string {
	h := sha256.New()
	for _, part := range append([]string{a.epoch}, parts...) {
		h.Write([]byte(strconv.Itoa(len(part)) + ":" + part))
	}
	return `W/"` + base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:15]) + `"`
}

func matches(known []string, tag string) bool {
	for part := range strings.SplitSeq(strings.Join(known, ","), ",") {
		if slices.Contains([]string{tag, strings.TrimPrefix(tag, "W/"), "*"}, strings.TrimSpace(part)) {
			return true
		}
	}
	return false
}
