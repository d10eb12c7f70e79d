package cli

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/internal/kg"
)

const entityQuery = `query Entity($id: ID!, $first: Int!) {
  entity(id: $id) {
    ` + refFields + ` names
    ... on Region { code level parent { label } properties { name value } }
    ... on Agency { type region { label } properties { name value } }
    ... on Platform { type places { label } managers { label } }
    ... on Document { number issuer published written uri stats { sections tasks tasksWithRole } }
    ... on Policy { document { title } documents { document { id title number issuer } sameAs { id } otherNumber statement { origin evidence { ` + evidenceFields + ` } } } }
    ... on Task { number text document { title } section { ordinal label parent { ordinal } } }
    statements(first: $first) {
      totalCount
      edges { predicate forward other { ` + refFields + ` } node { id origin qualifiers { note openEnded } evidence { ` + evidenceFields + ` } } }
    }
  }
}`

type shown struct {
	entityRef
	Names      []string    `json:"names"`
	Code       *string     `json:"code,omitempty"`
	Level      *string     `json:"level,omitempty"`
	Parent     *labelled   `json:"parent,omitempty"`
	Type       *string     `json:"type,omitempty"`
	Region     *labelled   `json:"region,omitempty"`
	Places     []labelled  `json:"places,omitempty"`
	Managers   []labelled  `json:"managers,omitempty"`
	Number     *string     `json:"number,omitempty"`
	Issuer     *string     `json:"issuer,omitempty"`
	Published  *string     `json:"published,omitempty"`
	Written    *string     `json:"written,omitempty"`
	URI        *string     `json:"uri,omitempty"`
	Stats      *docStats   `json:"stats,omitempty"`
	Text       *string     `json:"text,omitempty"`
	Document   *titled     `json:"document,omitempty"`
	Section    *sectionRef `json:"section,omitempty"`
	Documents  []textOf    `json:"documents,omitempty"`
	Properties []property  `json:"properties,omitempty"`
	Statements struct {
		TotalCount int             `json:"totalCount"`
		Edges      []statementEdge `json:"edges"`
	} `json:"statements"`
}

type (
	labelled struct {
		Label string `json:"label"`
	}
	property struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
	titled struct {
		Title string `json:"title"`
	}
	textOf struct { // a document that is or may be the text of a policy
		Document struct {
			ID     string  `json:"id"`
			Title  string  `json:"title"`
			Number *string `json:"number"`
			Issuer *string `json:"issuer"`
		} `json:"document"`
		SameAs *struct {
			ID string `json:"id"`
		} `json:"sameAs"`
		OtherNumber bool `json:"otherNumber"`
		Statement   struct {
			Origin   kg.Origin  `json:"origin"`
			Evidence []evidence `json:"evidence"`
		} `json:"statement"`
	}
	sectionRef struct {
		Ordinal *string `json:"ordinal"`
		Label   string  `json:"label"`
		Parent  *struct {
			Ordinal *string `json:"ordinal"`
		} `json:"parent"`
	}
	docStats struct {
		Sections      int `json:"sections"`
		Tasks         int `json:"tasks"`
		TasksWithRole int `json:"tasksWithRole"`
	}
	statementEdge struct {
		Predicate kg.Predicate `json:"predicate"`
		Forward   bool         `json:"forward"`
		Other     entityRef    `json:"other"`
		Node      struct {
			ID         string    `json:"id"`
			Origin     kg.Origin `json:"origin"`
			Qualifiers struct {
				Note      *string `json:"note"`
				OpenEnded bool    `json:"openEnded"`
			} `json:"qualifiers"`
			Evidence []evidence `json:"evidence"`
		} `json:"node"`
	}
)

// String is the heading as plans cite it: 三、… for a chapter, 三（一）… for a section of it.
func (s sectionRef) String() string {
	own, above := "", ""
	if s.Ordinal != nil {
		own = *s.Ordinal
	}
	if s.Parent != nil && s.Parent.Ordinal != nil {
		above = *s.Parent.Ordinal
	}
	switch {
	case own == "":
		return s.Label
	case above == "":
		return own + "、" + s.Label
	}
	return above + "（" + own + "）" + s.Label
}

func (a *app) showCommand() *cobra.Command {
	var first int
	var quote bool
	var asOf string
	cmd := &cobra.Command{
		Use:     "show NAME",
		GroupID: "ask",
		Short:   "Show one thing and what is said about it (详情)",
		Long: `Shows a region, agency, platform, document, task or any other thing, by name or id: what it is, and the statements about it. Of a cited
policy (policy:某政发〔2021〕3号) it tells which document of the store it is, or which ones it may be.
A name with several meanings is answered with the candidates, an unknown one with names near it. --quote adds the sentences.`,
		Example: `  policygraph show 安吉县
  policygraph show 市科技局 --quote
  policygraph show region:330523 --json`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if first < 1 || first > 100 {
				return usage(cmd, "--first %d: want 1 to 100", first)
			}
			d, err := a.openAt(cmd, asOf)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			answer, err := d.ask(cmd.Context(), `query($name: String!) { resolve(name: $name) { `+resolutionFields+` } }`, map[string]any{"name": args[0]})
			if err != nil {
				return err
			}
			var named struct{ Resolve resolution }
			if err := answer.into(&named); err != nil {
				return err
			}
			if err := named.Resolve.err(); err != nil {
				return err
			}
			if answer, err = d.ask(cmd.Context(), entityQuery, map[string]any{"id": named.Resolve.Entity.ID, "first": first}); err != nil {
				return err
			}
			var data struct{ Entity *shown }
			if err := answer.into(&data); err != nil {
				return err
			}
			if data.Entity == nil { // retracted between the two questions
				named.Resolve.Entity = nil
				return named.Resolve.err()
			}
			if a.json {
				return writePretty(a.out, data.Entity)
			}
			if note := named.Resolve.Note; note != nil && *note != "" {
				fmt.Fprintf(a.err, "%s %s\n", a.err.soft("note:"), *note)
			}
			return a.showEntity(*data.Entity, quote)
		},
	}
	cmd.Flags().IntVar(&first, "first", 50, "how many statements at most, 1 to 100")
	asOfFlag(cmd, &asOf)
	cmd.Flags().BoolVar(&quote, "quote", false, "print the sentences that say so (出处原句)")
	return cmd
}

func (a *app) showEntity(e shown, quote bool) error {
	fmt.Fprintf(a.out, "%s  %s  %s\n", a.out.strong(e.Label), word(kindWords, e.Kind), a.out.soft(e.ID))
	facts := table{}
	for _, f := range e.facts() {
		facts.add("  "+f[0], f[1])
	}
	if len(facts.rows) > 0 {
		if err := facts.write(a.out, a.out.width, plain); err != nil {
			return err
		}
	}
	if err := a.candidates(e, quote); err != nil {
		return err
	}
	edges := e.Statements.Edges
	for len(edges) > 0 {
		n := 1
		for n < len(edges) && edges[n].Predicate == edges[0].Predicate && edges[n].Forward == edges[0].Forward {
			n++
		}
		words := inverseWords
		if edges[0].Forward {
			words = predicateWords
		}
		fmt.Fprintf(a.out, "\n%s\n", a.out.strong(word(words, edges[0].Predicate)))
		if err := a.statementLines(edges[:n], quote); err != nil {
			return err
		}
		edges = edges[n:]
	}
	line := "\n" + plural(e.Statements.TotalCount, "statement")
	if more := e.Statements.TotalCount - len(e.Statements.Edges); more > 0 {
		line += fmt.Sprintf("; %d more, see `policygraph query` and Entity.statements in `policygraph schema`", more)
	}
	_, err := fmt.Fprintln(a.out, line)
	return err
}

// candidates lists the documents of the store that may be the text of a policy, where one alone does not settle it.
func (a *app) candidates(e shown, quote bool) error {
	if len(e.Documents) == 0 || e.Document != nil && len(e.Documents) == 1 && e.Documents[0].SameAs == nil {
		return nil
	}
	fmt.Fprintf(a.out, "\n%s\n", a.out.strong("可能的文件"))
	t := table{}
	for _, d := range e.Documents {
		var notes []string
		for _, field := range []*string{d.Document.Number, d.Document.Issuer} {
			if field != nil && *field != "" {
				notes = append(notes, *field)
			}
		}
		if d.OtherNumber {
			notes = append(notes, "文号不符")
		}
		if d.SameAs != nil {
			notes = append(notes, "经同一文件")
		}
		if w := originWords[d.Statement.Origin]; w != "" {
			notes = append(notes, w)
		}
		t.add("  "+d.Document.Title, d.Document.ID, strings.Join(notes, "；"))
		if quote {
			if err := t.write(a.out, 0, plain); err != nil {
				return err
			}
			a.quoted("    ", d.Statement.Evidence)
			t.rows = nil
		}
	}
	if len(t.rows) == 0 {
		return nil
	}
	return t.write(a.out, 0, plain)
}

func (a *app) statementLines(edges []statementEdge, quote bool) error {
	t := table{}
	for _, edge := range edges {
		var notes []string
		if w := originWords[edge.Node.Origin]; w != "" {
			notes = append(notes, w)
		}
		if n := edge.Node.Qualifiers.Note; n != nil && *n != "" {
			notes = append(notes, *n)
		}
		t.add("  "+edge.Other.Label, word(kindWords, edge.Other.Kind), edge.Other.ID, strings.Join(notes, "；"))
		if quote {
			if err := t.write(a.out, 0, plain); err != nil {
				return err
			}
			a.quoted("    ", edge.Node.Evidence)
			t.rows = nil
		}
	}
	if len(t.rows) == 0 {
		return nil
	}
	return t.write(a.out, 0, plain)
}

// facts are the fields of an entity that it has, with the terms that plans use.
func (e shown) facts() (facts [][2]string) {
	text := func(name string, value *string) {
		if value != nil && *value != "" {
			facts = append(facts, [2]string{name, *value})
		}
	}
	thing := func(name string, value *labelled) {
		if value != nil {
			facts = append(facts, [2]string{name, value.Label})
		}
	}
	things := func(name string, values []labelled) {
		var labels []string
		for _, v := range values {
			labels = append(labels, v.Label)
		}
		joined := strings.Join(labels, "、")
		if joined != "" {
			text(name, &joined)
		}
	}
	if len(e.Names) > 1 {
		others := strings.Join(e.Names[1:], "、")
		text("又名", &others)
	}
	text("代码", e.Code)
	text("层级", e.Level)
	thing("上级", e.Parent)
	text("性质", e.Type)
	thing("所属地区", e.Region)
	if life := e.lifetime(); life != "" {
		text("存续", &life)
	}
	things("所在地", e.Places)
	things("管理单位", e.Managers)
	if e.Kind == kg.KindDocument {
		text("文号", e.Number)
	} else {
		text("编号", e.Number)
	}
	text("发布机构", e.Issuer)
	text("成文日期", e.Written)
	text("发布日期", e.Published)
	text("来源", e.URI)
	if s := e.Stats; s != nil {
		counts := "章节 " + strconv.Itoa(s.Sections) + "，任务 " + strconv.Itoa(s.Tasks) + "（有责任单位 " + strconv.Itoa(s.TasksWithRole) + "）"
		text("统计", &counts)
	}
	if e.Document != nil {
		text("文件", &e.Document.Title)
	}
	if e.Section != nil {
		place := e.Section.String()
		text("章节", &place)
	}
	text("正文", e.Text)
	return facts
}

// lifetime is while a body or a division exists, where a reform began or ended it: 2021-02-25 至 2023，后为农业农村部.
func (e shown) lifetime() string {
	values := map[string]string{}
	for _, p := range e.Properties {
		values[p.Name] = p.Value
	}
	from, to, next := values["from"], values["to"], values["successor"]
	var life string
	switch {
	case from != "" && to != "":
		life = from + " 至 " + to
	case to != "":
		life = "至 " + to
	case from != "":
		life = from + " 起"
	}
	if life != "" && next != "" {
		life += "，后为" + next
	}
	return life
}
