package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/internal/kg"
)

const lineageQuery = `query Lineage($of: ID!, $direction: LineageDirection!, $depth: Int!) {
  lineage(of: $of, direction: $direction, depth: $depth) {
    of { ` + resolutionFields + ` }
    works { level entity { ` + refFields + ` } policies { ` + refFields + ` } }
    edges { from to predicate cyclic statements { id origin evidence { ` + evidenceFields + ` } } }
    omitted { work direction predicate count }
  }
}`

type lineageAnswer struct {
	Of    resolution `json:"of"`
	Works []struct {
		Level    int         `json:"level"`
		Entity   entityRef   `json:"entity"`
		Policies []entityRef `json:"policies"`
	} `json:"works"`
	Edges   []lineageEdge `json:"edges"`
	Omitted []struct {
		Work      int          `json:"work"`
		Direction string       `json:"direction"`
		Predicate kg.Predicate `json:"predicate"`
		Count     int          `json:"count"`
	} `json:"omitted"`
}

type lineageEdge struct {
	From       int          `json:"from"`
	To         int          `json:"to"`
	Predicate  kg.Predicate `json:"predicate"`
	Cyclic     bool         `json:"cyclic"`
	Statements []struct {
		ID       string     `json:"id"`
		Origin   kg.Origin  `json:"origin"`
		Evidence []evidence `json:"evidence"`
	} `json:"statements"`
}

func (a *app) lineageCommand() *cobra.Command {
	var depth int
	var up, down, quote bool
	var asOf string
	cmd := &cobra.Command{
		Use:     "lineage NAME",
		GroupID: "ask",
		Short:   "Show what a policy or plan comes from and what comes from it (政策脉络)",
		Long: `Follows, level by level, what a policy or plan rests on, cites, amends or repeals (溯源), and what does so to it (沿流). A document
and the names under which it is cited are one. What leads on beyond the levels shown is counted. --quote adds the sentences.`,
		Example: `  policygraph lineage 长江三角洲区域一体化发展规划纲要
  policygraph lineage 规划.txt --up --depth 2 --quote`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if depth < 1 || depth > 6 {
				return usage(cmd, "--depth %d: want 1 to 6", depth)
			}
			direction := "BOTH"
			if up != down {
				direction = map[bool]string{true: "UP", false: "DOWN"}[up]
			}
			d, err := a.openAt(cmd, asOf)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			answer, err := d.ask(cmd.Context(), lineageQuery, map[string]any{"of": args[0], "direction": direction, "depth": depth})
			if err != nil {
				return err
			}
			var data struct{ Lineage lineageAnswer }
			if err := answer.into(&data); err != nil {
				return err
			}
			if err := data.Lineage.Of.err(); err != nil {
				return err
			}
			if a.json {
				return writePretty(a.out, data.Lineage)
			}
			return a.showLineage(data.Lineage, quote)
		},
	}
	cmd.Flags().IntVar(&depth, "depth", 3, "how many levels, 1 to 6")
	cmd.Flags().BoolVar(&up, "up", false, "only what it comes from (溯源)")
	cmd.Flags().BoolVar(&down, "down", false, "only what comes from it (沿流)")
	cmd.Flags().BoolVar(&quote, "quote", false, "print the sentences that say so (出处原句)")
	asOfFlag(cmd, &asOf)
	return cmd
}

// showLineage prints the works from the oldest ancestor down, each with what it says of others.
func (a *app) showLineage(l lineageAnswer, quote bool) error {
	order := make([]int, len(l.Works))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(l.Works[i].Level, l.Works[j].Level) })
	for _, i := range order {
		w := l.Works[i]
		name := "《" + w.Entity.Label + "》"
		switch {
		case w.Level == 0:
			name = a.out.strong(name)
		case w.Level < 0:
			name = a.out.soft(fmt.Sprintf("上溯%d层  ", -w.Level)) + name
		default:
			name = a.out.soft(fmt.Sprintf("下延%d层  ", w.Level)) + name
		}
		if w.Entity.Kind == kg.KindPolicy {
			name += a.out.soft("  未入库")
		}
		fmt.Fprintln(a.out, name)
		for _, e := range l.Edges {
			if e.From != i {
				continue
			}
			note := ""
			if e.Cyclic {
				note = a.out.warn("  （互相引用）")
			}
			fmt.Fprintf(a.out, "    %s《%s》%s\n", a.out.soft(word(predicateWords, e.Predicate)), l.Works[e.To].Entity.Label, note)
			if quote {
				for _, s := range e.Statements {
					a.quoted("    ", s.Evidence[:min(1, len(s.Evidence))])
				}
			}
		}
		for _, o := range l.Omitted {
			if o.Work != i {
				continue
			}
			words := predicateWords
			if o.Direction == "DOWN" {
				words = inverseWords
			}
			fmt.Fprintln(a.out, a.out.soft(fmt.Sprintf("    … %s：另有%d处，见 --depth", word(words, o.Predicate), o.Count)))
		}
	}
	var parts []string
	parts = append(parts, plural(len(l.Works), "work"), plural(len(l.Edges), "relation"))
	_, err := fmt.Fprintf(a.out, "\n%s\n", strings.Join(parts, ", "))
	return err
}
