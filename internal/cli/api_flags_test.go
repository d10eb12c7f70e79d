package cli

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"policygraph/graph"
	"policygraph/internal/httpd"
)

func TestFlagsOfTheAPIComeFromTheCommandLineOrTheEnvironment(t *testing.T) {
	env := map[string]string{"POLICYGRAPH_LIMITS": "depth=9", "POLICYGRAPH_QUERY_TIMEOUT": "3s", "POLICYGRAPH_CORS_ORIGIN": "https://a.example, https://b.example"}
	for claim, c := range map[string]struct {
		args    []string
		env     map[string]string
		depth   int
		timeout time.Duration
		origins []string
		wrong   string
	}{
		"nothing":               {nil, nil, 12, 0, nil, ""},
		"flags":                 {[]string{"--limits", "depth=15", "--query-timeout", "2s", "--cors-origin", "https://c.example"}, env, 15, 2 * time.Second, []string{"https://c.example"}, ""},
		"the environment":       {nil, env, 9, 3 * time.Second, []string{"https://a.example", "https://b.example"}, ""},
		"a limit that is none":  {[]string{"--limits", "deep=1"}, nil, 0, 0, nil, "--limits: limit \"deep\""},
		"a figure that is none": {nil, map[string]string{"POLICYGRAPH_LIMITS": "depth=x"}, 0, 0, nil, "POLICYGRAPH_LIMITS: limit \"depth=x\""},
		"a time that is none":   {nil, map[string]string{"POLICYGRAPH_QUERY_TIMEOUT": "soon"}, 0, 0, nil, "POLICYGRAPH_QUERY_TIMEOUT \"soon\""},
		"a time before now":     {[]string{"--query-timeout", "-1s"}, nil, 0, 0, nil, "--query-timeout -1s"},
		"any origin":            {[]string{"--cors-origin", "*"}, nil, 0, 0, nil, "origin \"*\""},
	} {
		t.Run(claim, func(t *testing.T) {
			var f apiFlags
			cmd := &cobra.Command{Use: "serve", RunE: func(cmd *cobra.Command, _ []string) error {
				return f.settle(cmd, func(name string) string { return c.env[name] })
			}}
			cmd.SilenceErrors, cmd.SilenceUsage = true, true
			cmd.SetArgs(append([]string{}, c.args...))
			f.add(cmd)
			err := cmd.Execute()
			if c.wrong != "" {
				if err == nil || !strings.Contains(err.Error(), c.wrong) {
					t.Errorf("got %v, want %s", err, c.wrong)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			o := f.options(graph.Options{})
			var served httpd.Options
			f.serve(&served)
			if o.Limits.OrDefault().Depth != c.depth || o.Timeout != c.timeout || !slices.Equal(o.Origins, c.origins) || !slices.Equal(served.Origins, c.origins) {
				t.Errorf("got depth %d, timeout %v, origins %v and %v", o.Limits.OrDefault().Depth, o.Timeout, o.Origins, served.Origins)
			}
			if served.GraphiQL == nil || len(served.Examples) < 10 || served.MaxQuery != 1<<20 || served.MaxFiles != 20*64<<20 {
				t.Errorf("served: %d examples, %d and %d bytes", len(served.Examples), served.MaxQuery, served.MaxFiles)
			}
		})
	}
}

func TestEveryLimitIsInTheHelp(t *testing.T) {
	stdout, _, status := runMain(t, nil, "serve", "--help")
	for _, l := range graph.LimitTable() {
		if status != 0 || !strings.Contains(stdout, "\n  "+l.Name+" ") {
			t.Errorf("status %d; limit %s is not in the help", status, l.Name)
		}
	}
}
