// Tells by a file's beginning whether it seems to be plain JSON Lines of bare releases, so that it need not be read to be opened.
import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { isJsonObject } from './json-value.ts'
import type { ReleaseFile } from './release-file.ts'

const headBytes = 1_048_576

/**
 * The file itself, where every whole line of its first megabyte is a bare release in UTF-8; else undefined. What follows
 * may still be something else: `visitProcesses` then refuses a line, and whoever asked opens the file by `openReleases`.
 */
export function bareReleases(path: string, name: string): ReleaseFile | undefined {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isFile() !== true) return undefined
  const head = headOf(path)
  const isWhole = head.length >= stats.size
  const cut = isWhole ? head.length : head.lastIndexOf(10)
  if (cut <= 0 || !isUtf8(head.subarray(0, cut))) return undefined
  const lines = head
    .toString('utf8', 0, cut)
    .split('\n')
    .filter((line) => line.trim() !== '')
  if (lines.length === 0 || !lines.every(isBareRelease)) return undefined
  return { name, path, kind: 'releases', bytes: stats.size, lineOf: (line) => line + 1 }
}

function headOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(headBytes)
    return head.subarray(0, readSync(file, head))
  } finally {
    closeSync(file)
  }
}

function isBareRelease(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line)
    return isJsonObject(value) && typeof value['ocid'] === 'string' && !isEnvelope(value)
  } catch {
    return false
  }
}

/** True for a record or a package: it holds releases, and is none. */
export function isEnvelope(value: { readonly [name: string]: unknown }): boolean {
  return isJsonObject(value['compiledRelease']) || Array.isArray(value['releases']) || Array.isArray(value['records'])
}
