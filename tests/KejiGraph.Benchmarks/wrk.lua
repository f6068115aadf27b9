-- Posts the request in the file REQUEST for ever.
local file = assert(io.open(os.getenv("REQUEST"), "rb"))
wrk.method = "POST"
wrk.body = file:read("*a")
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/graphql-response+json"
file:close()
