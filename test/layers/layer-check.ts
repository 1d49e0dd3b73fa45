// Finds imports that point up the table of layers, directly or through other files.
import { posix } from 'node:path'
import ts from 'typescript'

/** DESIGN's table, as an allowlist: a layer may import itself and these. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  base: [],
  record: ['base'],
  sources: ['base', 'record'],
  engine: ['base', 'record', 'sources'],
  score: ['base', 'engine'],
  page: ['base'],
  publish: ['base', 'record', 'engine', 'score', 'page'],
  desk: ['base', 'record', 'engine', 'page'],
  watch: ['base', 'record', 'sources', 'engine'],
  cli: ['base', 'record', 'sources', 'engine', 'score', 'page', 'publish', 'desk', 'watch'],
}

export type Violation = {
  readonly file: string
  /** The imports that lead from the file to where it may not reach, the file first. */
  readonly path: readonly string[]
}

/** `files` maps a path such as `score/rank.ts` to its text; every import of every kind counts, types too. */
export function violations(files: ReadonlyMap<string, string>): readonly Violation[] {
  const imports = new Map([...files].map(([path, text]) => [path, importsOf(path, text, files)]))
  return [...files.keys()].sort().flatMap((file) => reachesOutside(file, imports))
}

/** Files that `from` imports, resolved. Throws on an import of a file that is not there: a typo must not pass. */
function importsOf(path: string, text: string, files: ReadonlyMap<string, string>): readonly string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => {
      const target = posix.normalize(posix.join(posix.dirname(path), name))
      if (!files.has(target)) throw new Error(`${path} imports ${name}, which is not there`)
      return target
    })
}

function reachesOutside(file: string, imports: ReadonlyMap<string, readonly string[]>): readonly Violation[] {
  const layer = layerOf(file)
  const allowed = mayImport[layer]
  if (allowed === undefined) return [{ file, path: [file] }]
  const from = new Map<string, string>()
  const queue = [file]
  const found: Violation[] = []
  const told = new Set<string>()
  for (let current = queue.shift(); current !== undefined; current = queue.shift()) {
    for (const next of imports.get(current)!) {
      if (from.has(next) || next === file) continue
      from.set(next, current)
      const reached = layerOf(next)
      if (reached === layer || allowed.includes(reached)) queue.push(next)
      else if (!told.has(reached)) {
        told.add(reached)
        found.push({ file, path: pathTo(next, file, from) })
      }
    }
  }
  return found
}

function pathTo(target: string, file: string, from: ReadonlyMap<string, string>): readonly string[] {
  const path = [target]
  while (path[0] !== file) path.unshift(from.get(path[0]!)!)
  return path
}

function layerOf(path: string): string {
  return path.slice(0, path.indexOf('/'))
}
