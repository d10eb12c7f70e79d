package graph

import (
	"bufio"
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// stream asks for events and gives them one by one, without comments.
func (l listening) stream(t *testing.T, method, query string) (*http.Response, func() string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	t.Cleanup(cancel)
	target, body := l.URL, `{"query":"`+query+`"}`
	if method == http.MethodGet {
		target, body = l.URL+"?query="+url.QueryEscape(query), ""
	}
	r, err := http.NewRequestWithContext(ctx, method, target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept", "text/event-stream")
	r.Header.Set("Content-Type", "application/json")
	response, err := l.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	lines := bufio.NewScanner(response.Body)
	return response, func() string {
		var event []string
		for lines.Scan() {
			switch line := lines.Text(); {
			case strings.HasPrefix(line, ":"):
			case line != "":
				event = append(event, line)
			case len(event) > 0:
				return strings.Join(event, "\n")
			}
		}
		return strings.Join(event, "\n")
	}
}

func TestEventStreams(t *testing.T) {
	l := listen(t, Options{})
	for claim, c := range map[string]struct{ method, query, want string }{
		"a query by POST":          {"POST", "{ stats { documents } }", `"data":{"stats"`},
		"a query by GET":           {"GET", "{ stats { documents } }", `"data":{"stats"`},
		"what is not valid":        {"POST", "{ planets }", "GRAPHQL_VALIDATION_FAILED"},
		"a mutation by GET":        {"GET", `mutation { retract(document: "x") { problems { code } } }`, "BAD_INPUT"},
		"a mutation that fails":    {"POST", "mutation { cancelJob(id: 1) { problems { code } } }", `"errors":`},
		"a past that is not known": {"POST", "subscription { changes(after: 999) { number } }", "FUTURE"},
	} {
		t.Run(claim, func(t *testing.T) {
			response, next := l.stream(t, c.method, c.query)
			if got := response.Header.Get("Content-Type"); response.StatusCode != http.StatusOK || got != "text/event-stream; charset=utf-8" {
				t.Fatalf("status %d, content type %q", response.StatusCode, got)
			}
			if got := next(); !strings.HasPrefix(got, "event: next\ndata: {") || !strings.Contains(got, c.want) {
				t.Errorf("%s: got %q, want a next with %s", c.query, got, c.want)
			}
			if got := next(); got != "event: complete\ndata:" {
				t.Errorf("%s: got %q, want complete", c.query, got)
			}
		})
	}
}

func TestAnEventStreamOutlastsTheDeadlinesOfTheServer(t *testing.T) {
	l := listen(t, Options{})
	_, next := l.stream(t, "POST", "subscription { changes { number title } }")
	for i := 0; i < 3; i++ {
		time.Sleep(250 * time.Millisecond)
		l.commit(t, i)
		if got := next(); !strings.Contains(got, `"number":`) || !strings.Contains(got, "工作的通知") {
			t.Fatalf("change %d: got %q", i, got)
		}
	}
}

func TestEventStreamsAreCountedWithSockets(t *testing.T) {
	l := listen(t, Options{Limits: Limits{Sockets: 1}})
	l.stream(t, "POST", "subscription { changes { number } }")
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, l.URL+"?query="+url.QueryEscape("subscription { changes { number } }"), nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept", "text/event-stream")
	response, err := l.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusTooManyRequests || !strings.HasPrefix(response.Header.Get("Content-Type"), "application/json") {
		t.Errorf("a second stream: status %d, content type %s; want 429 as JSON", response.StatusCode, response.Header.Get("Content-Type"))
	}
}
