// Makes the bundled examples from the publishers' files: facts alone, with nobody's prose. KEPT_SHARED names their folder.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'

const root = fileURLToPath(new URL('..', import.meta.url))
const data = join(process.env.KEPT_SHARED ?? join(root, '../shared'), 'data')
if (!existsSync(data)) {
  console.error(`SKIPPED: there is no folder ${data}; set KEPT_SHARED to where the publishers' files are`)
  process.exit(1)
}

const exemption = /^[\s\S]*\bSection (\d+)\b[\s\S]*$/i
const tooEarly = /^[\s\S]*(not (?:yet )?in a position|early planning|planning stage)[\s\S]*$/i

write('uk-gmpp/projects.csv', read('uk_gmpp_infrastructure_2013_2025.csv').map(project))
// The titles in our own words stand in the bundled file and nowhere else.
const titles = new Map(readCsv(join(root, 'examples/nz-promises/promises.csv')).map(({ id, promise }) => [id, promise]))
write('nz-promises/promises.csv', read('nz_promises_2017_2026.csv').map(promise))

function project({ Schedule_Narrative: _narrative, ...facts }) {
  return Object.fromEntries(Object.entries(facts).map(([column, cell]) => [column, withoutProse(cell)]))
}

// The publisher's ground in its shortest form, which the same rules read.
function withoutProse(cell) {
  return cell.replace(exemption, 'Section $1').replace(tooEarly, 'Not yet in a position to say')
}

function promise({ keyNumber: _n, statusReason: _r, whatHappened: _h, contestedNote: _c, promise: _words, ...facts }) {
  const title = titles.get(facts.id)
  if (title === undefined) throw new Error(`no title of our own for ${facts.id}`)
  return { ...facts, promise: title, contestedNote: '' }
}

function read(file) {
  return readCsv(join(data, file))
}

function readCsv(path) {
  return parse(readFileSync(path), { columns: true, bom: true })
}

function write(path, rows) {
  const columns = Object.keys(rows[0])
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((cells) =>
    cells.map(quoted).join(','),
  )
  writeFileSync(join(root, 'examples', path), `${lines.join('\n')}\n`)
}

function quoted(cell) {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
