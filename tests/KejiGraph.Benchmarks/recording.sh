#!/usr/bin/env bash
# Measures in process what it takes to record what an answer depends on: a query of three hops (hops.graphql), with and without.
#   REQUESTS=20000 ./recording.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
"$here/prepare.sh"
dotnet "$here/bin/Release/net10.0/KejiGraph.Benchmarks.dll" recording \
  "$here/../../schema/model.graphql" "$here/work/bench.db" "$here/hops.graphql" "${REQUESTS:-20000}"
