#!/usr/bin/env bash
# Runs KejiGraph on Neo4j beside two peers on the same Neo4j, data and question, in alternating rounds: a statement written by
# hand through neo4j-driver, and Neo4j's own library @neo4j/graphql. The peers run inside of the program that asks them and are
# spared HTTP; KejiGraph is asked over HTTP. All are asked 8 at a time. The three answers must hold the same data.
#
# Prints for each round the answers per second of the clock, and the CPU time of the asked program and of Neo4j for each answer;
# then the medians and the ratios. Rates are worth something on a quiet machine only; CPU times also on a busy one.
#
#   ./compare-neo4j.sh [--help]
#
# Settings, as environment variables:
#   ROUNDS=5  SECONDS_EACH=10  CONCURRENCY=8  WARM_UP=5000 (answers of each before the first round)
#   KEJIGRAPH_TEST_NEO4J   bolt://user:password@host:port of a Neo4j 5.26 that is empty, or holds the data from an earlier run.
#                          Otherwise ../shared/neo4j beside the repository is started (its data stays in work/neo4j) and stopped.
#   NEO4J_PID              the process of that Neo4j on this machine, so that its CPU time can be read
# Needs Node.js 20 or newer and wrk (Debian: apt-get install wrk).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/measure.sh"
rounds=${ROUNDS:-5} seconds=${SECONDS_EACH:-10} concurrency=${CONCURRENCY:-8} warm_up=${WARM_UP:-5000}
case ${1:-} in
  '') ;;
  --help | -h) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0"; exit 0 ;;
  *) echo "\"$1\" is no option; --help tells the settings." >&2; exit 1 ;;
esac
for program in wrk node npm curl dotnet; do
  command -v $program > /dev/null || { echo "$program is not installed; --help tells what is needed." >&2; exit 1; }
done

"$here/prepare.sh"
mkdir -p "$here/work"
cd "$here/work"
. "$here/neo4j.sh"
export NODE_ENV=production
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done
  close_neo4j
}
trap finish EXIT

variables='{"foundedFrom":"2010-01-01","first":50}'
node -e '
  const { readFileSync, writeFileSync } = require("node:fs");
  writeFileSync("request.json", JSON.stringify({ query: readFileSync(process.argv[1], "utf8"), variables: JSON.parse(process.argv[2]) }));
' "$here/neo4j.graphql" "$variables"

# Starts a program in the background: its name, then the command. Sets `started`.
start() {
  local name=$1
  shift
  "$@" > "$name.log" 2>&1 &
  started=$!
  pids+=($started)
  wait_for $started "$name.log"
}
driver_port=$(free_port)
start driver node "$peers/peer.mjs" driver.mjs "$uri" "$user" "$variables" "$concurrency" "$driver_port"
driver=$started
library_port=$(free_port)
start library node "$peers/peer.mjs" library.mjs "$uri" "$user" "$variables" "$concurrency" "$library_port"
library=$started
kejigraph_port=$(free_port)
start kejigraph dotnet "$server" "${store[@]}" --Cache:Enabled=false --Server:Urls="http://127.0.0.1:$kejigraph_port"
kejigraph=$started

curl --silent --show-error --fail "http://127.0.0.1:$driver_port/answer" > driver.json
curl --silent --show-error --fail "http://127.0.0.1:$library_port/answer" > library.json
curl --silent --show-error --fail --data-binary @request.json --header 'Content-Type: application/json' \
  --header 'Accept: application/graphql-response+json' "http://127.0.0.1:$kejigraph_port/graphql" > kejigraph.json
node "$peers/same.mjs" driver.json library.json kejigraph.json

# Takes what load_http takes; the peer knows how many it asks at a time.
load_peer() { curl --silent --show-error --fail "http://127.0.0.1:$1/load?seconds=$3"; }

# Loads a program. Arguments: process, function that loads, port, seconds.
# Prints the number of answers, answers per second, its CPU time and that of Neo4j for each, in microseconds (0: not known).
measure() {
  local own base=0 answers milliseconds result
  own=$(cpu "$1")
  [ -z "$neo4j" ] || base=$(cpu "$neo4j")
  result=$("$2" "$3" "$concurrency" "$4") || fail "A request failed; the logs are in $PWD."
  read -r answers milliseconds <<< "$result"
  own=$(($(cpu "$1") - own))
  [ -z "$neo4j" ] || base=$(($(cpu "$neo4j") - base))
  echo "$answers $((answers * 1000 / milliseconds)) $((own * 1000 / answers)) $((base * 1000 / answers))"
}

names=(driver library kejigraph)
loads=("$driver load_peer $driver_port" "$library load_peer $library_port" "$kejigraph load_http $kejigraph_port")

echo "Warming up, $warm_up answers of each …"
for load in "${loads[@]}"; do
  answered=0
  while [ "$answered" -lt "$warm_up" ]; do
    result=$(measure $load "$seconds")
    answered=$((answered + ${result%% *}))
  done
done

echo "| round | neo4j-driver: answers/s, µs of its CPU, µs of Neo4j's | @neo4j/graphql | KejiGraph |"
echo "|---|---|---|---|"
rm -f neo4j-*.txt
for round in $(seq "$rounds"); do
  row="| $round"
  for place in 0 1 2; do
    result=$(measure ${loads[$place]} "$seconds")
    read -r _ rate own base <<< "$result"
    echo "$rate $own $base" >> "neo4j-${names[$place]}.txt"
    row+=" | $rate, $own, $base"
  done
  echo "$row |"
done

row="| median"
for name in "${names[@]}"; do row+=" | $(median "neo4j-$name.txt" 1), $(median "neo4j-$name.txt" 2), $(median "neo4j-$name.txt" 3)"; done
echo "$row |"
awk -v driver="$(median neo4j-driver.txt 1)" -v library="$(median neo4j-library.txt 1)" -v ours="$(median neo4j-kejigraph.txt 1)" 'BEGIN {
  printf "KejiGraph answers %.2f times as often as @neo4j/graphql, %.2f times as often as the statement written by hand.\n", ours / library, ours / driver
}'
