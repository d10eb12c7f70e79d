package query

import (
	"fmt"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// ReasonKind says by which road a task involves what was asked for.
type ReasonKind string

// The kinds of reason. The first three are direct: the text names the thing, somebody answers for the task on its behalf, or the thing
// is the document or section that holds the task. The others are conclusions, and Reach turns each off.
const (
	Named       ReasonKind = "NAMED"       // 点名: the task's text names it, cites it, or sets it as target or deadline
	Responsible ReasonKind = "RESPONSIBLE" // 担责: it, or an agency of it, has a role in the task
	Contained   ReasonKind = "CONTAINED"   // 所载: it is the document or section that the task stands in
	ByPlatform  ReasonKind = "PLATFORM"    // 经平台: a platform that lies there, or who manages that platform
	Descendant  ReasonKind = "DESCENDANT"  // 经下辖: a region that is part of it
	Collective  ReasonKind = "COLLECTIVE"  // 经统称: 各区县 of a region that it is part of
	Functional  ReasonKind = "FUNCTIONAL"  // 经功能区域: a functional region that it belongs to, or a region that belongs to it
	Ancestor    ReasonKind = "ANCESTOR"    // 经上级: a region that it is part of
)

// ReasonKinds lists every kind, most direct first.
var ReasonKinds = []ReasonKind{Named, Responsible, Contained, ByPlatform, Descendant, Collective, Functional, Ancestor}

// Direct tells whether k is no conclusion.
func (k ReasonKind) Direct() bool { return k == Named || k == Responsible || k == Contained }

// Reach says which roads from a thing to tasks are followed.
type Reach struct {
	Named, Responsible, Platforms, Descendants, Collective, Functional, Ancestors bool
	Roles                                                                         []kg.Predicate // empty: every role
}

// DefaultReach follows everything but functional regions and regions above, which involve nearly every task of a province.
func DefaultReach() Reach {
	return Reach{Named: true, Responsible: true, Platforms: true, Descendants: true, Collective: true}
}

func (reach Reach) roles() []kg.Predicate {
	if len(reach.Roles) > 0 {
		return reach.Roles
	}
	return kg.Roles
}

// Set names a set of entities that a plan fills and starts from.
type Set string

// The sets of a plan. SetAsked, and the set of each asked entity's kind, are filled before the first round.
const (
	SetAsked       Set = "asked"
	SetRegions     Set = "regions"     // asked for, and the regions that are part of them
	SetAbove       Set = "above"       // the regions that those asked for are part of
	SetZones       Set = "zones"       // functional regions asked for
	SetFunctionals Set = "functionals" // functional regions that those asked for are part of
	SetAgencies    Set = "agencies"
	SetPlatforms   Set = "platforms"
	SetManagers    Set = "managers" // agencies that manage one of the platforms
	SetThings      Set = "things"   // organizations, policies, events, industries, targets, deadlines
	SetRecords     Set = "records"  // documents and sections
	SetTasks       Set = "tasks"
)

// Test narrows what a step lets in.
type Test string

// The tests.
const (
	AnyEnd      Test = ""
	IsRegion    Test = "is a region"
	IsZone      Test = "is a functional region"
	OwnAgency   Test = "speaks for that region, or for its parts together"
	SpeaksForIt Test = "speaks for all regions of the asked level together"
)

// Step follows statements of some predicates from one set into another. Kind is the road that this makes of a trail which was direct
// until here; "" leaves it.
type Step struct {
	From, To   Set
	Dir        store.Direction
	Predicates []kg.Predicate
	Kind       ReasonKind
	Test       Test
}

// Round is a group of steps that one visit to the store answers for all entities of all its sets. Repeat runs it until nothing new is
// found.
type Round struct {
	Steps  []Step
	Repeat bool
}

// Plan is a sequence of rounds.
type Plan []Round

// PlanTasks plans how tasks are reached from entities of any kind.
func PlanTasks(reach Reach) Plan {
	var names, closure, first, second, third Round
	names.Steps = []Step{{From: SetThings, To: SetThings, Dir: store.Both, Predicates: []kg.Predicate{kg.SameAs}}} // a policy's number, or title
	closure.Repeat = true
	in := func(round *Round, from, to Set, kind ReasonKind, test Test, predicates ...kg.Predicate) {
		round.Steps = append(round.Steps, Step{From: from, To: to, Dir: store.In, Predicates: predicates, Kind: kind, Test: test})
	}
	out := func(round *Round, from, to Set, kind ReasonKind, test Test, predicates ...kg.Predicate) {
		round.Steps = append(round.Steps, Step{From: from, To: to, Dir: store.Out, Predicates: predicates, Kind: kind, Test: test})
	}
	if reach.Descendants {
		in(&closure, SetRegions, SetRegions, Descendant, AnyEnd, kg.PartOf)
	}
	if reach.Collective || reach.Ancestors {
		out(&closure, SetAsked, SetAbove, Collective, IsRegion, kg.PartOf)
		out(&closure, SetAbove, SetAbove, Collective, IsRegion, kg.PartOf)
	}
	if reach.Functional {
		out(&closure, SetAsked, SetFunctionals, Functional, IsZone, kg.PartOf)
		in(&closure, SetZones, SetRegions, Functional, AnyEnd, kg.PartOf)
	}
	in(&closure, SetRecords, SetRecords, Contained, AnyEnd, kg.PartOf)
	in(&closure, SetRecords, SetTasks, Contained, AnyEnd, kg.PartOf)
	out(&closure, SetRecords, SetTasks, Contained, AnyEnd, kg.HasTask)
	if reach.Named || reach.Descendants || reach.Functional {
		for _, s := range []Set{SetRegions, SetZones, SetFunctionals, SetThings} {
			in(&first, s, SetTasks, Named, AnyEnd, kg.Involves, kg.Cites, kg.HasTarget, kg.Due)
		}
	}
	if reach.Ancestors {
		in(&first, SetAbove, SetTasks, Ancestor, AnyEnd, kg.Involves)
	}
	if reach.Responsible || reach.Descendants {
		in(&first, SetRegions, SetAgencies, "", OwnAgency, kg.AgencyOf)
	}
	if reach.Collective {
		in(&first, SetAbove, SetAgencies, Collective, SpeaksForIt, kg.AgencyOf)
	}
	if reach.Platforms {
		in(&first, SetRegions, SetPlatforms, ByPlatform, AnyEnd, kg.LocatedIn)
		out(&first, SetAgencies, SetPlatforms, ByPlatform, AnyEnd, kg.Manages)
	}
	if reach.Responsible {
		out(&first, SetThings, SetTasks, Responsible, AnyEnd, reach.roles()...)
	}
	in(&second, SetPlatforms, SetTasks, Named, AnyEnd, kg.Involves)
	in(&second, SetPlatforms, SetManagers, "", AnyEnd, kg.Manages)
	out(&second, SetPlatforms, SetTasks, Responsible, AnyEnd, reach.roles()...) // an organization that lies there answers for tasks itself
	out(&second, SetAgencies, SetTasks, Responsible, AnyEnd, reach.roles()...)
	out(&third, SetManagers, SetTasks, Responsible, AnyEnd, reach.roles()...)
	return Plan{names, closure, first, second, third}
}

// String draws the plan, a step a line: "regions <-INVOLVES- tasks as NAMED".
func (p Plan) String() string {
	var b strings.Builder
	for i, round := range p {
		fmt.Fprintf(&b, "round %d", i+1)
		if round.Repeat {
			b.WriteString(", until nothing new is found")
		}
		b.WriteString("\n")
		for _, s := range round.Steps {
			b.WriteString("  " + s.String() + "\n")
		}
	}
	return b.String()
}

// String draws the step.
func (s Step) String() string {
	var words []string
	for _, p := range s.Predicates {
		words = append(words, string(p))
	}
	arrow := "-" + strings.Join(words, "|") + "->"
	switch s.Dir {
	case store.In:
		arrow = "<-" + strings.Join(words, "|") + "-"
	case store.Both:
		arrow = "-" + strings.Join(words, "|") + "-"
	}
	text := fmt.Sprintf("%s %s %s", s.From, arrow, s.To)
	if s.Kind != "" {
		text += " as " + string(s.Kind)
	}
	if s.Test != AnyEnd {
		text += ", where it " + string(s.Test)
	}
	return text
}
