package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

func (a *app) exportCommand() *cobra.Command {
	var format, output string
	cmd := &cobra.Command{
		Use:     "export",
		GroupID: "keep",
		Short:   "Write the whole graph to a file (导出)",
		Long: `Writes everything that the store shows: documents with their text, entities, statements, and the evidence of each.

Format jsonl: a JSON object a line; "type" is export, document, entity, statement, evidence or end. Entities stand before statements,
evidence after its statement, and the last line counts them all, so that a file which was cut off shows it. The same graph gives the
same lines.`,
		Example: `  policygraph export --format jsonl > graph.jsonl
  policygraph export -o graph.jsonl`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if format != "jsonl" {
				return usage(cmd, "format %q: want jsonl", format)
			}
			d, err := a.open(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			if output == "" || output == "-" {
				return d.export(cmd.Context(), a.out)
			}
			return replaceFile(output, func(w io.Writer) error { return d.export(cmd.Context(), w) })
		},
	}
	cmd.Flags().StringVar(&format, "format", "jsonl", "format: jsonl")
	cmd.Flags().StringVarP(&output, "output", "o", "", "file to write instead of standard output; it appears once it is whole")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"jsonl"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// replaceFile writes a file beside its place and moves it there once it is whole.
func replaceFile(name string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*")
	if err != nil {
		return fmt.Errorf("write %s: %w: %w", name, errUnwritable, reason(err))
	}
	defer os.Remove(f.Name()) // gone once renamed
	err = write(f)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}
