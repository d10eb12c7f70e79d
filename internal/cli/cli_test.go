package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"policygraph/internal/httpd"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// runMain runs a command line with an environment of its own.
func runMain(t *testing.T, env map[string]string, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	var out, err bytes.Buffer
	status = Main(t.Context(), args, strings.NewReader(""), &out, &err, func(k string) string { return env[k] })
	return out.String(), err.String(), status
}

// canned serves one answer to every GraphQL request, and keeps what was asked.
func canned(t *testing.T, answers ...string) (url string, asked *[]map[string]any) {
	t.Helper()
	asked = &[]map[string]any{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/graphql" || r.Header.Get("Content-Type") != "application/json" || r.Header.Get(httpd.CSRFHeader) != "1" {
			t.Errorf("asked %s with %v", r.URL, r.Header)
		}
		var request struct{ Variables map[string]any }
		if err := json.NewDecoder(r.Body).Decode(&request); err != nil {
			t.Error(err)
		}
		*asked = append(*asked, request.Variables)
		w.Header().Set("Content-Type", "application/graphql-response+json")
		io.WriteString(w, answers[min(len(*asked), len(answers))-1])
	}))
	t.Cleanup(server.Close)
	return server.URL, asked
}

const twoTasks = `{"data":{"tasks":{"totalCount":2,"directCount":1,"pageInfo":{"hasNextPage":false,"endCursor":"c"},
"involving":[{"ref":"甲县","note":null,"entity":{"id":"region:990101","kind":"REGION","label":"甲县"},"candidates":[],"suggestions":[]}],
"suggestions":[],"candidates":[],"edges":[
{"node":{"id":"task:x/1","title":"建设跨湖轨道","number":"1","document":{"id":"document:x","title":"甲市计划"},"section":{"ordinal":"一","label":"交通","parent":{"ordinal":"三"}},
 "agencies":[{"predicate":"SUPPORTS","other":{"label":"甲市财政局"}},{"predicate":"LEADS","other":{"label":"甲县人民政府"}}]},
 "reasons":[{"kind":"RESPONSIBLE","direct":true,"origin":"EXPLICIT","text":"由甲县人民政府牵头","via":[{"id":"s","predicate":"LEADS",
  "evidence":[{"quote":"（甲县牵头，\n财政局配合）","focus":"甲县","section":["一、交通"],"start":0,"end":3,"document":{"id":"document:x","title":"甲市计划"}}]}]}]},
{"node":{"id":"task:x/2","title":"5G+","number":null,"document":{"id":"document:x","title":"甲市计划"},"section":null,
 "agencies":[{"predicate":"RESPONSIBLE_FOR","other":{"label":"经信局"}}]},
 "reasons":[{"kind":"COLLECTIVE","direct":false,"origin":"EXPANDED","text":"各区县负责","via":[]}]}]}}}`

func TestTasksAreATableWithDirectOnesApart(t *testing.T) {
	url, asked := canned(t, twoTasks)
	out, errs, status := runMain(t, map[string]string{"POLICYGRAPH_SERVER": url}, "tasks", "--involving", "甲县", "--no-platforms")
	want := `《甲市计划》

直接涉及 1
任务             牵头          配合        为何                出处
1. 建设跨湖轨道  甲县人民政府  甲市财政局  由甲县人民政府牵头  三（一）交通

推及 1
任务  牵头            配合  为何        出处
5G+   经信局（负责）        各区县负责

2 tasks, 1 direct
`
	if out != want || errs != "" || status != 0 {
		t.Errorf("status %d, stderr %q, stdout\n%s\nwant\n%s", status, errs, out, want)
	}
	reach := (*asked)[0]["reach"].(map[string]any)
	if reach["platforms"] != false || reach["collective"] != true || reach["named"] != true {
		t.Errorf("reach %v, want platforms alone off", reach)
	}
}

func TestTasksQuoteTheSentence(t *testing.T) {
	url, _ := canned(t, twoTasks)
	out, _, _ := runMain(t, map[string]string{"COLUMNS": "100"}, "tasks", "甲县", "--quote", "--server", url)
	for _, want := range []string{"「（甲县牵头， 财政局配合）」", "甲市计划 › 一、交通"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
}

func TestTasksFollowPages(t *testing.T) {
	page := strings.Replace(twoTasks, `"hasNextPage":false`, `"hasNextPage":true`, 1)
	url, asked := canned(t, page, twoTasks)
	out, _, status := runMain(t, nil, "tasks", "甲县", "--server", url, "--json")
	var got taskPage
	if err := json.Unmarshal([]byte(out), &got); err != nil || status != 0 || len(got.Edges) != 4 {
		t.Errorf("status %d, %d tasks, %v; want the 4 of two pages", status, len(got.Edges), err)
	}
	if len(*asked) != 2 || (*asked)[1]["after"] != "c" {
		t.Errorf("asked %v, want a second page after c", *asked)
	}
}

func TestUnknownAndAmbiguousNamesSayWhatMayBeMeant(t *testing.T) {
	const frame = `{"data":{"resolve":{"ref":"甲","note":null,"entity":null,"candidates":[%s],"suggestions":[%s]}}}`
	const thing = `{"context":"乙省 › 丙市","entity":{"id":"region:990101","kind":"REGION","label":"甲县"}}`
	tests := []struct{ claim, answer, want, code string }{
		{"an unknown name", fmt.Sprintf(frame, "", thing), "did you mean", "NOT_FOUND"},
		{"an ambiguous name", fmt.Sprintf(frame, thing, ""), "several meanings", "AMBIGUOUS"},
		{"a name like no other", fmt.Sprintf(frame, "", ""), "nor nearly so", "NOT_FOUND"},
	}
	for _, test := range tests {
		t.Run(test.claim, func(t *testing.T) {
			url, _ := canned(t, test.answer)
			_, errs, status := runMain(t, nil, "show", "甲", "--server", url)
			if status != 1 || !strings.Contains(errs, test.want) {
				t.Errorf("status %d, stderr %q; want 1 and %q", status, errs, test.want)
			}
			_, errs, _ = runMain(t, nil, "show", "甲", "--server", url, "--json")
			var told struct{ Error failure }
			if err := json.Unmarshal([]byte(errs), &told); err != nil || told.Error.Code != test.code {
				t.Errorf("--json: %q (%v), want code %s", errs, err, test.code)
			}
		})
	}
}

func TestExitStatusFollowsTheTable(t *testing.T) {
	tests := []struct {
		err    error
		status int
		code   string
	}{
		{fmt.Errorf("x: %w", store.ErrLocked), 3, "LOCKED"},
		{fmt.Errorf("x: %w", store.ErrFormat), 4, "FORMAT"},
		{fmt.Errorf("x: %w", store.ErrCorrupt), 5, "CORRUPT"},
		{fmt.Errorf("x: %w", store.ErrDiskFull), 6, "DISK_FULL"},
		{&query.NotFoundError{Ref: "甲"}, 1, "NOT_FOUND"},
		{usageError{errors.New("x"), "policygraph"}, 2, "USAGE"},
		{toldError{fmt.Errorf("x: %w", errSome)}, 1, "FAILED"},
		{context.Canceled, 130, "CANCELLED"},
		{graphFailure{[]graphError{{Message: "x", Extensions: map[string]any{"code": "GRAPHQL_PARSE_FAILED"}}}}, 2, "BAD_QUERY"},
		{graphFailure{[]graphError{{Message: "x", Extensions: map[string]any{"code": "CURSOR"}}}}, 2, "CURSOR"},
		{graphFailure{[]graphError{{Message: "x"}}}, 1, "FAILED"},
		{errors.New("anything else"), 1, "FAILED"},
	}
	for _, test := range tests {
		if got := exitFor(test.err); got.status != test.status || got.code != test.code {
			t.Errorf("exit of %v: %d %s, want %d %s", test.err, got.status, got.code, test.status, test.code)
		}
	}
	help := exitHelp()
	for _, e := range exits {
		if !strings.Contains(help, fmt.Sprintf("%3d  ", e.status)) {
			t.Errorf("status %d (%s) is not in the help:\n%s", e.status, e.code, help)
		}
	}
}

func TestStoppedCommandSaysSo(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	plan := filepath.Join(t.TempDir(), "plan.txt")
	if err := os.WriteFile(plan, []byte("修路。（市交通运输局牵头）"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"extract", plan}, {"extract", plan, "--json"}, {"ingest", plan, "--store", filepath.Join(t.TempDir(), "data")}} {
		var out, errs bytes.Buffer
		status := Main(ctx, args, strings.NewReader(""), &out, &errs, func(string) string { return "" })
		if status != 130 || !strings.Contains(errs.String(), "stopped") || strings.Contains(out.String(), "EXTRACT") {
			t.Errorf("%v: status %d, stderr %q, stdout %q; want 130 and stopped", args, status, errs.String(), out.String())
		}
	}
}

func TestEveryCommandHasHelpWithAnExample(t *testing.T) {
	a := &app{env: func(string) string { return "" }}
	for _, cmd := range a.root().Commands() {
		if cmd.Hidden {
			continue
		}
		if cmd.Short == "" || cmd.Example == "" || cmd.GroupID == "" {
			t.Errorf("%s: short %q, example %q, group %q", cmd.Name(), cmd.Short, cmd.Example, cmd.GroupID)
		}
		if !strings.Contains(cmd.Example, "policygraph "+cmd.Name()) {
			t.Errorf("%s: the example does not use it:\n%s", cmd.Name(), cmd.Example)
		}
		for line := range strings.SplitSeq(cmd.Long, "\n") {
			if w := cells.StringWidth(line); w > helpWidth {
				t.Errorf("%s: a line of help takes %d cells: %s", cmd.Name(), w, line)
			}
		}
	}
}

func TestAddressFileIsPrivateAndGoesAway(t *testing.T) {
	dir := t.TempDir()
	want := address{URL: "http://127.0.0.1:1", PID: 7, Token: newToken()}
	if err := announce(dir, want); err != nil {
		t.Fatal(err)
	}
	if got, ok := announced(dir); !ok || got != want {
		t.Errorf("read %+v, %v; want %+v", got, ok, want)
	}
	if info, err := os.Stat(addressFile(dir)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v; want 0600: the token is for the owner", info.Mode(), err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("%d files, want server.json alone", len(entries))
	}
	if err := withdraw(dir); err != nil {
		t.Fatal(err)
	}
	if _, ok := announced(dir); ok {
		t.Error("it is still there")
	}
	if err := os.WriteFile(addressFile(dir), []byte("{half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if a, ok := announced(dir); ok {
		t.Errorf("half a file was read as %+v", a)
	}
}

func TestOthersReachAServerOnlyWithALoginAndTLS(t *testing.T) {
	cert := accessFlags{cert: "c", key: "k"}
	named := accessFlags{cert: "c", key: "k", hosts: []string{"graph.example.org"}}
	proxy := accessFlags{proxy: true, hosts: []string{"graph.example.org"}}
	for claim, c := range map[string]struct {
		flags  accessFlags
		addr   string
		tokens int
		want   string // the origin, "" where it is refused
	}{
		"loopback":                         {accessFlags{}, "127.0.0.1:0", 0, "http://127.0.0.1:0"},
		"loopback by name":                 {accessFlags{}, "localhost:0", 0, "http://localhost:0"},
		"another address of loopback":      {accessFlags{}, "127.9.9.9:0", 0, "http://127.9.9.9:0"},
		"loopback with TLS":                {cert, "127.0.0.1:0", 0, "https://127.0.0.1:0"},
		"no address":                       {named, "8080", 1, ""},
		"all addresses, bare":              {accessFlags{}, "0.0.0.0:8080", 1, ""},
		"all addresses by no name, bare":   {accessFlags{}, ":8080", 1, ""},
		"all addresses of IPv6, bare":      {accessFlags{}, "[::]:8080", 1, ""},
		"a name of others, bare":           {accessFlags{}, "example.org:8080", 1, ""},
		"TLS without tokens":               {named, "0.0.0.0:8443", 0, ""},
		"TLS without a name":               {cert, "0.0.0.0:8443", 1, ""},
		"TLS, tokens and a name":           {named, "0.0.0.0:8443", 1, "https://graph.example.org:8443"},
		"TLS at an address that is a name": {cert, "192.168.1.2:8443", 1, "https://192.168.1.2:8443"},
		"a proxy without tokens":           {proxy, "127.0.0.1:8080", 0, ""},
		"a proxy without a name":           {accessFlags{proxy: true}, "127.0.0.1:8080", 1, ""},
		"a proxy, tokens and a name":       {proxy, "127.0.0.1:8080", 1, "https://graph.example.org"},
	} {
		e, err := c.flags.expose(c.addr, c.tokens)
		if e.origin != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s: origin %q, error %v; want %q", claim, e.origin, err, c.want)
		}
		if err != nil && exitFor(err).status != 2 {
			t.Errorf("%s: %v is status %d, want 2", claim, err, exitFor(err).status)
		}
		if outside := c.tokens > 0; err == nil && e.exposed != outside {
			t.Errorf("%s: exposed %v, want %v", claim, e.exposed, outside)
		}
	}
}

func TestBusyPortSaysWhatToDo(t *testing.T) {
	l, err := listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, err = listen(t.Context(), l.Addr().String())
	if err == nil || exitFor(err).status != 3 || !strings.Contains(err.Error(), "--addr") {
		t.Errorf("got %v (status %d), want status 3 and advice", err, exitFor(err).status)
	}
}

func TestReplaceFileLeavesTheOldOneOnFailure(t *testing.T) {
	name := filepath.Join(t.TempDir(), "graph.jsonl")
	if err := os.WriteFile(name, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	boom := errors.New("boom")
	err := replaceFile(name, func(w io.Writer) error {
		io.WriteString(w, "half")
		return boom
	})
	if b, _ := os.ReadFile(name); !errors.Is(err, boom) || string(b) != "old" {
		t.Errorf("err %v, file %q; want boom and the old file", err, b)
	}
	if err := replaceFile(name, func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(name); string(b) != "new" {
		t.Errorf("file %q, want new", b)
	}
	if entries, _ := os.ReadDir(filepath.Dir(name)); len(entries) != 1 {
		t.Errorf("%d files, want one", len(entries))
	}
}
