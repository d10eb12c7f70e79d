package export

import (
	"encoding/json"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"policygraph/internal/query"
)

// Request says what to export and how. Of Tasks, Subgraph and Documents at most one is given; none asks for all plans.
type Request struct {
	Format    Format
	Tasks     *query.TaskQuery // a list of tasks, whatever its window
	Subgraph  *Subgraph        // what surrounds some things
	Documents []string         // names or ids: what these say
	Seeds     bool             // of all plans: the tables that ship with the program too
}

// Subgraph asks for what surrounds some things, as query.Neighborhood does.
type Subgraph struct {
	Of           []string // names or ids
	Depth        int      // 0: 1
	PerPredicate int      // 0: 50
	Predicates   []string
}

func badInput(argument, format string, args ...any) error {
	return &query.InputError{Argument: argument, Problem: fmt.Sprintf(format, args...)}
}

// Parse reads a request from the parameters of a URL:
//
//	format=csv                                   what to write
//	involving=安吉县&match=ALL&order=SOURCE      a list of tasks: the arguments of tasks in the GraphQL schema; lists repeat
//	reach.functional=true                        a part of an argument; what is left out is as there
//	where.regions=安吉县                         the same; or where={"regions":["安吉县"]} as JSON
//	of=安吉县&depth=2&perPredicate=50&predicates=LEADS    a subgraph
//	document=…                                   what documents say; with a list of tasks: the same as where.documents
//	seeds=true                                   everything, the tables that ship with the program too
//	tasks=true                                   a list of all tasks
//
// Parameters that are not known are refused. ignore names those that the caller reads itself.
func Parse(params url.Values, ignore ...string) (Request, error) {
	q := Request{Format: Format(params.Get("format"))}
	if !q.Format.Valid() {
		return q, badInput("format", "%s is none of %s", quoted(string(q.Format)), strings.Join(formatNames(), ", "))
	}
	tasks, sub := newTasks(), Subgraph{}
	isList, isSub := false, false
	names := make([]string, 0, len(params))
	for name := range params {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		values, err := params[name], error(nil)
		head, rest, _ := strings.Cut(name, ".")
		switch head {
		case "format":
		case "document":
			q.Documents = values
		case "seeds":
			err = set(reflect.ValueOf(&q.Seeds), "", values)
		case "tasks":
			err = set(reflect.ValueOf(&isList), "", values)
		case "involving", "match", "order":
			isList, err = true, set(reflect.ValueOf(&tasks), head, values)
		case "reach", "where":
			isList, err = true, set(reflect.ValueOf(&tasks), head+"."+rest, values)
		case "of", "depth", "perPredicate", "predicates":
			isSub, err = true, set(reflect.ValueOf(&sub), head, values)
		default:
			if !slices.Contains(ignore, name) {
				return q, badInput(safe(name), "is no argument of an export")
			}
		}
		if err != nil {
			return q, badInput(safe(name), "%v", err)
		}
	}
	switch {
	case isSub && (isList || len(q.Documents) > 0):
		return q, badInput("of", "a subgraph cannot be narrowed as a list of tasks: leave out either")
	case isSub && len(sub.Of) == 0:
		return q, badInput("of", "name what the subgraph surrounds")
	case isSub:
		q.Subgraph = &sub
	case isList:
		tasks.Where.Documents = append(tasks.Where.Documents, q.Documents...)
		q.Documents, q.Tasks = nil, &tasks
		if m := tasks.Match; m != "" && m != query.MatchAny && m != query.MatchAll {
			return q, badInput("match", "want ANY or ALL")
		}
		if tasks.Order != "" && !slices.Contains(query.Orders, tasks.Order) {
			return q, badInput("order", "want one of %v", query.Orders)
		}
	}
	if q.Seeds && (q.Tasks != nil || q.Subgraph != nil || len(q.Documents) > 0) {
		return q, badInput("seeds", "they are part of the whole only: leave out what narrows it")
	}
	return q, nil
}

// newTasks asks for all tasks; its reach is the default one, so that a part of it can be set.
func newTasks() query.TaskQuery {
	reach := query.DefaultReach()
	return query.TaskQuery{Reach: &reach}
}

// set puts values into the field that a dotted path names ("where.regions"), as the JSON of a part where the path ends at one.
func set(to reflect.Value, path string, values []string) error {
	for to.Kind() == reflect.Pointer {
		if to.IsNil() {
			to.Set(reflect.New(to.Type().Elem()))
		}
		to = to.Elem()
	}
	if head, rest, _ := strings.Cut(path, "."); head != "" {
		if to.Kind() != reflect.Struct {
			return fmt.Errorf("there is no such part")
		}
		field := to.FieldByNameFunc(func(name string) bool { return lowerFirst(name) == head })
		if !field.IsValid() || head == "window" {
			return fmt.Errorf("there is no such argument")
		}
		return set(field, rest, values)
	}
	if to.Kind() == reflect.Slice && to.Type().Elem().Kind() == reflect.String {
		for _, v := range values {
			to.Set(reflect.Append(to, reflect.ValueOf(v).Convert(to.Type().Elem())))
		}
		return nil
	}
	if len(values) != 1 {
		return fmt.Errorf("want one value, have %d", len(values))
	}
	v := values[0]
	switch to.Kind() {
	case reflect.String:
		to.SetString(v)
	case reflect.Bool:
		b, err := strconv.ParseBool(v)
		if err != nil {
			return fmt.Errorf("want true or false")
		}
		to.SetBool(b)
	case reflect.Int:
		n, err := strconv.ParseInt(v, 10, 32)
		if err != nil {
			return fmt.Errorf("want a whole number")
		}
		to.SetInt(n)
	default:
		d := json.NewDecoder(strings.NewReader(v))
		d.DisallowUnknownFields()
		if err := d.Decode(to.Addr().Interface()); err != nil || d.More() {
			return fmt.Errorf("want the argument as JSON, such as {\"regions\": [\"…\"]}")
		}
	}
	return nil
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

// safe is a name from outside as an error may repeat it.
func safe(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' {
			return r
		}
		return -1
	}, name[:min(len(name), 40)])
}

func quoted(s string) string {
	if s == "" {
		return "nothing"
	}
	return strconv.Quote(safe(s))
}

// Title is what an export is called where a person sees it.
func (q Request) Title() string {
	var names []string
	switch {
	case q.Subgraph != nil:
		names = q.Subgraph.Of
	case q.Tasks != nil:
		names = slices.Concat(q.Tasks.Involving, q.Tasks.Where.Documents)
	default:
		names = q.Documents
	}
	what := "政策图谱"
	if q.Tasks != nil {
		what = "任务清单"
	}
	if len(names) == 0 {
		return what
	}
	name := names[0]
	if len(names) > 1 {
		name += "等"
	}
	return what + "-" + name
}

// FileName is a name for a file of the export, told without a store: 任务清单-安吉县.xlsx.
func (q Request) FileName() string {
	const most = 180 // 60 characters of Chinese
	return fileSafe(q.Title(), most) + "." + q.Format.Extension()
}
