package graph_test

import (
	"strings"
	"testing"

	"policygraph/graph"
)

func TestMessagesBeginWithWhatIsWrong(t *testing.T) {
	api := graph.New(province(t), graph.Options{})
	for query, want := range map[string]string{
		`{ entity(id: "市科技局") { id } }`:                    `"市科技局" may be `,
		`{ tasks(after: "abc") { totalCount } }`:           `after: `,
		`{ tasks(first: 500) { totalCount } }`:             `first: want 1 to 100, have 500`,
		`{ diff(from: {commit: 99}) { from { commit } } }`: `commit 99: `,
	} {
		r := api.Execute(t.Context(), query, "", nil)
		if len(r.Errors) != 1 || !strings.HasPrefix(r.Errors[0].Message, want) {
			t.Errorf("query %s: got %v, want one error that begins with %q", query, r.Errors, want)
			continue
		}
		if r.Errors[0].Path == nil {
			t.Errorf("query %s: the error has no path", query)
		}
	}
}
