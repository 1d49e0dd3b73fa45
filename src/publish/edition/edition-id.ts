// The name of an edition: the same log, moment, method, settings, boundaries and code give the same one.
import { createHash } from 'node:crypto'
import type { Moment } from '../../engine/ask.ts'
import type { OpenRecord } from '../../record/record.ts'
import type { Method } from '../../score/method.ts'
import { codeDigest } from '../code-digest.ts'
import { boundariesDigest } from './boundary-folder.ts'

/** 16 hexadecimal digits. */
export function editionId(
  { log, settings, dir }: Pick<OpenRecord, 'log' | 'settings' | 'dir'>,
  moment: Pick<Moment, 'asOf' | 'knownAt'>,
  method: Pick<Method, 'digest'>,
): string {
  return createHash('sha256')
    .update(JSON.stringify([log.origin, log.size, log.root.toString('hex'), settings, boundariesDigest(dir)]))
    .update(JSON.stringify([moment.asOf, moment.knownAt, method.digest, codeDigest(madeBy)]))
    .digest('hex')
    .slice(0, 16)
}

// What an edition is made by: a change of any of it makes another edition.
const madeBy = ['base', 'record', 'engine', 'score', 'publish/edition', 'publish/document', 'publish/download']
