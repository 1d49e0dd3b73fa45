// Measures the coverage of a file of releases in one pass.
import { closeSync, openSync, statSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { type Issue, issue } from '../../base/issue.ts'
import { byteRanges, rangeReader } from '../flags/byte-range.ts'
import { parseLines } from '../flags/json-line.ts'
import { type Coverage, coverageCounter } from './coverage.ts'

export type CoverageRun = Coverage & { readonly faults: number }

const rangeBytes = 4 * 1_048_576

/** Reads JSON Lines of releases, compiled or not; a line that is no JSON object is told, counted and passed over. */
export async function runCoverage(
  file: { readonly name: string; readonly path: string },
  options: {
    readonly onIssue: (issue: Issue) => void
    readonly onProgress?: (done: number, total: number) => void
  },
): Promise<CoverageRun> {
  const counter = await coverageCounter()
  const reader = rangeReader()
  const ranges = byteRanges([statSync(file.path).size], rangeBytes)
  const fd = openSync(file.path, 'r')
  let line = 0
  let faults = 0
  function fault(reason: string): void {
    faults += 1
    options.onIssue(issue('release-line-invalid', { file: file.name, line }, { params: { reason } }))
  }
  try {
    for (const [number, range] of ranges.entries()) {
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
      options.onProgress?.(number + 1, ranges.length)
      await setImmediate()
    }
  } finally {
    closeSync(fd)
  }
  return { ...counter.finish(), faults }
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}
