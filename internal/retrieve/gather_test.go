package retrieve_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"policygraph/graph/graphtest"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/retrieve"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
)

// province is the invented province of graphtest.
func province(t testing.TB) store.Historian {
	t.Helper()
	st := memstore.New()
	t.Cleanup(func() { _ = st.Close() })
	for _, b := range graphtest.Province() {
		if _, err := st.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	return st
}

var asked = []string{"梅岭县牵头的任务", "涉及梅岭县", "谁整治河道", "云溪市科技局", "纺织基地的指标", "依据哪些政策", "数据共享", "没有的事", "", "。", "澜江三角洲"}

func TestTheBestRecordComesFirst(t *testing.T) {
	st := province(t)
	for line, want := range map[string]struct {
		record string
		grade  retrieve.Grade
		quote  string
	}{
		"梅岭县牵头的任务": {"整治河道", retrieve.Matched, "（梅岭县人民政府牵头）"},
		"谁整治河道":    {"整治河道", retrieve.Worded, "（梅岭县人民政府牵头）"},
		"纺织基地的指标":  {"共建纺织基地", retrieve.Mentioned, "产值达到**亿元"},
		"依据哪些政策":   {"云溪市产业协同行动计划", retrieve.Mentioned, "依据《澜江三角洲发展纲要》"},
		"数据怎样共享":   {"共享数据", retrieve.Worded, "共享数据"},
	} {
		c := gather(t, st, nil, retrieve.Query{Question: line, MaxTokens: retrieve.DefaultTokens})
		if len(c.Items) == 0 {
			t.Errorf("%s: nothing is found, want %s", line, want.record)
			continue
		}
		first := c.Items[0]
		if first.Record.Name != want.record || first.Grade != want.grade || !strings.Contains(first.Quotes[0].Evidence.Quote, want.quote) {
			t.Errorf("%s: first comes %s (%s) with %q, want %s (%s) with %q", line, first.Record.Name, first.Grade, first.Quotes[0].Evidence.Quote,
				want.record, want.grade, want.quote)
		}
	}
}

func TestAContextKeepsItsBoundAndCountsWhatItLeavesOut(t *testing.T) {
	st := province(t)
	for _, line := range asked {
		all := gather(t, st, nil, retrieve.Query{Question: line, MaxTokens: retrieve.MostTokens})
		quotes := 0
		for _, i := range all.Items {
			quotes += len(i.Quotes)
		}
		if all.Omitted != 0 || all.OmittedQuotes != 0 || all.Found != len(all.Items) {
			t.Errorf("%q: with room for all, %d of %d and %d sentences are left out", line, all.Omitted, all.Found, all.OmittedQuotes)
		}
		for _, most := range []int{1, 10, 30, 60, 200} {
			c := gather(t, st, nil, retrieve.Query{Question: line, MaxTokens: most})
			sum, shown := 0, 0
			seen := make(map[string]bool)
			for _, i := range c.Items {
				tokens := retrieve.Tokens(i.Record.Name)
				for _, q := range i.Quotes {
					if seen[q.Evidence.Quote] {
						t.Errorf("%q in %d tokens: %q stands there twice", line, most, q.Evidence.Quote)
					}
					seen[q.Evidence.Quote] = true
					tokens += retrieve.Tokens(q.Evidence.Quote)
					shown++
					if len(q.Statements) == 0 || !slices.ContainsFunc(q.Statements, func(s kg.Statement) bool { return s.ID == q.Evidence.Statement }) {
						t.Errorf("%q: the sentence %q proves none of its statements", line, q.Evidence.Quote)
					}
				}
				if tokens != i.Tokens || len(i.Quotes) == 0 {
					t.Errorf("%q: %s has %d sentences of %d tokens, want %d", line, i.Record.Name, len(i.Quotes), i.Tokens, tokens)
				}
				sum += tokens
			}
			if sum > most || sum != c.Tokens {
				t.Errorf("%q in %d tokens: has %d, says %d", line, most, sum, c.Tokens)
			}
			if c.Found != all.Found || c.Omitted != c.Found-len(c.Items) || shown+c.OmittedQuotes < quotes {
				t.Errorf("%q in %d tokens: %d of %d items and %d sentences left out; shown %d of %d", line, most, c.Omitted, c.Found, c.OmittedQuotes, shown, quotes)
			}
		}
	}
}

func TestAContextIsTheSameEachTime(t *testing.T) {
	st, again := province(t), province(t)
	for _, line := range asked {
		q := retrieve.Query{Question: line, MaxTokens: 300}
		if first, second := gather(t, st, nil, q), gather(t, again, nil, q); !reflect.DeepEqual(fmt.Sprint(first.Items), fmt.Sprint(second.Items)) {
			t.Errorf("%q: gathers\n%v\nand again\n%v", line, first.Items, second.Items)
		}
	}
}

func TestBoundsOfAContextAreChecked(t *testing.T) {
	st := province(t)
	for _, q := range []retrieve.Query{{MaxTokens: 0}, {MaxTokens: retrieve.MostTokens + 1}, {MaxTokens: 10, MaxItems: -1}, {MaxTokens: 10, Question: strings.Repeat("长", 201)}} {
		err := st.View(t.Context(), func(r store.Reader) error {
			_, err := retrieve.Gather(t.Context(), r, nil, q)
			return err
		})
		if !errors.Is(err, query.ErrBadInput) {
			t.Errorf("%d tokens, %d items: want an argument that is not usable, have %v", q.MaxTokens, q.MaxItems, err)
		}
	}
}

func TestTokensAreEstimated(t *testing.T) {
	for text, want := range map[string]int{"": 0, "  \n": 0, "安吉县": 3, "5G": 1, "digital": 2, "data": 1, "到2025年，": 4, "a b": 2, "abcd efgh": 2, "GDP增长6.5%": 7} {
		if got := retrieve.Tokens(text); got != want {
			t.Errorf("tokens of %q: got %d, want %d", text, got, want)
		}
	}
}
