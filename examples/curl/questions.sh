#!/bin/sh
# Asks a policygraph server by each of its transports: questions.sh [SERVER [FILE]]
# With a FILE, and a token in POLICYGRAPH_TOKEN, it takes the file in and follows the job.
set -eu
server=${1:-http://127.0.0.1:8080}
file=${2:-}
api=$server/graphql
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

echo '# POST'
curl -sS "$api" -H 'Content-Type: application/json' \
  -d '{"query": "query($who: [ID!]!) { tasks(involving: $who, first: 2) { totalCount edges { node { title } } } }", "variables": {"who": ["安吉县"]}}'
echo

echo '# GET has an ETag: the second time nothing is sent'
curl -sS -G "$api" -H 'X-Policygraph-CSRF: 1' -D "$scratch/headers" --data-urlencode 'query={ stats { documents } }'
echo
etag=$(tr -d '\r' <"$scratch/headers" | sed -n 's/^[Ee][Tt][Aa][Gg]: //p')
curl -sS -G "$api" -H 'X-Policygraph-CSRF: 1' -H "If-None-Match: $etag" --data-urlencode 'query={ stats { documents } }' -w 'status %{http_code}, %{size_download} bytes\n'

echo '# Persisted query: hash and query once, then the hash alone'
query='{ resolve(name: "安吉") { entity { id label } } }'
hash=$(printf %s "$query" | { sha256sum 2>/dev/null || shasum -a 256; } | cut -d' ' -f1)
extensions="{\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"$hash\"}}"
curl -sS -G "$api" -H 'X-Policygraph-CSRF: 1' --data-urlencode "query=$query" --data-urlencode "extensions=$extensions"
echo
curl -sS -G "$api" -H 'X-Policygraph-CSRF: 1' --data-urlencode "extensions=$extensions"
echo

echo '# An error, with its status and code'
curl -sS "$api" -H 'Content-Type: application/json' -H 'Accept: application/graphql-response+json' -H 'X-Request-Id: example-1' \
  -d '{"query": "{ plans { title } }"}' -w '\nstatus %{http_code}\n'

echo '# A table'
curl -sS -H 'X-Policygraph-CSRF: 1' -o "$scratch/tasks.csv" "$server/export?format=csv&involving=%E5%AE%89%E5%90%89%E5%8E%BF"
head -n 1 "$scratch/tasks.csv" | tr -d '\r'

[ -n "$file" ] || exit 0

echo '# A file, by multipart: the answer is the job'
curl -sS "$api" -H 'X-Policygraph-CSRF: 1' -H "Authorization: Bearer ${POLICYGRAPH_TOKEN:-}" \
  -F operations='{"query": "mutation($files: [Upload!]!) { ingest(files: $files) { job { id } problems { code message } } }", "variables": {"files": [null]}}' \
  -F map='{"0": ["variables.files.0"]}' -F "0=@$file" >"$scratch/made"
job=$(sed -n 's/.*"job":{"id":"\([^"]*\)".*/\1/p' "$scratch/made")
[ -n "$job" ] || { cat "$scratch/made"; echo; exit 1; }

echo '# Server-sent events follow it to its end; this is the last'
curl -sSN "$api" -H 'Content-Type: application/json' -H 'Accept: text/event-stream' -H "Authorization: Bearer ${POLICYGRAPH_TOKEN:-}" \
  -d "{\"query\": \"subscription(\$id: ID!) { job(id: \$id) { state done total counts { added changed unchanged failed } } }\", \"variables\": {\"id\": \"$job\"}}" |
  sed -n 's/^data: \(..*\)/\1/p' | tail -n 1
