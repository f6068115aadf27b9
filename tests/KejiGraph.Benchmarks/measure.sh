# Functions that the comparisons share; to be sourced.

free_port() { node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }

# Waits until a program says in its log that it listens. Arguments: process, log.
wait_for() {
  until grep -q "Listening on" "$2"; do
    kill -0 "$1" 2> /dev/null || { cat "$2" >&2; exit 1; }
    sleep 0.2
  done
}

# The CPU time of a process in milliseconds: fields 14 and 15 of its stat, in ticks of 10 ms.
cpu() { awk '{ print ($14 + $15) * 10 }' "/proc/$1/stat"; }

# Loads a server with request.json. Arguments: port, connections, seconds. Prints how many requests it answered, in how many milliseconds.
load_http() {
  local output
  output=$(REQUEST=request.json wrk --threads 1 --timeout 30s --connections "$2" --duration "${3}s" --script "$here/wrk.lua" "http://127.0.0.1:$1/graphql")
  if grep -q 'Non-2xx\|Socket errors' <<< "$output"; then echo "$output" >&2; exit 1; fi
  awk '/requests in/ { requests = $1 } /Requests\/sec/ { rate = $2 } END { printf "%d %d\n", requests, requests * 1000 / rate }' <<< "$output"
}

# The median of a column of a file. Arguments: file, column.
median() { awk -v field="$2" '{ print $field }' "$1" | sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
