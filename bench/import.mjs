// Importing 100,000 pledges as CSV, against writing the same events to one file.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appendDrafts, events, initRecord } from '../dist/record/record.js'
import { settingsDefault } from '../dist/record/settings.js'
import { importFiles } from '../dist/sources/import.js'
import { knownFrom } from '../dist/sources/known.js'
import { parseSource } from '../dist/sources/source.js'
import { printRatio } from './measure/alternate.mjs'
import { writePlainly } from './measure/plain.mjs'

const rowsCount = 100_000
const source = `
source: made-up
title: Made up
publisher: Nobody
licence: CC0-1.0
attribution: none
language: en
tables:
  - table: pledges
    row: pledge
    key: id
    pledge:
      wording: wording
      title: title
      documentUrl: url
      promiserBody: { column: body, when: [{ pattern: '(.+)', value: XX-REG/$1 }] }
      answerable: { column: body, when: [{ pattern: '(.+)', value: XX-REG/$1 }] }
      pledgeType: type
      due: due
      topics: topic
`

/** Prints the ratio of a whole import (CSV read, mapped, compared, checked, appended) to writing its events plainly. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'kept-bench-import-'))
  const file = join(folder, 'pledges.csv')
  writeFileSync(file, csvText())
  try {
    const settings = { ...settingsDefault, operator: 'example', origin: 'bench.example/import' }
    const made = await importInto(await initRecord(join(folder, 'first'), settings), file)
    const all = [...events(made)]
    mkdirSync(join(folder, 'plain'))
    return await printRatio({
      name: 'import',
      ratioMax: 8,
      rounds: 5,
      a: {
        name: `import of ${rowsCount} rows`,
        prepare: (round) => initRecord(join(folder, `record-${round}`), settings),
        run: (record) => importInto(record, file),
      },
      b: {
        name: 'JSON.stringify and SHA-256 of each event, one file, one fsync',
        prepare: (round) => join(folder, 'plain', String(round)),
        run: (path) => writePlainly(path, all),
      },
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function importInto(record, file) {
  const imported = await importFiles([file], {
    sources: [parseSource(source, 'source.yaml')],
    known: knownFrom(events(record)),
    today: '2026-11-24',
    onIssue: (issue) => {
      throw new Error(issue.message)
    },
    onProgress: () => {},
  })
  return appendDrafts(record, imported.drafts, { role: 'importer', clock: Date.now })
}

function csvText() {
  const lines = ['id,wording,title,url,body,type,due,topic']
  for (let i = 0; i < rowsCount; i++) {
    const type = ['action', 'outcome', 'spending', 'legislative'][i % 4]
    lines.push(
      `p${i},"Build ${i} kilometres of cycle path in the district, and open them to the public",Cycle paths ${i},https://example.org/plan/${i},${i % 400},${type},${2020 + (i % 12)},transport`,
    )
  }
  return `${lines.join('\n')}\n`
}
