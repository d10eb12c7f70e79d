package query

import (
	"time"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// days is a stretch of days, both ends included; "" is no bound. Days are written as ISO 8601 and so compare as text.
type days struct{ first, last string }

func (d days) hold(day string) bool {
	return day != "" && day >= d.first && (d.last == "" || day <= d.last)
}

// daysOf is the first and the last day of a date that is given as a day, a month or a year: 2024-02 is 2024-02-01 to 2024-02-29.
func daysOf(argument, date string) (first, last string, err error) {
	for _, form := range []struct {
		layout        string
		years, months int
	}{{time.DateOnly, 0, 0}, {"2006-01", 0, 1}, {"2006", 1, 0}} {
		t, err := time.Parse(form.layout, date)
		if err != nil {
			continue
		}
		end := t
		if form.layout != time.DateOnly {
			end = t.AddDate(form.years, form.months, -1)
		}
		return t.Format(time.DateOnly), end.Format(time.DateOnly), nil
	}
	return "", "", badInput(argument, "want a day, a month or a year, such as 2025-12-31, 2025-12 or 2025")
}

// binding tells whether a statement gives the date by which its task is due, and not one of a step on the way.
func binding(s kg.Statement) bool {
	return s.Predicate == kg.Due && s.Qualifiers.Get(kg.QualVia) != kg.ViaMilestone
}

// dueOf is the earliest day by which the task is bound to be done, "" where none is known.
func dueOf(edges []store.Edge, deadlines map[kg.ID]kg.Entity) (day string) {
	for _, e := range edges {
		if end := deadlines[e.Other].Props.Get("end"); binding(e.Statement) && end != "" && (day == "" || end < day) {
			day = end
		}
	}
	return day
}
