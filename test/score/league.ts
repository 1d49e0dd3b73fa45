// Small leagues for tests.
import type { BodyCounts } from '../../src/score/posterior.ts'

/** Credits of four levels: fulfilled, largely, partly, not fulfilled. */
export const credits = [1, 0.75, 0.5, 0]

export function leagueOf(...counts: readonly (readonly number[])[]): readonly BodyCounts[] {
  return counts.map((levels, i) => ({ key: `body ${String(i).padStart(3, '0')}`, counts: levels }))
}

export function crudeRate(counts: readonly number[]): number {
  return counts.reduce((sum, count, k) => sum + count * credits[k]!, 0) / counts.reduce((a, b) => a + b, 0)
}
