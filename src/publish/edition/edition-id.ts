// The name of an edition: the same log, moment, method, settings, boundaries and code give the same one.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Moment } from '../../engine/ask.ts'
import type { OpenRecord } from '../../record/record.ts'
import type { Method } from '../../score/method.ts'
import { boundariesDigest } from './boundary-folder.ts'

/** 16 hexadecimal digits. */
export function editionId(
  { log, settings, dir }: Pick<OpenRecord, 'log' | 'settings' | 'dir'>,
  moment: Pick<Moment, 'asOf' | 'knownAt'>,
  method: Pick<Method, 'digest'>,
): string {
  return createHash('sha256')
    .update(JSON.stringify([log.origin, log.size, log.root.toString('hex'), settings, boundariesDigest(dir)]))
    .update(JSON.stringify([moment.asOf, moment.knownAt, method.digest, codeDigest()]))
    .digest('hex')
    .slice(0, 16)
}

// What an edition is made by: a change of any of it makes another edition.
const madeBy = ['base', 'record', 'engine', 'score', 'publish/edition', 'publish/document', 'publish/download']

let known: string | undefined

function codeDigest(): string {
  if (known !== undefined) return known
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const digest = createHash('sha256')
  for (const folder of madeBy) {
    const files = filesBelow(join(root, folder))
    for (const file of files) digest.update(`${file}\n`).update(readFileSync(join(root, folder, file)))
  }
  known = digest.digest('hex')
  return known
}

function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(ts|js|sql|yaml|md)$/.test(path))
      .sort()
  } catch {
    // A layer that has no such folder yet.
    return []
  }
}
