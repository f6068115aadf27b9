#!/usr/bin/env bash
# Runs KejiGraph beside mercurius with graphql-jit on the same data and query, in turn, and prints requests per second of CPU
# time, which is per core, and their ratio. CPU time is that of the server's process, so other load on the machine weighs little.
# Needs wrk (Debian: apt-get install wrk) and Node.js.
#   ROUNDS=5 SECONDS_EACH=10 CONNECTIONS=8 ./compare-mercurius.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/measure.sh"
rounds=${ROUNDS:-5} seconds=${SECONDS_EACH:-10} connections=${CONNECTIONS:-8}
command -v wrk > /dev/null || { echo "wrk is not installed; run: apt-get install wrk" >&2; exit 1; }

"$here/prepare.sh"
[ -d "$here/Mercurius/node_modules" ] || npm ci --prefix "$here/Mercurius" --no-audit --no-fund --loglevel=error
cd "$here/work"
node -e '
  const { readFileSync, writeFileSync } = require("node:fs");
  writeFileSync("request.json", JSON.stringify({ query: readFileSync(process.argv[1], "utf8"), variables: { first: 50 } }));
' "$here/query.graphql"

kejigraph_port=$(free_port)
dotnet "$here/../../src/KejiGraph.Server/bin/Release/net10.0/KejiGraph.Server.dll" \
  --Server:Urls="http://127.0.0.1:$kejigraph_port" --Store:Embedded:Path=bench.db --Store:Sample=false --Cache:Enabled=false > kejigraph.log 2>&1 &
kejigraph=$!
mercurius_port=$(free_port)
NODE_ENV=production node "$here/Mercurius/server.mjs" graph "$mercurius_port" > mercurius.log 2>&1 &
mercurius=$!
trap 'kill $kejigraph $mercurius 2> /dev/null || true' EXIT

wait_for $kejigraph kejigraph.log
wait_for $mercurius mercurius.log

ask() {
  curl --silent --fail --data-binary @request.json \
    --header 'Content-Type: application/json' --header 'Accept: application/graphql-response+json' "http://127.0.0.1:$1/graphql"
}
ask "$kejigraph_port" > kejigraph.json
ask "$mercurius_port" > mercurius.json
cmp kejigraph.json mercurius.json || { echo "The two bodies differ." >&2; exit 1; }
echo "Both answer the same $(wc -c < kejigraph.json) bytes."

# Loads a server and prints the requests that it answered and its CPU time for each, in microseconds.
load() {
  local before requests
  before=$(cpu "$1")
  read -r requests _ <<< "$(load_http "$2" "$connections" "$seconds")"
  echo "$requests $((($(cpu "$1") - before) * 1000 / requests))"
}

# Until 20,000 requests are answered the runtimes still compile what is used often.
warm_up() {
  local answered=0 some
  while [ $answered -lt "${WARM_UP:-20000}" ]; do
    some=$(load "$1" "$2")
    answered=$((answered + ${some%% *}))
  done
}
echo "Warming up …"
warm_up $kejigraph "$kejigraph_port"
warm_up $mercurius "$mercurius_port"

echo "| round | KejiGraph, µs of CPU a request | mercurius, µs of CPU a request | ratio |"
echo "|---|---|---|---|"
: > rounds.txt
for round in $(seq "$rounds"); do
  read -r _ ours <<< "$(load $kejigraph "$kejigraph_port")"
  read -r _ theirs <<< "$(load $mercurius "$mercurius_port")"
  echo "$ours $theirs" >> rounds.txt
  echo "| $round | $ours | $theirs | $(awk "BEGIN { printf \"%.1f\", $theirs / $ours }") |"
done

awk -v ours="$(median rounds.txt 1)" -v theirs="$(median rounds.txt 2)" 'BEGIN {
  printf "Median: %d and %d requests per second and core; KejiGraph does %.1f times as many.\n", 1e6 / ours, 1e6 / theirs, theirs / ours
}'
