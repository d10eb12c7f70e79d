package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// persistedQuery is the extension of a request by which Automatic Persisted Queries are asked for, as Apollo has them:
// {"persistedQuery": {"version": 1, "sha256Hash": "…"}}. A client asks with the hash alone; where it is not known, the client sends hash
// and query, and from then on the hash will do. GET requests stay short so.
const persistedQuery = "persistedQuery"

type persisted struct {
	queries *cache[string] // by hash
	longest int            // query that is kept, in bytes
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
} = persisted{}

// ExtensionName names the extension.
func (persisted) ExtensionName() string { return "AutomaticPersistedQuery" }

// Validate has nothing to check.
func (persisted) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters puts the query in the place of its hash.
func (p persisted) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	asked, ok := params.Extensions[persistedQuery].(map[string]any)
	if !ok {
		return nil
	}
	hash, _ := asked["sha256Hash"].(string)
	if fmt.Sprint(asked["version"]) != "1" {
		return &gqlerror.Error{Message: "persistedQuery: want version 1", Extensions: map[string]any{"code": CodeBadInput}}
	}
	if params.Query == "" {
		if params.Query, ok = p.queries.Get(ctx, hash); !ok {
			return &gqlerror.Error{Message: "PersistedQueryNotFound", Extensions: map[string]any{"code": CodeUnknownHash}}
		}
		return nil
	}
	if sum := sha256.Sum256([]byte(params.Query)); hex.EncodeToString(sum[:]) != hash {
		return &gqlerror.Error{Message: "persistedQuery: sha256Hash is not that of the query", Extensions: map[string]any{"code": CodeBadInput}}
	}
	if len(params.Query) <= p.longest {
		p.queries.Add(ctx, hash, params.Query)
	}
	return nil
}
