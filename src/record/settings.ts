// kept.yaml: who keeps the record, under which name, and by which rules.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument, stringify } from 'yaml'
import { z } from 'zod'
import { Refusal } from '../base/refusal.ts'
import { replaceFile } from './durable.ts'
import { firstProblem } from './event.ts'

const settings = z.strictObject({
  /** Who answers for the record; `example` marks a record that shows how Kept works and rates nobody in earnest. */
  operator: z.string().min(1).max(200),
  /** The log's name, as it stands in every checkpoint: a domain and path that the operator controls. */
  origin: z.string().regex(/^[^\s+]{1,200}$/),
  /** Languages of the pages, the first one by default (BCP 47). */
  languages: z.array(z.string().min(2)).min(1),
  /** Method in force: the name of a bundled method, or a path from this folder. */
  method: z.string().min(1),
  /** Days that a body has to comment before a finding is published. */
  noticeWindowDays: z.int().min(14).max(365),
  /** IANA time zone in which days begin and end. */
  timeZone: z.string().min(1),
  /** Allows single coding and an outside decider of appeals; every finding is then labelled so. */
  smallTeam: z.boolean().exactOptional(),
})
export type Settings = z.infer<typeof settings>

export const settingsDefault: Omit<Settings, 'origin' | 'operator'> = {
  languages: ['en'],
  method: 'standard',
  noticeWindowDays: 21,
  timeZone: 'UTC',
}

const fileName = 'kept.yaml'

/** True where a folder holds a record. */
export function isRecord(dir: string): boolean {
  return existsSync(join(dir, fileName))
}

/** Reads kept.yaml. Refuses where it is missing, or does not hold to its schema. */
export function readSettings(dir: string): Settings {
  const path = join(dir, fileName)
  if (!existsSync(path)) throw new Refusal('record-missing', { dir })
  const document = parseDocument(readFileSync(path, 'utf8'))
  const broken = document.errors[0]
  if (broken !== undefined) throw new Refusal('settings-invalid', { path, problem: broken.message.split('\n')[0]! })
  const read = settings.safeParse(document.toJS())
  if (!read.success) throw new Refusal('settings-invalid', { path, problem: firstProblem(read.error) })
  return read.data
}

/** Writes kept.yaml. Refuses settings that do not hold to the schema. */
export async function writeSettings(dir: string, given: Settings): Promise<void> {
  const path = join(dir, fileName)
  const read = settings.safeParse(given)
  if (!read.success) throw new Refusal('settings-invalid', { path, problem: firstProblem(read.error) })
  await replaceFile(path, Buffer.from(`# docs/data.md describes each line.\n${stringify(read.data)}`))
}
