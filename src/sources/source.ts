// A table source: the declarative file by which a newsroom says, without code, what a publisher's table means.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { Refusal } from '../base/refusal.ts'
import { firstProblem } from '../record/event.ts'
import { name, shortText, url } from '../record/field.ts'
import bodyKind from '../record/kinds/body.ts'
import postKind from '../record/kinds/post.ts'
import successionKind from '../record/kinds/succession.ts'
import { expression } from './expression.ts'

const fieldsOf = <Field extends string>(fields: readonly Field[]) =>
  z.strictObject(
    Object.fromEntries(fields.map((field) => [field, expression.exactOptional()])) as Record<
      Field,
      z.ZodExactOptional<typeof expression>
    >,
  )

const bodyFields = fieldsOf([
  'scheme',
  'identifier',
  'name',
  'bodyType',
  'peerGroup',
  'jurisdiction',
  'parent',
  'place',
  'placeCode',
  'placeScheme',
  'url',
])
const findingFields = fieldsOf([
  'commitment',
  'progress',
  'fulfilment',
  'verdict',
  'reason',
  'contested',
  'otherReading',
  'evidence',
  'independence',
  'effectiveAt',
])
const pledgeFields = fieldsOf([
  'wording',
  'wordingIs',
  'title',
  'document',
  'documentUrl',
  'locator',
  'promiserRole',
  'promiserBody',
  'promiserPost',
  'answerable',
  'answerableSince',
  'lead',
  'contributing',
  'pledgeType',
  'made',
  'due',
  'termEnd',
  'term',
  'parent',
  'topics',
  'place',
  'placeCode',
  'placeScheme',
  'jurisdiction',
  'targetQuantity',
  'targetUnit',
  'testable',
])
const dealFields = fieldsOf([
  'title',
  'dealType',
  'lead',
  'snapshot',
  'effectiveAt',
  'start',
  'end',
  'endLow',
  'endHigh',
  'actualEnd',
  'value',
  'finalValue',
  'outlook',
  'topics',
  'place',
  'placeCode',
  'placeScheme',
  'jurisdiction',
])
const revisionFields = fieldsOf(['commitment', 'effectiveAt', 'cause', 'wording', 'due', 'documentUrl'])

const conditions = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

const table = z.strictObject({
  table: name,
  /** What one row is. */
  row: z.enum(['pledge', 'deal', 'finding', 'body', 'revision']),
  /** Files of this name hold this table, with `*` for any run of characters; else the columns decide. */
  files: shortText.exactOptional(),
  /** JSON: dotted path to the list of rows. */
  path: z.string().exactOptional(),
  /** What tells one row's thing from another's: columns taken together. */
  key: z.union([expression, z.array(expression).min(1)]).exactOptional(),
  /** Keys that drifted: the key to use, and the others that stand for the same thing. */
  aliases: z.record(z.string(), z.array(z.string())).exactOptional(),
  /** What it means when a row of an earlier release is missing in this one. */
  vanished: z.enum(['no-longer-listed', 'nothing']).exactOptional(),
  rows: z.strictObject({ min: z.int().min(0), max: z.int().min(0) }).exactOptional(),
  /** Rows that are no commitment, and why: by column values or by key. */
  exclude: z
    .array(
      z.strictObject({
        where: conditions.exactOptional(),
        keys: z.array(z.string()).exactOptional(),
        reason: shortText,
      }),
    )
    .exactOptional(),
  pledge: pledgeFields.exactOptional(),
  deal: dealFields.exactOptional(),
  finding: findingFields.exactOptional(),
  body: bodyFields.exactOptional(),
  revision: revisionFields.exactOptional(),
  /** Why a pledge differs from the earlier release: the first rule that holds; else `unknown`. */
  causes: z
    .array(
      z.strictObject({
        /** Holds where one of these fields changed. */
        changed: z.array(z.string()).exactOptional(),
        /** Holds where nothing but these fields changed. */
        only: z.array(z.string()).exactOptional(),
        cause: z.enum(['publisher-changed', 'new-document', 'collector-corrected', 'unknown']),
      }),
    )
    .exactOptional(),
  /** Columns that are left unread on purpose. */
  ignore: z.array(z.string()).exactOptional(),
})

const words = z.record(z.string(), z.string())

const ocds = z.strictObject({
  /** Files of this name hold it, with `*` for any run of characters; else the operator says so. */
  files: shortText.exactOptional(),
  /** Used where an amount has no currency (ISO 4217). */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .exactOptional(),
  /** The publisher's own words of status and the codes they stand for. */
  statuses: z
    .strictObject({
      tender: words.exactOptional(),
      award: words.exactOptional(),
      contract: words.exactOptional(),
      milestone: words.exactOptional(),
      bid: words.exactOptional(),
    })
    .exactOptional(),
  /** `final-in-every-release`: the final total stands in every release, so that growth cannot be seen. */
  values: z.enum(['as-released', 'final-in-every-release']).exactOptional(),
  /** CSV file beside source.yaml: bodies of buyers that have no identifier of an org-id scheme. */
  crosswalk: shortText.exactOptional(),
})

export const sourceFile = z.strictObject({
  source: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: shortText,
  publisher: shortText,
  licence: shortText,
  attribution: shortText,
  url: url.exactOptional(),
  language: z.string().exactOptional(),
  jurisdiction: name.exactOptional(),
  /** Name of the publisher's scale of verdicts. */
  scale: name.exactOptional(),
  peerGroups: z.array(z.strictObject({ peerGroup: name, name: shortText, why: shortText })).exactOptional(),
  bodies: z.array(bodyKind.content.omit({ source: true })).exactOptional(),
  posts: z.array(postKind.content.omit({ source: true })).exactOptional(),
  tenures: z
    .array(
      z.strictObject({
        post: name,
        tenure: name,
        holder: shortText.exactOptional(),
        start: z.string().exactOptional(),
        end: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
  successions: z
    .array(z.strictObject({ on: z.string(), ...successionKind.content.omit({ source: true }).shape }))
    .exactOptional(),
  /** Release dates by file name, with `*` for any run of characters. */
  releases: z.record(z.string(), z.string()).exactOptional(),
  tables: z.array(table).default([]),
  /** Releases of OCDS or projects of OC4IDS, in place of tables. */
  ocds: ocds.exactOptional(),
})

export type SourceFile = z.infer<typeof sourceFile>
export type Table = z.infer<typeof table>
export type Source = {
  readonly file: SourceFile
  /** SHA-256 of source.yaml. */
  readonly digest: string
  readonly path: string
}

const presets = new URL('./presets/', import.meta.url)

/** Ids of the sources that come with Kept, found by their folders. */
export async function presetIds(): Promise<readonly string[]> {
  const entries = await readdir(presets, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/** Loads a source by the id of a preset or by the path of a source.yaml. Refuses what does not hold to the schema. */
export async function loadSource(idOrPath: string): Promise<Source> {
  const preset = fileURLToPath(new URL(`${idOrPath}/source.yaml`, presets))
  const path = /^[a-z0-9-]+$/.test(idOrPath) && existsSync(preset) ? preset : idOrPath
  const file = path.endsWith('.yaml') || path.endsWith('.yml') ? path : join(path, 'source.yaml')
  if (!existsSync(file))
    throw new Refusal('source-missing', { source: idOrPath, presets: (await presetIds()).join(', ') })
  const text = await readFile(file, 'utf8')
  return parseSource(text, file)
}

/** Reads the text of a source.yaml; `path` is named in refusals. */
export function parseSource(text: string, path: string): Source {
  const document = parseDocument(text)
  const broken = document.errors[0]
  if (broken !== undefined) throw new Refusal('source-invalid', { path, problem: broken.message.split('\n')[0]! })
  const read = sourceFile.safeParse(document.toJS())
  if (!read.success) throw new Refusal('source-invalid', { path, problem: firstProblem(read.error) })
  requireContent(read.data, path)
  for (const one of read.data.tables) requireTarget(one, path)
  return { file: read.data, digest: createHash('sha256').update(text).digest('hex'), path }
}

function requireContent({ tables, ocds }: SourceFile, path: string): void {
  if (tables.length > 0 !== (ocds !== undefined)) return
  throw new Refusal('source-invalid', { path, problem: 'it needs either `tables:` or an `ocds:` section' })
}

function requireTarget(one: Table, path: string): void {
  if (one[one.row] === undefined) {
    throw new Refusal('source-invalid', {
      path,
      problem: `tables.${one.table}: rows are ${one.row}s, but it has no \`${one.row}:\` section`,
    })
  }
  if (one.key === undefined && (one.row === 'pledge' || one.row === 'deal')) {
    throw new Refusal('source-invalid', { path, problem: `tables.${one.table}: needs a \`key:\`` })
  }
  for (const field of ['value', 'finalValue'] as const) {
    const sum = one.deal?.[field]
    if (sum === undefined || (typeof sum === 'object' && sum.currency !== undefined)) continue
    const problem = `tables.${one.table}.deal.${field}: needs a \`currency:\`; a sum without one is no sum`
    throw new Refusal('source-invalid', { path, problem })
  }
}

/** Whether a file's name fits a pattern with `*` for any run of characters. */
export function fitsName(path: string, pattern: string): boolean {
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${escaped.join('.*')}$`, 'i').test(basename(path))
}
