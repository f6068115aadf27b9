#!/usr/bin/env bash
# Runs answers from the response cache beside a bare Kestrel endpoint that returns the same bytes (BareServer.cs), in alternating
# rounds, and prints requests per second of the clock, CPU time and bytes allocated for each request, and the ratio.
#   ROUNDS=7 SECONDS_EACH=6 CONNECTIONS=8 ./compare-kestrel.sh
# Needs wrk (Debian: apt-get install wrk) and Node.js.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/measure.sh"
rounds=${ROUNDS:-7} seconds=${SECONDS_EACH:-6} connections=${CONNECTIONS:-8}
command -v wrk > /dev/null || { echo "wrk is not installed; run: apt-get install wrk" >&2; exit 1; }

"$here/prepare.sh"
cd "$here/work"
pids=()
trap 'for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done' EXIT

kejigraph_port=$(free_port)
dotnet "$here/../../src/KejiGraph.Server/bin/Release/net10.0/KejiGraph.Server.dll" \
  --Server:Urls="http://127.0.0.1:$kejigraph_port" --Store:Embedded:Path=bench.db --Store:Sample=false > kejigraph.log 2>&1 &
kejigraph=$!
pids+=($kejigraph)
wait_for $kejigraph kejigraph.log

# Bytes that a server allocated since its start. Arguments: kind, port.
allocated() {
  case $1 in
    bare) curl --silent --fail "http://127.0.0.1:$2/allocated" ;;
    kejigraph) curl --silent --fail "http://127.0.0.1:$2/metrics" | awk '/^dotnet_gc_heap_total_allocated/ { printf "%.0f\n", $2 }' ;;
  esac
}

# Loads a server. Arguments: kind, process, port. Prints requests, requests per second, CPU time and bytes allocated for each.
load() {
  local cpu_before bytes_before requests milliseconds
  bytes_before=$(allocated "$1" "$3")
  cpu_before=$(cpu "$2")
  read -r requests milliseconds <<< "$(load_http "$3" "$connections" "$seconds")"
  awk -v requests="$requests" -v milliseconds="$milliseconds" -v cpu="$(($(cpu "$2") - cpu_before))" \
    -v bytes="$(($(allocated "$1" "$3") - bytes_before))" \
    'BEGIN { printf "%d %d %.1f %d\n", requests, requests * 1000 / milliseconds, cpu * 1000 / requests, bytes / requests }'
}

for rows in 1 50; do
  node -e '
    const { readFileSync, writeFileSync } = require("node:fs");
    writeFileSync("request.json", JSON.stringify({ query: readFileSync(process.argv[1], "utf8"), variables: { first: Number(process.argv[2]) } }));
  ' "$here/query.graphql" "$rows"
  curl --silent --fail --data-binary @request.json --header 'Content-Type: application/json' \
    --header 'Accept: application/graphql-response+json' "http://127.0.0.1:$kejigraph_port/graphql" > answer.json
  bare_port=$(free_port)
  dotnet "$here/bin/Release/net10.0/KejiGraph.Benchmarks.dll" bare answer.json "$bare_port" > bare.log 2>&1 &
  bare=$!
  pids+=($bare)
  wait_for $bare bare.log

  answered=0
  until [ $answered -ge "${WARM_UP:-60000}" ]; do
    load bare $bare "$bare_port" > /dev/null
    result=$(load kejigraph $kejigraph "$kejigraph_port")
    answered=$((answered + ${result%% *}))
  done

  echo
  echo "$(wc -c < answer.json) bytes:"
  echo "| round | bare: requests/s, µs of CPU, bytes allocated | cached | ratio |"
  echo "|---|---|---|---|"
  : > kestrel-bare.txt
  : > kestrel-cached.txt
  : > kestrel-ratio.txt
  for round in $(seq "$rounds"); do
    read -r _ bare_rate bare_cpu bare_bytes <<< "$(load bare $bare "$bare_port")"
    read -r _ rate own_cpu bytes <<< "$(load kejigraph $kejigraph "$kejigraph_port")"
    ratio=$(awk "BEGIN { printf \"%.3f\", $rate / $bare_rate }")
    echo "$bare_rate $bare_cpu $bare_bytes" >> kestrel-bare.txt
    echo "$rate $own_cpu $bytes" >> kestrel-cached.txt
    echo "$ratio" >> kestrel-ratio.txt
    echo "| $round | $bare_rate, $bare_cpu, $bare_bytes | $rate, $own_cpu, $bytes | $ratio |"
  done
  echo "| median | $(median kestrel-bare.txt 1), $(median kestrel-bare.txt 2), $(median kestrel-bare.txt 3) | $(median kestrel-cached.txt 1), $(median kestrel-cached.txt 2), $(median kestrel-cached.txt 3) | $(median kestrel-ratio.txt 1) |"
  kill $bare
done
