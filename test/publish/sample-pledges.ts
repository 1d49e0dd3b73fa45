// The sample's pledges: a league of councils, one pledge with everything, and one for every other state.

import { councils } from './sample-bodies.ts'
import { type Adding, attacks, due, finding, type Given, homes, hostileIds, pledge } from './sample-draft.ts'

const judgedEach = 14

export async function addPledges(adding: Adding): Promise<void> {
  await addLeague(adding)
  await addTold(adding)
}

const types = ['action', 'outcome', 'spending', 'legislative', 'procedural', 'institutional', 'aspirational'] as const

// Councils that keep from one in fourteen to nearly all, so that their order can be told apart.
async function addLeague({ add }: Adding): Promise<void> {
  const pledges: Given[] = []
  const findings: Given[] = []
  councils.forEach((name, i) => {
    for (let n = 0; n < judgedEach + 2; n++) {
      const id = `sample/${name}-${n + 1}`
      const isJudged = n < judgedEach
      const topics = [['housing', 'water', 'schools', attacks.markdown][n % 4]!]
      pledges.push(
        pledge(id, `council/${name}`, {
          title: { en: `${name} pledge ${n + 1}: ${topics[0]} works`, 'zh-Hans': `承诺${n + 1}：${name} 新建住房` },
          pledgeType: types[n % types.length],
          topics,
          term: '2020–2024',
          due: n === judgedEach + 1 ? due('2030') : due(`202${2 + (n % 4)}-06-30`, n % 5 === 0 ? 'inferred' : 'stated'),
          places: [{ name: `${name} district`, scheme: 'XA-LAU', code: `E0${i}` }],
        }),
      )
      if (!isJudged) continue
      const kept = n <= Math.round((i / (councils.length - 1)) * (judgedEach - 1))
      const fulfilment = kept
        ? (['fulfilled', 'fulfilled', 'largely'] as const)[n % 3]
        : n % 4 === 3
          ? 'partly'
          : 'not-fulfilled'
      const verdict = { scale: 'monitor', value: kept ? 'Kept' : 'Broken' }
      findings.push(
        finding(id, {
          fulfilment,
          source: 'sample',
          sourceVerdict: verdict,
          ...(kept ? {} : { reason: 'not-prioritised' }),
        }),
      )
    }
  })
  await add('2024-01-05', pledges)
  await add('2026-02-01', findings)
}

// One pledge with all that a pledge can have, its parts, and pledges for every other state.
async function addTold({ add }: Adding): Promise<void> {
  await add('2024-01-06', [
    pledge('sample/programme', 'gov/housing', { title: { en: 'Housing programme', 'zh-Hans': '住房计划' } }),
    pledge(homes, 'gov/housing', {
      title: { en: 'A thousand new homes', 'zh-Hans': '新建一千套住房', ar: attacks.arabic },
      wording: {
        en: `We will build 1,000 new homes by 2024. ${attacks.script}`,
        'zh-Hans': '我们将在2024年底前新建1000套住房。',
      },
      document: 'manifesto',
      documentUrl: 'https://gov.example/manifesto.pdf#page=7',
      locator: `page 7 ${attacks.image}`,
      promiser: { role: 'government', body: 'gov/xa' },
      lead: 'gov/housing',
      contributing: ['gov/transport', 'council/oak-old', 'unknown/body'],
      pledgeType: 'outcome',
      due: due('2024'),
      term: `2020–2024 ${attacks.single}`,
      parent: 'sample/programme',
      topics: ['housing', attacks.script],
      places: [{ name: `Oak ${attacks.image}`, scheme: 'XA-LAU', code: 'E08' }, { name: 'The North' }],
      jurisdiction: 'XA',
      target: { quantity: '1000', unit: `homes ${attacks.script}` },
    }),
    pledge('sample/lanes', 'gov/transport', {
      title: { en: 'Cycle lanes' },
      wordingIs: 'paraphrase',
      parent: 'sample/programme',
      due: due('2025-03'),
      topics: ['transport'],
    }),
    pledge(hostileIds.pledge, hostileIds.body, {
      title: { en: `${attacks.formula} ${attacks.ending}`, 'zh-Hans': attacks.message },
      wording: { en: `${attacks.long} ${attacks.address} ${attacks.markdown}`, ar: attacks.arabic, und: attacks.emoji },
      documentUrl: 'https://evil.example/"onclick="alert(6)',
      due: due('2025'),
      topics: [attacks.formula],
    }),
    [
      'pledge',
      {
        pledge: 'sample/mayor-bridge',
        source: 'sample',
        wording: { en: 'I will open the bridge.' },
        wordingIs: 'verbatim',
        promiser: { role: 'office', post: 'mayor-oak' },
        pledgeType: 'action',
        due: due('2023'),
      },
      '2020-05-07',
    ],
    [
      'pledge',
      {
        pledge: 'sample/party-tax',
        source: 'sample',
        wording: { en: 'We will lower the tax.' },
        wordingIs: 'paraphrase',
        promiser: { role: 'party' },
        pledgeType: 'legislative',
      },
    ],
    pledge('sample/fair', 'gov/transport', { title: { en: 'Be fair' }, testable: false, pledgeType: 'aspirational' }),
    pledge('sample/gone', 'gov/transport', { title: { en: 'Withdrawn pledge' }, due: due('2027') }),
    pledge('sample/future', 'gov/housing', {
      title: { en: 'Zero waste' },
      due: due('2035-12-31'),
      pledgeType: 'status-quo',
    }),
    pledge('sample/treaty', 'gov/xa', {
      title: { en: 'Sign the treaty' },
      due: due('2026-12'),
      pledgeType: 'diplomatic',
    }),
    pledge('sample/old-name', 'gov/transport', { title: { en: 'Other spelling of lanes' } }),
    ['same-as', { use: 'sample/lanes', also: 'sample/old-name', subject: 'commitment', reason: 'Listed twice' }],
    [
      'candidate',
      {
        candidate: 'sample/maybe',
        source: 'sample',
        wording: { en: 'Perhaps.' },
        state: 'excluded',
        reason: 'private conduct',
      },
    ],
    [
      'criterion',
      {
        criterion: 'homes-built',
        commitment: homes,
        text: { en: `1,000 homes with a roof ${attacks.script}`, 'zh-Hans': '一千套封顶住房' },
      },
    ],
  ])
  const revise = (pledge: string, cause: string, changes: object, effective: string, extra: object = {}): Given => [
    'pledge-revision',
    { pledge, source: 'sample', cause, changes, ...extra },
    effective,
  ]
  await add('2024-03-01', [
    revise(
      homes,
      'publisher-changed',
      {
        wording: {
          en: `We aim to build 1,000 homes by 2026. ${attacks.ending}`,
          'zh-Hans': '我们力争在2026年底前建成1000套住房。',
        },
        due: due('2026'),
      },
      '2024-02-20',
    ),
    revise('sample/gone', 'unknown', {}, '2024-02-20', { listed: false }),
  ])
  await add('2024-05-01', [
    revise(
      homes,
      'collector-corrected',
      { topics: ['housing', 'planning'], target: { quantity: '1000', unit: 'homes' } },
      '2024-04-20',
    ),
    revise(homes, 'new-document', { due: due('2027-06-30') }, '2024-04-25'),
  ])
}
