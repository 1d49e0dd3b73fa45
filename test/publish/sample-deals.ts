// The sample's projects: ends that move, values that rise, outlooks, and what they carry out.
import { type Adding, attacks, type Given, hostileIds, partial } from './sample-draft.ts'

export const bridge = 'works/bridge'

export async function addDeals({ add }: Adding): Promise<void> {
  const snapshot = (deal: string, name: string, on: string, extra: object): Given => [
    'deal',
    {
      deal,
      source: 'works',
      dealType: 'project',
      title: { en: 'Bridge' },
      lead: 'gov/transport',
      snapshot: name,
      ...extra,
    },
    on,
  ]
  const pounds = (amount: string) => ({ amount, currency: 'GBP' })
  const bridgeNow = (name: string, on: string, end: string, value: string, extra: object = {}) =>
    snapshot(bridge, name, on, {
      title: { en: `North bridge ${attacks.script}`, 'zh-Hans': '北桥' },
      start: partial('2019-04'),
      end: partial(end),
      value: pounds(value),
      topics: ['transport'],
      places: [{ name: 'The North' }, { name: 'Oak', scheme: 'XA-LAU', code: 'E08' }],
      jurisdiction: 'XA',
      originalScope: true,
      ...extra,
    })
  const outlook = (value: string) => ({ outlook: { scale: 'gmpp', value } })
  await add('2024-07-01', [
    bridgeNow('2019-20', '2019-09-30', '2022-03-31', '100000000.00', { lead: 'gov/works', ...outlook('Green') }),
    bridgeNow('2020-21', '2020-09-30', '2023-03-31', '120000000.00', { lead: 'gov/works', ...outlook('Amber') }),
    bridgeNow('2021-22', '2021-09-30', '2024-06', '155000000.50', outlook('Red')),
    bridgeNow('2023-24', '2023-09-30', '2025-12-31', '190000000.00', {
      ...outlook(`Red ${attacks.image}`),
      endLow: partial('2025-10'),
      endHigh: partial('2026-02'),
      withheld: [{ field: 'finalValue', ground: `Commercially sensitive ${attacks.script}` }],
    }),
  ])
  await add('2026-07-01', [
    bridgeNow('2025-26', '2026-06-30', '2026-02-28', '201000000.00', {
      actualEnd: partial('2026-02-20'),
      finalValue: pounds('204500000.00'),
    }),
    snapshot(hostileIds.deal, `snapshot ${attacks.ending}`, '2024', {
      title: { en: `${attacks.formula} ${attacks.long}`, ar: attacks.arabic },
      lead: hostileIds.body,
      end: partial('2028'),
    }),
    snapshot('works/tunnel', '2024-25', '2024-09-30', {
      title: { en: 'Tunnel' },
      lead: 'gov/housing',
      value: pounds('5000'),
    }),
    snapshot('works/tunnel', '2025-26', '2025-09-30', { title: { en: 'Tunnel' }, lead: 'gov/housing', listed: false }),
    ...['gov/housing', 'gov/transport', hostileIds.body].flatMap((lead, i) =>
      Array.from({ length: 14 }, (_, n): Given[] => {
        const id = `works/${['h', 't', 'x'][i]}${n + 1}`
        const common = {
          title: { en: `Works ${n + 1} ${'abc'[i]}`, 'zh-Hans': `工程${n + 1}` },
          lead,
          topics: ['works'],
        }
        const late = n % (i + 2) === 0
        return [
          snapshot(id, '2022-23', '2022-09-30', { ...common, end: partial('2024-05-31'), value: pounds('1000000') }),
          snapshot(id, '2025-26', '2025-09-30', {
            ...common,
            end: partial(late ? '2025-01-31' : '2024-05-31'),
            actualEnd: partial(late ? '2025-01-15' : '2024-05-20'),
            value: pounds(late ? '1250000' : '1000000'),
            finalValue: pounds(late ? '1300000' : '990000'),
          }),
        ]
      }).flat(),
    ),
    ['link', { pledge: 'sample/lanes', deal: bridge, reason: `The bridge carries the lanes ${attacks.script}` }],
    ['finding', { commitment: bridge, standing: 'computed', fulfilment: 'largely' }, '2026-06-30'],
  ])
}
