#!/usr/bin/env bash
# Compares answers that Redis has with asking Neo4j for them, in alternating rounds: one server without a cache, and one whose first
# level is far too small for all answers, so that nearly all come from Redis. Prints requests per second and latencies, and how many
# answers came from where.
#   ROUNDS=5 SECONDS_EACH=8 CONNECTIONS=2 ./compare-redis.sh
#   KEJIGRAPH_TEST_NEO4J   bolt://user:password@host:port of a Neo4j 5.26 that is empty, or holds the data from an earlier run.
#                          Otherwise ../shared/neo4j beside the repository is started (its data stays in work/neo4j) and stopped.
# Needs wrk, redis-server (Debian: apt-get install wrk redis-server) and Node.js.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/measure.sh"
rounds=${ROUNDS:-5} seconds=${SECONDS_EACH:-8} connections=${CONNECTIONS:-2}
for program in wrk redis-server redis-cli node curl dotnet; do
  command -v $program > /dev/null || { echo "$program is not installed." >&2; exit 1; }
done

"$here/prepare.sh"
cd "$here/work"
. "$here/neo4j.sh"
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done
  close_neo4j
}
trap finish EXIT

redis_port=$(free_port)
redis-server --port "$redis_port" --save '' --appendonly no > redis.log 2>&1 &
pids+=($!)

start() {
  local name=$1
  shift
  dotnet "$server" "${store[@]}" "$@" > "$name.log" 2>&1 &
  started=$!
  pids+=($started)
  wait_for $started "$name.log"
}
off_port=$(free_port)
start off --Server:Urls="http://127.0.0.1:$off_port" --Cache:Enabled=false
cached_port=$(free_port)
start cached --Server:Urls="http://127.0.0.1:$cached_port" --Cache:MaxBytes=1048576 --Cache:MaxAgeSeconds=3600 --Cache:Redis:Uri="redis://127.0.0.1:$redis_port"

# 400 questions whose answers take about 12 MB.
node -e '
  const { readFileSync, writeFileSync } = require("node:fs");
  const query = readFileSync(process.argv[1], "utf8");
  const day = number => new Date(Date.UTC(2008, 0, 1 + number)).toISOString().slice(0, 10);
  writeFileSync("requests.jsonl", Array.from({ length: 400 }, (_, number) =>
    JSON.stringify({ query, variables: { foundedFrom: day(number), first: 50 } }) + "\n").join(""));
' "$here/neo4j.graphql"

# Arguments: port. Prints requests per second, p50, p99 in microseconds, failed requests.
load() {
  REQUESTS=requests.jsonl wrk --threads 1 --timeout 30s --connections "$connections" --duration "${seconds}s" --latency \
    --script "$here/variants.lua" "http://127.0.0.1:$1/graphql" \
    | awk '/^figures/ { printf "%d %d %d %d\n", $2 * 1000 / $4, $7, $10, $13 }'
}
hits() { curl --silent --fail "http://127.0.0.1:$cached_port/metrics" | awk -v level="$1" 'index($0, "kejigraph_cache_hits_total{") && index($0, "level=\"" level "\"") { printf "%.0f\n", $2; found = 1 } END { if (!found) print 0 }'; }

echo "Warming up …"
while read -r request; do
  for port in "$off_port" "$cached_port"; do
    curl --silent --fail --header 'Content-Type: application/json' --data-binary "$request" --output ask.json "http://127.0.0.1:$port/graphql"
  done
done < requests.jsonl
for time in 1 2 3; do load "$off_port" > warm.txt; load "$cached_port" > warm.txt; done

echo "| round | asking Neo4j: requests/s, p50, p99 in µs, failed | from Redis | ratio |"
echo "|---|---|---|---|"
: > redis-off.txt
: > redis-cached.txt
redis_before=$(hits redis) memory_before=$(hits memory)
for round in $(seq "$rounds"); do
  load "$off_port" >> redis-off.txt
  load "$cached_port" >> redis-cached.txt
  read -r off off50 off99 off_failed <<< "$(tail -1 redis-off.txt)"
  read -r cached cached50 cached99 cached_failed <<< "$(tail -1 redis-cached.txt)"
  echo "| $round | $off, $off50, $off99, $off_failed | $cached, $cached50, $cached99, $cached_failed | $(awk "BEGIN { printf \"%.1f\", $cached / $off }") |"
done
echo "Answers from Redis: $(($(hits redis) - redis_before)), from memory: $(($(hits memory) - memory_before))."
awk -v off="$(median redis-off.txt 1)" -v cached="$(median redis-cached.txt 1)" -v off50="$(median redis-off.txt 2)" -v cached50="$(median redis-cached.txt 2)" 'BEGIN {
  printf "Median: %.1f times as many requests per second, %.1f times as fast at p50.\n", cached / off, off50 / cached50
}'
