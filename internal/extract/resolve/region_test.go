package resolve

import (
	"strings"
	"testing"

	"policygraph/internal/extract/gazetteer"
)

// divisions is a small table of divisions for tests.
type divisions map[string]gazetteer.Region

func (d divisions) Region(code string) (gazetteer.Region, bool) { r, ok := d[code]; return r, ok }

func (d divisions) Within(code, ancestor string) bool {
	for code != "" {
		if code == ancestor {
			return true
		}
		code = d[code].Parent
	}
	return false
}

func table() divisions {
	d := divisions{}
	for _, r := range []gazetteer.Region{
		{Code: "100000", Name: "中华人民共和国", Level: gazetteer.National},
		{Code: "220000", Name: "吉林省", Level: gazetteer.Province, Parent: "100000"},
		{Code: "220200", Name: "吉林市", Level: gazetteer.Prefecture, Parent: "220000"},
		{Code: "320000", Name: "江苏省", Level: gazetteer.Province, Parent: "100000"},
		{Code: "320100", Name: "南京市", Level: gazetteer.Prefecture, Parent: "320000"},
		{Code: "320106", Name: "鼓楼区", Level: gazetteer.County, Parent: "320100"},
		{Code: "320300", Name: "徐州市", Level: gazetteer.Prefecture, Parent: "320000"},
		{Code: "320302", Name: "鼓楼区", Level: gazetteer.County, Parent: "320300"},
		{Code: "350000", Name: "福建省", Level: gazetteer.Province, Parent: "100000"},
		{Code: "350100", Name: "福州市", Level: gazetteer.Prefecture, Parent: "350000"},
		{Code: "350102", Name: "鼓楼区", Level: gazetteer.County, Parent: "350100"},
		{Code: "350111", Name: "晋安区", Level: gazetteer.County, Parent: "350100"},
		{Code: "360000", Name: "江西省", Level: gazetteer.Province, Parent: "100000"},
		{Code: "430100", Name: "长沙市", Level: gazetteer.Prefecture, Parent: "430000"},
		{Code: "430121", Name: "长沙县", Level: gazetteer.County, Parent: "430100"},
	} {
		d[r.Code] = r
	}
	return d
}

func TestRegionsChoose(t *testing.T) {
	d := table()
	drums := []string{"320106", "320302", "350102"}
	for _, c := range []struct {
		claim      string
		issuer     string
		candidates []string
		before     string
		elsewhere  []string
		want       string // code, or "" where nothing decides
		reason     string
	}{
		{"a city that is named in full is meant by its short name, not its county", "350100", []string{"430100", "430121"}, "", []string{"430100"}, "430100", "highest"},
		{"one meaning needs no context", "", []string{"350111"}, "", nil, "350111", "only"},
		{"the division named before wins over the issuer", "350100", drums, "320300", nil, "320302", "徐州市"},
		{"the issuer's own comes before others", "350100", drums, "", nil, "350102", "福州市"},
		{"a sister district of the issuer counts as near", "350111", drums, "", nil, "350102", "nearest"},
		{"a division that the document names lends its districts", "", drums, "", []string{"320100"}, "320106", "names"},
		{"a province that borders the issuer's is nearer than others", "360000", []string{"320106", "350102"}, "", nil, "350102", "borders"},
		{"two equals stay undecided", "", drums, "", nil, "", ""},
		{"two of one province stay undecided", "320000", []string{"320106", "320302"}, "", nil, "", ""},
		{"the higher division wins where nothing else decides", "", []string{"220200", "220000"}, "", nil, "220000", "highest"},
		{"a province wins over what lies in another region that the document names", "", []string{"220000", "220200"}, "", []string{"220000"}, "220000", "highest"},
		{"the issuer itself wins over what is above it", "220200", []string{"220000", "220200"}, "", nil, "220200", "whose document"},
		{"no candidate, no choice", "350100", nil, "", nil, "", ""},
	} {
		t.Run(c.claim, func(t *testing.T) {
			var candidates []gazetteer.Region
			for _, code := range c.candidates {
				candidates = append(candidates, d[code])
			}
			got := NewRegions(d, Context{Issuer: d[c.issuer]}).Choose(candidates, c.before, c.elsewhere)
			if got.Region.Code != c.want || !strings.Contains(got.Reason, c.reason) || got.Found() != (c.want != "") {
				t.Errorf("issuer %q, candidates %v, before %q: got %s %q, want %s %q", c.issuer, c.candidates, c.before, got.Region.Code, got.Reason, c.want, c.reason)
			}
			others := len(c.candidates)
			if c.want != "" {
				others--
			}
			if len(got.Candidates) != others {
				t.Errorf("got %d other candidates, want %d", len(got.Candidates), others)
			}
		})
	}
}

func TestAnAbolishedDivisionYields(t *testing.T) {
	d := table()
	old, now := d["350102"], d["350102"]
	old.Code, old.To = "350101", "1999-12-31"
	if got := NewRegions(d, Context{}).Choose([]gazetteer.Region{old, now}, "", nil); got.Region.Code != now.Code {
		t.Errorf("got %q, want the division that stands", got.Region.Code)
	}
}

func TestBordersAreMutual(t *testing.T) {
	for code, list := range borders {
		for _, other := range list {
			if !Borders(other+"0000", code+"0000") {
				t.Errorf("%s borders %s, but not the other way", code, other)
			}
		}
	}
}
