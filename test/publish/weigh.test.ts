// The reader's own weights: the same mean as ours under our credits, and addresses that carry them.
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { estimateLeague } from '../../src/score/league.ts'
import { judgedLevels, loadMethod } from '../../src/score/method.ts'

type Island = {
  meanCredit: (counts: readonly number[], credits: readonly number[]) => number | null
  falls: (credits: readonly number[]) => boolean
  creditsOf: (fragment: string, levels: number) => readonly number[] | undefined
  fragmentOf: (credits: readonly number[]) => string
}
const script = new URL('../../src/page/asset/weigh.js', import.meta.url)
const { meanCredit, falls, creditsOf, fragmentOf } = (await import(script.href)) as Island

it('gives what the league gives under the method’s credits', async () => {
  const standard = await loadMethod('standard', fileURLToPath(new URL('../../', import.meta.url)))
  const method = { ...standard, draws: 1000 }
  const credits = judgedLevels.map((level) => method.credits[level])
  const levels = [
    [23, 10, 7, 5, 1],
    [3, 0, 1, 4, 2],
  ]
  const inputs = levels.map((own, i) => ({ key: String(i), levels: own, unjudged: 0 }))
  const { units } = await estimateLeague(inputs, { method, credits, ranked: true, name: 'weigh' })
  expect(levels.map((own) => meanCredit(own, credits))).toEqual(units.map(({ crude }) => crude))
  expect(meanCredit([0, 0, 0, 0, 0], credits)).toBeNull()
})

it('carries weights in the address and reads nothing else there', () => {
  expect(creditsOf(fragmentOf([1, 0.6, 0.25, 0, 0]), 5)).toEqual([1, 0.6, 0.25, 0, 0])
  for (const fragment of [
    '',
    '#weigh',
    '#weights=',
    '#weights=1-2-3-4',
    '#weights=101-0-0-0-0',
    '#weights=1-2-3-4-<b>',
  ])
    expect(creditsOf(fragment, 5), fragment).toBeUndefined()
})

it('tells where a worse outcome earns more', () => {
  expect(falls([1, 1, 0.5, 0, 0])).toBe(true)
  expect(falls([1, 0.5, 0.75, 0, 0])).toBe(false)
})
