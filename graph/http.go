package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"policygraph/internal/query"
)

// Media types of GraphQL over HTTP.
const (
	typeResponse = "application/graphql-response+json"
	typeJSON     = "application/json"
	typeEvents   = "text/event-stream"
)

// CSRFHeader must be "1" on what a form of another site could send too, such as a multipart request: a page cannot set it for another origin
// without that origin's leave.
const CSRFHeader = "X-Policygraph-CSRF"

// ServeHTTP answers POST with application/json, and GET for queries, as GraphQL over HTTP has it; multipart requests with files; event
// streams where text/event-stream is asked for; and sockets that speak graphql-transport-ws. With application/graphql-response+json a
// request that was not run is answered 400, with application/json 200; in both the body says why, and never repeats what was sent.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	r = Identify(w, r)
	ctx, _ := observe(r.Context())
	r = r.WithContext(ctx)
	if r.Header.Get("Upgrade") != "" {
		a.socket(w, r)
		return
	}
	w.Header().Add("Vary", "Accept")
	accepted := negotiate(r.Header.Values("Accept"))
	if accepted == "" {
		a.refuse(w, r, typeJSON, &problem{status: http.StatusNotAcceptable, code: CodeBadInput, message: "answers are " + typeResponse + ", " + typeJSON + " or " + typeEvents})
		return
	}
	var params *graphql.RawParams
	var problem *problem
	refusedGET := false
	only := func(op *ast.OperationDefinition) error {
		switch {
		case op.Operation == ast.Subscription && accepted != typeEvents:
			return &query.InputError{Argument: "query", Problem: "a subscription needs Accept: " + typeEvents + ", or a WebSocket"}
		case op.Operation != ast.Mutation || r.Method == http.MethodPost:
			return nil
		}
		refusedGET = true
		return &query.InputError{Argument: "query", Problem: "GET is for queries only; use POST"}
	}
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		params, problem = get(r.URL.RawQuery, a.limits.Body)
	case http.MethodPost:
		var done func()
		params, done, problem = a.post(r)
		defer done()
	default:
		w.Header().Set("Allow", "GET, HEAD, POST")
		problem = refused(http.StatusMethodNotAllowed, "use GET or POST")
	}
	if problem != nil {
		a.refuse(w, r, accepted, problem)
		return
	}
	params.Headers = r.Header
	if accepted == typeEvents {
		a.events(w, r, params, only)
		return
	}
	ctx, operation, response := a.prepare(ctx, params, only)
	if response != nil {
		status := http.StatusOK
		switch {
		case refusedGET:
			status = http.StatusMethodNotAllowed
			w.Header().Set("Allow", "POST")
		case accepted == typeResponse:
			status = http.StatusBadRequest
		}
		a.write(ctx, w, accepted, refusalStatus(w, response, status), response)
		return
	}
	if r.Method == http.MethodPost {
		a.write(ctx, w, accepted, http.StatusOK, a.perform(ctx, operation))
		return
	}
	a.answerGET(ctx, w, r, operation, accepted)
}

// problem is why a request is not even read.
type problem struct {
	status        int
	code, message string
	figures       map[string]any // more extensions
}

func bad(message string) *problem { return refused(http.StatusBadRequest, message) }

func refused(status int, message string) *problem {
	return &problem{status: status, code: CodeBadInput, message: message}
}

// tooLong is the problem of bytes that are more than a limit allows.
func tooLong(what string, limit int) *problem {
	e := limitError(what, limit+1, limit, "bytes or more")
	return &problem{http.StatusRequestEntityTooLarge, CodeLimit, e.Message, e.Extensions}
}

func get(raw string, limit int) (*graphql.RawParams, *problem) {
	if len(raw) > limit {
		return nil, tooLong("body", limit)
	}
	values, err := url.ParseQuery(raw)
	if err != nil {
		return nil, bad("the query string cannot be read")
	}
	params := &graphql.RawParams{Query: values.Get("query"), OperationName: values.Get("operationName")}
	for name, to := range map[string]*map[string]any{"variables": &params.Variables, "extensions": &params.Extensions} {
		if text := values.Get(name); text != "" {
			if err := decode(strings.NewReader(text), to); err != nil {
				return nil, bad(name + ": want a JSON object")
			}
		}
	}
	return complete(params)
}

// post reads a request; done gives back what its files took.
func (a *API) post(r *http.Request) (params *graphql.RawParams, done func(), _ *problem) {
	done = func() {}
	media, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err == nil && media == "multipart/form-data" {
		return a.upload(r, parameters["boundary"])
	}
	if err != nil || media != typeJSON || !strings.EqualFold(or(parameters["charset"], "utf-8"), "utf-8") {
		return nil, done, refused(http.StatusUnsupportedMediaType, "Content-Type: want application/json in UTF-8, or multipart/form-data with files")
	}
	body, err := io.ReadAll(http.MaxBytesReader(nil, r.Body, int64(a.limits.Body)))
	if err != nil {
		var long *http.MaxBytesError
		if errors.As(err, &long) {
			return nil, done, tooLong("body", a.limits.Body)
		}
		return nil, done, bad("body: cannot be read")
	}
	params, problem := requestOf(body)
	if problem == nil {
		params, problem = complete(params)
	}
	return params, done, problem
}

// requestOf reads the JSON object that a request is.
func requestOf(body []byte) (*graphql.RawParams, *problem) {
	var fields struct {
		Query         string         `json:"query"`
		OperationName string         `json:"operationName"`
		Variables     map[string]any `json:"variables"`
		Extensions    map[string]any `json:"extensions"`
	}
	if err := decode(bytes.NewReader(body), &fields); err != nil {
		return nil, bad(`body: want a JSON object such as {"query": "{ stats { documents } }"}`)
	}
	return &graphql.RawParams{Query: fields.Query, OperationName: fields.OperationName, Variables: fields.Variables, Extensions: fields.Extensions}, nil
}

// complete wants a query, or the hash of one.
func complete(params *graphql.RawParams) (*graphql.RawParams, *problem) {
	if params.Query == "" && params.Extensions[persistedQuery] == nil {
		return nil, bad("query: is missing")
	}
	return params, nil
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// decode reads exactly one JSON value; numbers keep their digits.
func decode(r io.Reader, into any) error {
	d := json.NewDecoder(r)
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("more than one JSON value")
	}
	return nil
}

// negotiate picks the media type of the answer: the new one unless only application/json is asked for; "" where neither is accepted.
func negotiate(accept []string) string {
	header := strings.Join(accept, ",")
	if strings.TrimSpace(header) == "" {
		return typeJSON // what clients expect that know nothing of the new type
	}
	json := false
	for part := range strings.SplitSeq(header, ",") {
		media, parameters, err := mime.ParseMediaType(part)
		if err != nil || parameters["q"] == "0" {
			continue
		}
		switch media {
		case typeResponse, typeEvents:
			return media
		case typeJSON, "application/*", "*/*":
			json = true
		}
	}
	if json {
		return typeJSON
	}
	return ""
}
