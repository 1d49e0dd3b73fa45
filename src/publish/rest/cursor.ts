// Cursors: where a list goes on, bound to the question that it was made for.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Cursor } from '../edition/store.ts'

const held = z.tuple([z.string(), z.union([z.string(), z.number(), z.null()]), z.string()])

/** Opaque text. `question` is anything that names the list: a cursor of another question is refused by `readCursor`. */
export function writeCursor(question: string, [value, id]: Cursor): string {
  return Buffer.from(JSON.stringify([mark(question), value, id])).toString('base64url')
}

/** Undefined for text that `writeCursor` did not make for this question. */
export function readCursor(question: string, text: string): Cursor | undefined {
  const bytes = Buffer.from(text, 'base64url')
  // Node decodes leniently; what does not come back the same was not written here.
  if (bytes.toString('base64url') !== text) return undefined
  try {
    const [own, value, id] = held.parse(JSON.parse(bytes.toString()))
    return own === mark(question) ? [value, id] : undefined
  } catch {
    return undefined
  }
}

function mark(question: string): string {
  return createHash('sha256').update(question).digest('base64url').slice(0, 8)
}
