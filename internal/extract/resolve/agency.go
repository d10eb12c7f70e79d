package resolve

import (
	"fmt"
	"slices"
	"strings"

	"policygraph/internal/extract/gazetteer"
)

// Agencies resolves the names of bodies in one document. It is safe to share.
type Agencies struct {
	*Table
	ctx   Context
	chain []gazetteer.Region // the issuer and the divisions above it, nearest first

	zoneNames []string // how the zone whose document it is stands before the names of its bodies
	parsed    memory   // names that were taken apart before
}

// NewAgencies prepares the table of bodies for one document of that context; for many, use a Table.
func NewAgencies(d *gazetteer.Dictionary, ctx Context) *Agencies { return NewTable(d).Agencies(ctx) }

// List resolves the names of one list in order. What only the first name says holds for those after it: in 市发展改革委、经信局、财政局
// all three are of the city. A name that resolves to nothing still gives an Agency, spelled as printed.
func (a *Agencies) List(names []string) []Agency {
	out := make([]Agency, len(names))
	var before carried
	for i, name := range names {
		out[i] = a.resolve(a.parse(name), &before)
		out[i].Name = capitals(out[i].Name, name)
	}
	return out
}

// carried is what the names before in a list say about those after them.
type carried struct {
	place place
	last  Agency // the name before
}

// resolve decides what a parsed name means, and leaves in before what it says about the next.
func (a *Agencies) resolve(n name, before *carried) Agency {
	agency := a.decide(n, before)
	if n.mended != "" {
		agency.Repaired = true
		agency.Reason = join(agency.Reason, n.mended)
	}
	if n.note != "" {
		agency.Reason = join(agency.Reason, n.note)
	}
	if n.place.kind != unsaid && agency.Kind != LocalGovernment && agency.Kind != Collective {
		before.place = n.place
	}
	before.last = agency
	return agency
}

func (a *Agencies) decide(n name, before *carried) Agency {
	switch n.shape {
	case collective:
		return a.collective(n)
	case leader:
		return Agency{Key: "-/" + n.text, Name: n.text, Kind: Person, Reason: "领导职务，不是单位"}
	case office:
		if before.last.Kind == Government || before.last.Kind == Party {
			agency := before.last
			agency.Reason = fmt.Sprintf("「%s」是前一单位%s的内设机构", n.text, agency.Name)
			return agency
		}
		return a.formed(n, a.settle(n, before))
	case government:
		return a.government(n, before)
	case organization:
		return a.organization(n.organization)
	case committee:
		return a.committee(n)
	case known:
		return a.known(n, a.settle(n, before))
	}
	return a.formed(n, a.settle(n, before))
}

// settled is a place that was decided on, and why.
type settled struct {
	region     gazetteer.Region // zero for none
	zone       string           // name of the development zone that stands for the region
	national   bool
	corps      bool // 新疆生产建设兵团
	repaired   bool // the name did not say it
	reason     string
	candidates []gazetteer.Region
}

// settle decides of which place a body is.
func (a *Agencies) settle(n name, before *carried) settled {
	if n.place.kind != unsaid {
		s := a.locate(n.place)
		if len(s.candidates) > 0 && before.last.Region != "" { // 大悟县、城关镇
			if choice := NewRegions(a.dictionary, a.ctx).Choose(n.place.regions, before.last.Region, nil); choice.Found() {
				return settled{region: choice.Region, reason: fmt.Sprintf("名称写明%s，前一单位是%s", choice.Region.Name, before.last.Name)}
			}
		}
		return s
	}
	m := n.meaning
	only := len(m.levels) > 0 && !slices.ContainsFunc(m.levels, func(l gazetteer.Level) bool { return l != m.levels[0] })
	if only && m.levels[0] == gazetteer.National {
		return settled{national: true, reason: fmt.Sprintf("「%s」只用于国家机关", n.tail)}
	}
	if only && m.levels[0] == gazetteer.Province && !a.ctx.National {
		if p := a.ancestor(a.ctx.Issuer, gazetteer.Province); p.Code != "" && before.place.kind != spelled {
			return settled{region: p, reason: fmt.Sprintf("「%s」是省级机关的名称，省指%s", n.tail, p.Name)}
		}
	}
	if m.body != nil && len(m.body.City)+len(m.body.County)+len(m.body.Province)+len(m.body.Other) == 0 && len(m.body.National) > 0 {
		return settled{national: true, reason: fmt.Sprintf("「%s」只设在国家一级", n.tail)}
	}
	if before.place.kind != unsaid {
		s := a.locate(before.place)
		fits := !s.national || m.body == nil || len(m.body.National) > 0 && (strings.HasSuffix(n.tail, "部") || strings.HasSuffix(n.tail, "委") || strings.HasSuffix(n.tail, "署"))
		if fits {
			s.reason = "承前省略：" + s.reason
			return s
		}
	}
	switch {
	case a.ctx.National:
		return settled{national: true, reason: "国家机关发布的文件，名称前不写「国家」"}
	case a.ctx.Zone != "":
		return settled{region: a.ctx.Issuer, zone: a.ctx.Zone, reason: fmt.Sprintf("名称未写所属，按发布机构所在的%s补全", a.ctx.Zone)}
	case a.ctx.Issuer.Code != "":
		return settled{
			region: a.ctx.Issuer, repaired: a.ctx.Issuer.Level > gazetteer.Province,
			reason: fmt.Sprintf("名称未写「%s」，按发布机构所在的%s补全", deictic(a.ctx.Issuer), a.ctx.Issuer.Name),
		}
	}
	return settled{reason: "文件没有说明是哪一级、哪一地的机关"}
}

// deictic is the word by which a region's own documents speak of it: 市, 自治区, 州 for an autonomous prefecture.
func deictic(r gazetteer.Region) string {
	for _, word := range []string{"自治区", "特别行政区", "省", "市", "州", "地区", "盟", "县", "区", "旗", "镇", "乡", "街道"} {
		if strings.HasSuffix(r.Name, word) {
			return word
		}
	}
	return ""
}

// ancestor is r or the division above it of that level; zero where there is none.
func (a *Agencies) ancestor(r gazetteer.Region, level gazetteer.Level) gazetteer.Region {
	if r.Level == level {
		return r
	}
	for _, above := range a.dictionary.Ancestors(r.Code) {
		if above.Level == level {
			return above
		}
	}
	return gazetteer.Region{}
}

func join(reasons ...string) string {
	reasons = slices.DeleteFunc(reasons, func(r string) bool { return r == "" })
	return strings.Join(reasons, "；")
}
