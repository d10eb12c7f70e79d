package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"policygraph/internal/kg"
)

const statsQuery = `query Stats($origins: Boolean!) {
  stats { sequence documents entities { kind count } statements { predicate count } origins @include(if: $origins) { origin count } evidence }
}`

const documentStatsQuery = `query DocumentStats($id: ID!, $name: String!) {
  resolve(name: $name, kinds: [DOCUMENT]) { ` + resolutionFields + ` }
  document(id: $id) {
    id title
    stats {
      sections tasks tasksWithRole tasksWithLeader tasksWithDeadline tasksWithTarget tasksWithRegion
      roles { predicate count } named { kind count } statements { predicate count } origins { origin count }
      evidence characters taskCharacters taskShare
    }
  }
}`

type (
	kindCount struct {
		Kind  kg.EntityKind `json:"kind"`
		Count int           `json:"count"`
	}
	predicateCount struct {
		Predicate kg.Predicate `json:"predicate"`
		Count     int          `json:"count"`
	}
	originCount struct {
		Origin kg.Origin `json:"origin"`
		Count  int       `json:"count"`
	}
)

// storeStats counts what a store holds.
type storeStats struct {
	Sequence   int              `json:"sequence"`
	Documents  int              `json:"documents"`
	Entities   []kindCount      `json:"entities"`
	Statements []predicateCount `json:"statements"`
	Origins    []originCount    `json:"origins,omitempty"`
	Evidence   int              `json:"evidence"`
}

// documentStats counts what a document says.
type documentStats struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Stats struct {
		Sections          int              `json:"sections"`
		Tasks             int              `json:"tasks"`
		TasksWithRole     int              `json:"tasksWithRole"`
		TasksWithLeader   int              `json:"tasksWithLeader"`
		TasksWithDeadline int              `json:"tasksWithDeadline"`
		TasksWithTarget   int              `json:"tasksWithTarget"`
		TasksWithRegion   int              `json:"tasksWithRegion"`
		Roles             []predicateCount `json:"roles"`
		Named             []kindCount      `json:"named"`
		Statements        []predicateCount `json:"statements"`
		Origins           []originCount    `json:"origins"`
		Evidence          int              `json:"evidence"`
		Characters        int              `json:"characters"`
		TaskCharacters    int              `json:"taskCharacters"`
		TaskShare         float64          `json:"taskShare"`
	} `json:"stats"`
}

func (a *app) statsCommand() *cobra.Command {
	var asOf string
	var origins bool
	cmd := &cobra.Command{
		Use:     "stats [DOCUMENT]",
		GroupID: "ask",
		Short:   "Count what the store holds, or what a document says (统计)",
		Long: `Counts the documents, entities, statements and evidence of the store. With the title, file name or id of a document, counts what that one
says: its tasks, how many of them have a leader, a time limit, a target, and the statements behind them.`,
		Example: `  policygraph stats
  policygraph stats 湖州市推动长三角一体化发展行动计划 --json`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			d, err := a.openAt(cmd, asOf)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			if len(args) == 1 {
				return a.showDocumentStats(cmd, d, args[0])
			}
			answer, err := d.ask(cmd.Context(), statsQuery, map[string]any{"origins": origins})
			if err != nil {
				return err
			}
			var data struct{ Stats storeStats }
			if err := answer.into(&data); err != nil {
				return err
			}
			if a.json {
				return writePretty(a.out, data.Stats)
			}
			s := data.Stats
			return a.counts(numbers{{"提交", s.Sequence}, {"文件", s.Documents}, {"出处", s.Evidence}},
				countedAs{"实体", ofKinds(s.Entities)}, countedAs{"陈述", ofPredicates(s.Statements)}, countedAs{"来源方式", ofOrigins(s.Origins)})
		},
	}
	cmd.Flags().BoolVar(&origins, "origins", false, "count statements by origin too, which reads all of them (来源方式)")
	asOfFlag(cmd, &asOf)
	return cmd
}

func (a *app) showDocumentStats(cmd *cobra.Command, d desk, name string) error {
	var data struct {
		Resolve  resolution
		Document *documentStats
	}
	for _, id := range []string{kg.Ref(kg.KindDocument, kg.DocumentKey(name)), name} { // the name of its file, or what it is called
		answer, err := d.ask(cmd.Context(), documentStatsQuery, map[string]any{"id": id, "name": name})
		if err != nil {
			return err
		}
		if err := answer.into(&data); err != nil {
			return err
		}
		if data.Document != nil {
			break
		}
	}
	if data.Document == nil {
		if err := data.Resolve.err(); err != nil {
			return err
		}
		return resolution{Ref: name}.err()
	}
	if a.json {
		return writePretty(a.out, data.Document)
	}
	s := data.Document.Stats
	fmt.Fprintf(a.out, "%s\n", a.out.strong("《"+data.Document.Title+"》"))
	return a.counts(numbers{
		{"章节", s.Sections},
		{"任务", s.Tasks},
		{"有责任单位的任务", s.TasksWithRole},
		{"有牵头单位的任务", s.TasksWithLeader},
		{"有时限的任务", s.TasksWithDeadline},
		{"有指标的任务", s.TasksWithTarget},
		{"涉及行政区划的任务", s.TasksWithRegion},
		{"字符", s.Characters},
		{"任务文字", s.TaskCharacters},
		{"出处", s.Evidence},
	}, countedAs{"职责", ofPredicates(s.Roles)}, countedAs{"所涉实体", ofKinds(s.Named)}, countedAs{"陈述", ofPredicates(s.Statements)}, countedAs{"来源方式", ofOrigins(s.Origins)})
}

// numbers are counts with what they count.
type numbers []struct {
	what  string
	count int
}

// countedAs are numbers under a heading.
type countedAs struct {
	title string
	numbers
}

func (n *numbers) add(what string, count int) {
	*n = append(*n, struct {
		what  string
		count int
	}{what, count})
}

func ofKinds(list []kindCount) (n numbers) {
	for _, x := range list {
		n.add(word(kindWords, x.Kind), x.Count)
	}
	return n
}

func ofPredicates(list []predicateCount) (n numbers) {
	for _, x := range list {
		n.add(word(predicateWords, x.Predicate), x.Count)
	}
	return n
}

func ofOrigins(list []originCount) (n numbers) {
	for _, x := range list {
		n.add(originWord(x.Origin), x.Count)
	}
	return n
}

// originWord says an origin, also the usual one.
func originWord(o kg.Origin) string {
	if o == kg.Explicit {
		return "明示"
	}
	return word(originWords, o)
}

// counts draws numbers, those without a heading first.
func (a *app) counts(first numbers, rest ...countedAs) error {
	for _, part := range append([]countedAs{{"", first}}, rest...) {
		if len(part.numbers) == 0 {
			continue
		}
		if part.title != "" {
			fmt.Fprintf(a.out, "\n%s\n", a.out.strong(part.title))
		}
		var t table
		for _, x := range part.numbers {
			t.add(x.what, fmt.Sprint(x.count))
		}
		if err := t.write(a.out, 0, plain); err != nil {
			return err
		}
	}
	return nil
}
