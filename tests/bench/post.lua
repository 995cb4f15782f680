-- wrk: sends the bodies of the file named by BODIES, one a request, each once; says how many answers were not 200.
local bodies, at, refused = {}, 0, 0
for line in io.lines(os.getenv("BODIES")) do bodies[#bodies + 1] = line end
local headers = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Origin"] = os.getenv("ORIGIN") }
function request()
  at = at % #bodies + 1
  return wrk.format("POST", nil, headers, bodies[at])
end
