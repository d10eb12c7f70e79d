package export

import (
	"cmp"
	"encoding/json"
	"errors"
	"iter"
	"slices"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// Graph is things and the statements between them. Both sequences can be gone through once, the things first; a statement comes after
// every thing that it joins.
type Graph struct {
	About About
	Nodes iter.Seq2[Node, error]
	Edges iter.Seq2[Edge, error]
}

// Node is a thing.
type Node struct {
	kg.Entity
	Document   kg.Document // that it stands in; of a document itself its record
	Start, End string      // ISO dates, cut to what is known; of a task by when it is due
}

// Edge is a statement with its evidence.
type Edge struct {
	kg.Statement
	From, To  kg.Entity // the ends; only where the format asks for them
	Evidence  []kg.Evidence
	Documents []kg.Document // of each piece of evidence
}

// graph is the things of the export; ends loads both ends of every statement.
func (x *source) graph(ends bool) Graph {
	done, of := 0, 0
	if x.part != nil {
		of = 2 * len(x.part.ids)
	} else {
		for _, n := range x.stats.Entities {
			of += 2 * n
		}
	}
	walk := func(each func([]kg.ID) error) error {
		for ids, err := range x.things() {
			if err == nil {
				err = each(ids)
			}
			if err != nil {
				return err
			}
			done += len(ids)
			x.heard(done, of)
		}
		return nil
	}
	return Graph{
		About: x.about,
		Nodes: func(yield func(Node, error) bool) {
			err := walk(func(ids []kg.ID) error {
				nodes, err := x.nodes(ids)
				if err != nil {
					return err
				}
				for _, n := range nodes {
					if !yield(n, nil) {
						return errEnough
					}
				}
				return nil
			})
			if err != nil && !errors.Is(err, errEnough) {
				yield(Node{}, err)
			}
		},
		Edges: func(yield func(Edge, error) bool) {
			give := func(statements []kg.Statement) error {
				edges, err := x.told(statements, ends)
				if err != nil {
					return err
				}
				for _, e := range edges {
					if !yield(e, nil) {
						return errEnough
					}
				}
				return nil
			}
			var err error
			if x.q.Subgraph != nil {
				for some := range slices.Chunk(x.fixed, batchSize) {
					if err = give(some); err != nil {
						break
					}
				}
			} else {
				err = walk(func(ids []kg.ID) error { return x.statements(ids, give) })
			}
			if err != nil && !errors.Is(err, errEnough) {
				yield(Edge{}, err)
			}
		},
	}
}

// Each statement is found from one of its ends: from the one that has few of its kind.
var fromSubject, fromObject = func() (subject, object []kg.Predicate) {
	object = append(slices.Clone(kg.Roles), kg.Issued)
	for _, p := range kg.Predicates {
		if !slices.Contains(object, p) {
			subject = append(subject, p)
		}
	}
	return subject, object
}()

// statements gives those of ids whose other end the export holds too, each once.
func (x *source) statements(ids []kg.ID, give func([]kg.Statement) error) error {
	ids = sorted(ids)
	for _, h := range []store.Hop{{From: ids, Dir: store.Out, Predicates: fromSubject}, {From: ids, Dir: store.In, Predicates: fromObject}} {
		for edges, err := range x.edges(h) {
			if err != nil {
				return err
			}
			found := make([]kg.Statement, 0, len(edges))
			for _, e := range edges {
				if x.part == nil || x.part.holds(e.Other) {
					found = append(found, e.Statement)
				}
			}
			if err := give(found); err != nil {
				return err
			}
		}
	}
	return nil
}

// told are statements with their evidence.
func (x *source) told(statements []kg.Statement, ends bool) ([]Edge, error) {
	ids, things := make([]kg.ID, len(statements)), []kg.ID{}
	for i, s := range statements {
		ids[i] = s.ID
		if ends {
			things = append(things, s.Subject, s.Object)
		}
	}
	evidence, err := x.r.Evidence(x.ctx, ids)
	if err != nil {
		return nil, err
	}
	var of map[kg.ID]kg.Entity
	if ends {
		if of, err = x.r.Entities(x.ctx, sorted(things)); err != nil {
			return nil, err
		}
	}
	var documents []kg.ID
	for _, list := range evidence {
		for _, e := range list {
			documents = append(documents, e.Doc)
		}
	}
	if err := x.document(sorted(documents)...); err != nil {
		return nil, err
	}
	edges := make([]Edge, len(statements))
	for i, s := range statements {
		edges[i] = Edge{Statement: s, From: of[s.Subject], To: of[s.Object], Evidence: evidence[s.ID]}
		for _, e := range evidence[s.ID] {
			edges[i].Documents = append(edges[i].Documents, x.docs[e.Doc])
		}
	}
	return edges, nil
}

// nodes loads things, with the documents that they stand in and the times that are known of them.
func (x *source) nodes(ids []kg.ID) ([]Node, error) {
	entities, err := x.entities(ids)
	if err != nil {
		return nil, err
	}
	nodes := make([]Node, len(entities))
	var tasks, documents []kg.ID
	for i, e := range entities {
		nodes[i].Entity = e
		nodes[i].Start = cmp.Or(e.Props.Get("start"), e.Props.Get("periodStart"))
		nodes[i].End = cmp.Or(e.Props.Get("end"), e.Props.Get("periodEnd"))
		if e.Kind != kg.KindDeadline && e.Kind != kg.KindDocument {
			nodes[i].Start, nodes[i].End = "", "" // offsets in the text
		}
		if e.Kind == kg.KindTask {
			tasks = append(tasks, e.ID)
		}
		if d, ok := documentOf(e); ok {
			documents = append(documents, d)
		}
	}
	if err := x.document(sorted(documents)...); err != nil {
		return nil, err
	}
	due, err := x.due(tasks)
	if err != nil {
		return nil, err
	}
	for i := range nodes {
		if d, ok := documentOf(nodes[i].Entity); ok {
			nodes[i].Document = x.docs[d]
		}
		if nodes[i].Kind == kg.KindTask {
			nodes[i].End = due[nodes[i].ID]
		}
	}
	return nodes, nil
}

// documentOf is the document that a record stands in, and of a document it itself.
func documentOf(e kg.Entity) (kg.ID, bool) {
	if e.Kind == kg.KindDocument {
		return e.ID, true
	}
	return query.DocumentOf(e)
}

// due is by when tasks are due, the latest date of each.
func (x *source) due(tasks []kg.ID) (map[kg.ID]string, error) {
	if len(tasks) == 0 {
		return nil, nil
	}
	var found []store.Edge
	var dates []kg.ID
	for edges, err := range x.edges(store.Hop{From: sorted(tasks), Dir: store.Out, Predicates: []kg.Predicate{kg.Due}}) {
		if err != nil {
			return nil, err
		}
		for _, e := range edges {
			if e.Statement.Qualifiers.Get(kg.QualVia) != kg.ViaMilestone {
				found, dates = append(found, e), append(dates, e.Other)
			}
		}
	}
	if len(dates) == 0 {
		return nil, nil
	}
	deadlines, err := x.r.Entities(x.ctx, sorted(dates))
	due := make(map[kg.ID]string)
	for _, e := range found {
		due[e.From] = max(due[e.From], deadlines[e.Other].Props.Get("end"))
	}
	return due, err
}

// field is a value that graph formats tell of a node or an edge.
type field struct {
	name, kind, means string // kind as GraphML and GEXF name types: string, integer, double
}

var nodeFields = []field{
	{"label", "string", "名称"},
	{"kind", "string", "实体类型"},
	{"kindLabel", "string", "实体类型（中文）"},
	{"ref", "string", "可读标识，可用于查询"},
	{"aliases", "string", "别名，以 | 分隔"},
	{"document", "string", "所在文件的标题"},
	{"start", "string", "开始日期"},
	{"end", "string", "截止日期"},
	{"properties", "string", "其他属性，JSON"},
}

// values of a node, in the order of nodeFields.
func (n Node) values() []any {
	document := cmp.Or(n.Document.Title, n.Document.URI)
	return []any{
		n.Name, string(n.Kind), word(kindWords, n.Kind), n.Ref(), strings.Join(n.Aliases, " | "), document, n.Start, n.End, propsJSON(n.Props, ""),
	}
}

var edgeFields = []field{
	{"label", "string", "关系（中文）"},
	{"predicate", "string", "关系"},
	{"origin", "string", "来源方式：EXPLICIT 为原文直接写明"},
	{"weight", "double", "出处条数"},
	{"quote", "string", "第一条出处的原句"},
	{"document", "string", "第一条出处所在文件"},
	{"quoteStart", "integer", "原句起点，按文件全文的 Unicode 字符计"},
	{"quoteEnd", "integer", "原句终点"},
	{"rule", "string", "抽取规则"},
	{"qualifiers", "string", "其他限定，JSON"},
}

// values of an edge, in the order of edgeFields.
func (e Edge) values() []any {
	values := []any{
		word(predicateWords, e.Predicate), string(e.Predicate), string(e.Origin()), float64(len(e.Evidence)), "", "", nil, nil, "",
		propsJSON(e.Qualifiers, kg.QualOrigin),
	}
	if len(e.Evidence) > 0 {
		first := e.Evidence[0]
		values[4], values[5] = first.Quote, cmp.Or(e.Documents[0].Title, e.Documents[0].URI)
		values[6], values[7], values[8] = first.Span.Start, first.Span.End, first.Rule
	}
	return values
}

// propsJSON is values as a JSON object, "" where there are none; a name that repeats has a list.
func propsJSON(props kg.Props, without string) string {
	var b strings.Builder
	seen := map[string]bool{without: true}
	for _, p := range props {
		if seen[p.Name] {
			continue
		}
		seen[p.Name] = true
		if b.Len() == 0 {
			b.WriteByte('{')
		} else {
			b.WriteByte(',')
		}
		b.WriteString(jsonText(p.Name))
		b.WriteByte(':')
		if all := props.All(p.Name); len(all) > 1 {
			b.WriteString(jsonText(all))
		} else {
			b.WriteString(jsonText(p.Value))
		}
	}
	if b.Len() > 0 {
		b.WriteByte('}')
	}
	return b.String()
}

// jsonText is v as JSON, with Chinese and < as they are.
func jsonText(v any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // strings and lists of them always can be
	return strings.TrimSuffix(b.String(), "\n")
}
