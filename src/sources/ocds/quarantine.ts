// Sets aside what could not be read of an input: file, line, reason and the text itself, in a file of the record's private part.
import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** `line` counts from 1 in the original; `text` is the line or element whole, or its beginning where it is too long. */
export type Quarantined = {
  readonly file: string
  readonly line: number
  readonly reason: string
  readonly text: string
}

export type Quarantine = {
  readonly path: string
  /** How many things were set aside, and how many for each reason. */
  count(): number
  reasons(): Readonly<Record<string, number>>
  add(bad: Quarantined): void
  /** Writes what is not written yet. */
  close(): void
}

/**
 * Opens `<folder>/<digest>.jsonl`, which comes into being with the first thing set aside, readable by its owner alone. What an
 * earlier reading of the same input left there is replaced.
 */
export function openQuarantine(folder: string, digest: string): Quarantine {
  const path = join(folder, `${digest}.jsonl`)
  const reasons = new Map<string, number>()
  let lines: string[] = []
  let characters = 0
  let isBegun = false

  function write(): void {
    if (lines.length === 0) return
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    appendFileSync(path, lines.join(''), { mode: 0o600, flag: isBegun ? 'a' : 'w' })
    isBegun = true
    lines = []
    characters = 0
  }

  return {
    path,
    count: () => [...reasons.values()].reduce((sum, each) => sum + each, 0),
    reasons: () => Object.fromEntries(reasons),
    add(bad) {
      reasons.set(bad.reason, (reasons.get(bad.reason) ?? 0) + 1)
      const { file, line, reason, text } = bad
      const json = `${JSON.stringify({ file, line, reason, text })}\n`
      lines.push(json)
      characters += json.length
      if (characters > charactersMax) write()
    },
    close: write,
  }
}

const charactersMax = 1 << 20
