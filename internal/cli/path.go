package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/internal/kg"
)

const pathsQuery = `query Paths($from: ID!, $to: ID!, $k: Int!, $maxLength: Int!, $hierarchy: Boolean!) {
  paths(from: $from, to: $to, k: $k, maxLength: $maxLength, hierarchy: $hierarchy) {
    from { ` + resolutionFields + ` }
    to { ` + resolutionFields + ` }
    exhausted visited
    paths {
      length
      nodes { ` + refFields + ` }
      steps { forward statement { id predicate origin evidence { ` + evidenceFields + ` } } }
    }
  }
}`

type pathResult struct {
	From      resolution `json:"from"`
	To        resolution `json:"to"`
	Exhausted bool       `json:"exhausted"`
	Visited   int        `json:"visited"`
	Paths     []struct {
		Length int         `json:"length"`
		Nodes  []entityRef `json:"nodes"`
		Steps  []pathStep  `json:"steps"`
	} `json:"paths"`
}

type pathStep struct {
	Forward   bool `json:"forward"`
	Statement struct {
		ID        string       `json:"id"`
		Predicate kg.Predicate `json:"predicate"`
		Origin    kg.Origin    `json:"origin"`
		Evidence  []evidence   `json:"evidence"`
	} `json:"statement"`
}

func (a *app) pathCommand() *cobra.Command {
	var k, maxLength int
	var hierarchy, quote bool
	var asOf string
	cmd := &cobra.Command{
		Use:     "path FROM TO",
		GroupID: "ask",
		Short:   "Show how two things are connected (路径)",
		Long: `Finds the shortest ways between two things, by name or id, and draws each with the statements on it. Administrative hierarchy is
not followed unless --hierarchy is given: it joins everything with everything. --quote adds the sentences.`,
		Example: `  policygraph path 安吉县 上海市
  policygraph path 市科技局 南太湖新区 --k 5 --quote`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if k < 1 || k > 20 {
				return usage(cmd, "--k %d: want 1 to 20", k)
			}
			if maxLength < 1 || maxLength > 6 {
				return usage(cmd, "--max-length %d: want 1 to 6", maxLength)
			}
			d, err := a.openAt(cmd, asOf)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			answer, err := d.ask(cmd.Context(), pathsQuery, map[string]any{"from": args[0], "to": args[1], "k": k, "maxLength": maxLength, "hierarchy": hierarchy})
			if err != nil {
				return err
			}
			var data struct{ Paths pathResult }
			if err := answer.into(&data); err != nil {
				return err
			}
			for _, end := range []resolution{data.Paths.From, data.Paths.To} {
				if err := end.err(); err != nil {
					return err
				}
			}
			if a.json {
				return writePretty(a.out, data.Paths)
			}
			return a.showPaths(data.Paths, quote)
		},
	}
	cmd.Flags().IntVar(&k, "k", 3, "how many paths at most, 1 to 20")
	cmd.Flags().IntVar(&maxLength, "max-length", 4, "how many steps at most, 1 to 6")
	cmd.Flags().BoolVar(&hierarchy, "hierarchy", false, "follow administrative and document hierarchy too (含层级关系)")
	asOfFlag(cmd, &asOf)
	cmd.Flags().BoolVar(&quote, "quote", false, "print the sentences that say so (出处原句)")
	return cmd
}

func (a *app) showPaths(r pathResult, quote bool) error {
	if len(r.Paths) == 0 {
		line := "no path"
		if r.Exhausted {
			line = fmt.Sprintf("no path among the %d things looked at; there may be longer ones", r.Visited)
		}
		_, err := fmt.Fprintf(a.out, "%s between %s and %s; try --max-length 6 or --hierarchy\n", line, r.From.Entity.Label, r.To.Entity.Label)
		return err
	}
	for i, p := range r.Paths {
		if i > 0 && quote {
			fmt.Fprintln(a.out)
		}
		var b strings.Builder
		b.WriteString(a.out.strong(p.Nodes[0].Label))
		for j, step := range p.Steps {
			arrow := " —%s→ "
			if !step.Forward {
				arrow = " ←%s— "
			}
			said := word(predicateWords, step.Statement.Predicate)
			if w := originWords[step.Statement.Origin]; w != "" {
				said += "·" + w
			}
			b.WriteString(a.out.soft(fmt.Sprintf(arrow, said)))
			b.WriteString(a.out.strong(p.Nodes[j+1].Label))
		}
		t := table{}
		t.add(fmt.Sprintf("%d.", i+1), b.String())
		if err := t.write(a.out, 0, plain); err != nil {
			return err
		}
		if quote {
			for _, step := range p.Steps {
				a.quoted("    ", step.Statement.Evidence[:min(1, len(step.Statement.Evidence))])
			}
		}
	}
	if r.Exhausted {
		fmt.Fprintf(a.out, "\nthe search stopped after %d things: there may be more\n", r.Visited)
	}
	return nil
}
