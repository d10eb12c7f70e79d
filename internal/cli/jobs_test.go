package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/textproto"
	"strings"
	"testing"
)

// workingDesk is a server that does jobs, and its desk for the command line.
func workingDesk(t *testing.T) (r *remote, l *local) {
	t.Helper()
	l = sampleDesk(t)
	a := &app{err: terminal{Writer: t.Output()}, store: t.TempDir()}
	work, err := a.working(l, jobFlags{keep: 10})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = work.Close() })
	return serveDesk(t, l), l
}

// sendFiles asks for a job as a page would: by the GraphQL multipart request specification.
func sendFiles(t *testing.T, r *remote, dryRun bool, files map[string]string) (id string) {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part := func(name, file, text string) {
		header := textproto.MIMEHeader{"Content-Disposition": {fmt.Sprintf(`form-data; name=%q`, name)}}
		if file != "" {
			header.Set("Content-Disposition", fmt.Sprintf(`form-data; name=%q; filename=%q`, name, file))
		}
		w, err := form.CreatePart(header)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	nulls, places, n := make([]any, len(files)), map[string][]string{}, 0
	for range files {
		places[fmt.Sprint(n)] = []string{fmt.Sprintf("variables.files.%d", n)}
		n++
	}
	operations, err := json.Marshal(map[string]any{
		"query":     `mutation($files: [Upload!]!, $dryRun: Boolean!) { ingest(files: $files, dryRun: $dryRun) { job { id } problems { code message } } }`,
		"variables": map[string]any{"files": nulls, "dryRun": dryRun},
	})
	if err != nil {
		t.Fatal(err)
	}
	where, err := json.Marshal(places)
	if err != nil {
		t.Fatal(err)
	}
	part("operations", "", string(operations))
	part("map", "", string(where))
	n = 0
	for name, text := range files {
		part(fmt.Sprint(n), name, text)
		n++
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	answered, err := r.do(t.Context(), "POST", "/graphql", nil, form.FormDataContentType(), &body)
	if err != nil {
		t.Fatal(err)
	}
	defer answered.Close()
	var a answer
	if err := json.NewDecoder(answered).Decode(&a); err != nil {
		t.Fatal(err)
	}
	var made struct{ Ingest struct{ Job *work } }
	if err := a.into(&made); err != nil || made.Ingest.Job == nil {
		t.Fatalf("send %d files: %v, answer %s", len(files), err, a.Data)
	}
	return made.Ingest.Job.ID
}

func TestJobsAreListedFollowedAndShown(t *testing.T) {
	r, _ := workingDesk(t)
	env := map[string]string{"POLICYGRAPH_SERVER": r.base.String(), "POLICYGRAPH_TOKEN": "token"}
	if out, errs, status := runMain(t, env, "jobs"); status != 0 || !strings.Contains(out, "no jobs yet") {
		t.Errorf("before the first: status %d, %q, %q", status, out, errs)
	}
	trial := sendFiles(t, r, true, map[string]string{"供水.txt": "甲市供水实施方案\n\n一、重点任务\n\n1. 扩建水厂两座。（市水利局牵头）\n"})
	out, errs, status := runMain(t, env, "jobs", trial, "--follow")
	for _, want := range []string{"入库（试）", "完成", "1/1 files: 1 added", "供水.txt", "differs: "} {
		if status != 0 || !strings.Contains(out, want) {
			t.Errorf("the trial: status %d, %q, want %q; %s", status, out, want, errs)
		}
	}
	id := sendFiles(t, r, false, map[string]string{"供水.txt": "甲市供水实施方案\n\n一、重点任务\n\n1. 扩建水厂两座。（市水利局牵头）\n", "空.txt": " \n"})
	out, _, status = runMain(t, env, "jobs", id, "--follow", "--json")
	var shown work
	if err := json.Unmarshal([]byte(out), &shown); err != nil || status != 1 || shown.Counts.Added != 1 || shown.Counts.Failed != 1 || len(shown.Files) != 2 {
		t.Errorf("the job: status %d, %v, %s; want 1 for the file that failed", status, err, out)
	}
	out, _, status = runMain(t, env, "jobs")
	if status != 0 || !strings.Contains(out, id) || strings.Index(out, trial) < strings.Index(out, id) {
		t.Errorf("the list: status %d\n%s\nwant the newest first", status, out)
	}
	if _, errs, status := runMain(t, env, "jobs", "nothing"); status != 1 || !strings.Contains(errs, "nothing") {
		t.Errorf("a job that there is not: status %d, %q", status, errs)
	}
	if _, errs, status := runMain(t, env, "jobs", id, "--cancel"); status != 1 || strings.Contains(errs, "policygraph:") {
		t.Errorf("cancel of a job that ended: status %d, %q; want it shown as it is", status, errs)
	}
	if _, errs, status := runMain(t, nil, "jobs", "--follow"); status != 2 || !strings.Contains(errs, "--follow") {
		t.Errorf("--follow of nothing: status %d, %q", status, errs)
	}
	env["POLICYGRAPH_TOKEN"] = "another"
	if _, _, status := runMain(t, env, "jobs", id, "--cancel"); status != 1 {
		t.Errorf("with another token: status %d, want 1", status)
	}
}
