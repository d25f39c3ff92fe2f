-- The request of the load test: one of the sample articles.
local file = assert(io.open("testdata/harbor.txt"))
wrk.method = "POST"
wrk.body = file:read("*a")
wrk.headers["Content-Type"] = "text/plain"
file:close()
