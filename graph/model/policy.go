package model

import "policygraph/internal/query"

// PolicyDocument is a document that is or may be the text of a policy.
type PolicyDocument struct {
	Text  query.PolicyText
	Peers *Peers
}

// Statement is what says so.
func (d PolicyDocument) Statement() *Statement {
	return &Statement{Record: d.Text.Statement, Peers: d.Peers}
}

// SameAs is what joins the policy with the name in the statement, nil where they are one.
func (d PolicyDocument) SameAs() *Statement {
	if d.Text.Same.ID.IsZero() {
		return nil
	}
	return &Statement{Record: d.Text.Same, Peers: d.Peers}
}

// OtherNumber tells whether its number is none of those under which the policy is cited.
func (d PolicyDocument) OtherNumber() bool { return d.Text.OtherNumber }
