package mention

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

func TestDeadlines(t *testing.T) {
	for _, c := range []struct {
		claim, text string
		year        int
		want        string // "quote start..end precision modality"
	}{
		{"年底前 with its year", "2025年底前建成。", 2021, "2025年底前 ..2025-12-31 YEAR MANDATORY"},
		{"年底前 takes the year of the document", "年底前完成改造。", 2022, "年底前 ..2022-12-31 YEAR MANDATORY"},
		{"年底前 without a known year has no date", "年底前完成改造。", 0, "年底前 .. YEAR MANDATORY"},
		{"到 and a year", "到2025年基本建成。", 2021, "到2025年 ..2025-12-31 YEAR EXPECTED"},
		{"the end of February knows leap years", "2024年2月底前报送。", 2023, "2024年2月底前 ..2024-02-29 MONTH MANDATORY"},
		{"a month without 底 ends before it begins", "2023年6月前完成。", 2021, "2023年6月前 ..2023-05-31 MONTH MANDATORY"},
		{"a day", "2025年12月31日前完成。", 2021, "2025年12月31日前 ..2025-12-31 DAY MANDATORY"},
		{"full-width digits", "２０２５年底前建成。", 2021, "２０２５年底前 ..2025-12-31 YEAR MANDATORY"},
		{"blanks around numbers", "到 2025 年底，全部完成。2024 年 6 月底前报送。", 2021, "到 2025 年底 ..2025-12-31 YEAR EXPECTED; 2024 年 6 月底前 ..2024-06-30 MONTH MANDATORY"},
		{"a quarter", "力争第三季度开工。", 2023, "第三季度 ..2023-09-30 QUARTER STRIVE"},
		{"half a year", "2024年上半年前完成。", 2023, "2024年上半年前 ..2024-06-30 QUARTER MANDATORY"},
		{"every year", "每年3月底前报送。", 2023, "每年3月底前 .. MONTH MANDATORY"},
		{"a five-year plan", "“十四五”末实现全覆盖。", 2021, "“十四五”末 ..2025-12-31 PLAN -"},
		{"a range", "2021-2025年，每年新增十处。", 2021, "2021-2025年 2021-01-01..2025-12-31 YEAR -"},
		{"masked digits keep their place and have no date", "****年底前建成。", 2021, "****年底前 .. YEAR MANDATORY"},
		{"力争 before the date", "力争到2027年全面建成。", 2023, "到2027年 ..2027-12-31 YEAR STRIVE"},
		{"next year", "明年6月底前建成。", 2023, "明年6月底前 ..2024-06-30 MONTH MANDATORY"},
		{"within the year", "年内完成改造。", 2023, "年内 ..2023-12-31 YEAR -"},
		{"a month with 份", "9月份前完成。", 2023, "9月份前 ..2023-08-31 MONTH MANDATORY"},
		{"a cell of a flattened row", "3 | 修编规划 | 县局 | 2024年底", 2023, "2024年底 ..2024-12-31 YEAR -"},
		{"a date behind the words for a limit", "修编粮食预案。完成时限：2024年10月。办结时间为2024年11月30日。", 2023, "2024年10月 ..2024-10-31 MONTH MANDATORY; 2024年11月30日 ..2024-11-30 DAY MANDATORY"},
		{"what follows 前 does not take it back", "2024年6月底前修订预案，2024年底修编规划并通过评审。", 2023, "2024年6月底前 ..2024-06-30 MONTH MANDATORY; 2024年底 ..2024-12-31 YEAR -"},
		{"a validity is no limit", "本办法有效期至2027年12月31日，过渡期限至2026年底。", 2023, ""},
		{"a year with 内", "2024年内完成改造，3年内推广，2024年内容更新。", 2023, "2024年内 ..2024-12-31 YEAR -"},
		{"a date that fills a line", "修编粮食预案\n6月\n县发改局", 2023, "6月 ..2023-06-30 MONTH -"},
		{"a day that fills a cell", "3 | 修编规划 | 2024年9月30日 | 县局", 2023, "2024年9月30日 ..2024-09-30 DAY -"},
		{"a phrase without a date is none", "长期坚持，持续推进，每季度末报告，即日起实施。", 2023, ""},
		{"a date of the past is none", "到2015年已经建成。", 2021, ""},
		{"what has happened is none", "已于2017年印发通知，2019年8月12日公布。", 2017, ""},
		{"a title holds no deadline", "落实《到2030年消除饥荒行动计划（2021—2030年）》。", 2021, ""},
		{"a beginning is none", "2026年起实行，2025年以来持续增长。", 2021, ""},
		{"a statute's year is none", "《湿地法》（2021年修正）。", 2021, ""},
		{"a number with 年 is none", "连续5年增长，3年内完成，第12年度报告。", 2021, ""},
	} {
		t.Run(c.claim, func(t *testing.T) {
			tx := text.New(c.text)
			var got []string
			for _, d := range Deadlines(tx, kg.Span{End: tx.Len()}, c.year) {
				got = append(got, fmt.Sprintf("%s %s..%s %s %s", tx.Slice(d.Span), d.Start, d.End, d.Precision, cmp.Or(d.Modality, "-")))
			}
			if g := strings.Join(got, "; "); g != c.want {
				t.Errorf("in %q (%d)\n got %q\nwant %q", c.text, c.year, g, c.want)
			}
		})
	}
}

func TestACellIsReadAsADeadline(t *testing.T) {
	for cell, want := range map[string]string{
		"6月": "2016-06-30", " 2023年 ": "2023-12-31", "2023年9月底": "2023-09-30", "年底": "2016-12-31", "12月底前": "2016-12-31", "长期": "none", "": "none",
		"6月份": "2016-06-30", "2017.09": "2017-09-30", "2017-10-31": "2017-10-31", "2017/3": "2017-03-31", "1—12月": "2016-12-31", "2017年3月至6月": "2017-06-30",
		"到2018年底": "2018-12-31", "长期坚持，2017年6月底前完成一期": "2017-06-30", "13.5": "none", "3—5项": "none",
	} {
		tx := text.New(cell)
		d, ok := ParseDeadline(tx, kg.Span{End: tx.Len()}, 2016)
		got := "none"
		if ok {
			got = d.End
		}
		if got != want {
			t.Errorf("cell %q: got %q, want %q", cell, got, want)
		}
	}
}

func TestWhatIsSaidAsALimitBindsBeforeWhatIsOnlyNamed(t *testing.T) {
	weights := map[string]int{}
	for name, s := range map[string]string{"until": "到2030年基本建成。", "before": "6月底前建成。", "label": "完成时限：2024年6月。"} {
		tx := text.New(s)
		found := Deadlines(tx, kg.Span{End: tx.Len()}, 2024)
		if len(found) != 1 {
			t.Fatalf("in %q: got %v, want one date", s, found)
		}
		weights[name] = found[0].Weight()
	}
	column, ok := ParseDeadline(text.New("6月"), kg.Span{End: 2}, 2024)
	if !ok || column.Weight() <= weights["label"] || weights["label"] <= weights["before"] || weights["before"] <= weights["until"] {
		t.Errorf("got weights %v and %d of a column, want column over label over before over until", weights, column.Weight())
	}
}

func TestTargets(t *testing.T) {
	for _, c := range []struct{ claim, text, want string }{ // "indicator comparator value unit number"
		{"a masked value has no number", "数字贸易占比达到**.*%。", "数字贸易占比 REACH **.* % null"},
		{"力争 is no part of the indicator", "力争旅游收入突破1,200亿元。", "旅游收入 MORE_THAN 1,200 亿元 1200 STRIVE"},
		{"以上 makes a floor", "空气优良率达到92.5%以上。", "空气优良率 AT_LEAST 92.5 % 92.5"},
		{"a floor in words", "留存率不低于70%。", "留存率 AT_LEAST 70 % 70"},
		{"a ceiling", "失业率控制在5%以内。", "失业率 AT_MOST 5 % 5"},
		{"a decline is negative", "单位能耗下降13.5%。", "单位能耗 GROWTH 13.5 % -13.5"},
		{"a lost comma between two targets", "新增就业达到*万人粮食产量超过**万吨。", "新增就业 REACH * 万人 null; 粮食产量 MORE_THAN ** 万吨 null"},
		{"growth of the indicator before", "生产总值突破3万亿元，年均增长6%。", "生产总值 MORE_THAN 3 万亿元 3; 生产总值 GROWTH 6 % 6"},
		{"a sum since the beginning", "累计利用外资**亿美元。", "累计利用外资 CUMULATIVE ** 亿美元 null"},
		{"things counted before and after", "引进龙头企业5家，建成30个社区食堂。", "引进龙头企业 NONE 5 家 5; 建成社区食堂 NONE 30 个 30"},
		{"doubling", "到2030年，游客数量翻一番。", "游客数量 MULTIPLY 翻一番 倍 2"},
		{"binding or expected as the text says", "森林覆盖率达到60%（约束性），城镇化率达到70%（预期性）。", "森林覆盖率 REACH 60 % 60 MANDATORY; 城镇化率 REACH 70 % 70 EXPECTED"},
		{"neither word, neither sort", "绿道里程达到60公里。", "绿道里程 REACH 60 公里 60"},
		{"brackets with more in them", "城镇化率达到70%（预期性，2029年）。", "城镇化率 REACH 70 % 70 EXPECTED"},
		{"a second pair of brackets", "城镇化率达到70%（常住人口）（预期性）。", "城镇化率 REACH 70 % 70 EXPECTED"},
		{"brackets behind the indicator", "森林覆盖率（约束性）达到60%。", "森林覆盖率 REACH 60 % 60 MANDATORY"},
		{"the brackets of another are its own", "古桥完好率达到60%，能耗（约束性）下降3%。", "古桥完好率 REACH 60 % 60; 能耗 GROWTH 3 % -3 MANDATORY"},
		{"a clause behind it", "用水总量控制在5亿立方米以内，为约束性指标。", "用水总量 AT_MOST 5 亿立方米 5 MANDATORY"},
		{"another clause behind it", "绿道里程达到60公里，约束性指标全部完成。", "绿道里程 REACH 60 公里 60"},
		{"not binding is no kind", "绿道里程达到60公里（非约束性）。", "绿道里程 REACH 60 公里 60"},
		{"a cell of its row", "4 | 绿道里程达到60公里 | 约束性 | 市域", "绿道里程 REACH 60 公里 60 MANDATORY"},
		{"a cell before it", "预期 | 绿道里程达到60公里 | 市域", "绿道里程 REACH 60 公里 60 EXPECTED"},
		{"a cell that says more is another matter", "绿道里程达到60公里 | 分解约束性指标", "绿道里程 REACH 60 公里 60"},
		{"cells that disagree", "绿道里程达到60公里 | 约束性 | 预期性", "绿道里程 REACH 60 公里 60"},
		{"a cell is where an indicator begins and ends", "2 | 水利 | 泵站完好率达到90% | 建成5座节水示范站 | 县水利局", "泵站完好率 REACH 90 % 90; 建成节水示范站 NONE 5 座 5"},
		{"the row above is another", "甲指标 | 约束性\n绿道里程达到60公里 | 市域", "绿道里程 REACH 60 公里 60"},
		{"a list of one sort", "约束性指标：绿道里程达到60公里，绿地率达到40%。城镇化率达到70%。", "绿道里程 REACH 60 公里 60 MANDATORY; 绿地率 REACH 40 % 40 MANDATORY; 城镇化率 REACH 70 % 70"},
		{"a list of both", "约束性和预期性指标：绿道里程达到60公里。", "绿道里程 REACH 60 公里 60"},
		{"争取 is 力争", "争取绿道里程达到60公里。", "绿道里程 REACH 60 公里 60 STRIVE"},
		{"力争 before the date is of what follows it", "力争到2029年，绿道里程达到60公里，绿地率达到40%。", "绿道里程 REACH 60 公里 60 STRIVE; 绿地率 REACH 40 % 40"},
		{"a word in brackets over 力争", "力争绿道里程达到60公里（预期性）。", "绿道里程 REACH 60 公里 60 EXPECTED"},
		{"a range keeps both ends", "研发投入强度5.5%-6%，游客增长5%至8%。", "研发投入强度 REACH 5.5%-6 % null; 游客 GROWTH 5%至8 % null"},
		{"a bare value of a measure", "实现亩均税收20万元。", "亩均税收 REACH 20 万元 20"},
		{"within the year is a date, no indicator", "年内落地项目20个，年均治理荒地90万亩。", "落地项目 NONE 20 个 20; 治理荒地 NONE 90 万亩 90"},
		{"a year before the indicator is a date", "2026年粮食产量达到30万吨。", "粮食产量 REACH 30 万吨 30"},
		{"a comparison with others is no indicator", "超过全国平均水平0.28个百分点。", ""},
		{"a year, a version, a class are no values", "依托第6版协议，落实2030年议程，在物流中心(*型)试点，引进世界500强。", ""},
		{"a norm for each place is none", "每个街道应当设置不少于1个站点。", ""},
	} {
		t.Run(c.claim, func(t *testing.T) {
			tx := text.New(c.text)
			all := kg.Span{End: tx.Len()}
			var got []string
			for _, x := range Targets(tx, all, Deadlines(tx, all, 2021)) {
				number := "null"
				if x.Number != nil {
					number = fmt.Sprint(*x.Number)
				}
				s := fmt.Sprintf("%s %s %s %s %s", x.Indicator, x.Comparator, x.Value, x.Unit, number)
				if x.Modality != "" {
					s += " " + x.Modality
				}
				got = append(got, s)
			}
			if g := strings.Join(got, "; "); g != c.want {
				t.Errorf("in %q\n got %q\nwant %q", c.text, g, c.want)
			}
		})
	}
}

func TestATargetIsDueByTheDateBeforeIt(t *testing.T) {
	tx := text.New("到2025年，研发投入达到3%。\n人均寿命达到80岁。")
	all := kg.Span{End: tx.Len()}
	deadlines := Deadlines(tx, all, 2021)
	targets := Targets(tx, all, deadlines)
	if len(targets) != 2 || targets[0].Due == nil || targets[0].Due.End != "2025-12-31" || targets[1].Due != nil {
		t.Errorf("got %+v, want the first due 2025-12-31 and the second without a date", targets)
	}
}
