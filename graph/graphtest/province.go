package graphtest

import (
	"fmt"
	"slices"

	"policygraph/internal/kg"
)

func region(code, name, level string, aliases ...string) kg.Entity {
	e := kg.NewEntity(kg.KindRegion, code, name, kg.Prop{Name: "level", Value: level})
	e.Aliases = aliases
	return e
}

func agency(key, name, kind string, aliases ...string) kg.Entity {
	e := kg.NewEntity(kg.KindAgency, key, name, kg.Prop{Name: "type", Value: kind})
	e.Aliases = aliases
	return e
}

// The invented province of 澜江. 东湖区 is the name of two districts; 市科技局 the alias of two bureaus.
var (
	Lanjiang   = region("990000", "澜江省", "PROVINCE", "澜江")
	Yunxi      = region("990100", "云溪市", "PREFECTURE", "云溪")
	Meiling    = region("990101", "梅岭县", "COUNTY", "梅岭")
	Shimen     = region("990102", "石门区", "COUNTY", "石门")
	EastLake   = region("990103", "东湖区", "COUNTY", "东湖")
	Huaqiao    = region("990101001", "花桥镇", "TOWN", "花桥")
	Shazhou    = region("990200", "沙洲市", "PREFECTURE", "沙洲")
	EastLake2  = region("990201", "东湖区", "COUNTY", "东湖")
	Delta      = kg.NewEntity(kg.KindFunctionalRegion, "澜江三角洲", "澜江三角洲")
	YunxiGov   = agency("990100/人民政府", "云溪市人民政府", "GOVERNMENT", "市政府")
	YunxiTech  = agency("990100/科学技术局", "云溪市科学技术局", "GOVERNMENT", "市科技局")
	ShaTech    = agency("990200/科学技术局", "沙洲市科学技术局", "GOVERNMENT", "市科技局")
	MeiGov     = agency("990101/人民政府", "梅岭县人民政府", "LOCAL_GOVERNMENT", "梅岭县")
	HuaqiaoGov = agency("990101001/人民政府", "花桥镇人民政府", "LOCAL_GOVERNMENT")
	Counties   = kg.NewEntity(kg.KindAgency, "990100/各区县", "云溪市各区县", kg.Prop{Name: "type", Value: "COLLECTIVE"}, kg.Prop{Name: "members", Value: "COUNTY"})
	ParkOffice = agency("梅岭经济开发区管委会", "梅岭经济开发区管理委员会", "MANAGEMENT_COMMITTEE")
	Park       = kg.NewEntity(kg.KindPlatform, "梅岭经济开发区", "梅岭经济开发区", kg.Prop{Name: "type", Value: "DEVELOPMENT_ZONE"})
	Outline    = kg.NewEntity(kg.KindPolicy, "澜江三角洲发展纲要", "澜江三角洲发展纲要")
	Textiles   = kg.NewEntity(kg.KindIndustry, "绿色纺织", "绿色纺织")
)

// Seeds is the table of regions, and who governs them.
func Seeds() kg.Batch {
	p := NewTable("seed:regions", "行政区划表")
	within := func(child, parent kg.Entity) { p.Says(child.Name+" ⊂ "+parent.Name, child, kg.PartOf, parent) }
	within(Yunxi, Lanjiang)
	within(Shazhou, Lanjiang)
	within(Meiling, Yunxi)
	within(Shimen, Yunxi)
	within(EastLake, Yunxi)
	within(EastLake2, Shazhou)
	within(Huaqiao, Meiling)
	within(Yunxi, Delta)
	for a, r := range map[*kg.Entity]kg.Entity{&YunxiGov: Yunxi, &MeiGov: Meiling, &HuaqiaoGov: Huaqiao} {
		p.add(*a, r)
	}
	p.Says("云溪市人民政府", YunxiGov, kg.AgencyOf, Yunxi)
	p.Says("梅岭县人民政府", MeiGov, kg.AgencyOf, Meiling)
	p.Says("花桥镇人民政府", HuaqiaoGov, kg.AgencyOf, Huaqiao)
	return p.Batch()
}

// Works are the tasks of the plan of 云溪, by what they show.
type Works struct {
	Named, InName, Led, ByPark, ByOffice, Town, Together, Other, Zone kg.Entity
}

// YunxiPlan is a plan with one task for every road from a thing to a task.
func YunxiPlan() (kg.Batch, Works) {
	p := NewPlan("plans/yunxi.txt", "云溪市产业协同行动计划", kg.Prop{Name: "published", Value: "2031-03-05"}, kg.Prop{Name: "issuer", Value: "云溪市人民政府"},
		kg.Prop{Name: "number", Value: "云政发〔2031〕7号"}, kg.Prop{Name: "periodText", Value: "2031—2035年"}, kg.Prop{Name: "periodStart", Value: "2031-01-01"}, kg.Prop{Name: "periodEnd", Value: "2035-12-31"})
	p.Says("云溪市人民政府印发", YunxiGov, kg.Issued, p.Document())
	p.Says("依据《澜江三角洲发展纲要》", p.Document(), kg.BasedOn, Outline)
	p.Says("云溪市科学技术局是云溪市的部门", YunxiTech, kg.AgencyOf, Yunxi)
	p.Says("各区县", Counties, kg.AgencyOf, Yunxi)
	p.Says("梅岭经济开发区地处梅岭县", Park, kg.LocatedIn, Meiling, kg.Prop{Name: kg.QualOrigin, Value: string(kg.Inferred)})
	p.Says("梅岭经济开发区管委会", ParkOffice, kg.Manages, Park)
	var w Works
	name := kg.Prop{Name: kg.QualVia, Value: "NAME"}
	first := p.Section("1", "一", "总体任务", nil)
	p.Section("1.1", "（一）", "共建基地", &first)
	w.Named = p.Task("共建纺织基地", "支持梅岭县建设绿色纺织基地𠮷。")
	p.Says("支持梅岭县建设", w.Named, kg.Involves, Meiling, name)
	p.Says("绿色纺织", w.Named, kg.Involves, Textiles, name)
	p.Role(YunxiTech, kg.Leads, w.Named, 1)
	p.Role(YunxiGov, kg.Supports, w.Named, 2)
	target := kg.NewEntity(kg.KindTarget, p.batch.Document.Key+"/t1/1", "产值达到**亿元", kg.Prop{Name: "indicator", Value: "产值"}, kg.Prop{Name: "comparator", Value: "REACH"},
		kg.Prop{Name: "value", Value: "**"}, kg.Prop{Name: "unit", Value: "亿元"}, kg.Prop{Name: "modality", Value: "EXPECTED"}, kg.Prop{Name: "raw", Value: "产值达到**亿元"})
	p.Says("产值达到**亿元", w.Named, kg.HasTarget, target)
	due := kg.NewEntity(kg.KindDeadline, p.batch.Document.Key+"/t1/1", "2033年底前", kg.Prop{Name: "end", Value: "2033-12-31"}, kg.Prop{Name: "precision", Value: "YEAR"},
		kg.Prop{Name: "raw", Value: "2033年底前"})
	p.Says("2033年底前", w.Named, kg.Due, due, kg.Prop{Name: kg.QualModality, Value: "MANDATORY"})
	w.InName = p.Task("办好梅岭茶会", "办好茶会。")
	p.Says("梅岭茶会", w.InName, kg.Involves, Meiling, kg.Prop{Name: kg.QualVia, Value: "IN_NAME"})
	w.Led = p.Task("整治河道", "完成河道整治。")
	p.Role(MeiGov, kg.Leads, w.Led, 1)
	w.ByPark = p.Task("扩建园区", "推进园区扩建。")
	p.Says("梅岭经济开发区", w.ByPark, kg.Involves, Park, name)
	p.Section("2", "二", "保障任务", nil)
	w.ByOffice = p.Task("招引企业", "招引企业落户。")
	p.Role(ParkOffice, kg.ResponsibleFor, w.ByOffice, 1)
	w.Town = p.Task("修缮古桥", "修缮古桥。")
	p.Says("花桥镇", w.Town, kg.Involves, Huaqiao, name)
	w.Together = p.Task("清理台账", "逐项清理。")
	p.Role(Counties, kg.Implements, w.Together, 1)
	w.Other = p.Task("开行班车", "开行石门区班车。")
	p.Says("石门区", w.Other, kg.Involves, Shimen, name)
	p.Says("《澜江三角洲发展纲要》", w.Other, kg.Cites, Outline)
	w.Zone = p.Task("共享数据", "与澜江三角洲共享数据。")
	p.Says("澜江三角洲", w.Zone, kg.Involves, Delta, name)
	return p.Batch(), w
}

// ShazhouPlan is a second plan; it alone speaks of the 东湖区 of 沙洲.
func ShazhouPlan() (kg.Batch, kg.Entity) {
	p := NewPlan("plans/shazhou.txt", "沙洲市湖区方案", kg.Prop{Name: "published", Value: "2032-01-01"})
	p.Says("沙洲市科学技术局", ShaTech, kg.AgencyOf, Shazhou)
	task := p.Task("治理湖区", "治理东湖区岸线。")
	p.Says("东湖区", task, kg.Involves, EastLake2)
	p.Role(ShaTech, kg.Leads, task, 1)
	return p.Batch(), task
}

// Province is all of it.
func Province() []kg.Batch {
	yunxi, _ := YunxiPlan()
	shazhou, _ := ShazhouPlan()
	return []kg.Batch{Seeds(), yunxi, shazhou}
}

// Large is a plan of n tasks that all involve 梅岭县, with four agencies each, of forty.
func Large(n int) kg.Batch {
	p := NewPlan(fmt.Sprintf("plans/large-%d.txt", n), "云溪市任务清单")
	var bureaus []kg.Entity
	for i := range 40 {
		bureaus = append(bureaus, agency(fmt.Sprintf("990100/局%02d", i), fmt.Sprintf("云溪市第%d局", i), "GOVERNMENT"))
		p.Says(bureaus[i].Name, bureaus[i], kg.AgencyOf, Yunxi)
	}
	p.Says("梅岭经济开发区地处梅岭县", Park, kg.LocatedIn, Meiling)
	for i := range n {
		task := p.Task(fmt.Sprintf("任务%d", i), "支持梅岭县和梅岭经济开发区建设。")
		p.Says("梅岭县", task, kg.Involves, Meiling, kg.Prop{Name: kg.QualVia, Value: "NAME"})
		if i%2 == 0 {
			p.Says("梅岭经济开发区", task, kg.Involves, Park, kg.Prop{Name: kg.QualVia, Value: "NAME"})
		}
		for j, role := range slices.Concat(kg.Roles[:1], kg.Roles[2:3], kg.Roles[2:3], kg.Roles[2:3]) {
			p.Role(bureaus[(i*7+j*11)%len(bureaus)], role, task, j+1)
		}
	}
	return p.Batch()
}
