#!/usr/bin/env bash
# Measures the engine and the embedded store in process: bytes allocated and time for 1, 10 and 50 rows.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
"$here/prepare.sh"
dotnet "$here/bin/Release/net10.0/KejiGraph.Benchmarks.dll" engine \
  "$here/../../schema/model.graphql" "$here/work/bench.db" "$here/query.graphql" "${REQUESTS:-20000}"
