package cli

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"policygraph/internal/ingest"
)

// upload sends a file to a server as another program would.
func upload(t *testing.T, r *remote, name string, file []byte) json.RawMessage {
	t.Helper()
	var answer json.RawMessage
	if err := r.call(t.Context(), "/api/ingest", map[string][]string{"uri": {name}}, bytes.NewReader(file), &answer); err != nil {
		t.Fatal(err)
	}
	return answer
}

func TestAnArchiveThatIsUploadedIsTakenInDocumentByDocument(t *testing.T) {
	r := serveDesk(t, sampleDesk(t))
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"甲/方案.txt": "甲市供水实施方案\n\n一、重点任务\n\n1. 扩建水厂。（市水利局牵头）\n", "乙.txt": "", "说明.sh": "echo 任务",
	} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	var report ingest.Report
	answer := upload(t, r, "plans.zip", b.Bytes())
	if err := json.Unmarshal(answer, &report); err != nil {
		t.Fatal(err)
	}
	became := map[string]string{}
	for _, f := range report.Files {
		became[f.URI] = string(f.Outcome)
		if f.Error != nil {
			became[f.URI] += " " + f.Error.Code
		}
	}
	if len(became) != 2 || became["plans.zip/甲/方案.txt"] != "NEW" || became["plans.zip/乙.txt"] != "FAILED EMPTY" {
		t.Errorf("the archive became %v, from %s", became, answer)
	}

	var one ingest.File
	if answer := upload(t, r, "丙.txt", []byte("丙市供水实施方案")); json.Unmarshal(answer, &one) != nil || one.URI != "丙.txt" || one.Outcome != ingest.Added {
		t.Errorf("a document alone became %s", answer)
	}
	if answer := upload(t, r, "空.zip", []byte("PK\x03\x04 no archive")); json.Unmarshal(answer, &one) != nil || one.Outcome != ingest.Failed || !strings.Contains(one.Error.Message, "damaged") {
		t.Errorf("a damaged archive became %s", answer)
	}
}
