// Parses every line of a file of JSON Lines and does nothing else; prints the time as JSON.
import { closeSync, openSync, readSync } from 'node:fs'

const start = performance.now()
const fd = openSync(process.argv[2], 'r')
const buffer = Buffer.allocUnsafe(8 * 1_048_576)
let held = 0
let lines = 0
for (;;) {
  const read = readSync(fd, buffer, held, buffer.length - held, null)
  if (read === 0) break
  const end = held + read
  let from = 0
  for (let to = buffer.indexOf(10, from); to >= 0 && to < end; to = buffer.indexOf(10, from)) {
    JSON.parse(buffer.toString('utf8', from, to))
    lines += 1
    from = to + 1
  }
  buffer.copy(buffer, 0, from, end)
  held = end - from
}
if (held > 0) JSON.parse(buffer.toString('utf8', 0, held))
closeSync(fd)
const ms = performance.now() - start
const { user, system } = process.cpuUsage()
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1_000, peakMb, lines }))
