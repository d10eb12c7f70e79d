package httpd

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// exportingDesk attaches what it was asked for.
type exportingDesk struct{ *fakeDesk }

var errAsked = errors.New("is no argument")

func (exportingDesk) Attach(params url.Values) (Attachment, error) {
	if params.Has("wrong") {
		return Attachment{}, errAsked
	}
	return Attachment{
		Name: "任务清单-甲县 (1).csv", Fallback: "policygraph.csv", MediaType: "text/csv; charset=utf-8", Packed: params.Get("format") == "xlsx",
		Write: func(_ context.Context, w io.Writer) error {
			switch params.Get("fail") {
			case "early":
				return errGone
			case "late":
				_, _ = io.WriteString(w, strings.Repeat("第一部分", 10_000))
				return errGone
			}
			_, err := io.WriteString(w, "序号\r\n"+params.Encode()+strings.Repeat(" ", 4_000))
			return err
		},
	}, nil
}

func exportHandler(t *testing.T) http.Handler {
	t.Helper()
	h, err := Handler(Options{GraphQL: echo, Page: testPage, Desk: exportingDesk{&fakeDesk{}}, Token: "secret", Version: "1", Origins: []string{"https://dash.example"}})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestAnExportIsAnAttachmentForRequestsOfOurOwn(t *testing.T) {
	h := exportHandler(t)
	own := map[string]string{CSRFHeader: "1"}
	for _, c := range []struct {
		claim, method, target string
		header                map[string]string
		body                  string
		status                int
		want                  string
	}{
		{"with our header", "GET", "/export?format=csv&involving=%E7%94%B2", own, "", 200, "format=csv&involving=%E7%94%B2"},
		{"from our page", "GET", "/export?format=csv", map[string]string{"Sec-Fetch-Site": "same-origin"}, "", 200, "format=csv"},
		{"typed into the address bar", "GET", "/export?format=csv", map[string]string{"Sec-Fetch-Site": "none"}, "", 200, "format=csv"},
		{"from a page that was let in", "GET", "/export?format=csv", map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": "https://dash.example"}, "", 200, "format=csv"},
		{"from a page of another site", "GET", "/export?format=csv", map[string]string{"Sec-Fetch-Site": "cross-site"}, "", 403, "CSRF"},
		{"without a word", "GET", "/export?format=csv", nil, "", 403, "CSRF"},
		{"posted without a word", "POST", "/export", nil, "{}", 403, "CSRF"},
		{
			"posted", "POST", "/export", own, `{"format":"csv","of":["甲","乙"],"depth":2,"where":{"text":"丙"},"match":null}`, 200,
			"depth=2&format=csv&of=%E7%94%B2&of=%E4%B9%99&where=%7B%22text%22%3A%22%E4%B8%99%22%7D",
		},
		{"posted no JSON", "POST", "/export", own, "format=csv", 400, "BAD_INPUT"},
		{"posted too much", "POST", "/export", own, `{"format":"` + strings.Repeat("x", maxExportQuery) + `"}`, 413, "TOO_LARGE"},
		{"wrong argument", "GET", "/export?wrong=1", own, "", 404, "is no argument"},
		{"badly encoded", "GET", "/export?format=%zz", own, "", 400, "BAD_INPUT"},
		{"what goes wrong before the first byte", "GET", "/export?format=csv&fail=early", own, "", 404, `"gone"`},
	} {
		r := httptest.NewRequest(c.method, c.target, strings.NewReader(c.body))
		r.Host = "127.0.0.1"
		for k, v := range c.header {
			r.Header.Set(k, v)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.want) {
			t.Errorf("%s: got %d %.200s, want %d with %s", c.claim, w.Code, w.Body, c.status, c.want)
		}
		disposition := w.Header().Get("Content-Disposition")
		if c.status != 200 {
			if disposition != "" {
				t.Errorf("%s: an error is called a file: %s", c.claim, disposition)
			}
			continue
		}
		kind, params, err := mime.ParseMediaType(disposition)
		if err != nil || kind != "attachment" || params["filename"] != "任务清单-甲县 (1).csv" || !strings.Contains(disposition, `filename="policygraph.csv"`) ||
			w.Header().Get("Content-Type") != "text/csv; charset=utf-8" || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: got %v (%v, %v), want a file with a Chinese name", c.claim, w.Header(), params, err)
		}
	}
}

func TestAnExportThatFailsAfterItsFirstByteIsCut(t *testing.T) {
	server := httptest.NewServer(exportHandler(t))
	defer server.Close()
	get := func(method, target, encoding string) (*http.Response, []byte, error) {
		r, err := http.NewRequest(method, server.URL+target, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set(CSRFHeader, "1")
		r.Header.Set("Accept-Encoding", encoding)
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		b, err := io.ReadAll(resp.Body)
		return resp, b, err
	}
	if resp, b, err := get("GET", "/export?format=csv&fail=late", "identity"); err == nil {
		t.Errorf("got %d with %d bytes and no error", resp.StatusCode, len(b))
	}
	if resp, b, err := get("HEAD", "/export?format=csv&fail=early", "identity"); err != nil || resp.StatusCode != 200 || len(b) > 0 {
		t.Errorf("HEAD: got %d, %d bytes, %v, want the headers alone", resp.StatusCode, len(b), err)
	}
	resp, b, err := get("GET", "/export?format=csv", "gzip")
	if err != nil || resp.Header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("text: got %v, %v, want it compressed", resp.Header, err)
	}
	if z, err := gzip.NewReader(strings.NewReader(string(b))); err != nil {
		t.Error(err)
	} else if text, err := io.ReadAll(z); err != nil || !strings.HasPrefix(string(text), "序号") {
		t.Errorf("text: got %.40q, %v", text, err)
	}
	if resp, _, err := get("GET", "/export?format=xlsx", "gzip"); err != nil || resp.Header.Get("Content-Encoding") != "" {
		t.Errorf("a workbook: got %v, %v, want it as it is", resp.Header, err)
	}
}
