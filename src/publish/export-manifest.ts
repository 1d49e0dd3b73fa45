// The list of files that an export made, so that the next one takes away what it must and nothing else.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../base/refusal.ts'

export type Manifest = {
  readonly edition: string
  /** False while an export is at work, and after one that was cut off. */
  readonly isComplete: boolean
  readonly paths: readonly string[]
}

const fileName = '.kept-export'

/** Paths of the last export; refuses a folder that holds anything and has no list. */
export function readManifest(target: string): readonly string[] {
  const path = join(target, fileName)
  if (existsSync(path)) {
    const lines = readFileSync(path, 'utf8').split('\n')
    return lines.slice(1).filter((line) => line !== '' && !line.split('/').includes('..'))
  }
  if (existsSync(target) && readdirSync(target).length > 0) throw new Refusal('export-folder-foreign', { dir: target })
  return []
}

export function writeManifest(target: string, { edition, isComplete, paths }: Manifest): void {
  mkdirSync(target, { recursive: true })
  const path = join(target, fileName)
  writeFileSync(`${path}.new`, `${JSON.stringify({ edition, isComplete })}\n${paths.join('\n')}\n`)
  renameSync(`${path}.new`, path)
}
