package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/schema"
)

func (a *app) queryCommand() *cobra.Command {
	var variables, asOf string
	cmd := &cobra.Command{
		Use:     "query GRAPHQL|@FILE|-",
		GroupID: "ask",
		Short:   "Ask in GraphQL (查询)",
		Long: `Runs a GraphQL query and prints the answer as JSON. The query is the argument, a file (@query.graphql), or standard input (-).
The exit status is 2 where the query is not understood, 1 where the answer carries errors.`,
		Example: `  policygraph query '{ tasks(involving: ["安吉县"], first: 3) { totalCount edges { node { title } reasons { text } } } }'
  policygraph query 'query($n: [ID!]) { tasks(involving: $n) { totalCount } }' --variables '{"n": ["安吉县"]}'
  policygraph query @query.graphql --variables @variables.json`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			text, err := a.argument(args[0], args[0] == "-" || strings.HasPrefix(args[0], "@"))
			if err != nil {
				return err
			}
			var values map[string]any
			if variables != "" {
				raw, err := a.argument(variables, variables == "-" || strings.HasPrefix(variables, "@"))
				if err != nil {
					return err
				}
				if err := json.Unmarshal([]byte(raw), &values); err != nil {
					return usage(cmd, "--variables: want a JSON object: %v", err)
				}
			}
			d, err := a.openAt(cmd, asOf)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			answer, err := d.ask(cmd.Context(), text, values)
			if err != nil {
				return err
			}
			if string(answer.Data) == "null" && len(answer.Errors) > 0 {
				answer.Data = nil
			}
			if err := writePretty(a.out, answer); err != nil {
				return err
			}
			if len(answer.Errors) > 0 {
				failed := graphFailure{answer.Errors}
				if exitFor(failed).status == 2 {
					return failed
				}
				return toldError{fmt.Errorf("%w: %w", errSome, failed)}
			}
			return nil
		},
	}
	asOfFlag(cmd, &asOf)
	cmd.Flags().StringVar(&variables, "variables", "", "values of the query's variables: JSON, @FILE, or - for standard input")
	return cmd
}

// argument is s itself, or what the file or standard input that it names holds.
func (a *app) argument(s string, named bool) (string, error) {
	if !named {
		return s, nil
	}
	var b []byte
	var err error
	if s == "-" {
		b, err = io.ReadAll(a.in)
	} else {
		b, err = os.ReadFile(strings.TrimPrefix(s, "@"))
	}
	if err != nil {
		return "", usageError{fmt.Errorf("read %s: %w", s, reason(err)), "policygraph query"}
	}
	return string(b), nil
}

func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		GroupID: "ask",
		Short:   "Print the GraphQL schema (模式)",
		Long:    "Prints the schema: every type, field and argument, with its description and the Chinese term.",
		Example: "  policygraph schema > policygraph.graphqls",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(a.out, schema.Text())
			return err
		},
	}
}
