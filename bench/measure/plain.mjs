// The baseline of writing: events as they are, one file, one fsync.
import { hash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'

/** Writes each event with JSON.stringify and computes its SHA-256; gives the digests. */
export function writePlainly(path, events) {
  const file = openSync(path, 'wx')
  const lines = []
  const digests = []
  for (const event of events) {
    const line = JSON.stringify(event)
    digests.push(hash('sha256', line, 'binary'))
    lines.push(line)
    if (lines.length < 1000) continue
    writeSync(file, `${lines.join('\n')}\n`)
    lines.length = 0
  }
  writeSync(file, lines.join('\n'))
  fsyncSync(file)
  closeSync(file)
  return digests
}
