-- The path of the call in turn with a change to one computer, whose path comes after `--`: what the
-- server remembers of the list is never of use.

function init(arguments)
  changed = arguments[1]
  number = 0
end

function request()
  number = number + 1
  if number % 2 == 0 then
    return wrk.format("GET")
  end
  local headers = { ["Content-Type"] = "application/json" }
  for name, value in pairs(wrk.headers) do
    headers[name] = value
  end
  return wrk.format("PATCH", changed, headers, '{"name":"bench 0"}')
end
