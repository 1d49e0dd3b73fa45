// A jurisdiction: the declarative file that says how its law names legal entities, which registers hold nothing else, and
// which limits its procurement law sets.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { Refusal } from '../base/refusal.ts'
import { firstProblem } from '../record/event.ts'
import { decimal, shortText } from '../record/field.ts'

const schemeCode = z.string().regex(/^[A-Z]{2}-[A-Z][A-Z0-9_]*$/)
const currencyCode = z.string().regex(/^[A-Z]{3}$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const legalForm = z.strictObject({
  /** Canonical token: what stands in ids and in `evidence`. */
  form: shortText,
  /** As it is written. A word with dots, `S.A.`, is also read without them, and apart: `SA`, `S. A.`. */
  spellings: z.array(shortText).min(1),
  /** How a short form must be written to count; see international.yaml. */
  when: z.enum(['any', 'upper', 'dotted', 'word']).default('any'),
  /** end: behind the name; either: before it too; joined: behind it without a space, as in Chinese. */
  position: z.enum(['end', 'either', 'joined']).default('end'),
  /** The law that makes it a legal entity. */
  source: shortText,
})

const threshold = z.strictObject({
  /** By the codelist of procurement methods; any where left out. */
  methods: z.array(z.enum(['open', 'selective', 'limited', 'direct'])).exactOptional(),
  categories: z.array(z.enum(['goods', 'works', 'services'])).min(1),
  /** Whom it binds, in the law's terms; `all` where it makes no difference. */
  buyers: shortText,
  amount: decimal,
  currency: currencyCode,
  from: day,
  /** Last day; in force where left out. */
  until: day.exactOptional(),
  /** What begins or ends at the amount. */
  beyond: shortText,
  source: shortText,
})

const jurisdictionFile = z.strictObject({
  code: z.string().regex(/^([A-Z]{2}|international)$/),
  name: shortText,
  currency: currencyCode.nullable(),
  legalForms: z.array(legalForm),
  /** Marks that win over every form; `at: start` only at the beginning. */
  excludes: z.array(z.strictObject({ mark: shortText, at: z.literal('start').exactOptional(), why: shortText })),
  /** What stands from such a mark on is no part of the legal name. */
  cuts: z.array(shortText),
  companyWords: z.array(shortText),
  /** org-id.guide codes of registers that hold legal entities alone; `id` is a regular expression for the whole number. */
  schemes: z.array(
    z.strictObject({
      scheme: schemeCode,
      id: shortText,
      /** Digits alone are filled up with zeros to this length. */
      pad: z.int().min(1).exactOptional(),
      source: shortText,
    }),
  ),
  mixedSchemes: z.array(z.strictObject({ scheme: schemeCode, why: shortText })),
  bodySchemes: z.array(z.strictObject({ scheme: schemeCode, source: shortText })),
  thresholds: z.array(threshold),
})

type JurisdictionFile = z.infer<typeof jurisdictionFile>

export type LegalForm = z.infer<typeof legalForm>

/**
 * A jurisdiction's file with what holds everywhere behind its own entries. `schemes` are those of all jurisdictions: a
 * register holds legal entities alone wherever its number is met.
 */
export type Jurisdiction = JurisdictionFile

const folder = new URL('./jurisdictions/', import.meta.url)

/** Codes of the jurisdictions that come with Kept; `international` is the fall-back for all others. */
export async function jurisdictionCodes(): Promise<readonly string[]> {
  const files = await readdir(folder)
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort()
}

/** Loads a jurisdiction by its code: ISO 3166-1 alpha-2, or `international`. Refuses a code that has no file. */
export async function loadJurisdiction(code: string): Promise<Jurisdiction> {
  const codes = await jurisdictionCodes()
  if (!codes.includes(code) || !existsSync(new URL(`${code}.yaml`, folder))) {
    throw new Refusal('jurisdiction-unknown', { code, codes: codes.join(', ') })
  }
  const files = await Promise.all(
    codes.map(async (one) => parseJurisdiction(await readFile(new URL(`${one}.yaml`, folder), 'utf8'), `${one}.yaml`)),
  )
  const own = files.find((file) => file.code === code)!
  const everywhere = files.find((file) => file.code === 'international')!
  const schemes = files.flatMap((file) => file.schemes)
  if (own === everywhere) return { ...own, schemes }
  return {
    ...own,
    legalForms: [...own.legalForms, ...everywhere.legalForms],
    excludes: [...own.excludes, ...everywhere.excludes],
    cuts: [...own.cuts, ...everywhere.cuts],
    companyWords: [...own.companyWords, ...everywhere.companyWords],
    schemes,
    mixedSchemes: files.flatMap((file) => file.mixedSchemes),
    bodySchemes: files.flatMap((file) => file.bodySchemes),
  }
}

/** All of them, the fall-back last. */
export async function allJurisdictions(): Promise<readonly [Jurisdiction, ...Jurisdiction[]]> {
  const all = await Promise.all((await jurisdictionCodes()).map(loadJurisdiction))
  return all as [Jurisdiction, ...Jurisdiction[]]
}

/** Reads the text of a jurisdiction's file; `path` is named in refusals. */
export function parseJurisdiction(text: string, path: string): Jurisdiction {
  const document = parseDocument(text)
  const broken = document.errors[0]
  if (broken !== undefined) throw new Refusal('jurisdiction-invalid', { path, problem: broken.message.split('\n')[0]! })
  const read = jurisdictionFile.safeParse(document.toJS())
  if (!read.success) throw new Refusal('jurisdiction-invalid', { path, problem: firstProblem(read.error) })
  const { schemes, mixedSchemes } = read.data
  const both = schemes.find(({ scheme }) => mixedSchemes.some((mixed) => mixed.scheme === scheme))
  if (both !== undefined) {
    const problem = `${both.scheme} stands under schemes and under mixedSchemes`
    throw new Refusal('jurisdiction-invalid', { path, problem })
  }
  return read.data
}
