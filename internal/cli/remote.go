package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"policygraph/graph"
	"policygraph/internal/extract/source"
	"policygraph/internal/httpd"
	"policygraph/internal/ingest"
	"policygraph/internal/review"
)

// remote works through a server.
type remote struct {
	base  *url.URL
	token string
	http  *http.Client
}

func newRemote(rawURL, token string) (*remote, error) {
	base, err := url.Parse(rawURL)
	if err == nil && (base.Scheme != "http" && base.Scheme != "https" || base.Host == "") {
		err = errors.New("want http://HOST:PORT")
	}
	if err != nil {
		return nil, usageError{fmt.Errorf("server %q: %w", rawURL, err), "policygraph"}
	}
	base.Path = strings.TrimSuffix(strings.TrimSuffix(base.Path, "/"), "/graphql")
	return &remote{base: base, token: token, http: &http.Client{}}, nil
}

// alive tells whether a policygraph answers there.
func (r *remote) alive(ctx context.Context) error {
	ctx, stop := context.WithTimeout(ctx, 3*time.Second)
	defer stop()
	body, err := r.do(ctx, http.MethodGet, "/healthz", nil, "", nil)
	if err != nil {
		return err
	}
	defer body.Close()
	var health struct{ Status string }
	if err := json.NewDecoder(body).Decode(&health); err != nil || health.Status != "ok" {
		return fmt.Errorf("%w: %s is no policygraph", errUnreachable, r.base)
	}
	return nil
}

// do sends a request; an answer that is no success becomes an error with the code that the server gave.
func (r *remote) do(ctx context.Context, method, path string, params url.Values, media string, body io.Reader) (io.ReadCloser, error) {
	target := r.base.JoinPath(path)
	target.RawQuery = params.Encode()
	req, err := http.NewRequestWithContext(ctx, method, target.String(), body)
	if err != nil {
		return nil, err
	}
	req.Header.Set(httpd.CSRFHeader, "1")
	req.Header.Set("Accept", "application/graphql-response+json, application/json;q=0.9, */*;q=0.1")
	if media != "" {
		req.Header.Set("Content-Type", media)
	}
	if r.token != "" {
		req.Header.Set("Authorization", "Bearer "+r.token)
	}
	resp, err := r.http.Do(req)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		var inner *url.Error
		if errors.As(err, &inner) {
			err = inner.Err // the URL is told already
		}
		return nil, fmt.Errorf("%w: %s: %w", errUnreachable, r.base, err)
	}
	if resp.StatusCode < 300 || path == "/graphql" && jsonBody(resp) {
		return resp.Body, nil
	}
	defer resp.Body.Close()
	return nil, problem(resp)
}

// jsonBody tells whether an answer of GraphQL can be read, whatever its status: errors come as JSON too.
func jsonBody(resp *http.Response) bool {
	media, _, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	return err == nil && (media == "application/json" || media == "application/graphql-response+json")
}

func problem(resp *http.Response) error {
	var answer struct{ Error httpd.Problem }
	b, _ := io.ReadAll(io.LimitReader(resp.Body, 1<<16)) // what did arrive is what can be told
	if json.Unmarshal(b, &answer) != nil || answer.Error.Code == "" {
		return fmt.Errorf("%w: %s", errRefused, resp.Status)
	}
	if answer.Error.Code == graph.CodeUnauthenticated {
		return fmt.Errorf("%w: it needs the token of its store: run this where the store's folder is, with --store, or set POLICYGRAPH_TOKEN", errRefused)
	}
	if e, known := exitByCode(answer.Error.Code); known {
		return remoteError{answer.Error.Message, e.is}
	}
	return fmt.Errorf("%w: %s", errRefused, answer.Error.Message)
}

// remoteError is an error that a server told, as the sentinel that it had there.
type remoteError struct {
	message string
	is      error
}

func (e remoteError) Error() string { return e.message }
func (e remoteError) Unwrap() error { return e.is }

func (r *remote) ask(ctx context.Context, query string, variables map[string]any) (answer, error) {
	return r.askAt(ctx, nil, query, variables)
}

func (r *remote) askAt(ctx context.Context, asOf map[string]any, query string, variables map[string]any) (answer, error) {
	sent := map[string]any{"query": query, "variables": variables}
	if extensions := extensionsOf(asOf); extensions != nil {
		sent["extensions"] = extensions
	}
	request, err := json.Marshal(sent)
	if err != nil {
		return answer{}, err
	}
	body, err := r.do(ctx, http.MethodPost, "/graphql", nil, "application/json", bytes.NewReader(request))
	if err != nil {
		return answer{}, err
	}
	defer body.Close()
	var a answer
	if err := json.NewDecoder(body).Decode(&a); err != nil {
		return answer{}, fmt.Errorf("%w: the answer of %s is no JSON: %w", errUnreachable, r.base, err)
	}
	return a, nil
}

// seed has nothing to do: the server loaded its tables when it started.
func (r *remote) seed(context.Context) (ingest.Report, error) { return ingest.Report{}, nil }

// ingest sends files one by one: the server extracts and stores, and reports each.
func (r *remote) ingest(ctx context.Context, files iter.Seq2[source.Source, error], progress func(ingest.File)) (ingest.Report, error) {
	start := time.Now()
	report := ingest.Report{Files: []ingest.File{}}
	for src, err := range files {
		if ctx.Err() != nil {
			return report, ctx.Err()
		}
		var f ingest.File
		if err != nil {
			f = ingest.File{URI: uriOf(src, err), Outcome: ingest.Failed, Error: ingest.FailureOf(err)}
		} else if f, err = r.send(ctx, src); err != nil {
			return report, fmt.Errorf("send %s: %w", src.URI, err)
		}
		report.Files = append(report.Files, f)
		progress(f)
	}
	report.Took = time.Since(start)
	return report, ctx.Err()
}

func (r *remote) send(ctx context.Context, src source.Source) (f ingest.File, err error) {
	return f, r.call(ctx, "/api/ingest", url.Values{"uri": {src.URI}}, bytes.NewReader(src.Bytes), &f)
}

func (r *remote) retract(ctx context.Context, name string) (out retraction, err error) {
	return out, r.call(ctx, "/api/retract", url.Values{"name": {name}}, nil, &out)
}

func (r *remote) forget(ctx context.Context, what oblivion) (out forgotten, err error) {
	params := url.Values{"dryRun": {strconv.FormatBool(what.trial)}}
	if what.olderThan != 0 {
		params.Set("olderThan", what.olderThan.String())
	} else {
		params.Set("before", strconv.FormatUint(what.before, 10))
	}
	return out, r.call(ctx, "/api/forget", params, nil, &out)
}

func (r *remote) verify(ctx context.Context, deep bool, _ func(phase string, done, of int64)) (out verification, err error) {
	return out, r.call(ctx, "/api/verify", url.Values{"deep": {strconv.FormatBool(deep)}}, nil, &out)
}

func (r *remote) review(ctx context.Context, names []string) (out review.Report, err error) {
	return out, r.call(ctx, "/api/review", url.Values{"name": names}, nil, &out)
}

func (r *remote) call(ctx context.Context, path string, params url.Values, in io.Reader, out any) error {
	body, err := r.do(ctx, http.MethodPost, path, params, "application/octet-stream", in)
	if err != nil {
		return err
	}
	defer body.Close()
	if err := json.NewDecoder(body).Decode(out); err != nil {
		return fmt.Errorf("%w: the answer of %s is no JSON: %w", errUnreachable, r.base, err)
	}
	return nil
}

func (r *remote) Close() error {
	r.http.CloseIdleConnections()
	return nil
}
