// What the sample's events are made of: short drafts, and text and ids that break what does not escape them.
import type { Draft } from '../../src/record/event.ts'
import type { KindName } from '../../src/record/kind.ts'

/** Text that breaks what does not escape it. No two are alike, so that a test can say which came through. */
export const attacks = {
  script: '<script>alert(1)</script>',
  image: '"><img src=x onerror=alert(2)>',
  address: 'javascript:alert(3)',
  ending: '</script></title></textarea><!-- ]]>',
  single: "' onmouseover='alert(4)",
  arabic: 'وعد بناء ألف منزل جديد',
  emoji: '🏗️ 1 000 homes 🏠',
  long: 'Donaudampfschifffahrtsgesellschaft'.repeat(8),
  formula: "=cmd|' /C calc'!A0",
  markdown: '[click](javascript:alert(5)) `x` **y**',
  message: "{name} '{' <b>{count, plural, other {#}}</b>",
} as const

/** Ids that a path has to escape. */
export const hostileIds = {
  body: 'x-org/100%25?a=1#b&"\'<i>é水',
  pledge: 'sample/50%?page=2#top&"\'<b>é水',
  deal: 'works/..%2f..%2fetc',
} as const

export type Adding = {
  /** Appends events as recorded on a day, and gives their ids; an effective day, month or year is stated. */
  readonly add: (on: string, drafts: readonly Given[]) => Promise<readonly string[]>
  /** Opens a sealed event. */
  readonly open: (on: string, event: string) => Promise<void>
}

/** One event: its kind, its content, from when it is so, and whether it is sealed. */
export type Given<K extends KindName = KindName> = readonly [
  kind: K,
  content: object,
  effective?: string | null,
  isSealed?: boolean,
]

export function draftOf([kind, content, effective = null, isSealed = false]: Given): Draft {
  const effectiveAt = effective === null ? null : { ...partial(effective), basis: 'stated' as const }
  return { kind, effectiveAt, content, sealed: isSealed } as unknown as Draft
}

export function partial(date: string) {
  return { date, precision: (['year', 'month', 'day'] as const)[date.split('-').length - 1]! }
}

export function due(date: string, basis: 'stated' | 'term-end' | 'inferred' = 'stated') {
  return { ...partial(date), basis }
}

/** The pledge that has all that a pledge can have. */
export const homes = 'sample/homes'

// Adopted from the monitor unless told otherwise.
export function finding(commitment: string, extra: object, from: string | null = '2026-01'): Given {
  const publisher = 'standing' in extra ? {} : { publisher: 'The Monitor' }
  return ['finding', { commitment, standing: 'adopted', ...publisher, ...extra }, from]
}

export function pledge(id: string, body: string, extra: object = {}): Given<'pledge'> {
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
