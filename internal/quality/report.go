package quality

import (
	"fmt"
	"strings"
)

// Report is how one result compares with its gold.
type Report struct {
	Name   string
	Rows   []Row // in the order in which they are printed
	Misses []Miss
}

// Row is one figure. A row of found things has Hits, Extra (found but not there) and Missed (there but not found); a row of shares has
// Sum out of Of.
type Row struct {
	Metric              string
	Hits, Extra, Missed int
	Share               bool
	Sum                 float64
	Of                  int
}

// Miss is one wrong answer.
type Miss struct {
	Metric  string
	Kind    string // FN missed, FP invented, ROLE, WRONG, BAD
	Where   string // the task or section
	What    string
	Context string
}

// metrics in the order of the table. Those with a bar are shares.
var metrics = strings.Fields(`tasks titles| numbers| task_sections| triples pairs clauses| regions functional_regions platforms organizations
	policies events industries deadlines targets target_values| partner_regions sections section_tree| section_restored| metadata| quotes|`)

func newReport(name string) *Report {
	r := &Report{Name: name}
	for _, m := range metrics {
		name, share := strings.CutSuffix(m, "|")
		r.Rows = append(r.Rows, Row{Metric: name, Share: share})
	}
	return r
}

func (r *Report) row(metric string) *Row {
	for i := range r.Rows {
		if r.Rows[i].Metric == metric {
			return &r.Rows[i]
		}
	}
	panic("quality: no metric " + metric)
}

// Row is the figure of that metric.
func (r Report) Row(metric string) Row { return *r.row(metric) }

func (r *Report) found(metric string, hits, extra, missed int) {
	row := r.row(metric)
	row.Hits, row.Extra, row.Missed = row.Hits+hits, row.Extra+extra, row.Missed+missed
}

func (r *Report) share(metric string, sum float64) {
	row := r.row(metric)
	row.Sum, row.Of = row.Sum+sum, row.Of+1
}

func (r *Report) miss(metric, kind, where, what, context string) {
	r.Misses = append(r.Misses, Miss{metric, kind, where, what, strings.Join(strings.Fields(context), " ")})
}

// Measured tells whether the gold or the result had anything to count.
func (w Row) Measured() bool { return w.Of > 0 || w.Hits+w.Extra+w.Missed > 0 }

// Precision is the share of what was found that is right.
func (w Row) Precision() float64 { return ratio(float64(w.Hits), w.Hits+w.Extra) }

// Recall is the share of what is there that was found.
func (w Row) Recall() float64 { return ratio(float64(w.Hits), w.Hits+w.Missed) }

// Score is F1, the harmonic mean of precision and recall, or the mean of a row of shares.
func (w Row) Score() float64 {
	if w.Share {
		return ratio(w.Sum, w.Of)
	}
	return ratio(2*float64(w.Hits), 2*w.Hits+w.Extra+w.Missed)
}

// ratio of nothing to nothing is whole: an empty gold and an empty result agree.
func ratio(a float64, n int) float64 {
	if n == 0 {
		return 1
	}
	return a / float64(n)
}

// Table prints the figures, a metric a line.
func (r Report) Table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n  %-19s %9s %7s %7s\n", r.Name, "", "precision", "recall", "F1")
	for _, w := range r.Rows {
		switch {
		case !w.Measured():
		case w.Share:
			sum := strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.1f", w.Sum), "0"), ".")
			fmt.Fprintf(&b, "  %-19s %9s %7s %7.3f  %s of %d\n", w.Metric, "", "", w.Score(), sum, w.Of)
		default:
			fmt.Fprintf(&b, "  %-19s %9.3f %7.3f %7.3f  %d right, %d invented, %d missed\n", w.Metric, w.Precision(), w.Recall(), w.Score(), w.Hits, w.Extra, w.Missed)
		}
	}
	return b.String()
}

// Failures prints every miss, a line each, under the name of the report.
func (r Report) Failures() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d\n", r.Name, len(r.Misses))
	for _, m := range r.Misses {
		fmt.Fprintf(&b, "  %-18s %-5s %-22s %s", m.Metric, m.Kind, m.Where, m.What)
		if m.Context != "" {
			fmt.Fprintf(&b, "  << %s", m.Context)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
