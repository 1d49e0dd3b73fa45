// The baseline of reading: one thread that only parses every line of a JSON Lines file. Its path is the argument.
import { closeSync, openSync, readSync } from 'node:fs'

const file = openSync(process.argv[2], 'r')
const buffer = Buffer.allocUnsafe(1 << 22)
let kept = 0
let lines = 0
for (;;) {
  const read = readSync(file, buffer, kept, buffer.length - kept, null)
  if (read === 0) break
  const end = kept + read
  let from = 0
  for (let to = buffer.indexOf(10); to >= 0 && to < end; to = buffer.indexOf(10, from)) {
    JSON.parse(buffer.toString('utf8', from, to))
    lines += 1
    from = to + 1
  }
  buffer.copyWithin(0, from, end)
  kept = end - from
}
closeSync(file)
console.log(lines)
