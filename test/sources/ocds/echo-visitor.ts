// A visitor that gives back what it was shown.
import type { ProcessVisitor, VisitorContext } from '../../../src/sources/ocds/process-range.ts'

export type Shown = {
  readonly number: number
  readonly ocid: string
  readonly lines: readonly number[]
  readonly ids: readonly unknown[]
  readonly texts: readonly string[]
}

export function open(_options: unknown, _context: VisitorContext): ProcessVisitor<readonly Shown[]> {
  const shown: Shown[] = []
  return {
    visit({ number, ocid, releases }) {
      shown.push({
        number,
        ocid,
        lines: releases.map(({ line }) => line),
        ids: releases.map(({ release }) => release['id']),
        texts: releases.map(({ text }) => text()),
      })
    },
    close: () => shown,
  }
}
