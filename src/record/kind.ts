// What a kind of event is: a strict schema, and which of its fields law may order erased.
import { readdir } from 'node:fs/promises'
import { z } from 'zod'

/** Content by kind; each file in kinds/ adds its own line by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by kinds/*.ts
export interface Contents {}
export type KindName = keyof Contents & string

export type Kind = {
  readonly kind: string
  /** What is given when an event is made. */
  readonly content: z.ZodObject
  /** What stands in the log: the same, with every erasable field as a salted hash. */
  readonly logged: z.ZodObject
  /** Top-level fields that law may order erased: logged as salted hashes, kept in private/ until then. */
  readonly erasable: readonly string[]
  /** May be logged sealed and opened later by a publication. */
  readonly sealable: boolean
}

/** `SHA-256(32 random bytes ‖ canonical value)` in the place of an erasable value. */
export const saltedHash = z.strictObject({ salted: z.string().regex(/^[0-9a-f]{64}$/) })

export function defineKind<Content extends z.ZodObject>(
  kind: KindName,
  content: Content,
  options: { readonly erasable?: readonly (keyof z.infer<Content> & string)[]; readonly sealable?: boolean } = {},
): Omit<Kind, 'content'> & { readonly content: Content } {
  const erasable = options.erasable ?? []
  const salted = Object.fromEntries(
    erasable.map((field) => [
      field,
      content.shape[field] instanceof z.ZodExactOptional ? saltedHash.exactOptional() : saltedHash,
    ]),
  )
  return Object.freeze({
    kind,
    content,
    logged: content.extend(salted),
    erasable,
    sealable: options.sealable ?? false,
  })
}

/** All kinds of event, found by their place: one file each in kinds/. */
export async function loadKinds(): Promise<ReadonlyMap<string, Kind>> {
  loading ??= loadAll()
  return loading
}

let loading: Promise<ReadonlyMap<string, Kind>> | undefined

async function loadAll(): Promise<ReadonlyMap<string, Kind>> {
  const folder = new URL('./kinds/', import.meta.url)
  const files = (await readdir(folder)).filter((file) => /^[a-z-]+\.(ts|js)$/.test(file)).sort()
  const modules = await Promise.all(
    files.map((file) => import(new URL(file, folder).href) as Promise<{ default: Kind }>),
  )
  return new Map(modules.map((module) => [module.default.kind, module.default]))
}
