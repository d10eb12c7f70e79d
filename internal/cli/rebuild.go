package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"policygraph/internal/store/badgerstore"
)

func (a *app) rebuildCommand() *cobra.Command {
	var keep bool
	cmd := &cobra.Command{
		Use:     "rebuild",
		GroupID: "keep",
		Short:   "Make the indexes of the store anew (重建索引)",
		Long: `Makes everything anew that follows from the documents' own records: the indexes of names and kinds, the edges in both directions, the
counts. Each version is held against the digest that its commit promises; a new store is built of them beside the old one, read whole,
and only then put in its place. Commits keep their numbers and their chain.

It needs as much space again, and nobody else may have the store open. Where a record of a document is not what was published it stops and
everything is as it was: then ` + "`policygraph restore`" + ` is the way.`,
		Example: "  policygraph rebuild --keep",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if a.server != "" {
				return usage(cmd, "--server: stop the server, then run it where the store is")
			}
			if err := exists(a.store); err != nil {
				return err
			}
			bar := a.meter(cmd.Context())
			r, err := badgerstore.Rebuild(cmd.Context(), a.store, badgerstore.RebuildOptions{Keep: keep, Progress: bar.phase})
			bar.stop()
			if err != nil {
				return err
			}
			v := verificationOf(r.Report, true)
			if a.json {
				return writePretty(a.out, struct {
					Commits int          `json:"commits"`
					Old     string       `json:"old,omitempty"`
					Report  verification `json:"verification"`
				}{r.Commits, r.Old, v})
			}
			fmt.Fprintf(a.out, "%s  %s\n", a.out.good("rebuilt"), plural(r.Commits, "commit"))
			if r.Old != "" {
				fmt.Fprintf(a.out, "the old store is %s\n", r.Old)
			}
			a.showVerification(v)
			return nil
		},
	}
	cmd.Flags().BoolVar(&keep, "keep", false, "leave the old store beside the new one")
	return cmd
}
