package search

import (
	"slices"
	"strings"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
	"policygraph/internal/store/storetest"
)

// gazette is a store with names that are often mistaken for each other, and a plan with tasks.
func gazette(t testing.TB) store.Historian {
	t.Helper()
	st := memstore.New()
	t.Cleanup(func() { _ = st.Close() })
	seed := storetest.NewDraft("regions.tsv", "行政区划代码表：安吉县、吉安县").Seed()
	for key, names := range map[string][]string{
		"330523": {"安吉县", "安吉"}, "360821": {"吉安县"}, "330522": {"长兴县"}, "330382": {"乐清市"}, "341500": {"六安市"}, "350200": {"厦门市"},
		"410621": {"浚县"}, "130726": {"蔚县"}, "331100": {"丽水市"}, "331000": {"台州市"}, "500000": {"重庆市"}, "341600": {"亳州市"}, "140428": {"长子县"},
		"330602": {"会稽区"}, "530112": {"绿春县"},
	} {
		seed.Entity(kg.KindRegion, key, names[0], names[1:]...)
	}
	seed.Entity(kg.KindFunctionalRegion, "csj", "长三角")
	seed.Entity(kg.KindPlatform, "nth", "湖州南太湖新区", "南太湖新区")
	seed.Entity(kg.KindAgency, "330523/人民政府", "安吉县人民政府")
	apply(t, st, seed.Batch)

	text := "数字湖州行动方案\n一、总则\n坚持统筹推进，数字经济与实体经济融合。\n二、任务\n1.建设5G＋工業互联网平台，到2025年建成AI 5G基站15个。\n2.支持吉安县加快发展，数字经济、数字经济。\n三、保障\n完善考核。"
	plan := storetest.NewDraft("plan.txt", text)
	at := func(s string) kg.Span {
		n := strings.Index(text, s)
		start := len([]rune(text[:n]))
		return kg.Span{Start: start, End: start + len([]rune(s))}
	}
	doc := plan.Entity(kg.KindDocument, plan.Document.Key, "数字湖州行动方案")
	add := func(kind kg.EntityKind, key, name, whole string) kg.ID {
		id := plan.Entity(kind, plan.Document.Key+"/"+key, name)
		span := at(whole)
		plan.Entities[len(plan.Entities)-1].Props = kg.Props{{Name: "start", Value: itoa(span.Start)}, {Name: "end", Value: itoa(span.End)}}
		predicate := kg.HasTask
		if kind == kg.KindSection {
			predicate = kg.HasSection
		}
		plan.Claim(doc, predicate, id, span.Start, span.End)
		return id
	}
	section := add(kg.KindSection, "1", "总则", "一、总则")
	add(kg.KindSection, "2", "任务", "二、任务")
	add(kg.KindSection, "3", "保障", "三、保障")
	add(kg.KindTask, "2.1", "建设5G＋工業互联网平台", "1.建设5G＋工業互联网平台，到2025年建成AI 5G基站15个。")
	second := add(kg.KindTask, "2.2", "支持吉安县加快发展", "2.支持吉安县加快发展，数字经济、数字经济。")
	jian := plan.Entity(kg.KindRegion, "360821", "吉安县")
	span := at("支持吉安县加快发展")
	plan.Claim(second, kg.Involves, jian, span.Start, span.End)
	industry := plan.Entity(kg.KindIndustry, "数字经济", "数字经济")
	span = at("坚持统筹推进，数字经济与实体经济融合。")
	plan.Claim(section, kg.Involves, industry, span.Start, span.End)
	apply(t, st, plan.Batch)
	return st
}

func itoa(n int) string { return strings.TrimSpace(string(appendInt(nil, n))) }

func appendInt(b []byte, n int) []byte {
	if n >= 10 {
		b = appendInt(b, n/10)
	}
	return append(b, byte('0'+n%10))
}

func apply(t testing.TB, st store.Store, b kg.Batch) {
	t.Helper()
	if _, err := st.Apply(t.Context(), b); err != nil {
		t.Fatal(err)
	}
}

// followed is an index in memory that has reached the last commit.
func followed(t testing.TB, st store.Historian) *Index {
	t.Helper()
	x, err := Open(t.Context(), st, Options{Follow: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	last, err := x.lag(t.Context())
	if err == nil {
		err = x.Wait(t.Context(), last)
	}
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func search(t testing.TB, st store.Historian, x *Index, q Query) (result Result) {
	t.Helper()
	if q.Window.Limit == 0 {
		q.Window.Limit = 20
	}
	err := st.View(t.Context(), func(r store.Reader) (err error) {
		result, err = x.Search(t.Context(), r, q)
		return err
	})
	if err != nil {
		t.Fatalf("search %+v: %v", q, err)
	}
	return result
}

// hitsOf writes hits as name, a slash, and by what they were found.
func hitsOf(r Result) (list []string) {
	for _, h := range r.Hits {
		list = append(list, h.Entity.Name+"/"+string(h.By))
	}
	return list
}

func TestPhrases(t *testing.T) {
	st := gazette(t)
	x := followed(t, st)
	for name, c := range map[string]struct {
		text string
		mode Mode
		want []string
	}{
		"the characters of a name in another order are another name": {"安吉县", Auto, []string{"安吉县/NAME", "安吉县人民政府/NAME"}},
		"a name in a text, after the name itself and a title":        {"吉安县", Auto, []string{"吉安县/NAME", "支持吉安县加快发展/TITLE"}},
		"mixed text":                                 {"5G+工业", Auto, []string{"建设5G＋工業互联网平台/TITLE"}},
		"full width and traditional":                 {"５Ｇ＋工業", Auto, []string{"建设5G＋工業互联网平台/TITLE"}},
		"traditional for simplified":                 {"長三角", Auto, []string{"长三角/NAME"}},
		"a word is a whole run":                      {"G", Auto, nil},
		"a number is a whole run":                    {"25", Auto, nil},
		"a number inside Chinese":                    {"2025年", Auto, []string{"建设5G＋工業互联网平台/TEXT"}},
		"blanks part terms that all must hold":       {"吉安县 数字经济", Auto, []string{"支持吉安县加快发展/TEXT"}},
		"terms of which one is nowhere":              {"吉安县 海洋", Auto, nil},
		"quotes keep blanks":                         {`"AI 5G"`, Auto, []string{"建设5G＋工業互联网平台/TEXT"}},
		"words that stand apart do not run together": {`"AI5G"`, Auto, nil},
		"text more frequent in it comes first, and text of a section is quoted": {
			"数字经济", Auto, []string{"数字经济/NAME", "支持吉安县加快发展/TEXT", "总则/QUOTE"},
		},
		"a phrase does not run over the end of a task": {"。2.支持", Auto, nil},
		"one character":                     {"稽", Auto, []string{"会稽区/NAME"}},
		"nothing":                           {" 　", Auto, nil},
		"a prefix":                          {"安吉", Prefix, []string{"安吉县/ALIAS", "安吉县人民政府/NAME"}},
		"what merely holds it is no prefix": {"人民政府", Prefix, nil},
		"a phrase only":                     {"anji", Phrase, nil},
		"pinyin of an alias before that of a name": {"anji", Auto, []string{"安吉县/PINYIN", "安吉县人民政府/PINYIN"}},
		"pinyin of a name":                         {"anjixian", Auto, []string{"安吉县/PINYIN", "安吉县人民政府/PINYIN"}},
		"initials":                                 {"ajx", Auto, []string{"安吉县/INITIALS", "安吉县人民政府/INITIALS"}},
		"initials of a platform's short name":      {"nthxq", Auto, []string{"湖州南太湖新区/INITIALS"}},
		"pinyin with blanks and marks":             {"Ān jí xiàn", Auto, []string{"安吉县/PINYIN", "安吉县人民政府/PINYIN"}},
		"pinyin only, of Chinese text":             {"安吉县", Pinyin, nil},
		"the seed table's text is not searched":    {"行政区划代码表", Auto, nil},
		"v for ü":                                  {"lvchun", Auto, []string{"绿春县/PINYIN"}},
		"ü itself":                                 {"lüchun", Auto, []string{"绿春县/PINYIN"}},
		"长兴":                                       {"changxing", Auto, []string{"长兴县/PINYIN"}},
		"长兴 is never read so":                      {"zhangxing", Auto, nil},
		"长子":                                       {"zhangzi", Auto, []string{"长子县/PINYIN"}},
		"乐清":                                       {"yueqing", Auto, []string{"乐清市/PINYIN"}},
		"六安":                                       {"luan", Auto, []string{"六安市/PINYIN"}},
		"厦门":                                       {"xiamen", Auto, []string{"厦门市/PINYIN"}},
		"浚县":                                       {"xunxian", Auto, []string{"浚县/PINYIN"}},
		"蔚县":                                       {"yuxian", Auto, []string{"蔚县/PINYIN"}},
		"会稽":                                       {"kuaiji", Auto, []string{"会稽区/PINYIN"}},
		"长三角":                                      {"changsanjiao", Auto, []string{"长三角/PINYIN"}},
		"丽水":                                       {"lishui", Auto, []string{"丽水市/PINYIN"}},
		"台州":                                       {"taizhoushi", Auto, []string{"台州市/PINYIN"}},
		"重庆":                                       {"chongqing", Auto, []string{"重庆市/PINYIN"}},
		"亳州":                                       {"bozhou", Auto, []string{"亳州市/PINYIN"}},
	} {
		t.Run(name, func(t *testing.T) {
			for by, x := range map[string]*Index{"index": x, "scan": nil} {
				got := search(t, st, x, Query{Text: c.text, Mode: c.mode})
				if !slices.Equal(hitsOf(got), c.want) || got.Total != len(c.want) {
					t.Errorf("%s of %q (%s): got %v (%d), want %v", by, c.text, c.mode, hitsOf(got), got.Total, c.want)
				}
			}
		})
	}
}

func TestTheTablesAreThere(t *testing.T) {
	table := simplified()
	if table == nil || table['縣'] != '县' {
		t.Fatal("traditional characters: there is no table")
	}
	for r, s := range table {
		if s != 0 && int(s) < len(table) && table[s] != 0 {
			t.Errorf("%c is written %c, and that %c: folding twice is not folding once", r, s, table[s])
		}
	}
	for name, said := range placeReadings {
		if n, m := len([]rune(name)), len(strings.Fields(said)); n != m || n > longestPlace {
			t.Errorf("%s: %d characters are read as %d syllables", name, n, m)
		}
	}
}

func TestATownComesAfterACounty(t *testing.T) {
	st := memstore.New()
	defer st.Close()
	d := storetest.NewDraft("regions.tsv", "表").Seed()
	for _, code := range []string{"330523", "420322206", "511724214", "360821001"} {
		d.Entity(kg.KindRegion, code, "清溪")
	}
	apply(t, st, d.Batch)
	for by, x := range map[string]*Index{"index": followed(t, st), "scan": nil} {
		if got := search(t, st, x, Query{Text: "qx"}); got.Total != 4 || got.Hits[0].Entity.Key != "330523" {
			t.Errorf("%s: the first of %d namesakes is %s, want the county", by, got.Total, got.Hits[0].Entity.Key)
		}
	}
}
