package httpd

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// fakeBackups sends "frames after N CHAIN"; after commit 13 it fails at once, after commit 14 in the middle.
type fakeBackups struct{}

func (fakeBackups) BackupHead(context.Context) (json.RawMessage, error) {
	return json.RawMessage(`{"store":"s"}`), nil
}

func (fakeBackups) Backup(_ context.Context, w io.Writer, after, chain string) error {
	if after == "13" {
		return errGone
	}
	_, err := io.WriteString(w, strings.Repeat("frames after "+after+" "+chain, 1000))
	if after == "14" {
		return errGone
	}
	return err
}

func (fakeBackups) Problem(error) (int, Problem) {
	return http.StatusConflict, Problem{Code: "OTHER_HISTORY", Message: "another"}
}

func backupServer(t *testing.T, o Options) *httptest.Server {
	t.Helper()
	o.GraphQL, o.Page, o.Backups, o.Token = echo, testPage, fakeBackups{}, "secret"
	h, err := Handler(o)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

func get(t *testing.T, url, token string) (status int, body string, err error) {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, "", err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	return resp.StatusCode, string(b), err
}

func TestABackupNeedsTheToken(t *testing.T) {
	s := backupServer(t, Options{})
	for _, path := range []string{"/api/backup/head", "/api/backup?after=0"} {
		for _, token := range []string{"", "guess", "secrets"} {
			if status, body, err := get(t, s.URL+path, token); status != http.StatusUnauthorized || !strings.Contains(body, "UNAUTHENTICATED") {
				t.Errorf("GET %s with token %q: got %d %s, error %v; want 401 UNAUTHENTICATED", path, token, status, body, err)
			}
		}
	}
	if status, body, err := get(t, s.URL+"/api/backup/head", "secret"); status != http.StatusOK || !strings.Contains(body, `"store":"s"`) {
		t.Errorf("head: got %d %s, error %v", status, body, err)
	}
	if status, body, err := get(t, s.URL+"/api/backup?after=7&chain=00ff", "secret"); status != http.StatusOK || !strings.HasPrefix(body, "frames after 7 00ff") {
		t.Errorf("backup: got %d %.40s, error %v", status, body, err)
	}
}

func TestABackupThatFailsIsToldOrCut(t *testing.T) {
	s := backupServer(t, Options{})
	if status, body, err := get(t, s.URL+"/api/backup?after=13", "secret"); status != http.StatusConflict || !strings.Contains(body, "OTHER_HISTORY") {
		t.Errorf("before the first byte: got %d %s, error %v; want 409 OTHER_HISTORY", status, body, err)
	}
	if _, _, err := get(t, s.URL+"/api/backup?after=14", "secret"); !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		t.Errorf("in the middle: got error %v, want that the connection is cut", err)
	}
}

func TestReadyTellsOfBackups(t *testing.T) {
	at := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
	s := backupServer(t, Options{Scheduled: func() Scheduled { return Scheduled{Last: at, Commit: 7, Failure: "no room"} }})
	_, body, err := get(t, s.URL+"/readyz", "")
	if want := `{"backup":{"last":"2026-03-01T08:00:00Z","commit":7,"failure":"no room"},"status":"ready"}`; err != nil || strings.TrimSpace(body) != want {
		t.Errorf("/readyz: got %s, error %v; want %s", body, err, want)
	}
}
