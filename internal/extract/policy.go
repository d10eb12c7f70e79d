package extract

import (
	"cmp"

	"policygraph/internal/extract/letterhead"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// policy is the ref and the name of the policy that a title or a number names. Whoever cites a document and the document itself arrive
// at the same one, so that they are joined in whatever order they are taken in, and parted when either is retracted.
func policy(title string) (ref, name string) {
	name = title
	if number, ok := kg.PolicyNumber(title); ok {
		name = number
	}
	return kg.Ref(kg.KindPolicy, kg.PolicyKey(name)), name
}

// names are the policies that the document is the text of.
func names(head letterhead.Letterhead) []Name {
	list := []Name{}
	for _, n := range head.Names {
		ref, name := policy(n.Text)
		list = append(list, Name{ID: ref, Name: name, Via: string(n.Form), Rule: n.Rule, Span: n.Span})
	}
	return list
}

// policies claims which policies the document is the text of, and what it says of others as a whole.
func (b *builder) policies(d Document) {
	b.own = map[string]bool{}
	for _, n := range d.TextOf {
		origin := kg.Explicit
		if n.Via == string(letterhead.Abbreviation) {
			origin = kg.Inferred // others may be called so too
		} else {
			b.own[n.ID] = true
		}
		b.claimAt(b.doc.ID, kg.TextOf, b.policy(n.ID, n.Name), n.Span, n.Span, n.Rule,
			kg.Prop{Name: kg.QualOrigin, Value: string(origin)}, kg.Prop{Name: kg.QualVia, Value: n.Via})
	}
	for _, c := range d.Citations {
		ref, name := policy(kg.PolicyTitle(c.Name))
		if b.own[ref] {
			continue
		}
		cited := b.policy(ref, name)
		b.claim(b.doc.ID, c.Predicate, cited, c.Span, cmp.Or(c.Rule, "letterhead.citation"))
		if c.Number != "" {
			ref, name := policy(c.Number)
			b.claim(cited, kg.SameAs, b.policy(ref, name), c.NumberSpan, titleNumber)
		}
	}
}

// policy adds the policy of that ref, a title or a number.
func (b *builder) policy(ref, name string) kg.ID {
	_, key, _ := kg.ParseRef(ref)
	kind := "DOCUMENT"
	if _, ok := kg.PolicyNumber(name); ok {
		kind = "NUMBER"
	}
	return b.entity(kg.NewEntity(kg.KindPolicy, key, name, props("type", kind)...))
}

// titleNumber is the rule by which a title and the number behind it are one policy.
const titleNumber = "policy.title-number"

// samePolicies claims that a title and the number in brackets behind it are one policy.
//
//	落实《某省供水规划》（某政发〔2021〕3号）        执行《某市供水办法》（某市人民政府令第19号）
func (b *builder) samePolicies(r Result) {
	pair := func(list []Mention) {
		for _, m := range list {
			if kind, _, ok := kg.ParseRef(m.ID); !ok || kind != kg.KindPolicy || m.Kind == "NUMBER" || b.own[m.ID] {
				continue
			}
			for _, at := range append([]kg.Span{m.Span}, m.Others...) {
				if number, end := b.numberBehind(at); number != "" {
					ref, name := policy(number)
					b.claim(b.policy(m.ID, m.Name), kg.SameAs, b.policy(ref, name), kg.Span{Start: at.Start - 1, End: end}, titleNumber)
				}
			}
		}
	}
	pair(r.Mentions)
	for i := range r.Tasks {
		pair(r.Tasks[i].Policies)
	}
}

// numberBehind reads the number in brackets behind the title at s, and where it ends; "" for none.
func (b *builder) numberBehind(s kg.Span) (number string, end int) {
	const longest = 40
	folded := b.text.Folded()
	at := s.End
	if at >= len(folded) || folded[at] != '》' || s.Start == 0 || folded[s.Start-1] != '《' {
		return "", 0
	}
	for at++; at < len(folded) && text.Blank(folded[at]); at++ {
	}
	if at >= len(folded) || folded[at] != '(' && folded[at] != '[' {
		return "", 0
	}
	for end = at + 1; end < min(len(folded), at+longest); end++ {
		switch folded[end] {
		case ',', '。', ';', '《':
			return "", 0
		case '号':
			for _, end := range []int{end + 1, min(end+2, len(folded))} { // 令第19号, 令（第19号）
				if number, ok := kg.PolicyNumber(string(folded[at+1 : end])); ok {
					if end < len(folded) && (folded[end] == ')' || folded[end] == ']') {
						end++
					}
					return number, end
				}
			}
			return "", 0
		}
	}
	return "", 0
}
