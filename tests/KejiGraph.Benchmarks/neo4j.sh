# Makes a Neo4j ready that holds the data of the benchmarks; to be sourced, after measure.sh and in the folder work/. Sets: server (the
# program), store (its settings for that Neo4j), uri, user, NEO4J_PASSWORD, neo4j (its process; empty when that is not known). It takes
# KEJIGRAPH_TEST_NEO4J=bolt://user:password@host:port, with NEO4J_PID, or starts ../shared/neo4j beside the repository, with its data in
# work/neo4j. Whoever sources it calls close_neo4j at the end.

fail() { echo "$1" >&2; exit 1; }
close_neo4j() {
  [ -z "$own_neo4j" ] || "$launcher/stop" --home neo4j > /dev/null || true
  rm -f neo4j-password
}

own_neo4j=
launcher=$(dirname "$(git -C "$here" rev-parse --path-format=absolute --show-toplevel)")/shared/neo4j
trap close_neo4j EXIT
if [ -n "${KEJIGRAPH_TEST_NEO4J:-}" ]; then
  [[ $KEJIGRAPH_TEST_NEO4J =~ ^(bolt|neo4j)://([^:@/]+):([^@/]+)@([^@/]+)/?$ ]] \
    || fail "KEJIGRAPH_TEST_NEO4J must look like bolt://user:password@host:port."
  uri=${BASH_REMATCH[1]}://${BASH_REMATCH[4]} user=${BASH_REMATCH[2]} NEO4J_PASSWORD=${BASH_REMATCH[3]} neo4j=${NEO4J_PID:-}
elif [ -x "$launcher/start" ]; then
  uri=bolt://127.0.0.1:$(free_port) user=neo4j NEO4J_PASSWORD=keji-graph-bench own_neo4j=1
  "$launcher/start" --port "${uri##*:}" --home neo4j --password "$NEO4J_PASSWORD" --heap 2g
  neo4j=$(cat neo4j/pid)
else
  fail "There is no Neo4j: set KEJIGRAPH_TEST_NEO4J=bolt://user:password@host:port, or put the launcher into $launcher."
fi
export NEO4J_PASSWORD
(umask 077 && printf %s "$NEO4J_PASSWORD" > neo4j-password)

peers="$here/Neo4jPeers"
[ -d "$peers/node_modules" ] || npm ci --prefix "$peers" --no-audit --no-fund --loglevel=error
server="$here/../../src/KejiGraph.Server/bin/Release/net10.0/KejiGraph.Server.dll"
store=(--Store:Kind=neo4j --Store:Neo4j:Uri="$uri" --Store:Neo4j:User="$user" --Store:Neo4j:PasswordFile="$PWD/neo4j-password" --Store:Sample=false)
dotnet "$server" migrate "${store[@]}"
case $(node "$peers/count.mjs" "$uri" "$user") in
  '0 0') dotnet "$server" import graph "${store[@]}" ;;
  '46680 132989') ;;
  *) fail "$uri holds another graph; name a Neo4j that is empty or holds the data of this benchmark." ;;
esac
