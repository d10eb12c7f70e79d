package xlsx

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestNumbersAreShownAsTheSheetShowsThem(t *testing.T) {
	for _, c := range []struct {
		code string
		v    float64
		want string
	}{
		{"", 5, "5"},
		{"", 0.1 + 0.2, "0.3"},
		{"", 1234567.5, "1234567.5"},
		{"", -0.5, "-0.5"},
		{"", 330500000000, "330500000000"},
		{"0", 4.5, "5"},
		{"0.00", 3.14159, "3.14"},
		{"0.00", 1.005, "1.01"},
		{"#,##0", 1234567, "1,234,567"},
		{"#,##0.00", 1234.5, "1,234.50"},
		{"#,##0", 12, "12"},
		{"#", 0, ""},
		{"0%", 0.256, "26%"},
		{"0.0%", 0.256, "25.6%"},
		{"0.##", 2.5, "2.5"},
		{"0.##", 2, "2"},
		{"000", 7, "007"},
		{"0,", 12345, "12"},
		{`0"万元"`, 300, "300万元"},
		{`"第"0"号"`, 12, "第12号"},
		{`\A0`, 3, "A3"},
		{`[Red]-0;0`, 5, "-5"},
		{"0;(0)", -5, "(5)"},
		{`0;-0;"无"`, 0, "无"},
		{"0.00E+00", 12345, "1.23E+04"},
		{`_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ `, 1234.5, "1,234.50"},
		{`[$￥-804]#,##0`, 1000, "￥1,000"},
		{"000-0000", 1234567, "123-4567"},
		{"[DBNum1]General", 12, "12"},
		{"[DBNum1]0", 12, "十二"},
		{"# ?/?", 0.5, "0.5"},
		{"yyyy/m/d", 44260, "2021/3/5"},
		{`yyyy"年"m"月"d"日"`, 44260, "2021年3月5日"},
		{`yyyy"年"m"月";@`, 44260, "2021年3月"},
		{"yyyy-mm-dd", 44260, "2021-03-05"},
		{"yy.m.d", 44260, "21.3.5"},
		{`[DBNum1][$-804]yyyy"年"m"月"d"日";@`, 44561, "二〇二一年十二月三十一日"},
		{"yyyy/m/d h:mm", 44260.5, "2021/3/5 12:00"},
		{"h:mm:ss AM/PM", 0.75, "6:00:00 PM"},
		{`上午/下午h"时"mm"分"`, 0.25, "上午6时00分"},
		{"mm:ss", 0.0010416667, "01:30"},
		{"[h]:mm", 1.5, "36:00"},
		{"d-mmm-yy", 44260, "5-Mar-21"},
		{"yyyy/m/d", 1, "1900/1/1"},
		{"yyyy/m/d", -1, "-1"},
		{"yyyy/m/d", 1e9, "1000000000"},
		{"aaaa", 44260, "星期五"},
		{"[]0", 5, "5"},
		{"[h", 1, "24"},
		{`"`, 1, ""},
		{"[s]", 1, "86400"},
	} {
		var f formats
		if c.code != "" {
			f = parseFormat(c.code)
		}
		if got := f.number(c.v, false); got != c.want {
			t.Errorf("%v as %s: %q, want %q", c.v, c.code, got, c.want)
		}
	}
	if got := parseFormat(`"第"@"号"`).text("甲"); got != "第甲号" {
		t.Errorf("text in a format: %q, want 第甲号", got)
	}
	if got := parseFormat("yyyy/m/d").number(0, true); got != "1904/1/1" {
		t.Errorf("day 0 of 1904: %q", got)
	}
}

// What excelize shows for the same cells is a second opinion.
func TestFormatsAgreeWithExcelize(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for _, code := range []string{"0", "0.00", "#,##0", "#,##0.00", "0%", "0.00%", "yyyy-mm-dd", `yyyy"年"m"月"d"日"`, "h:mm", "000", `0.0"万亩"`, "0;(0)", "yyyy/m/d h:mm:ss"} {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []float64{0, 1, 44260, 44260.25, 0.5, 1234.567, 7, 999999} {
			if err := f.SetCellValue("Sheet1", "A1", v); err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellStyle("Sheet1", "A1", "A1", style); err != nil {
				t.Fatal(err)
			}
			want, err := f.GetCellValue("Sheet1", "A1")
			if err != nil {
				t.Fatal(err)
			}
			if v < 1 && strings.Contains(code, "yyyy") {
				continue // day 0 of January 1900
			}
			if got := parseFormat(code).number(v, false); got != want {
				t.Errorf("%v as %s: %q, excelize says %q", v, code, got, want)
			}
		}
	}
}

func TestReferences(t *testing.T) {
	for ref, want := range map[string][2]int{"A1": {0, 0}, "B7": {6, 1}, "Z10": {9, 25}, "AA1": {0, 26}, "XFD1048576": {maxRows - 1, maxColumns - 1}} {
		row, column, ok := place(ref)
		if !ok || row != want[0] || column != want[1] {
			t.Errorf("%s: row %d, column %d, %v; want %v", ref, row, column, ok, want)
		}
		if back := reference(row, column); back != ref {
			t.Errorf("row %d, column %d: %s, want %s", row, column, back, ref)
		}
	}
	for _, ref := range []string{"", "A", "1", "a1", "A0", "XFE1", "A1048577", "A-1", "AAAAAAAAAAAAAAAAAAAAAAAAA1", "A99999999999999999999"} {
		if row, column, ok := place(ref); ok {
			t.Errorf("%q is row %d, column %d; want no place", ref, row, column)
		}
	}
}

func FuzzFormat(f *testing.F) {
	for _, code := range []string{"0.00", "#,##0", "yyyy/m/d", `"x"@`, "[h]:mm", "0;-0;0;@", "[$-804]", "E+", "0E+0", "?/?", "%%%0", ",,,0,,,"} {
		f.Add(code, 44260.5)
	}
	f.Fuzz(func(t *testing.T, code string, v float64) {
		if len(code) > 200 {
			return
		}
		parsed := parseFormat(code)
		if s := parsed.number(v, false) + parsed.text("甲"); len(s) > 20000+bytes.Count([]byte(code), nil) {
			t.Errorf("%q makes %d bytes of %v", code, len(s), v)
		}
	})
}
