package graph

import "policygraph/internal/access"

// fieldRules are the least roles for the fields of Query, Mutation and Subscription, each of which must stand here, and for fields of other
// types that ask for more than their type does. What is in neither table nobody may ask for; a test names it.
var fieldRules = map[string]access.Role{
	"Query.ask":          access.Reader,
	"Query.commits":      access.Reader,
	"Query.compare":      access.Reader,
	"Query.context":      access.Reader,
	"Query.cooccurrence": access.Reader,
	"Query.diff":         access.Reader,
	"Query.document":     access.Reader,
	"Query.documents":    access.Reader,
	"Query.entities":     access.Reader,
	"Query.entity":       access.Reader,
	"Query.lineage":      access.Reader,
	"Query.neighborhood": access.Reader,
	"Query.node":         access.Reader,
	"Query.nodes":        access.Reader,
	"Query.paths":        access.Reader,
	"Query.resolve":      access.Reader,
	"Query.search":       access.Reader,
	"Query.snapshot":     access.Reader,
	"Query.stats":        access.Reader,
	"Query.targets":      access.Reader,
	"Query.tasks":        access.Reader,
	"Query.timeline":     access.Reader,

	"Query.job":  access.Curator, // who took in what, by which names on whose disk
	"Query.jobs": access.Curator,

	"Mutation.ingest":     access.Curator,
	"Mutation.retract":    access.Curator,
	"Mutation.reextract":  access.Curator,
	"Mutation.cancelJob":  access.Curator, // one's own; the resolver wants Admin where the job is of somebody else
	"Mutation.ingestPath": access.Admin,   // it reads the disk of the server

	"Subscription.changes": access.Reader,
	"Subscription.job":     access.Curator,
}

// typeRules are the least roles for the fields of the other types.
var typeRules = map[access.Role]string{
	access.Reader: `
		Agency Answer Box Bucket Candidate ChangeCounts Claim Commit CommitConnection CommitEdge
		ComparedDocument ComparedItem ComparedText ComparisonConnection ComparisonCell ComparisonEdge ComparisonRow
		Context ContextItem ContextQuote
		Deadline Descent Diff DiffCounts Document DocumentConnection DocumentDiff DocumentDiffConnection DocumentDiffEdge DocumentEdge DocumentStats
		EntityConnection EntityEdge EntityRef Event Evidence Facet FunctionalRegion Highlight HighlightRange Industry ItemDifference
		KindCount Lineage LineageOmission Matrix MatrixCell MatrixLine Mention Omission Organization OriginCount
		PageInfo Path PathResult Period Platform Policy PolicyDocument PredicateCount Property Qualifiers QuestionPart
		Reason Region Renaming RenamingConnection RenamingEdge Resolution SearchConnection SearchEdge SearchHit Section Snapshot
		Statement StatementConnection StatementDiff StatementDiffConnection StatementDiffEdge StatementEdge Stats Step Subgraph
		Target TargetConnection TargetEdge Task TaskConnection TaskEdge TimelineConnection TimelineEdge TimelineEntry TimelinePeriod
		UndatedConnection UndatedEdge UndatedEntry Understanding Work
	`,
	access.Curator: `
		CancelJobPayload IngestPayload ReextractPayload RetractPayload
		ChangedStatement FileChange Job JobConnection JobCounts JobEdge JobFile JobFileConnection JobFileEdge Problem Warning
	`,
}
