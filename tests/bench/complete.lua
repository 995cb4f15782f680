-- wrk: complete answers to the survey, the form fetched and sent: as many posts as forms, each with its form's own number.
-- BODY is an answer whose number is replaced; says at the end how many were thanked.
local body, origin = os.getenv("BODY"), os.getenv("ORIGIN")
local headers = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Origin"] = origin }
local waiting, first, last, thanked = {}, 1, 0, 0
local threads = {}
function setup(thread) table.insert(threads, thread) end
function request()
  if first > last then return wrk.format("GET", "/survei/") end
  local sent = body:gsub("nonce=[^&]*", "nonce=" .. waiting[first])
  waiting[first] = nil
  first = first + 1
  return wrk.format("POST", "/survei/", headers, sent)
end
function response(status, _, page)
  local nonce = page:match('name="nonce" value="([^"]+)"')
  if nonce then
    last = last + 1
    waiting[last] = nonce
  elseif status == 200 then
    thanked = thanked + 1
    wrk.thread:set("thanked", thanked)
  end
end
function done(summary)
  local all = 0
  for _, thread in ipairs(threads) do all = all + (thread:get("thanked") or 0) end
  print(string.format("thanked %d in %d", all, summary.duration))
end
