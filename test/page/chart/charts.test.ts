import { beforeAll, describe, expect, test } from 'vitest'
import type { Html } from '../../../src/base/html.ts'
import { bars } from '../../../src/page/chart/bars.ts'
import { distribution, quantile } from '../../../src/page/chart/distribution.ts'
import { type DotRow, intervalDots } from '../../../src/page/chart/interval-dots.ts'
import { stackedFlow } from '../../../src/page/chart/stacked-flow.ts'
import { steps } from '../../../src/page/chart/steps.ts'
import { timeline } from '../../../src/page/chart/timeline.ts'
import { type Locale, loadLocale } from '../../../src/page/locale.ts'

let locale: Locale
beforeAll(async () => {
  locale = await loadLocale('en')
})

const charts: Readonly<Record<string, () => Html | undefined>> = {
  'interval-dots': () =>
    intervalDots({
      locale,
      caption: 'Pledges kept',
      unit: 'Body',
      rows: [row('Ash & Oak', 0.764, 0.578, 0.908, { lower: 1, upper: 5 }), row('Elm', 0.35, 0.171, 0.539, null, true)],
    }),
  steps: () =>
    steps({
      locale,
      label: 'Delivered over time',
      points: [
        { days: 365.25, probability: 0.25, lower: 0.1, upper: 0.45 },
        { days: 730.5, probability: 0.5, lower: 0.3, upper: 0.7 },
      ],
    }),
  'stacked-flow': () =>
    stackedFlow({
      locale,
      label: 'States over time',
      states: ['judged', 'open'],
      points: [
        { day: '2020-01-01', states: { open: 4 } },
        { day: '2022-01-01', states: { open: 3, judged: 1 } },
        { day: '2024-01-01', states: { judged: 4 } },
      ],
    }),
  distribution: () =>
    distribution({ label: 'Days moved', values: [0, 0, 0, 30, 60, 365, 730], format: (days) => `${days} d` }),
  timeline: () =>
    timeline({
      locale,
      label: 'Promised against actual',
      start: '2018-01-01',
      promised: [
        { name: '2019', end: '2022-01-01', value: '£1m' },
        { name: '2020', end: null, value: null },
        { name: '2021', end: '2024-01-01', value: '£2m' },
      ],
      actualEnd: '2025-01-01',
      today: '2026-01-01',
    }),
  bars: () =>
    bars({
      label: 'Counts',
      bars: [
        { name: 'A <b>', value: 2, text: '2' },
        { name: 'B', value: 1, text: '1' },
      ],
    }),
}

// The drawings beside this file were read, line by line and as pictures.
test.each(Object.keys(charts))('%s draws what it drew', async (name) => {
  const drawn = charts[name]!()!.markup
  expect(charts[name]!()!.markup).toBe(drawn)
  await expect(drawn).toMatchFileSnapshot(`golden/${name}.svg.txt`)
})

describe('interval-dots', () => {
  test('draws an interval where it lies, with the same figures beside it', () => {
    const { markup } = charts['interval-dots']!()!
    expect(markup).toContain('x1="57.8%" x2="90.8%"')
    expect(markup).toContain('cx="76.4%"')
    expect(markup).toContain('57.8% – 90.8%')
    expect(markup).toContain('Ash &amp; Oak')
  })

  test('has no column of ranks where nobody has one', () => {
    const rows = [row('Ash', 0.5, 0.3, 0.7, null)]
    expect(intervalDots({ locale, caption: '', unit: '', rows }).markup).not.toContain('Rank')
  })
})

test('a flow keeps a state until the next day given', () => {
  const { markup } = charts['stacked-flow']!()!
  expect(markup.match(/<path/g)).toHaveLength(2)
  expect(markup).toContain('class="area c-judged"')
})

test('a timeline without any end is not drawn', () => {
  const promised = [{ name: '2019', end: null, value: null }]
  expect(
    timeline({ locale, label: '', start: '2018-01-01', promised, actualEnd: null, today: '2026-01-01' }),
  ).toBeUndefined()
})

test('quantiles lie between the two nearest values', () => {
  expect(quantile([0, 10], 0.25)).toBe(2.5)
  expect(quantile([1, 2, 3], 0.5)).toBe(2)
  expect(quantile([7], 0.99)).toBe(7)
})

function row(name: string, mean: number, lower: number, upper: number, rank: DotRow['rank'], isFew = false): DotRow {
  return { name, href: null, estimate: { mean, lower, upper }, isFew, judged: 14, rank }
}
