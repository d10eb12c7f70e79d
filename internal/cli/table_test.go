package cli

import (
	"strings"
	"testing"
)

func TestColumnsOfChineseTextAreAligned(t *testing.T) {
	tab := table{header: []string{"任务", "牵头", "出处"}}
	tab.add("建设跨湖轨道", "市交通运输局", "计划A")
	tab.add("5G+工业互联网", "经信局", "B")
	tab.add("a", "", "《办法》")
	var b strings.Builder
	if err := tab.write(&b, 0, plain); err != nil {
		t.Fatal(err)
	}
	want := "" +
		"任务           牵头          出处\n" +
		"建设跨湖轨道   市交通运输局  计划A\n" +
		"5G+工业互联网  经信局        B\n" +
		"a                            《办法》\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestLimitedColumnsWrapAndStayAligned(t *testing.T) {
	tab := table{header: []string{"任务", "牵头"}, limit: []int{10}}
	tab.add("共建共享科技创新平台", "科学技术局\n财政局")
	var b strings.Builder
	if err := tab.write(&b, 40, plain); err != nil {
		t.Fatal(err)
	}
	want := "" +
		"任务        牵头\n" +
		"共建共享科  科学技术局\n" +
		"技创新平台  财政局\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		claim string
		in    string
		width int
		want  string // lines joined by |
	}{
		{"short text stays", "任务", 10, "任务"},
		{"no width means no limit", "任务任务", 0, "任务任务"},
		{"Chinese breaks anywhere", "建设轨道交通网", 6, "建设轨|道交通|网"},
		{"an odd width leaves a cell free", "建设轨道", 5, "建设|轨道"},
		{"a full stop does not begin a line", "建设轨道。完", 8, "建设轨|道。完"},
		{"a word of letters is kept whole", "推进 GDP 增长", 7, "推进|GDP 增|长"},
		{"a word longer than the line is cut", "abcdefgh", 4, "abcd|efgh"},
		{"lines that are there stay", "甲\n乙", 8, "甲|乙"},
		{"an empty cell is one empty line", "", 4, ""},
	}
	for _, test := range tests {
		t.Run(test.claim, func(t *testing.T) {
			got := strings.Join(wrap(test.in, test.width), "|")
			if got != test.want {
				t.Errorf("wrap(%q, %d)\n got %s\nwant %s", test.in, test.width, got, test.want)
			}
			if test.width >= 2 {
				for _, line := range wrap(test.in, test.width) {
					if w := cells.StringWidth(line); w > test.width {
						t.Errorf("line %q takes %d cells, limit %d", line, w, test.width)
					}
				}
			}
		})
	}
}

func TestCutSaysThatSomethingIsLost(t *testing.T) {
	for in, want := range map[string]string{"建设轨道": "建设轨道", "建设轨道交通": "建设轨…"} {
		if got := cut(in, 8); got != want {
			t.Errorf("cut(%q, 8) = %q, want %q", in, got, want)
		}
	}
}
