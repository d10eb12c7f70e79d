package cli

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"policygraph/internal/search"
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
and only then put in its place. Commits keep their numbers and their chain. The search index (检索索引) is made of the new store.

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
			indexed, err := reindex(cmd.Context(), a.store)
			if err != nil {
				return err
			}
			v := verificationOf(r.Report, true)
			if a.json {
				return writePretty(a.out, struct {
					Commits int          `json:"commits"`
					Indexed int          `json:"indexed"`
					Old     string       `json:"old,omitempty"`
					Report  verification `json:"verification"`
				}{r.Commits, indexed, r.Old, v})
			}
			fmt.Fprintf(a.out, "%s  %s\n", a.out.good("rebuilt"), plural(r.Commits, "commit"))
			fmt.Fprintf(a.out, "%s  %s in the search index\n", a.out.good("indexed"), plural(indexed, "entity"))
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

// reindex makes the search index of a closed store anew, and tells of how many entities.
func reindex(ctx context.Context, dir string) (entities int, err error) {
	st, err := openStore(dir)
	if err != nil {
		return 0, err
	}
	defer closing(st, &err)
	return search.Build(ctx, st, filepath.Join(dir, searchFolder))
}
