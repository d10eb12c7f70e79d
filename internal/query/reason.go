package query

import (
	"cmp"
	"context"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// roleVerbs say a role in a sentence: 由甲局牵头.
var roleVerbs = map[kg.Predicate]string{kg.Leads: "牵头", kg.ResponsibleFor: "负责", kg.Supports: "配合", kg.Implements: "具体实施"}

// strength orders origins from what is written to what is only concluded.
var strength = []kg.Origin{kg.Explicit, kg.Curated, kg.Repaired, kg.Inherited, kg.Inferred, kg.Expanded}

func weakest(a, b kg.Origin) kg.Origin {
	if slices.Index(strength, b) > slices.Index(strength, a) {
		return b
	}
	return a
}

// explain gives the items of a page their reasons. The names that the texts speak of are loaded at once for the whole page.
func explain(ctx context.Context, r store.Reader, items []TaskItem, involving []Resolution, found map[kg.ID][]trail) error {
	var roots []kg.Entity
	for _, x := range involving {
		if x.Found {
			roots = append(roots, x.Entity)
		}
	}
	var named []kg.ID
	for _, item := range items {
		for _, t := range found[item.Task.ID] {
			for _, s := range t.via {
				named = append(named, s.Subject, s.Object)
			}
		}
	}
	if len(named) == 0 && len(roots) == 0 {
		return nil
	}
	entities, err := r.Entities(ctx, sorted(named))
	if err != nil {
		return err
	}
	for i := range items {
		for _, t := range found[items[i].Task.ID] {
			reason := Reason{Kind: t.kind, Origin: t.origin(), Asked: roots[t.root], Via: slices.Clone(t.via)}
			slices.Reverse(reason.Via)
			reason.Text, reason.English = phrase(reason, entities), englishPhrase(reason, entities)
			items[i].Reasons = append(items[i].Reasons, reason)
		}
		slices.SortStableFunc(items[i].Reasons, func(a, b Reason) int {
			return cmp.Or(rank(a.Kind)-rank(b.Kind), len(a.Via)-len(b.Via), cmp.Compare(touch(a), touch(b)), cmp.Compare(a.Text, b.Text))
		})
	}
	return nil
}

// touch orders reasons of one kind by the role that they rest on, most binding first.
func touch(x Reason) int {
	if len(x.Via) == 0 {
		return -1
	}
	return slices.Index(kg.Roles, x.Via[0].Predicate)
}

func (t trail) origin() kg.Origin {
	origin := kg.Explicit
	for _, s := range t.via {
		origin = weakest(origin, s.Origin())
	}
	switch {
	case t.kind == Collective:
		return weakest(origin, kg.Expanded)
	case !t.kind.Direct():
		return weakest(origin, kg.Inferred)
	}
	return origin
}

// phrase says the reason in Chinese: 正文点名 / 由安吉县人民政府牵头 / 经位于安吉县的平台安吉经济开发区：正文点名.
func phrase(x Reason, entities map[kg.ID]kg.Entity) string {
	if len(x.Via) == 0 {
		return "即所问的任务"
	}
	last := x.Via[0] // the statement that touches the task
	name := func(id kg.ID) string { return entities[id].Name }
	how := ""
	near := last.Object // the end of that statement that is not the task
	switch verb := roleVerbs[last.Predicate]; {
	case verb != "":
		near = last.Subject
		how = "由" + name(near) + verb
	case last.Predicate == kg.Cites:
		how = "正文引用" + name(near)
	case last.Predicate == kg.HasTarget:
		how = "设有指标" + name(near)
	case last.Predicate == kg.Due:
		how = "时限为" + name(near)
	case last.Qualifiers.Get(kg.QualVia) == "IN_NAME":
		how = "正文所写名称中含" + name(near)
	default:
		how = "正文点名" + name(near)
	}
	asked := x.Asked.Name
	switch x.Kind {
	case Contained:
		return "载于" + asked
	case ByPlatform:
		return platformPhrase(x, entities) + "：" + how
	case Descendant:
		return "经" + asked + "下辖各地：" + how
	case Collective:
		return how + "，统称之中有" + asked
	case Functional:
		return "经功能区域：" + how
	case Ancestor:
		return "经" + asked + "的上级：" + how
	}
	return how
}

// platformPhrase names the platform, or the organization, and why it counts.
func platformPhrase(x Reason, entities map[kg.ID]kg.Entity) string {
	for _, s := range x.Via {
		if e := entities[s.Subject]; s.Predicate == kg.LocatedIn {
			if e.Kind == kg.KindPlatform {
				return "经位于" + entities[s.Object].Name + "的平台" + e.Name
			}
			return "经位于" + entities[s.Object].Name + "的" + e.Name
		}
	}
	for _, s := range slices.Backward(x.Via) {
		if s.Predicate == kg.Manages {
			return "经" + entities[s.Subject].Name + "管理的平台" + entities[s.Object].Name
		}
	}
	return "经平台"
}
