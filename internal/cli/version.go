package cli

import (
	"context"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"policygraph/internal/sandbox"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		GroupID: "keep",
		Short:   "Print the version (版本)",
		Long: `Prints the version. With --json it also starts a parser as documents get one, and tells the limits that it has, and whether it is
cut off from the network ("isolated") or this system does not allow that ("shared").`,
		Example: "  policygraph version --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if a.json {
				return writePretty(a.out, struct {
					Version  string `json:"version"`
					Go       string `json:"go"`
					Platform string `json:"platform"`
					Parser   any    `json:"parser"`
				}{version(), runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH, a.parserFacts(cmd.Context())})
			}
			_, err := fmt.Fprintf(a.out, "policygraph %s (%s, %s/%s)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

// parserFacts are what holds for the processes in which documents are parsed.
func (a *app) parserFacts(ctx context.Context) any {
	facts := struct {
		Memory  int64           `json:"memoryBytes,omitempty"`
		CPU     float64         `json:"cpuSeconds,omitempty"`
		Timeout float64         `json:"timeoutSeconds,omitempty"`
		Limits  string          `json:"limits,omitempty"`
		Network sandbox.Network `json:"network,omitempty"`
		Error   string          `json:"error,omitempty"`
	}{Limits: sandbox.Enforced}
	pool, err := a.parsers(ctx)
	if err == nil {
		defer pool.Close()
		l := pool.Limits()
		facts.Memory, facts.CPU, facts.Timeout = l.Memory, l.CPU.Seconds(), l.Wall.Seconds()
		facts.Network, err = pool.Probe(ctx)
	}
	if err != nil {
		facts.Error = err.Error()
	}
	return facts
}
