// What is held of the sample's pledges, and what was said, decided and corrected about it.
import { type Adding, attacks, due, finding, homes, hostileIds, partial, pledge } from './sample-draft.ts'

const sha = 'a1'.repeat(32)

// Findings of every standing on the homes, and what was said and decided about them. Gives what is to be erased.
export async function addFindings(adding: Adding): Promise<readonly (readonly [string, string])[]> {
  const { add } = adding
  const [, quoted] = await add('2024-06-01', [
    [
      'evidence',
      {
        evidence: 'count-2024',
        url: 'https://stats.example/homes?year=2024&x="y"',
        sha256: sha,
        mediaType: 'text/html',
        fetchedAt: '2024-05-31T08:00:00Z',
        locator: 'table 3',
        licence: 'CC0-1.0',
        independence: 'independent',
        quotation: `612 homes were completed. ${attacks.script}`,
      },
    ],
    ['evidence', { evidence: 'letter', independence: 'promiser', quotation: 'Erased quotation' }],
    [
      'evidence',
      { evidence: 'audit', independence: 'government', url: 'https://audit.example/', locator: attacks.image },
    ],
  ])
  const [first, adopted] = await add('2024-06-02', [
    finding(homes, { standing: 'adjudicated', progress: 'started', evidence: ['count-2024'] }, '2024-06'),
    finding(
      homes,
      {
        progress: 'advanced',
        source: 'sample',
        sourceVerdict: { scale: 'monitor', value: `Going ${attacks.script}` },
      },
      '2024-06-01',
    ),
    finding(homes, { standing: 'computed', progress: 'not-checked' }, '2024'),
  ])
  const [current, , , , , other] = await add('2026-03-01', [
    finding(
      homes,
      {
        standing: 'adjudicated',
        fulfilment: 'partly',
        criterion: 'homes-built',
        evidence: ['count-2024', 'letter', 'audit', 'not-recorded'],
        readings: [
          { by: `Coder A ${attacks.image}`, fulfilment: 'partly', statement: `612 of 1,000. ${attacks.script}` },
          { by: 'Coder B', fulfilment: 'not-fulfilled', statement: 'The number was the pledge.' },
        ],
      },
      '2026-02-15',
    ),
    finding(homes, { fulfilment: 'not-fulfilled', reason: 'external-shock', source: 'sample' }, '2026-02-01'),
    finding('sample/lanes', { fulfilment: 'not-fulfilled', reason: 'court' }, '2025-04-01'),
    finding(hostileIds.pledge, {
      publisher: `Press ${attacks.script}`,
      progress: 'stalled',
      unscored: `Verdict before its date ${attacks.image}`,
      fulfilment: 'not-fulfilled',
    }),
    finding('sample/future', { progress: 'started' }),
    finding('sample/lanes', { standing: 'adjudicated', fulfilment: 'not-fulfilled', evidence: ['audit'] }, '2025-05'),
    ['override', { finding: first, label: 'Urgent', reason: `Vote next week ${attacks.script}` }],
  ])
  const erased = await addSaid(adding, { first: first!, adopted: adopted!, current: current!, other: other! })
  await addCorrections(adding)
  return [[quoted!, 'quotation'], ...erased]
}

type Events = { readonly first: string; readonly adopted: string; readonly current: string; readonly other: string }

// Notices, replies, appeals and what was decided; a sealed notice and reply, one of them opened.
async function addSaid(
  { add, open }: Adding,
  { first, adopted, current, other }: Events,
): Promise<readonly (readonly [string, string])[]> {
  const [notice] = await add('2026-03-02', [
    [
      'notice',
      {
        body: 'gov/housing',
        findings: [current, first],
        channel: 'letter',
        sentAt: '2026-03-02T09:00:00Z',
        windowDays: 21,
      },
    ],
    [
      'notice',
      { body: 'gov/transport', findings: [other], channel: 'mail', sentAt: '2026-03-02T09:00:00Z', windowDays: 21 },
      null,
      true,
    ],
  ])
  await add('2026-03-03', [['window-extension', { notice, until: '2026-04-30T00:00:00Z', reason: 'Holiday' }]])
  const [, erased, , , , , opened] = await add('2026-03-10', [
    [
      'reply',
      {
        to: current,
        body: 'gov/housing',
        text: `We had a flood. ${attacks.script}\n\nSecond paragraph.`,
        language: 'en',
        evidence: ['letter'],
      },
    ],
    ['reply', { to: current, body: 'gov/housing', text: 'Erased reply' }],
    ['reply', { to: notice, body: 'gov/housing', text: '我们正在追赶进度。', language: 'zh-Hans' }],
    ['reply', { to: adopted, body: hostileIds.body, text: attacks.arabic, language: 'ar' }],
    ['reply', { to: current, body: 'gov/xa', text: 'Sealed reply' }, null, true],
    [
      'remedy',
      {
        commitment: 'sample/lanes',
        delivered: partial('2026-02'),
        fulfilment: 'largely',
        finding: other,
        reason: 'Opened late',
      },
    ],
    ['reply', { to: current, body: 'gov/xa', text: 'Opened reply' }, null, true],
  ])
  await open('2026-03-12', opened!)
  const [appeal, second] = await add('2026-03-15', [
    [
      'appeal',
      { finding: current, body: 'gov/housing', grounds: `The flood counts. ${attacks.image}`, evidence: ['audit'] },
    ],
    ['appeal', { finding: other, body: 'gov/transport', grounds: 'Opened since.' }],
  ])
  await add('2026-04-01', [
    [
      'decision',
      {
        appeal,
        outcome: 'partly-upheld',
        decider: 'panel-1',
        outside: true,
        reason: `Reason added. ${attacks.script}`,
      },
    ],
    [
      'correction',
      {
        corrects: first,
        grade: 'minor',
        reason: 'Slip of the pen',
        content: {
          commitment: homes,
          standing: 'adjudicated',
          progress: 'advanced',
          evidence: ['count-2024', 'audit'],
        },
      },
    ],
    [
      'correction',
      {
        corrects: current,
        grade: 'verdict-changing',
        reason: `By decision of the panel ${attacks.script}`,
        content: {
          commitment: homes,
          standing: 'adjudicated',
          fulfilment: 'partly',
          reason: 'external-shock',
          criterion: 'homes-built',
          evidence: ['count-2024', 'letter', 'audit'],
          readings: [
            { by: 'Coder A', fulfilment: 'partly', statement: '612 of 1,000.' },
            { by: 'Coder B', fulfilment: 'not-fulfilled', statement: 'The number was the pledge.' },
          ],
        },
      },
    ],
  ])
  return [
    [erased!, 'text'],
    [second!, 'grounds'],
  ]
}

// Corrections of every grade, a void, a coding that is still sealed.
async function addCorrections({ add }: Adding): Promise<void> {
  const [wells, wrong] = await add('2026-05-01', [
    pledge('sample/wells', 'gov/housing', { title: { en: 'Dig ten wells' }, due: due('2025'), topics: ['water'] }),
    finding('sample/wells', { fulfilment: 'not-fulfilled' }),
    finding('sample/wells', { standing: 'adjudicated', fulfilment: 'fulfilled' }, '2026-02'),
  ])
  await add('2026-06-01', [
    ['correction', { corrects: wrong, grade: 'void', reason: 'Of another pledge' }],
    [
      'correction',
      {
        corrects: wells,
        grade: 'factual',
        reason: 'Twelve wells, not ten',
        content: {
          ...(pledge('sample/wells', 'gov/housing')[1] as object),
          title: { en: 'Dig twelve wells' },
          due: due('2025'),
          topics: ['water'],
        },
      },
    ],
    ['conflict-statement', { assessor: 'assessor-1', body: 'gov/housing', hasConflict: false }],
    [
      'coding',
      { commitment: 'sample/wells', coder: 'coder-1', fulfilment: 'fulfilled', note: 'Sealed note' },
      null,
      true,
    ],
  ])
  const [voided] = await add('2026-06-02', [finding('sample/treaty', { progress: 'stalled' })])
  await add('2026-06-03', [['void', { voids: voided, reason: `Sent by mistake ${attacks.script}` }]])
}
