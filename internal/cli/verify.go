package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"policygraph/internal/store"
)

func (a *app) verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "verify",
		GroupID: "keep",
		Short:   "Read the whole store and check it (校验)",
		Long: `Reads every record of the store: checksums, the chain of commits, that both directions of every statement agree, that both ends
of it exist, that every statement has evidence, and that every quote is the text at its place. It changes nothing. What it finds is printed, and the
exit status is 5.`,
		Example: "  policygraph verify --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			d, err := a.open(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			v, err := d.verify(cmd.Context())
			if err != nil {
				return err
			}
			if a.json {
				if err := writePretty(a.out, v); err != nil {
					return err
				}
			} else {
				a.showVerification(v)
			}
			if !v.Sound {
				return toldError{fmt.Errorf("verify: %w", store.ErrCorrupt)}
			}
			return nil
		},
	}
}

func (a *app) showVerification(v verification) {
	word := a.out.good("sound")
	if !v.Sound {
		word = a.out.bad("damaged")
	}
	fmt.Fprintf(a.out, "%s  %s; they assert %s, %s, %d evidence; sequence %d\n", word, plural(v.Documents, "document"), plural(v.Entities, "entity"),
		plural(v.Statements, "statement"), v.Evidence, v.Sequence)
	for _, p := range v.Problems {
		fmt.Fprintf(a.out, "  %s\n", p)
	}
}
