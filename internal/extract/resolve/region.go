package resolve

import (
	"cmp"
	"fmt"
	"slices"

	"policygraph/internal/extract/gazetteer"
)

// Divisions is what a Regions resolver asks of the table of administrative divisions.
type Divisions interface {
	Region(code string) (gazetteer.Region, bool)
	Within(code, ancestor string) bool // true also for the division itself
}

// Regions decides which administrative division a name means in one document: which of four 鼓楼区, which 苏.
type Regions struct {
	divisions Divisions
	issuer    gazetteer.Region
}

// NewRegions makes a resolver for a document of that context.
func NewRegions(divisions Divisions, ctx Context) Regions {
	return Regions{divisions: divisions, issuer: ctx.Issuer}
}

// RegionChoice is the division that a name means, and why. The zero value means that the document does not decide.
type RegionChoice struct {
	Region     gazetteer.Region
	Reason     string             // for people: "鼓楼区 of 南京市, which is named before it"
	Candidates []gazetteer.Region // the other divisions of that name, best first; all of them where none was chosen
}

// Found tells whether a division was chosen.
func (c RegionChoice) Found() bool { return c.Region.Code != "" }

// The grounds for a choice, strongest first. Two candidates on the same ground and level are told apart by nothing.
const (
	only         = iota // the name has one meaning
	named               // inside the division that is named directly before it: 南京市鼓楼区
	issuerItself        // the division whose plan it is
	issuerOwn           // inside it
	issuerAbove         // above it
	province            // a province: nobody says 海南 of the district of that name without its city
	listed              // inside a division that the same document names
	sameCity            // same prefecture as the issuer
	sameProvince        // same province as the issuer
	neighbour           // in a province that borders the issuer's
	elsewhere
)

// Choose picks the meaning of a name among the divisions that bear it. Before is the code of the division named directly before
// the name ("" for none), elsewhereNamed those that the document names in other places.
func (r Regions) Choose(candidates []gazetteer.Region, before string, elsewhereNamed []string) RegionChoice {
	type ranked struct {
		gazetteer.Region
		ground int
	}
	list := make([]ranked, 0, len(candidates))
	// A city that the document names is no ground for the county of the same name in it: 长沙 beside 长沙市 is the city.
	elsewhereNamed = slices.DeleteFunc(slices.Clone(elsewhereNamed), func(code string) bool {
		return slices.ContainsFunc(candidates, func(c gazetteer.Region) bool { return c.Code == code })
	})
	for _, c := range candidates {
		if !slices.ContainsFunc(list, func(x ranked) bool { return x.Code == c.Code }) {
			list = append(list, ranked{c, r.ground(c, before, elsewhereNamed)})
		}
	}
	if len(list) == 0 {
		return RegionChoice{}
	}
	slices.SortStableFunc(list, func(x, y ranked) int {
		return cmp.Or(cmp.Compare(x.ground, y.ground), cmp.Compare(abolished(x.Region), abolished(y.Region)),
			cmp.Compare(rank(x.Region), rank(y.Region)), cmp.Compare(x.Code, y.Code))
	})
	choice := RegionChoice{}
	best := list[0]
	if len(list) == 1 {
		best.ground = only
	}
	undecided := len(list) > 1 && list[1].ground == best.ground && rank(list[1].Region) == rank(best.Region) &&
		abolished(list[1].Region) == abolished(best.Region)
	for i, x := range list {
		if (i > 0 || undecided) && abolished(x.Region) == abolished(best.Region) { // 吴江市 is no rival of 吴江区, which it became
			choice.Candidates = append(choice.Candidates, x.Region)
		}
	}
	if !undecided {
		choice.Region, choice.Reason = best.Region, r.reason(best.Region, best.ground, before)
	}
	return choice
}

func (r Regions) ground(c gazetteer.Region, before string, elsewhereNamed []string) int {
	w := r.divisions.Within
	switch {
	case before != "" && c.Code != before && w(c.Code, before):
		return named
	case r.issuer.Code == "":
	case c.Code == r.issuer.Code:
		return issuerItself
	case w(c.Code, r.issuer.Code):
		return issuerOwn
	case w(r.issuer.Code, c.Code):
		return issuerAbove
	}
	if c.Level == gazetteer.Province {
		return province
	}
	for _, code := range elsewhereNamed {
		if code != c.Code && w(c.Code, code) {
			return listed
		}
	}
	switch {
	case r.issuer.Code == "" || len(c.Code) < 4:
		return elsewhere
	case c.Code[:4] == r.issuer.Code[:4] && c.Level > gazetteer.Prefecture:
		return sameCity
	case c.Code[:2] == r.issuer.Code[:2]:
		return sameProvince
	case Borders(c.Code, r.issuer.Code):
		return neighbour
	}
	return elsewhere
}

func (r Regions) reason(c gazetteer.Region, ground int, before string) string {
	switch ground {
	case only:
		return "the only division of that name"
	case named:
		if b, ok := r.divisions.Region(before); ok {
			return fmt.Sprintf("%s lies in %s, which is named before it", c.Name, b.Name)
		}
	case issuerItself:
		return fmt.Sprintf("%s is the region whose document this is", c.Name)
	case issuerOwn:
		return fmt.Sprintf("%s lies in %s, whose document this is", c.Name, r.issuer.Name)
	case issuerAbove:
		return fmt.Sprintf("%s governs %s, whose document this is", c.Name, r.issuer.Name)
	case listed:
		return fmt.Sprintf("%s lies in a region that the document names", c.Name)
	case sameCity, sameProvince:
		return fmt.Sprintf("%s is the nearest of that name to %s, whose document this is", c.Name, r.issuer.Name)
	case neighbour:
		return fmt.Sprintf("%s lies in a province that borders that of %s", c.Name, r.issuer.Name)
	}
	return fmt.Sprintf("%s is the highest division of that name", c.Name)
}

// Rank orders divisions of one name where nothing else does: 吉林 is the province before the city. A district comes after counties
// and cities of its level, since its short name seldom stands alone.
func rank(r gazetteer.Region) int {
	n := 2 * int(r.Level)
	if r.Level == gazetteer.County && len(r.Name) > 0 && []rune(r.Name)[len([]rune(r.Name))-1] == '区' {
		n++
	}
	return n
}

func abolished(r gazetteer.Region) int {
	if r.To != "" {
		return 1
	}
	return 0
}

// Borders tells whether the provinces of two codes touch each other.
func Borders(code, other string) bool {
	if len(code) < 2 || len(other) < 2 {
		return false
	}
	return slices.Contains(borders[code[:2]], other[:2])
}

// The provinces that each province touches, by the first two digits of their codes; 海南 and 台湾 by the strait between.
var borders = map[string][]string{
	"11": {"12", "13"}, "12": {"11", "13"}, "13": {"11", "12", "14", "15", "21", "37", "41"},
	"14": {"13", "15", "41", "61"}, "15": {"13", "14", "21", "22", "23", "61", "62", "64"},
	"21": {"13", "15", "22"}, "22": {"15", "21", "23"}, "23": {"15", "22"},
	"31": {"32", "33"}, "32": {"31", "33", "34", "37"}, "33": {"31", "32", "34", "35", "36"},
	"34": {"32", "33", "36", "37", "41", "42"}, "35": {"33", "36", "44", "71"}, "36": {"33", "34", "35", "42", "43", "44"},
	"37": {"13", "32", "34", "41"}, "41": {"13", "14", "34", "37", "42", "61"}, "42": {"34", "36", "41", "43", "50", "61"},
	"43": {"36", "42", "44", "45", "50", "52"}, "44": {"35", "36", "43", "45", "46", "81", "82"}, "45": {"43", "44", "52", "53"},
	"46": {"44"}, "50": {"42", "43", "51", "52", "61"}, "51": {"50", "52", "53", "54", "61", "62", "63"},
	"52": {"43", "45", "50", "51", "53"}, "53": {"45", "51", "52", "54"}, "54": {"51", "53", "63", "65"},
	"61": {"14", "15", "41", "42", "50", "51", "62", "64"}, "62": {"15", "51", "61", "63", "64", "65"}, "63": {"51", "54", "62", "65"},
	"64": {"15", "61", "62"}, "65": {"54", "62", "63"}, "71": {"35"}, "81": {"44"}, "82": {"44"},
}
