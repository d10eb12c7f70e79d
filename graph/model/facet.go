package model

import (
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// Facet counts the tasks of a list by one key.
type Facet struct {
	Key     query.FacetKey
	Buckets []Bucket
	// ValueCount is how many values there are, those in Buckets among them.
	ValueCount, Other, Missing int
}

// Bucket is the tasks that have one value; Entity is nil where that is none.
type Bucket struct {
	Value  string
	Entity Entity
	Count  int
}

// Facets wraps what tasks were counted by.
func Facets(list []query.Facet) []Facet {
	peers := &Peers{}
	out := make([]Facet, len(list))
	for i, f := range list {
		out[i] = Facet{Key: f.Key, Buckets: make([]Bucket, len(f.Buckets)), ValueCount: f.Values, Other: f.Other, Missing: f.Missing}
		for j, b := range f.Buckets {
			out[i].Buckets[j] = Bucket{Value: b.Value, Count: b.Count}
			if b.Entity != nil {
				peers.Entities = append(peers.Entities, b.Entity.ID)
				out[i].Buckets[j].Entity = Wrap(*b.Entity, peers)
			}
		}
	}
	return out
}

// Matrix counts in how many tasks things meet.
type Matrix struct {
	Rows, Columns                                      []MatrixLine
	Cells                                              []MatrixCell
	OmittedRows, OmittedColumns, TaskCount, JointCount int
	Involving                                          []Resolution
	Suggestions, Candidates                            []Candidate
}

// MatrixLine is a row or a column.
type MatrixLine struct {
	Entity Entity
	Count  int
}

// MatrixCell is a row and a column that meet. Tasks are loaded together with those of all cells.
type MatrixCell struct {
	Row, Column                  Entity
	RowIndex, ColumnIndex, Count int
	IDs                          []kg.ID   // of tasks
	Cells                        [][]kg.ID // the tasks of every cell
}

// Meetings wraps a matrix.
func Meetings(m query.Matrix) *Matrix {
	peers := &Peers{}
	lines := func(list []query.MatrixLine) []MatrixLine {
		out := make([]MatrixLine, len(list))
		for i, l := range list {
			peers.Entities = append(peers.Entities, l.Entity.ID)
			out[i] = MatrixLine{Entity: Wrap(l.Entity, peers), Count: l.Count}
		}
		return out
	}
	out := &Matrix{
		Rows: lines(m.Rows), Columns: lines(m.Columns), Cells: make([]MatrixCell, len(m.Cells)),
		OmittedRows: m.OmittedRows, OmittedColumns: m.OmittedColumns, TaskCount: m.Tasks, JointCount: m.Joint, Involving: Resolved(m.Involving),
	}
	out.Suggestions, out.Candidates = Unresolved(m.Unresolved)
	all := make([][]kg.ID, len(m.Cells))
	for i, c := range m.Cells {
		all[i] = c.Tasks
		out.Cells[i] = MatrixCell{
			Row: out.Rows[c.Row].Entity, Column: out.Columns[c.Column].Entity, RowIndex: c.Row, ColumnIndex: c.Column, Count: c.Count,
			IDs: c.Tasks, Cells: all,
		}
	}
	return out
}

// Unresolved wraps what names that came to nothing, or to several things, may have meant.
func Unresolved(list []query.Resolution) (suggestions, candidates []Candidate) {
	suggestions, candidates = []Candidate{}, []Candidate{}
	for _, x := range list {
		suggestions = append(suggestions, Candidates(x.Suggestions)...)
		candidates = append(candidates, Candidates(x.Candidates)...)
	}
	return suggestions, candidates
}
