// Flags of contracting processes in the shape of Cardinal's result: `OCID` → process → flag → 1.

import type { Edition } from '../edition/store.ts'
import { licencesOf } from '../rest/envelope.ts'
import { defineFile } from '../route.ts'

/**
 * Cardinal names an indicator by a code such as `R018`, and so does this where the flag's page begins with that code; the
 * flags over delivery, which Cardinal has not, stand under their own names. Only processes are listed: tenderers, buyers and
 * procuring entities, whom Cardinal lists too, get no marks here. `Meta` says what a flag is, and what it is not.
 */
export default defineFile({
  path: 'flags/ocds.json',
  languages: 'one',
  mediaType: 'application/json; charset=utf-8',
  file({ edition, locale, linkRoot }) {
    const flags = flagsOf(edition)
    const named = new Map(flags.map(({ id, code }) => [id, code ?? id]))
    const byProcess: Record<string, Readonly<Record<string, 1>>> = Object.create(null)
    for (const { id, flags: own } of flaggedProcesses(edition, [...named.keys()]))
      byProcess[id] = Object.fromEntries(own.map((flag) => [named.get(flag) ?? flag, 1]))
    const meta = {
      note: locale.say('api.flagNote'),
      edition: linkRoot('edition.json'),
      licences: licencesOf(edition),
      flags: Object.fromEntries(flags.map(({ id, code, title }) => [code ?? id, { flag: id, title }])),
    }
    return `${JSON.stringify({ OCID: byProcess, Meta: meta }, null, 2)}\n`
  },
})

function flagsOf(edition: Edition) {
  return [...edition.ids('flag')].map((id) => {
    const { title, markdown } = edition.get('flag', id)!
    return { id, title, code: /^# .*, (R\d{3})\)/.exec(markdown)?.[1] ?? null }
  })
}

const processesAtOnce = 1_000

function* flaggedProcesses(edition: Edition, flags: readonly string[]) {
  if (flags.length === 0) return
  let after: Parameters<Edition['list']>[1]['after'] | null
  do {
    const given = after === undefined || after === null ? {} : { after }
    const listed = edition.list('process', { where: { flag: flags }, sort: 'id', limit: processesAtOnce, ...given })
    yield* listed.rows
    after = listed.next
  } while (after !== null)
}
