// Writes a release package, and the same releases as JSON Lines, from JSON Lines packed with gzip: source, copies, package, lines.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const [source, copies, packaged, lined] = process.argv.slice(2)
const text = gunzipSync(readFileSync(source)).toString('utf8').trimEnd()
const files = [openSync(packaged, 'w'), openSync(lined, 'w')]
writeSync(files[0], '{"uri":"https://example.org/package.json","version":"1.1","releases":[')
for (let i = 0; i < Number(copies); i++) {
  // Each copy has ocids of its own.
  const copy = text.replaceAll('"ocid": "ocds-x', `"ocid": "ocds-x${i}`)
  writeSync(files[0], `${i > 0 ? ',' : ''}${copy.replaceAll('\n', ',')}`)
  writeSync(files[1], `${copy}\n`)
}
writeSync(files[0], '],"publisher":{"name":"Public Works"},"license":"https://example.org/licence"}')
for (const file of files) closeSync(file)
console.log(text.split('\n').length * Number(copies))
