package compare

import (
	"fmt"
	"strings"
)

// mostWordings is how many changes of wording an explanation quotes.
const mostWordings = 2

// explain says for people what the change of a pair rests on: what is judged first, then what is only told.
func explain(p *Pair, sameText bool) string {
	var parts []string
	add := func(judged bool) {
		for _, d := range p.Differences {
			if d.Aspect != Wording && (d.Effect != Neutral) == judged {
				parts = append(parts, d.Explanation)
			}
		}
	}
	add(true)
	add(false)
	wordings := 0
	for _, d := range p.Differences {
		if d.Aspect != Wording {
			continue
		}
		if wordings++; wordings <= mostWordings {
			parts = append(parts, d.Explanation)
		}
	}
	if more := wordings - mostWordings; more > 0 {
		parts = append(parts, fmt.Sprintf("另有%d处文字不同", more))
	}
	text := strings.Join(parts, "；")
	switch {
	case p.Change == Same:
		return "文字相同"
	case text == "":
		return "断句或次序不同，文字大体相同"
	case p.has(Stronger) && p.has(Weaker):
		return "有加强也有减弱：" + text
	case sameText:
		return "文字相同，" + text
	}
	return text
}
