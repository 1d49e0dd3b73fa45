// Makes the bundled examples from the publishers' files: facts alone, with nobody's prose. KEPT_SHARED names their folder.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

const root = fileURLToPath(new URL('..', import.meta.url))
const data = join(process.env.KEPT_SHARED ?? join(root, '../shared'), 'data')
if (!existsSync(data)) {
  console.error(`SKIPPED: there is no folder ${data}; set KEPT_SHARED to where the publishers' files are`)
  process.exit(1)
}

const exemption = /^[\s\S]*\bSection (\d+)\b[\s\S]*$/i
const tooEarly = /^[\s\S]*(not (?:yet )?in a position|early planning|planning stage)[\s\S]*$/i

// Contracts of some buyers whose every supplier bears a legal form in its name: an example names nobody else.
const buyers = new Set([
  'Agriculture & Agrifood Canada',
  'Environment Canada',
  'Fisheries & Oceans Canada',
  'Health Canada',
  'National Research Council',
  'Natural Resources Canada',
  'Parks Canada',
  'Royal Canadian Mounted Police',
])
const legalForm = /\b(LTD|LTEE|INC|INCORPORATED|CORP|CORPORATION|LIMITED|ULC)\.?$/i
const processesPerBuyer = 30

write('uk-gmpp/projects.csv', read('uk_gmpp_infrastructure_2013_2025.csv').map(project))
// The titles in our own words stand in the bundled file and nowhere else.
const titles = new Map(readCsv(join(root, 'examples/nz-promises/promises.csv')).map(({ id, promise }) => [id, promise]))
write('nz-promises/promises.csv', read('nz_promises_2017_2026.csv').map(promise))
writeContracts('canada-pwgsc/releases.jsonl', 'canada-pwgsc-releases.jsonl.gz')

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

function writeContracts(path, file) {
  const releases = gunzipSync(readFileSync(join(data, file)))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const processes = groups(releases)
  const taken = new Map([...buyers].map((buyer) => [buyer, 0]))
  const lines = []
  for (const own of processes.values()) {
    const { name } = own[0].buyer
    const suppliers = own.flatMap(({ awards }) => awards.flatMap((award) => award.suppliers))
    if (own.length < 2 || !buyers.has(name) || taken.get(name) === processesPerBuyer) continue
    if (!suppliers.every((supplier) => legalForm.test(supplier.name.trim()))) continue
    taken.set(name, taken.get(name) + 1)
    lines.push(...own.map((release) => JSON.stringify(withoutDescriptions(release))))
  }
  mkdirSync(join(root, 'examples', path, '..'), { recursive: true })
  writeFileSync(join(root, 'examples', path), `${lines.join('\n')}\n`)
}

function withoutDescriptions({ awards, parties, ...release }) {
  const items = ({ classification: { scheme, id }, ...item }) => ({ ...item, classification: { scheme, id } })
  return {
    ...release,
    parties: parties.map(({ address: _address, ...party }) => party),
    awards: awards.map((award) => ({ ...award, items: award.items?.map(items) })),
  }
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

function groups(releases) {
  const byOcid = new Map()
  for (const release of releases) byOcid.set(release.ocid, [...(byOcid.get(release.ocid) ?? []), release])
  return byOcid
}
