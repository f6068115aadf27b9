-- Posts the requests in the lines of the file REQUESTS, one after the other from a random place, for ever.
local lines = {}
for line in io.lines(os.getenv("REQUESTS")) do lines[#lines + 1] = line end
math.randomseed(os.time())
local place = math.random(#lines)
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/graphql-response+json"

function request()
  place = place % #lines + 1
  return wrk.format(nil, nil, nil, lines[place])
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format("figures: %d requests, %d ms, p50 %d us, p99 %d us, failed %d",
    summary.requests, summary.duration / 1000, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
