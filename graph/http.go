package graph

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"policygraph/internal/query"
)

// Media types of GraphQL over HTTP.
const (
	typeResponse = "application/graphql-response+json"
	typeJSON     = "application/json"
)

// ServeHTTP answers POST with application/json, and GET for queries, as GraphQL over HTTP has it. With application/graphql-response+json a
// request that was not run is answered 400, with application/json 200; in both the body says why, and never repeats what was sent.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	accepted := negotiate(r.Header.Values("Accept"))
	if accepted == "" {
		a.refuse(w, typeJSON, http.StatusNotAcceptable, CodeBadInput, "answers are "+typeResponse+" or "+typeJSON)
		return
	}
	var params *graphql.RawParams
	var only func(*ast.OperationDefinition) error
	refusedGET := false
	var problem *problem
	switch r.Method {
	case http.MethodGet:
		params, problem = get(r.URL.RawQuery)
		only = func(op *ast.OperationDefinition) error {
			if op.Operation == ast.Query {
				return nil
			}
			refusedGET = true
			return &query.InputError{Argument: "query", Problem: "GET is for queries only; use POST"}
		}
	case http.MethodPost:
		params, problem = post(r, a.limits.Body)
	default:
		w.Header().Set("Allow", "GET, POST")
		a.refuse(w, accepted, http.StatusMethodNotAllowed, CodeBadInput, "use GET or POST")
		return
	}
	if problem != nil {
		a.refuse(w, accepted, problem.status, problem.code, problem.message)
		return
	}
	params.Headers = r.Header
	response, refused := a.run(r.Context(), params, only)
	status := http.StatusOK
	switch {
	case refusedGET:
		status = http.StatusMethodNotAllowed
	case refused && accepted == typeResponse:
		status = http.StatusBadRequest
	}
	write(w, accepted, status, response)
}

type problem struct {
	status        int
	code, message string
}

func bad(message string) *problem { return &problem{http.StatusBadRequest, CodeBadInput, message} }

func get(raw string) (*graphql.RawParams, *problem) {
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

func post(r *http.Request, limit int64) (*graphql.RawParams, *problem) {
	media, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != typeJSON || !strings.EqualFold(or(parameters["charset"], "utf-8"), "utf-8") {
		return nil, &problem{http.StatusUnsupportedMediaType, CodeBadInput, "Content-Type: want application/json in UTF-8"}
	}
	body, err := io.ReadAll(http.MaxBytesReader(nil, r.Body, limit))
	if err != nil {
		var long *http.MaxBytesError
		if errors.As(err, &long) {
			return nil, &problem{http.StatusRequestEntityTooLarge, CodeLimit, "body: too long"}
		}
		return nil, bad("body: cannot be read")
	}
	var fields struct {
		Query         string         `json:"query"`
		OperationName string         `json:"operationName"`
		Variables     map[string]any `json:"variables"`
		Extensions    map[string]any `json:"extensions"`
	}
	if err := decode(strings.NewReader(string(body)), &fields); err != nil {
		return nil, bad(`body: want a JSON object such as {"query": "{ stats { documents } }"}`)
	}
	return complete(&graphql.RawParams{Query: fields.Query, OperationName: fields.OperationName, Variables: fields.Variables, Extensions: fields.Extensions})
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
		case typeResponse:
			return typeResponse
		case typeJSON, "application/*", "*/*":
			json = true
		}
	}
	if json {
		return typeJSON
	}
	return ""
}

func (a *API) refuse(w http.ResponseWriter, media string, status int, code, message string) {
	write(w, media, status, &Response{Errors: gqlerror.List{{Message: message, Extensions: map[string]any{"code": code}}}})
}

// write sends the answer. Its data was written as JSON by our own marshalers, and is sent as it is.
func write(w http.ResponseWriter, media string, status int, response *Response) {
	body := append(make([]byte, 0, len(response.Data)+64), '{')
	if len(response.Data) > 0 {
		body = append(append(body, `"data":`...), response.Data...)
	}
	if len(response.Errors) > 0 {
		if len(response.Data) > 0 {
			body = append(body, ',')
		}
		errs, err := json.Marshal(response.Errors)
		if err != nil { // their extensions are our own
			status, errs = http.StatusInternalServerError, []byte(`[{"message":"internal error","extensions":{"code":"INTERNAL"}}]`)
		}
		body = append(append(body, `"errors":`...), errs...)
	}
	if extensions, err := json.Marshal(response.Extensions); err == nil && len(response.Extensions) > 0 { // they are our own
		body = append(append(body, `,"extensions":`...), extensions...)
	}
	body = append(body, '}')
	w.Header().Set("Content-Type", media+"; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that went away is its own affair
}
