-- One long-lived process that turns papers into DOCX. Started as `pandoc lua worker.lua` in a folder of its own.
-- A line on stdin names a reference document in that folder; the paper waits in `paper.json` (pandoc's tree as JSON),
-- the answer goes to `paper.docx` and a line `ok` or `error …` to stdout. The reader may open no file.

local function read(path)
  local stream = assert(io.open(path, 'rb'))
  local bytes = stream:read('a')
  stream:close()
  return bytes
end

local function write(path, bytes)
  local stream = assert(io.open(path, 'wb'))
  stream:write(bytes)
  stream:close()
end

for reference in io.lines() do
  local done, fault = pcall(function()
    local paper = pandoc.read(read('paper.json'), 'json', nil, {})
    write('paper.docx', pandoc.write(paper, 'docx', pandoc.WriterOptions { reference_doc = reference }))
  end)
  if done then
    io.stdout:write('ok\n')
  else
    io.stdout:write('error ', (tostring(fault):gsub('%s+', ' ')), '\n')
  end
  io.stdout:flush()
end

-- The tool has gone, however it ended: leave nothing behind.
pandoc.system.remove_directory(pandoc.system.get_working_directory(), true)
