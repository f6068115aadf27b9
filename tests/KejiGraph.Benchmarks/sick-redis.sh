#!/usr/bin/env bash
# Loads a server whose Redis is well, then killed, hanging (SIGSTOP) or flapping (1 s away, 1 s back), beside one without a cache, in
# alternating rounds, with questions that mostly miss the first level. Prints for each state requests per second, p50, p99 and failed
# requests; then how long it takes until Redis is used again.
#   ROUNDS=3 SECONDS_EACH=8 CONNECTIONS=8 ./sick-redis.sh
# Needs wrk, redis-server (Debian: apt-get install wrk redis-server) and Node.js.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/measure.sh"
rounds=${ROUNDS:-3} seconds=${SECONDS_EACH:-8} connections=${CONNECTIONS:-8}
for program in wrk redis-server redis-cli node curl; do
  command -v $program > /dev/null || { echo "$program is not installed." >&2; exit 1; }
done

"$here/prepare.sh"
cd "$here/work"
pids=() redis=
finish() {
  for pid in "${pids[@]}" $redis; do kill -CONT "$pid" 2> /dev/null || true; kill "$pid" 2> /dev/null || true; done
}
trap finish EXIT

redis_port=$(free_port)
start_redis() {
  redis-server --port "$redis_port" --save '' --appendonly no > redis.log 2>&1 &
  redis=$!
  until redis-cli -p "$redis_port" ping > redis-cli.log 2>&1; do sleep 0.05; done
}
start_redis

# Two files at once are two stores: the embedded one is for one process.
cp bench.db bench-off.db
start() {
  local name=$1
  shift
  dotnet "$here/../../src/KejiGraph.Server/bin/Release/net10.0/KejiGraph.Server.dll" --Store:Sample=false "$@" > "$name.log" 2>&1 &
  started=$!
  pids+=($started)
  wait_for $started "$name.log"
}
cached_port=$(free_port)
start cached --Server:Urls="http://127.0.0.1:$cached_port" --Store:Embedded:Path=bench.db --Cache:MaxBytes=1048576 --Cache:Redis:Uri="redis://127.0.0.1:$redis_port"
off_port=$(free_port)
start off --Server:Urls="http://127.0.0.1:$off_port" --Store:Embedded:Path=bench-off.db --Cache:Enabled=false

# 4,000 questions of about 20 rows each: far more than 1 MiB of answers.
node -e '
  const { readFileSync, writeFileSync } = require("node:fs");
  const query = readFileSync(process.argv[1], "utf8")
    .replace("($first: Int!)", "($from: Date!)").replace("first: $first", "first: 10, where: { foundedOn: { gte: $from } }");
  const day = number => new Date(Date.UTC(1990, 0, 1 + number)).toISOString().slice(0, 10);
  writeFileSync("requests.jsonl", Array.from({ length: 4000 }, (_, number) => JSON.stringify({ query, variables: { from: day(number) } }) + "\n").join(""));
' "$here/query.graphql"
head -1 requests.jsonl | curl --silent --fail --header 'Content-Type: application/json' --data-binary @- --output ask.json "http://127.0.0.1:$off_port/graphql"

# Arguments: port. Prints requests per second, p50, p99 in microseconds, failed requests.
load() {
  REQUESTS=requests.jsonl wrk --threads 1 --timeout 30s --connections "$connections" --duration "${seconds}s" --latency \
    --script "$here/variants.lua" "http://127.0.0.1:$1/graphql" \
    | awk '/^figures/ { printf "%d %d %d %d\n", $2 * 1000 / $4, $7, $10, $13 }'
}
state() { curl --silent "http://127.0.0.1:$cached_port/health/ready"; }

# Waits until the server says of Redis what is expected. Prints the seconds that it took.
until_state() {
  local began
  began=$(date +%s%N)
  until grep -q "\"redis\":\"$1\"" <<< "$(state)"; do
    curl --silent --fail --header 'Content-Type: application/json' --output ask.json \
      --data "{\"query\":\"{ enterprises(where: { name: { eq: \\\"$RANDOM$RANDOM\\\" } }) { totalCount } }\"}" "http://127.0.0.1:$cached_port/graphql"
    sleep 0.1
  done
  awk "BEGIN { printf \"%.1f\n\", ($(date +%s%N) - $began) / 1e9 }"
}

for time in 1 2; do load "$off_port" > /dev/null; load "$cached_port" > /dev/null; done
echo "| Redis | without a cache: requests/s, p50, p99 in µs | with it | p99 to p99 | failed |"
echo "|---|---|---|---|---|"
# Arguments: name. Loads both servers in turn.
compare() {
  local round ratio failed=0
  : > sick-off.txt
  : > sick-cached.txt
  for round in $(seq "$rounds"); do
    load "$off_port" >> sick-off.txt
    load "$cached_port" >> sick-cached.txt
  done
  failed=$(awk '{ failed += $4 } END { print failed }' sick-off.txt sick-cached.txt)
  ratio=$(awk "BEGIN { printf \"%.2f\", $(median sick-cached.txt 3) / $(median sick-off.txt 3) }")
  echo "| $1 | $(median sick-off.txt 1), $(median sick-off.txt 2), $(median sick-off.txt 3) | $(median sick-cached.txt 1), $(median sick-cached.txt 2), $(median sick-cached.txt 3) | $ratio | $failed |"
}

compare "well"
kill -STOP $redis
compare "hangs"
kill -CONT $redis
after_hang=$(until_state ready)
kill -9 $redis
(
  while true; do
    timeout --signal=KILL 1 redis-server --port "$redis_port" --save '' --appendonly no > redis.log 2>&1 || true
    sleep 1
  done
) 2> /dev/null &
flapper=$!
compare "flaps"
kill $flapper
sleep 1.5
compare "is away"
start_redis
echo "Redis was used again ${after_hang} s after it hung and $(until_state ready) s after it was away."
