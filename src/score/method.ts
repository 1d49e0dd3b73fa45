// A method file: every choice behind the figures, versioned, so that anyone can compute them again.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { Refusal } from '../base/refusal.ts'

/** Outcome levels that earn a credit, best first. */
export const judgedLevels = ['fulfilled', 'largely', 'partly', 'not-fulfilled', 'reversed'] as const
export type JudgedLevel = (typeof judgedLevels)[number]

export const measures = ['pledges-kept', 'deals-on-time', 'end-dates-held', 'deals-on-budget', 'openness'] as const
export type Measure = (typeof measures)[number]

const credit = z.number().min(0).max(1)

const methodFile = z.strictObject({
  method: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  version: z.string().min(1),
  credits: z.strictObject({
    fulfilled: credit,
    largely: credit,
    partly: credit,
    'not-fulfilled': credit,
    reversed: credit,
  }),
  leftOut: z.array(z.enum(['untestable', 'superseded', 'void'])),
  contested: z.enum(['published', 'left-out', 'generous', 'strict']),
  unjudged: z.enum(['left-out', 'kept', 'not-kept']),
  remedies: z.enum(['shown', 'credited']),
  judgedMin: z.int().min(1),
  judgedFew: z.int().min(1),
  quartersFrom: z.int().min(4),
  reliabilityMin: z.number().min(0).max(1),
  typeJudgedMin: z.int().min(1),
  draws: z.int().min(1_000).max(1_000_000),
  seed: z.string().min(1),
  weights: z.partialRecord(z.enum(measures), z.number().min(0)),
  peerGroups: z.array(
    z.strictObject({ peerGroup: z.string(), name: z.string(), why: z.string(), bodies: z.array(z.string()).min(1) }),
  ),
})

export type Method = z.infer<typeof methodFile> & {
  /** SHA-256 of the file, in hexadecimal. */
  readonly digest: string
  readonly yaml: string
}

const bundled = new URL('./methods/', import.meta.url)

/** Loads a bundled method by name, or a file by path, looked for from `from`. Refuses what does not hold to the schema. */
export async function loadMethod(nameOrPath: string, from: string): Promise<Method> {
  const inside = fileURLToPath(new URL(`${nameOrPath}.yaml`, bundled))
  const isName = /^[a-z0-9-]+$/.test(nameOrPath)
  const path = isName && existsSync(inside) ? inside : isAbsolute(nameOrPath) ? nameOrPath : join(from, nameOrPath)
  if (!existsSync(path)) {
    const names = (await readdir(bundled)).map((file) => file.replace(/\.yaml$/, '')).join(', ')
    throw new Refusal('method-missing', { method: nameOrPath, names })
  }
  return parseMethod(await readFile(path, 'utf8'), path)
}

/** Reads the text of a method file; `path` is named in refusals. */
export function parseMethod(yaml: string, path: string): Method {
  const document = parseDocument(yaml)
  const broken = document.errors[0]
  if (broken !== undefined) throw new Refusal('method-invalid', { path, problem: broken.message.split('\n')[0]! })
  const read = methodFile.safeParse(document.toJS())
  if (!read.success) {
    const first = read.error.issues[0]!
    throw new Refusal('method-invalid', { path, problem: `${first.path.join('.')}: ${first.message}` })
  }
  const { credits } = read.data
  const falls = judgedLevels.every((level, i) => i === 0 || credits[level] <= credits[judgedLevels[i - 1]!])
  if (!falls || credits.fulfilled === credits['not-fulfilled']) {
    throw new Refusal('method-invalid', { path, problem: 'credits: must fall from fulfilled to reversed, and differ' })
  }
  // An index over several axes would mix standings, which no estimate does; until a rule for that is agreed there is none.
  if (Object.values(read.data.weights).some((weight) => weight > 0)) {
    throw new Refusal('method-invalid', { path, problem: 'weights: no overall index is made yet; leave them empty' })
  }
  return { ...read.data, yaml, digest: createHash('sha256').update(yaml).digest('hex') }
}

/** The peer group of a body under a method: the method's own where it names the body, else the one declared by a source. */
export function peerGroupsOf(
  method: Pick<Method, 'peerGroups'>,
): (body: string, declared: string | null) => string | null {
  const own = new Map(method.peerGroups.flatMap(({ peerGroup, bodies }) => bodies.map((body) => [body, peerGroup])))
  return (body, declared) => own.get(body) ?? declared
}
