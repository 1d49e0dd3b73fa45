// Ids: branded strings, and how each is made.
import { createHash } from 'node:crypto'

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** Institution that answers for commitments: `<scheme>/<identifier>`, for example `GB-GOV/DFT`. */
export type BodyId = Branded<'BodyId'>
/** Pledge or deal: `<source>/<key>`, for example `uk-gmpp/DFT_0034_1920-Q2`. */
export type CommitmentId = Branded<'CommitmentId'>
/** One line of the record: 26 characters of Crockford's base 32, sorted by time of making (ULID). */
export type EventId = Branded<'EventId'>

/** A body's id from the scheme that registers it and its identifier there. */
export function bodyId(scheme: string, identifier: string): BodyId {
  return `${scheme}/${slug(identifier)}` as BodyId
}

/** A commitment's id from its source and its key in that source. */
export function commitmentId(source: string, key: string): CommitmentId {
  return `${source}/${slug(key)}` as CommitmentId
}

const slugCharactersMax = 80

/**
 * A key as a path segment: itself where it is made of letters, digits, `.`, `_` and `-` and fits; otherwise a readable
 * form followed by eight hexadecimal digits of its SHA-256, so that two keys never share a slug by their looks.
 */
export function slug(key: string): string {
  if (/^[\w.-]{1,80}$/.test(key) && !/^\.+$/.test(key)) return key
  const readable = key
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .toLowerCase()
    .slice(0, slugCharactersMax - 9)
  return `${readable}-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`
}

const crockford = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * Makes event ids: 48 bits of time, then about 75 random bits drawn once and counted up, so that the ids of one maker sort in
 * the order in which they were made. `clock` gives milliseconds since 1970, `random` gives that many random bytes.
 */
export function eventIds(clock: () => number, random: (bytes: number) => Uint8Array): () => EventId {
  const [high, ...low] = random(10)
  const prefix = [high!, ...low.slice(0, 4)].map((byte) => base32(byte, 2).slice(-1)).join('')
  let count = low.slice(4).reduce((sum, byte) => sum * 256 + byte, 0) % countsMax
  let instant = -1
  let time = ''
  return () => {
    const now = clock()
    if (now !== instant) {
      instant = now
      time = base32(now, 10)
    }
    count = (count + 1) % countsMax
    return `${time}${prefix}${base32(count, countDigits)}` as EventId
  }
}

const countDigits = 11
const countsMax = 2 ** 52

function base32(value: number, digits: number): string {
  let out = ''
  let rest = value
  for (let i = 0; i < digits; i++) {
    out = crockford[rest % 32]! + out
    rest = Math.floor(rest / 32)
  }
  return out
}
