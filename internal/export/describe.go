package export

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// argumentWords say arguments of a list of tasks; one that is not here is called by its name.
var argumentWords = map[string]string{
	"involving": "涉及", "match": "匹配方式", "order": "排序", "where": "筛选", "reach": "范围",
	"where.documents": "文件", "where.agencies": "单位", "where.roles": "职责", "where.regions": "地区", "where.areas": "地区（含下级）", "where.text": "包含文字",
	"where.predicates": "具有陈述", "where.platforms": "平台", "where.industries": "产业", "where.policies": "政策",
	"where.origins": "来源方式", "where.dueAfter": "时限不早于", "where.dueBefore": "时限不晚于",
	"reach.named": "点名", "reach.responsible": "担责", "reach.platforms": "经平台", "reach.descendants": "经下辖",
	"reach.collective": "经统称", "reach.functional": "经功能区域", "reach.ancestors": "经上级", "reach.roles": "所任职责",
}

// describe says what q asks for.
func (q Request) describe() []Line {
	switch {
	case q.Subgraph != nil:
		lines := []Line{
			{"范围", "子图"},
			{"中心", strings.Join(q.Subgraph.Of, "、")},
			{"层数", fmt.Sprint(q.Subgraph.Depth)},
			{"每种关系至多", fmt.Sprint(q.Subgraph.PerPredicate)},
		}
		if len(q.Subgraph.Predicates) > 0 {
			lines = append(lines, Line{"关系", strings.Join(q.Subgraph.Predicates, "、")})
		}
		return lines
	case q.Tasks != nil:
		lines := []Line{{"范围", "任务清单"}}
		asked := *q.Tasks
		asked.Window = query.Window{}
		if len(asked.Involving) == 0 {
			asked.Reach = nil
		}
		describeValue(&lines, "", reflect.ValueOf(asked))
		return lines
	case len(q.Documents) > 0:
		return []Line{{"范围", "文件"}, {"文件", strings.Join(q.Documents, "、")}}
	case q.Seeds:
		return []Line{{"范围", "全部，含随程序提供的基础数据"}}
	}
	return []Line{{"范围", "全部规划文件"}}
}

// joints say how conditions are joined.
var joints = map[string]string{"and": "并且", "or": "或者", "not": "不符合"}

// argumentName says an argument by its path: where.or.2.regions is 或者2·地区.
func argumentName(path string) string {
	if w, ok := argumentWords[path]; ok {
		return w
	}
	parts := strings.Split(path, ".")
	if parts[0] != "where" || len(parts) < 2 {
		return path
	}
	var name strings.Builder
	for i, p := range parts[1:] {
		w, joint := joints[p]
		if !joint {
			w = cmp.Or(argumentWords["where."+p], p)
		}
		if number := strings.Trim(p, "0123456789") == ""; i > 0 && !number && !joint {
			name.WriteString("·")
		}
		name.WriteString(w)
	}
	return name.String()
}

// describeValue adds a line for each value that is set; fields that others add later are told by their names.
func describeValue(lines *[]Line, path string, v reflect.Value) {
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	if v.IsZero() {
		return
	}
	name := argumentName(path)
	switch {
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			field := lowerFirst(v.Type().Field(i).Name)
			if path != "" {
				field = path + "." + field
			}
			if v.Type().Field(i).IsExported() {
				describeValue(lines, field, v.Field(i))
			}
		}
	case v.Kind() == reflect.Bool:
		*lines = append(*lines, Line{name, "是"})
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.String:
		var parts []string
		for i := range v.Len() {
			s := v.Index(i).String()
			if v.Type().Elem() == reflect.TypeFor[kg.Predicate]() {
				s = word(predicateWords, kg.Predicate(s))
			}
			parts = append(parts, s)
		}
		*lines = append(*lines, Line{name, strings.Join(parts, "、")})
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			describeValue(lines, fmt.Sprintf("%s.%d", path, i+1), v.Index(i))
		}
	default:
		*lines = append(*lines, Line{name, fmt.Sprint(v.Interface())})
	}
}
