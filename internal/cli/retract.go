package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

func (a *app) retractCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "retract NAME",
		GroupID: "keep",
		Short:   "Remove a document and what it asserted (撤回)",
		Long: `Removes everything that a document asserted. What other documents assert too stays. The document is named by its file name,
its title or its id, as ` + "`policygraph show`" + ` prints them; the file itself is not touched.`,
		Example: `  policygraph retract 规划.txt
  policygraph retract document:2qk3v0x7c9fa`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			d, err := a.open(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			r, err := d.retract(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if a.json {
				return writePretty(a.out, r)
			}
			_, err = fmt.Fprintf(a.out, "retracted %s  %s  %s\n", r.URI, r.Title, r.Document)
			return err
		},
	}
}
