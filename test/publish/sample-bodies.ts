// The sample's sources, bodies, posts and tenures.
import { type Adding, attacks, type Given, hostileIds, partial } from './sample-draft.ts'

export const councils = ['ash', 'birch', 'cedar', 'elm', 'fir', 'hazel', 'larch', 'maple', 'oak', 'pine']

/** Gives the tenure whose holder is to be erased. */
export async function addBodies(adding: Adding): Promise<string> {
  await addSources(adding)
  return addDescribed(adding)
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

async function addDescribed({ add }: Adding): Promise<string> {
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
