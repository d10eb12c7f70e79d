package graph

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"policygraph/internal/access"
	"policygraph/internal/store/memstore"
)

// form writes a multipart request; parts are name, content, name, content, …
func form(t *testing.T, parts ...string) (body []byte, contentType string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		create := w.CreateFormField
		if _, err := strconv.Atoi(parts[i]); err == nil {
			create = func(name string) (io.Writer, error) { return w.CreateFormFile(name, "规划"+name+".txt") }
		}
		part, err := create(parts[i])
		if err == nil {
			_, err = io.WriteString(part, parts[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), w.FormDataContentType()
}

const ingestion = `{"query":"mutation($files: [Upload!]!) { ingest(files: $files) { problems { code } } }","variables":{"files":[null,null]}}`

func TestFilesComeWithARequest(t *testing.T) {
	st := memstore.New()
	defer st.Close()
	temp := t.TempDir()
	api := New(st, Options{Temp: temp, Limits: Limits{Body: 1000, Files: 2, File: 20}})
	body, contentType := form(t, "operations", ingestion, "map", `{"0":["variables.files.0"],"1":["variables.files.1"]}`, "0", "一、总则", "1", "二、任务")
	r := httptest.NewRequest(http.MethodPost, "/", bytes.NewReader(body))
	r.Header.Set("Content-Type", contentType)
	r.Header.Set(CSRFHeader, "1")
	params, done, problem := api.post(r)
	if problem != nil {
		t.Fatalf("refused: %+v", problem)
	}
	for i, want := range []string{"一、总则", "二、任务"} {
		file, ok := params.Variables["files"].([]any)[i].(graphql.Upload)
		if !ok {
			t.Fatalf("file %d is a %T", i, params.Variables["files"].([]any)[i])
		}
		got, err := io.ReadAll(file.File)
		if err != nil || string(got) != want || file.Size != int64(len(want)) || file.Filename != "规划"+strconv.Itoa(i)+".txt" {
			t.Errorf("file %d: %q of %d bytes named %s, %v; want %q", i, got, file.Size, file.Filename, err, want)
		}
	}
	if kept, err := os.ReadDir(temp); err != nil || len(kept) != 2 {
		t.Errorf("%d temporary files, %v; want 2", len(kept), err)
	}
	done()
	if kept, err := os.ReadDir(temp); err != nil || len(kept) != 0 {
		t.Errorf("%d temporary files stay, %v", len(kept), err)
	}
}

func TestAMultipartRequestIsRefused(t *testing.T) {
	st := memstore.New()
	defer st.Close()
	temp := t.TempDir()
	api := New(st, Options{Temp: temp, Limits: Limits{Body: 1000, Files: 2, File: 20}})
	const both = `{"0":["variables.files.0"],"1":["variables.files.1"]}`
	for claim, c := range map[string]struct {
		parts  []string
		status int
		code   string
	}{
		"with nothing in it":           {nil, 400, "BAD_INPUT"},
		"with files first":             {[]string{"0", "一", "operations", ingestion, "map", both}, 400, "BAD_INPUT"},
		"without a map":                {[]string{"operations", ingestion, "0", "一"}, 400, "BAD_INPUT"},
		"whose map is no map":          {[]string{"operations", ingestion, "map", "[]"}, 400, "BAD_INPUT"},
		"with many operations":         {[]string{"operations", "[" + ingestion + "]", "map", "{}"}, 400, "BAD_INPUT"},
		"without a query":              {[]string{"operations", "{}", "map", "{}"}, 400, "BAD_INPUT"},
		"without a file of its map":    {[]string{"operations", ingestion, "map", both, "0", "一"}, 400, "BAD_INPUT"},
		"with a file that map has not": {[]string{"operations", ingestion, "map", both, "0", "一", "7", "二"}, 400, "BAD_INPUT"},
		"with one file too many":       {[]string{"operations", ingestion, "map", `{"0":["variables.files.0"]}`, "0", "一", "1", "二"}, 400, "BAD_INPUT"},
		"with a path out of variables": {[]string{"operations", ingestion, "map", `{"0":["query"]}`, "0", "一"}, 400, "BAD_INPUT"},
		"with a path to nowhere":       {[]string{"operations", ingestion, "map", `{"0":["variables.files.0.x"]}`, "0", "一"}, 400, "BAD_INPUT"},
		"with a path past the list":    {[]string{"operations", ingestion, "map", `{"0":["variables.files.2"]}`, "0", "一"}, 400, "BAD_INPUT"},
		"with a path that is negative": {[]string{"operations", ingestion, "map", `{"0":["variables.files.-1"]}`, "0", "一"}, 400, "BAD_INPUT"},
		"with two files at one place":  {[]string{"operations", ingestion, "map", `{"0":["variables.files.0"],"1":["variables.files.0"]}`, "0", "一", "1", "二"}, 400, "BAD_INPUT"},
		"with more files than allowed": {[]string{"operations", ingestion, "map", `{"0":[],"1":[],"2":[]}`}, 413, "LIMIT"},
		"with a file that is too long": {[]string{"operations", ingestion, "map", both, "0", strings.Repeat("x", 21), "1", "二"}, 413, "LIMIT"},
		"with operations too long":     {[]string{"operations", strings.Repeat(" ", 1001), "map", both}, 413, "LIMIT"},
	} {
		t.Run(claim, func(t *testing.T) {
			body, contentType := form(t, c.parts...)
			ask := func(csrf string) *httptest.ResponseRecorder {
				r := httptest.NewRequest(http.MethodPost, "/", bytes.NewReader(body))
				r.Header.Set("Content-Type", contentType)
				r.Header.Set(CSRFHeader, csrf)
				w := httptest.NewRecorder()
				api.ServeHTTP(w, r.WithContext(WithActor(r.Context(), Actor{Role: access.Admin})))
				return w
			}
			if w := ask("1"); w.Code != c.status || !strings.Contains(w.Body.String(), `"code":"`+c.code+`"`) {
				t.Errorf("%s: status %d, %s; want %d and %s", claim, w.Code, w.Body, c.status, c.code)
			}
			if w := ask(""); w.Code != http.StatusUnsupportedMediaType {
				t.Errorf("%s, without our header: status %d, want 415", claim, w.Code)
			}
			if kept, err := os.ReadDir(temp); err != nil || len(kept) != 0 {
				t.Errorf("%s: %d temporary files stay, %v", claim, len(kept), err)
			}
		})
	}
}
