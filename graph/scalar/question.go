package scalar

import (
	"github.com/99designs/gqlgen/graphql"

	"policygraph/internal/question"
)

// MarshalQuestionIntent writes the intent's name.
func MarshalQuestionIntent(i question.Intent) graphql.Marshaler {
	return graphql.MarshalString(string(i))
}

// UnmarshalQuestionIntent reads an intent's name.
func UnmarshalQuestionIntent(v any) (question.Intent, error) {
	return read("QuestionIntent", v, question.Intents)
}

// MarshalQuestionSense writes the sense's name.
func MarshalQuestionSense(s question.Sense) graphql.Marshaler {
	return graphql.MarshalString(string(s))
}

// UnmarshalQuestionSense reads a sense's name.
func UnmarshalQuestionSense(v any) (question.Sense, error) {
	return read("QuestionSense", v, question.Senses)
}
