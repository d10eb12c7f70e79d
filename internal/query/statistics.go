package query

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// DocumentStats counts what a document asserts: its own statements, whatever other documents say. Entities and tasks count once, however
// often they are named.
type DocumentStats struct {
	Sections, Tasks                                                                     int
	TasksWithRole, TasksWithLeader, TasksWithDeadline, TasksWithTarget, TasksWithRegion int
	Roles                                                                               map[kg.Predicate]int  // statements of agencies' parts in its tasks
	Named                                                                               map[kg.EntityKind]int // entities that its text or its tasks are joined with
	Statements                                                                          map[kg.Predicate]int
	Origins                                                                             map[kg.Origin]int // of all its statements
	Evidence                                                                            int
	Characters, TaskCharacters                                                          int // code points of its text; of them, those that stand in tasks
}

// Asserted is what a document asserts after a commit; the zero batch where it asserts nothing.
func (p *Past) Asserted(ctx context.Context, sequence uint64, document kg.ID) (kg.Batch, error) {
	line, err := p.line.Read(ctx, p.store)
	if err != nil {
		return kg.Batch{}, err
	}
	version := line.Version(document, sequence)
	if version == 0 {
		return kg.Batch{}, nil
	}
	return p.store.Asserted(ctx, version)
}

// said are the predicates by which a document, its sections and its tasks are joined with what they speak of.
var said = append([]kg.Predicate{kg.Involves, kg.Cites, kg.BasedOn, kg.HasTarget, kg.Due, kg.Issued}, kg.Roles...)

// StatsOf counts what a document asserts.
func StatsOf(b kg.Batch) DocumentStats {
	stats := DocumentStats{
		Roles: make(map[kg.Predicate]int), Named: make(map[kg.EntityKind]int), Statements: make(map[kg.Predicate]int),
		Origins: make(map[kg.Origin]int), Evidence: len(b.Evidence), Characters: utf8.RuneCountInString(b.Text),
	}
	kinds := make(map[kg.ID]kg.EntityKind, len(b.Entities))
	var spans []kg.Span
	for _, e := range b.Entities {
		kinds[e.ID] = e.Kind
		if e.Kind == kg.KindTask {
			start, err := strconv.Atoi(e.Props.Get("start"))
			end, bad := strconv.Atoi(e.Props.Get("end"))
			if err == nil && bad == nil {
				spans = append(spans, kg.Span{Start: max(start, 0), End: min(end, stats.Characters)})
			}
		}
	}
	stats.TaskCharacters = covered(spans)
	parts := map[kg.ID]bool{b.Document.ID: true}
	for _, s := range b.Statements {
		stats.Statements[s.Predicate]++
		stats.Origins[s.Origin()]++
		switch s.Predicate {
		case kg.HasSection:
			stats.Sections++
			parts[s.Object] = true
		case kg.HasTask:
			stats.Tasks++
			parts[s.Object] = true
		}
	}
	role, lead, due, target, place := make(map[kg.ID]bool), make(map[kg.ID]bool), make(map[kg.ID]bool), make(map[kg.ID]bool), make(map[kg.ID]bool)
	named := make(map[kg.ID]bool)
	for _, s := range b.Statements {
		if slices.Contains(said, s.Predicate) {
			for _, end := range [][2]kg.ID{{s.Subject, s.Object}, {s.Object, s.Subject}} {
				if parts[end[0]] {
					named[end[1]] = true
				}
			}
		}
		switch {
		case slices.Contains(kg.Roles, s.Predicate) && parts[s.Object]:
			stats.Roles[s.Predicate]++
			role[s.Object] = true
			if s.Predicate == kg.Leads {
				lead[s.Object] = true
			}
		case binding(s):
			due[s.Subject] = true
		case kinds[s.Subject] != kg.KindTask:
		case s.Predicate == kg.HasTarget:
			target[s.Subject] = true
		case s.Predicate == kg.Involves && kinds[s.Object] == kg.KindRegion:
			place[s.Subject] = true
		}
	}
	stats.TasksWithRole, stats.TasksWithLeader, stats.TasksWithDeadline = len(role), len(lead), len(due)
	stats.TasksWithTarget, stats.TasksWithRegion = len(target), len(place)
	for id := range named {
		stats.Named[kinds[id]]++
	}
	return stats
}

// covered counts the code points that lie in any of the spans.
func covered(spans []kg.Span) (n int) {
	slices.SortFunc(spans, func(a, b kg.Span) int { return a.Start - b.Start })
	end := 0
	for _, s := range spans {
		n += max(0, s.End-max(s.Start, end))
		end = max(end, s.End)
	}
	return n
}

// OriginCounts counts all statements by origin. It reads each of them once, which takes some seconds for millions.
func OriginCounts(ctx context.Context, r store.Reader) (map[kg.Origin]int, error) {
	counts := make(map[kg.Origin]int)
	for _, kind := range kg.EntityKinds {
		if !slices.ContainsFunc(kg.Predicates, func(p kg.Predicate) bool {
			return slices.ContainsFunc(kg.EntityKinds, func(object kg.EntityKind) bool { return p.Joins(kind, object) })
		}) {
			continue
		}
		var after kg.ID
		for {
			batch, err := r.Kinds(ctx, kind, after, gatherPage)
			if err != nil {
				return nil, fmt.Errorf("count statements by origin: %w", err)
			}
			if len(batch) == 0 {
				break
			}
			after = batch[len(batch)-1]
			hop := store.Hop{From: batch, Dir: store.Out, Limit: 16 * gatherPage} // a document has thousands
			for {
				page, err := r.Expand(ctx, hop)
				if err != nil {
					return nil, fmt.Errorf("count statements by origin: %w", err)
				}
				for _, e := range page.Edges {
					counts[e.Statement.Origin()]++
				}
				if hop.After = page.Next; page.Next == "" {
					break
				}
			}
		}
	}
	return counts, nil
}
