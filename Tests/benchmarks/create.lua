-- POST /workspaces with a name that no other request of the run has.
-- After `--` comes a label that keeps one wrk call's names apart from another's.

local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("thread_id", threads)
end

function init(arguments)
  prefix = '{"name":"bench ' .. arguments[1] .. ' ' .. thread_id .. ' '
  made = 0
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
end

function request()
  made = made + 1
  return wrk.format(nil, nil, nil, prefix .. made .. '"}')
end
