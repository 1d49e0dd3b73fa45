// The sample's bodies, posts, pledges and all that is held of them.
import { type Adding, attacks, due, type Given, hostileIds, partial } from './sample-draft.ts'

const councils = ['ash', 'birch', 'cedar', 'elm', 'fir', 'hazel', 'larch', 'maple', 'oak', 'pine']
const judgedEach = 14
const sha = 'a1'.repeat(32)

/** Gives the events and fields to erase at the end. */
export async function addPledges(
  adding: Adding,
): Promise<{ readonly toErase: readonly (readonly [string, string])[] }> {
  await addSources(adding)
  const tenures = await addBodies(adding)
  await addLeague(adding)
  await addTold(adding)
  const said = await addHeld(adding)
  return { toErase: [[tenures, 'holder'], ...said] }
}

async function addSources({ add }: Adding): Promise<void> {
  await add('2024-01-02', [
    [
      'source',
      {
        source: 'sample',
        title: `Pledges of the sample ${attacks.script}`,
        publisher: 'The Monitor',
        licence: 'CC-BY-4.0',
        attribution: `The Monitor ${attacks.image}`,
        url: 'https://monitor.example/pledges?a=1&b="2"',
        mapping: '0'.repeat(64),
        peerGroups: [
          { peerGroup: 'councils', name: `Councils ${attacks.emoji}`, why: `All plan by one law. ${attacks.ending}` },
          { peerGroup: 'ministries', name: 'Ministries', why: 'All answer to one parliament.' },
        ],
      },
    ],
    [
      'source',
      {
        source: 'works',
        title: 'Major works',
        publisher: 'Treasury',
        licence: 'OGL-UK-3.0',
        attribution: 'Contains public sector information.',
        mapping: '1'.repeat(64),
      },
    ],
    ['method', { method: 'standard', version: '1', digest: '2'.repeat(64), yaml: 'method: standard\n' }],
    [
      'document',
      {
        document: 'manifesto',
        title: `Manifesto ${attacks.single}`,
        url: 'https://gov.example/manifesto.pdf',
        published: partial('2023-11'),
        language: 'en',
        source: 'sample',
      },
    ],
  ])
}

async function addBodies({ add }: Adding): Promise<string> {
  const council = (name: string, i: number): Given => [
    'body',
    {
      body: `council/${name}`,
      name: {
        en: `${name[0]!.toUpperCase()}${name.slice(1)} Council`,
        'zh-Hans': `${'甲乙丙丁戊己庚辛壬癸'[i]}市议会`,
      },
      bodyType: 'council',
      jurisdiction: 'XA',
      peerGroup: 'councils',
      identifiers: [{ scheme: 'council', id: name }],
      places: [{ name: `${name} district`, scheme: 'XA-LAU', code: `E0${i}` }],
      url: `https://${name}.example/`,
      source: 'sample',
    },
    '2010',
  ]
  const ministry = (id: string, name: object, extra: object = {}): Given => [
    'body',
    { body: id, name, bodyType: 'ministry', jurisdiction: 'XA', peerGroup: 'ministries', source: 'sample', ...extra },
    '2000',
  ]
  await add('2024-01-03', [
    ...councils.map(council),
    [
      'body',
      { body: 'gov/xa', name: { en: 'Government of Exampland', 'zh-Hans': '示例国政府' }, bodyType: 'government' },
    ],
    ministry(
      'gov/housing',
      { en: 'Ministry of Housing', 'zh-Hans': '住房部', ar: 'وزارة الإسكان' },
      { parent: 'gov/xa' },
    ),
    ministry('gov/transport', { en: 'Ministry of Transport', 'zh-Hans': '交通部' }, { parent: 'gov/xa' }),
    ministry('gov/works', { en: 'Ministry of Works (to 2022)' }, { parent: 'gov/xa' }),
    ministry(hostileIds.body, {
      en: `Agency ${attacks.script} ${attacks.image}`,
      'zh-Hans': `署 ${attacks.ending}`,
      ar: attacks.arabic,
    }),
    [
      'succession',
      { from: ['gov/works'], to: ['gov/housing', 'gov/transport'], how: 'split', reason: 'Act of 2022' },
      '2022-04-01',
    ],
    ['same-as', { use: 'council/oak', also: 'council/oak-old', subject: 'body', reason: 'Two spellings' }],
  ])
  const [, , first] = await add('2024-01-04', [
    ['post', { post: 'mayor-oak', name: { en: 'Mayor of Oak', 'zh-Hans': '橡市市长' }, body: 'council/oak' }],
    ['post', { post: 'chair-"x"', name: { en: `Chair ${attacks.image}` }, body: 'council/ash' }],
    [
      'tenure',
      {
        post: 'mayor-oak',
        tenure: 'oak-1',
        holder: 'Erased Person',
        start: partial('2016-05'),
        end: partial('2020-05'),
      },
    ],
    [
      'tenure',
      { post: 'mayor-oak', tenure: 'oak-2', holder: `Robin Example ${attacks.script}`, start: partial('2020-05') },
    ],
    ['tenure', { post: 'chair-"x"', tenure: 'ash-1', holder: 'Kim Example', start: partial('2021') }],
  ])
  return first!
}

const types = ['action', 'outcome', 'spending', 'legislative', 'procedural', 'institutional', 'aspirational'] as const

function pledge(id: string, body: string, extra: object = {}): Given<'pledge'> {
  return [
    'pledge',
    {
      pledge: id,
      source: 'sample',
      wording: { en: `We will deliver ${id}.` },
      wordingIs: 'verbatim',
      promiser: { role: 'body', body },
      answerable: { body, since: partial('2020-05-07') },
      pledgeType: 'action',
      made: partial('2020-05-07'),
      ...extra,
    },
    '2020-05-07',
  ]
}

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

// Adopted from the monitor unless told otherwise.
function finding(commitment: string, extra: object, from: string | null = '2026-01'): Given {
  const publisher = 'standing' in extra ? {} : { publisher: 'The Monitor' }
  return ['finding', { commitment, standing: 'adopted', ...publisher, ...extra }, from]
}

export const homes = 'sample/homes'

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

// Findings of every standing on the homes, and what was said and decided about them. Gives what is to be erased.
async function addHeld(adding: Adding): Promise<readonly (readonly [string, string])[]> {
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
