package cli

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/internal/kg"
)

// selection is what is exported in the formats of other programs, as flags say it.
type selection struct {
	involving, roles, agencies, regions, documents, where, reach []string
	match, order, text                                           string
	direct, tasks, seeds                                         bool
	of, predicates                                               []string
	depth, perPredicate                                          int
}

// selectionFlags are the flags that an export in format jsonl, which is all of the store, does not take.
var selectionFlags = []string{
	"involving", "match", "order", "role", "agency", "region", "document", "text", "direct", "where", "reach", "tasks", "seeds", "of", "depth",
	"per-predicate", "predicate",
}

func (s *selection) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringArrayVar(&s.involving, "involving", nil, "the tasks that involve this: a region, agency, platform, policy … (repeatable; 涉及)")
	flags.StringVar(&s.match, "match", "any", "involve any or all of them (any|all)")
	flags.StringVar(&s.order, "order", "", "order of the tasks, as in the GraphQL schema: source, direct-first, deadline")
	flags.StringArrayVar(&s.roles, "role", nil, "the tasks that it, or anybody, has this role in: 牵头|负责|配合|实施 (repeatable)")
	flags.StringArrayVar(&s.agencies, "agency", nil, "the tasks that this agency has a role in (repeatable; 单位)")
	flags.StringArrayVar(&s.regions, "region", nil, "the tasks whose text names this region (repeatable; 地区)")
	flags.StringArrayVar(&s.documents, "document", nil, "what this document says (repeatable; 文件)")
	flags.StringVar(&s.text, "text", "", "the tasks whose text contains this (包含文字)")
	flags.BoolVar(&s.direct, "direct", false, "with --involving: direct reasons only (直接涉及)")
	flags.StringArrayVar(&s.where, "where", nil, "any filter of tasks in the GraphQL schema: NAME=VALUE, or its JSON (repeatable; 筛选)")
	flags.StringArrayVar(&s.reach, "reach", nil, "with --involving, a road of the GraphQL schema: functional=true (repeatable; 范围)")
	flags.BoolVar(&s.tasks, "tasks", false, "all tasks with what is joined with them, in a graph format (任务)")
	flags.StringArrayVar(&s.of, "of", nil, "what surrounds this (repeatable; 子图)")
	flags.IntVar(&s.depth, "depth", 1, "with --of: how many steps (1 to 3)")
	flags.IntVar(&s.perPredicate, "per-predicate", 50, "with --of: at most so many statements of a kind around a thing (1 to 200)")
	flags.StringArrayVar(&s.predicates, "predicate", nil, "with --of: only these relations: LEADS, 牵头 … (repeatable)")
	flags.BoolVar(&s.seeds, "seeds", false, "in a graph format, the tables that ship with the program too (基础数据)")
}

// params are s in a URL.
func (s *selection) params(cmd *cobra.Command) (url.Values, error) {
	v := url.Values{}
	changed := cmd.Flags().Changed
	match := strings.ToUpper(s.match)
	if match != "ANY" && match != "ALL" {
		return nil, usage(cmd, "--match %q: want any or all", s.match)
	}
	if changed("match") {
		v.Set("match", match)
	}
	if s.order != "" {
		v.Set("order", strings.ToUpper(strings.ReplaceAll(s.order, "-", "_")))
	}
	for name, list := range map[string][]string{
		"involving": s.involving, "where.agencies": s.agencies, "where.regions": s.regions, "document": s.documents, "of": s.of,
	} {
		if len(list) > 0 {
			v[name] = list
		}
	}
	if err := s.roads(cmd, v); err != nil {
		return nil, err
	}
	if s.text != "" {
		v.Set("where.text", s.text)
	}
	for _, list := range []struct {
		flag string
		from []string
	}{{"where", s.where}, {"reach", s.reach}} {
		for _, x := range list.from {
			name, value, found := strings.Cut(x, "=")
			switch {
			case strings.HasPrefix(x, "{"):
				v.Add(list.flag, x)
			case found && name != "":
				v.Add(list.flag+"."+name, value)
			default:
				return nil, usage(cmd, "--%s %q: want NAME=VALUE", list.flag, x)
			}
		}
	}
	for flag, name := range map[string]string{"tasks": "tasks", "seeds": "seeds"} {
		if changed(flag) {
			v.Set(name, strconv.FormatBool(flag == "tasks" && s.tasks || flag == "seeds" && s.seeds))
		}
	}
	if changed("depth") {
		v.Set("depth", strconv.Itoa(s.depth))
	}
	if changed("per-predicate") {
		v.Set("perPredicate", strconv.Itoa(s.perPredicate))
	}
	for _, p := range s.predicates {
		v.Add("predicates", string(predicateOf(p)))
	}
	return v, nil
}

// roads says by which of them tasks involve what is asked for: a task that merely names it gives it no role.
func (s *selection) roads(cmd *cobra.Command, v url.Values) error {
	var roles []string
	for _, r := range s.roles {
		role, ok := roleOf(r)
		if !ok {
			return usage(cmd, "--role %q: want 牵头, 负责, 配合 or 实施", r)
		}
		roles = append(roles, string(role))
	}
	off := func(roads ...string) {
		for _, road := range roads {
			v.Set("reach."+road, "false")
		}
	}
	switch {
	case s.direct && len(s.involving) == 0:
		return usage(cmd, "--direct is about --involving: name what the tasks involve")
	case s.direct:
		off("platforms", "descendants", "collective")
	}
	switch {
	case len(roles) > 0 && len(s.involving) > 0:
		v["reach.roles"] = roles
		off("named", "platforms")
	case len(roles) > 0:
		v["where.roles"] = roles
	}
	return nil
}

// predicateOf reads a predicate as a person types it: LEADS, leads, 牵头.
func predicateOf(s string) kg.Predicate {
	for p, w := range predicateWords {
		if w == s || equalFold(string(p), s) {
			return p
		}
	}
	return kg.Predicate(s)
}
