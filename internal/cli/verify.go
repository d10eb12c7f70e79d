package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"policygraph/internal/store"
)

func (a *app) verifyCommand() *cobra.Command {
	var deep bool
	cmd := &cobra.Command{
		Use:     "verify",
		GroupID: "keep",
		Short:   "Check the store (校验)",
		Long: `Checks the checksum of every block of every table as it lies on the disk, the chain of commits against the ledger of what was
acknowledged, the horizon of history, and how much each version of each document has.

With --deep it reads every record: that each version has the digest which its commit promises, that both ends of every statement exist, that
every statement has evidence and every quote is the text at its place, and that every index key is what a rebuild would make, with none
over. It changes nothing and keeps nobody from writing.

It says what it did not check. Problems are printed, and the exit status is 5; ` + "`policygraph doctor`" + ` then says what to do.`,
		Example: `  policygraph verify
  policygraph verify --deep --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			d, err := a.open(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			bar := a.meter(cmd.Context())
			v, err := d.verify(cmd.Context(), deep, bar.phase)
			bar.stop()
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
	cmd.Flags().BoolVar(&deep, "deep", false, "read every record (全部记录)")
	return cmd
}

// phase shows how far a phase is that counts things named as itself.
func (m *meter) phase(word string, done, of int64) {
	m.mu.Lock()
	m.unit = map[string]string{"versions": "entities and statements"}[word]
	if m.unit == "" {
		m.unit = word
	}
	m.mu.Unlock()
	m.set(word, 0, 0, uint64(done), uint64(of))
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
	for _, u := range v.Unchecked {
		fmt.Fprintf(a.out, "  %s\n", a.out.soft("not checked: "+u))
	}
}
