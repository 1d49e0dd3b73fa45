// Measures the coverage of a file of releases in one pass.
import { closeSync, openSync, statSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { type Issue, issue } from '../../base/issue.ts'
import { byteRanges, rangeReader } from '../flags/byte-range.ts'
import { parseLines } from '../flags/json-line.ts'
import { type Coverage, coverageCounter } from './coverage.ts'

export type CoverageRun = Coverage & { readonly faults: number }

const rangeBytes = 4 * 1_048_576

export type CoverageFile = {
  readonly name: string
  readonly path: string
  /** Line of the original for the line (from 0) of `path`; the next number by default. */
  readonly lineOf?: (line: number) => number
}

export type CoverageOptions = {
  readonly onIssue: (issue: Issue) => void
  readonly onProgress?: (done: number, total: number) => void
}

/** Reads JSON Lines of releases, compiled or not; a line that is no JSON object is told, counted and passed over. */
export async function runCoverage(files: readonly CoverageFile[], options: CoverageOptions): Promise<CoverageRun> {
  const counter = await coverageCounter()
  const total = files.reduce((sum, { path }) => sum + statSync(path).size, 0)
  let faults = 0
  let done = 0
  for (const file of files) {
    faults += await countFile(file, counter, {
      onIssue: options.onIssue,
      onBytes: (bytes) => {
        done += bytes
        options.onProgress?.(done, total)
      },
    })
  }
  return { ...counter.finish(), faults }
}

type Counting = { readonly onIssue: (issue: Issue) => void; readonly onBytes: (bytes: number) => void }

// Gives how many lines were passed over.
async function countFile(
  { name, path, lineOf = (line) => line + 1 }: CoverageFile,
  counter: Awaited<ReturnType<typeof coverageCounter>>,
  { onIssue, onBytes }: Counting,
): Promise<number> {
  const reader = rangeReader()
  const fd = openSync(path, 'r')
  let line = 0
  let faults = 0
  function fault(reason: string): void {
    faults += 1
    onIssue(issue('release-line-invalid', { file: name, line: lineOf(line - 1) }, { params: { reason } }))
  }
  try {
    for (const range of byteRanges([statSync(path).size], rangeBytes)) {
      let longs = 0
      const { bytes, at } = reader.read(range, fd, () => {
        longs += 1
      })
      parseLines(at === 0 ? withoutMark(bytes) : bytes, at, {
        onJson(json, { isBytes, text }) {
          line += 1
          // Keys are names of paths here, and must be whole.
          const release: unknown = isBytes ? JSON.parse(Buffer.from(text, 'latin1').toString('utf8')) : json
          if (typeof release === 'object' && release !== null && !Array.isArray(release)) counter.add(release)
          else fault('it is no JSON object')
        },
        onBlank() {
          line += 1
        },
        onFault(what) {
          line += 1
          fault(`it is ${what}`)
        },
      })
      for (; longs > 0; longs--) {
        line += 1
        fault('it is longer than 64 MiB')
      }
      onBytes(bytes.length)
      await setImmediate()
    }
  } finally {
    closeSync(fd)
  }
  return faults
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}
