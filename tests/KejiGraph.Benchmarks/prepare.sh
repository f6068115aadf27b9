#!/usr/bin/env bash
# Builds the programs and makes the data of the benchmarks, once: 10,000 enterprises, 300 universities, 30,000 agreements,
# 5,000 talents and what hangs on them, in work/ beside this script.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

dotnet build -c Release "$here/../../src/KejiGraph.Server" --verbosity quiet
dotnet build -c Release "$here" --verbosity quiet
server="$here/../../src/KejiGraph.Server/bin/Release/net10.0/KejiGraph.Server.dll"
mkdir -p "$here/work"
cd "$here/work"
if [ ! -d graph ]; then
  dotnet "$server" generate --output graph --seed 1 \
    --count Enterprise=10000 --count University=300 --count Agreement=30000 --count Talent=5000
fi
if [ ! -f imported ]; then
  rm -f bench.db*
  dotnet "$server" import graph --Store:Embedded:Path=bench.db
  touch imported
fi
