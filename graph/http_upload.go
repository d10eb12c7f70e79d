package graph

import (
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
)

const longestMap = 64 << 10 // bytes of the part "map"

// upload reads a request with files as the GraphQL multipart request specification has it: the parts operations, map, and then the files,
// which go to temporary files one after the other. done removes them. A page of another site could send such a form, so CSRFHeader is
// asked for.
func (a *API) upload(r *http.Request, boundary string) (params *graphql.RawParams, done func(), _ *problem) {
	u := &upload{api: a}
	if r.Header.Get(CSRFHeader) != "1" || boundary == "" {
		return nil, u.remove, refused(http.StatusUnsupportedMediaType, "a multipart request needs the header "+CSRFHeader+": 1")
	}
	parts := multipart.NewReader(r.Body, boundary)
	operations, problem := u.field(parts, "operations", a.limits.Body)
	if problem != nil {
		return nil, u.remove, problem
	}
	if params, problem = requestOf(operations); problem != nil {
		return nil, u.remove, bad("operations: want one JSON object with query and variables")
	}
	if params, problem = complete(params); problem != nil {
		return nil, u.remove, problem
	}
	places, problem := u.field(parts, "map", longestMap)
	if problem != nil {
		return nil, u.remove, problem
	}
	var targets map[string][]string
	if err := json.Unmarshal(places, &targets); err != nil {
		return nil, u.remove, bad(`map: want an object such as {"0": ["variables.files.0"]}`)
	}
	return params, u.remove, u.files(parts, params, targets)
}

// upload is the files of one request.
type upload struct {
	api  *API
	kept []*os.File
}

// field reads a part that is no file.
func (u *upload) field(parts *multipart.Reader, name string, limit int) ([]byte, *problem) {
	part, err := parts.NextPart()
	if err != nil || part.FormName() != name {
		return nil, bad("multipart: want the parts operations, map, and then the files")
	}
	b, err := io.ReadAll(io.LimitReader(part, int64(limit)+1))
	if err != nil {
		return nil, bad("body: cannot be read")
	}
	if len(b) > limit {
		return nil, tooLong("body", limit)
	}
	return b, nil
}

// files puts each file where the map says.
func (u *upload) files(parts *multipart.Reader, params *graphql.RawParams, places map[string][]string) *problem {
	if n := len(places); n > u.api.limits.Files {
		e := limitError("files", n, u.api.limits.Files, "files in one request")
		return &problem{http.StatusRequestEntityTooLarge, CodeLimit, e.Message, e.Extensions}
	}
	for range len(places) {
		part, err := parts.NextPart()
		if err != nil {
			return bad("multipart: a file that map names is missing")
		}
		paths, ok := places[part.FormName()]
		if !ok || len(paths) == 0 {
			return bad("multipart: map does not say where a file belongs")
		}
		delete(places, part.FormName())
		file, problem := u.keep(part)
		if problem != nil {
			return problem
		}
		for _, path := range paths {
			if err := place(params.Variables, path, file); err != nil {
				return bad("map: " + err.Error())
			}
		}
	}
	if _, err := parts.NextPart(); err != io.EOF {
		return bad("multipart: more parts than map names")
	}
	return nil
}

// keep writes a file to the disk; a request may have more than fits the memory.
func (u *upload) keep(part *multipart.Part) (graphql.Upload, *problem) {
	f, err := os.CreateTemp(u.api.temp, "policygraph-upload-*")
	if err != nil {
		return graphql.Upload{}, &problem{status: http.StatusInsufficientStorage, code: CodeUnavailable, message: "files cannot be kept now"}
	}
	u.kept = append(u.kept, f)
	limit := int64(u.api.limits.File)
	n, err := io.Copy(f, io.LimitReader(part, limit+1))
	var gone *os.PathError
	switch {
	case errors.As(err, &gone):
		return graphql.Upload{}, &problem{status: http.StatusInsufficientStorage, code: CodeUnavailable, message: "files cannot be kept now"}
	case err != nil:
		return graphql.Upload{}, bad("body: cannot be read")
	case n > limit:
		return graphql.Upload{}, tooLong("file", u.api.limits.File)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return graphql.Upload{}, &problem{status: http.StatusInsufficientStorage, code: CodeUnavailable, message: "files cannot be kept now"}
	}
	return graphql.Upload{File: f, Filename: part.FileName(), Size: n, ContentType: part.Header.Get("Content-Type")}, nil
}

// remove is for when the request has been answered.
func (u *upload) remove() {
	for _, f := range u.kept {
		_ = f.Close()
		_ = os.Remove(f.Name())
	}
}

// place puts a file where a path such as variables.files.0 leads, which must be there and be null.
func place(variables map[string]any, path string, file graphql.Upload) error {
	steps := strings.Split(path, ".")
	if len(steps) < 2 || steps[0] != "variables" {
		return errors.New("a path leads into variables, such as variables.files.0")
	}
	var at any = variables
	for i, step := range steps[1:] {
		last := i == len(steps)-2
		switch in := at.(type) {
		case map[string]any:
			v, ok := in[step]
			if last && ok && v == nil {
				in[step] = file
				return nil
			}
			at = v
		case []any:
			n, err := strconv.Atoi(step)
			if err != nil || n < 0 || n >= len(in) {
				return errors.New("a path leads to an item that the list does not have")
			}
			if last && in[n] == nil {
				in[n] = file
				return nil
			}
			at = in[n]
		default:
			return errors.New("a path leads nowhere")
		}
	}
	return errors.New("a path must lead to a null")
}
