package kg

import (
	"testing"

	"pgregory.net/rapid"
)

func TestPolicyKeys(t *testing.T) {
	claims := map[string]string{} // by key
	for _, c := range []struct {
		claim string
		same  []string
	}{
		{"brackets, dashes, blanks and width do not matter", []string{
			"《某市供水规划（2021—2035年）》", "某市供水规划(2021-2035年)", "某市供水规划〔2021——2035年〕", "某市 供水规划（２０２１～2035年）", "某市供水规划（2021年—2035年）",
			"某市供水规划（2021至2035年）", "某市供水规划（2021年至2035年）",
		}},
		{"marks and stops around a title do not matter", []string{"关于发展“银龄”经济的意见", "《关于发展银龄经济的意见》", "关于发展“银龄”经济的意见。"}},
		{"a title within a title", []string{"关于落实《某省规划》的意见", "《关于落实〈某省规划〉的意见》"}},
		{"a trial version is another", []string{"某市供水办法（试行）", "某市供水办法(试行)"}},
		{"a draft is another", []string{"某市供水办法（征求意见稿）", "某市供水办法【征求意见稿】"}},
		{"the final version", []string{"某市供水办法", "《某市供水办法》"}},
		{"the years of a number stand in any brackets", []string{"某政发〔2021〕3号", "某政发[2021]03号", "某政发（2021） 第 3 号", "某政发【2021】3号", "某政发［２０２１］３号"}},
		{"another number", []string{"某政发〔2021〕30号"}},
		{"another year", []string{"某政发〔2020〕3号"}},
		{"a decree", []string{"某市人民政府令第19号", "某市人民政府令（第19号）", "某市人民政府令 第019号"}},
		{"a number without issuer is only words", []string{"第19号"}},
	} {
		want := PolicyKey(c.same[0])
		for _, s := range c.same {
			if got := PolicyKey(s); got != want {
				t.Errorf("%s: PolicyKey(%q) = %q, want %q", c.claim, s, got, want)
			}
		}
		if other, taken := claims[want]; taken {
			t.Errorf("%s: %q is also the key where %s", c.claim, want, other)
		}
		claims[want] = c.claim
	}
}

func TestPolicyNumbers(t *testing.T) {
	for in, want := range map[string]string{
		"某政办发〔2021〕12号": "某政办发〔2021〕12号", "某政发（2021） 012 号": "某政发〔2021〕12号", "某市人民政府令（第19号）": "某市人民政府令第19号",
		"第19号": "", "〔2021〕3号": "", "某政发〔****〕3号": "", "某政发〔2021〕号": "", "某政发〔2021〕000号": "", "某市供水办法": "", "": "", "2021年第3号": "",
	} {
		if got, ok := PolicyNumber(in); got != want || ok != (want != "") {
			t.Errorf("PolicyNumber(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
}

func TestPolicyTitles(t *testing.T) {
	for in, want := range map[string]string{
		"《某市供水办法》": "某市供水办法", "《关于落实《某省规划》的意见》": "关于落实《某省规划》的意见", "《甲规划》和《乙规划》": "《甲规划》和《乙规划》",
		"某市\n供水办法": "某市供水办法", "《》": "《》", "《《某法》》": "某法",
	} {
		if got := PolicyTitle(in); got != want {
			t.Errorf("PolicyTitle(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFoldingAPolicyTwiceIsFoldingItOnce(t *testing.T) {
	letters := rapid.SampledFrom([]rune("某市令规划关于第年至号〔〕（）[]()【】—-～~《》〈〉“”。、；. 02１８*\nａB"))
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringOfN(letters, 0, 24, -1)).Draw(t, "name")
		once := PolicyKey(s)
		if twice := PolicyKey(once); twice != once {
			t.Fatalf("PolicyKey(%q) = %q, and of that %q", s, once, twice)
		}
		if n, ok := PolicyNumber(s); ok {
			if again, ok := PolicyNumber(n); !ok || again != n {
				t.Fatalf("PolicyNumber(%q) = %q, and of that %q, %v", s, n, again, ok)
			}
		}
	})
}
